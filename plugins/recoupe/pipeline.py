"""From a folder to a site, in plain steps: load, link, check, index, view, render."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from recoupe import urls
from recoupe.checks import check
from recoupe.diagnostics import Diagnostic
from recoupe.indexes import build_indexes
from recoupe.linking import LinkedCorpus, quotes
from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.model import Article, Record
from recoupe.processing import Executors, Store, process_corpus, right_here
from recoupe.rendering import Page, Renderer, terms
from recoupe.search import SearchData, Wording, search_data
from recoupe.views import Reader, View, all_views, previews_of
from recoupe.views.annotations import notes_views
from recoupe.views.broken import BrokenView


@dataclass(frozen=True, slots=True)
class CheckedCorpus:
    """A corpus, linked, and everything that is wrong with it, by place."""

    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Every page of the site, and everything that is wrong with the corpus.

    `files` are the files beside the pages: address below the site's root -> content. `search` is what can be searched.
    """

    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: Mapping[str, bytes]
    search: SearchData


Versions = Callable[[str], Sequence[str]]
"""Gives the committed texts of a file (path below the corpus), the newest first."""


def read_corpus(
    content: Path,
    defaults: Defaults,
    versions: Versions = lambda path: (),
    *,
    history_is_cut: bool = False,
    executors: Executors = right_here,
    store: Store | None = None,
) -> CheckedCorpus:
    """Load, link and check the corpus in the folder `content`.

    `versions` lets quotes follow their text's changes; `history_is_cut` says that it does not know them all.
    Articles are processed by one of the `executors`, and kept in the `store` for the next time.
    """

    def earlier(article: Article) -> Sequence[Article]:
        file = CorpusFile("articles", article.id, article.path)
        loaded = (load_record(text, file, defaults).record for text in versions(article.path))
        return [record for record in loaded if isinstance(record, Record)]

    processed = process_corpus(content, defaults, earlier, executors=executors, store=store)
    linked = processed.linked
    cut = _cut_history(linked) if history_is_cut else ()
    return CheckedCorpus(linked, tuple(sorted((*processed.diagnostics, *check(linked), *cut))))


def _cut_history(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """Told once, at the first quote: it is the checkout that is to be mended, and no file."""
    for each in linked.articles.values():
        for path, quote in quotes(each.article):
            yield Diagnostic(
                span=each.article.span(*path, "exact"),
                rule="shallow-history",
                message="the history of this checkout is cut off, and quotes cannot be followed through it",
                seen=quote.exact[:80],
                expected="all commits",
                help="git fetch --unshallow; in a workflow, fetch-depth: 0",
            )
            return


def make_site(
    checked: CheckedCorpus,
    templates: Path,
    *,
    lang: str,
    site_name: str,
    site_url: str = "",
    show_diagnostics: bool,
) -> Site:
    """Make the pages. With `show_diagnostics` each page shows what is wrong with the file that it was made from.

    Citations give the pages' addresses below `site_url`, where that is known.
    """
    reader = Reader(checked.linked, build_indexes(checked.linked), lang)
    corpus_lang = checked.linked.corpus.lang
    renderer = Renderer(templates, lang, corpus_lang=corpus_lang, site_name=site_name, site_url=site_url)
    sources = _sources(checked.linked, lang)
    by_page: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in checked.diagnostics:
        by_page[urls.of_file(diagnostic.span.file)].append(diagnostic)

    def page(view: View) -> Page:
        source = view.path if isinstance(view, BrokenView) else sources.get(view.address, "")
        shown: list[Diagnostic] = []
        if show_diagnostics:
            # The home page shows them all: a file with a bad name has no page of its own.
            shown = list(checked.diagnostics) if view.address == "" else by_page.get(view.address, [])
        return renderer.page(view, source=source, diagnostics=shown)

    pages = tuple(page(view) for view in all_views(reader, site_name))
    wording = Wording(
        day=partial(terms.day, lang=lang), language=partial(terms.language, lang=lang), term=renderer.term
    )
    return Site(pages, checked.diagnostics, _files(reader, renderer), search_data(reader, wording))


def _files(reader: Reader, renderer: Renderer) -> Mapping[str, bytes]:
    """The files beside the pages."""
    previews = {view.address: renderer.preview(view).encode() for view in previews_of(reader)}
    citations = {view.address: renderer.note_citations(view).encode() for view in notes_views(reader)}
    return {**previews, **citations}


def _sources(linked: LinkedCorpus, lang: str) -> Mapping[str, str]:
    """The file that each page of the edition in `lang` was made from, by address."""
    corpus = linked.corpus
    return {
        **{urls.article(id): record.path for id, record in (*corpus.articles.items(), *corpus.withdrawn.items())},
        **{urls.entity(id): record.path for id, record in corpus.entities.items()},
        **{urls.source(id): record.path for id, record in corpus.sources.items()},
        **{urls.hand_page(id): page.path for id, page in corpus.pages.items()},
        **{urls.hand_page(id): page.path for (id, of), page in corpus.versions.items() if of == lang},
    }
