"""From a folder to a site, in plain steps: load, link, check, index, view, render."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from recoupe import urls
from recoupe.checks import check
from recoupe.diagnostics import Diagnostic
from recoupe.indexes import build_indexes
from recoupe.linking import LinkedCorpus, link_corpus
from recoupe.loading import Defaults, load_corpus
from recoupe.rendering import Page, Renderer
from recoupe.views import Reader, View, all_views
from recoupe.views.broken import BrokenView


@dataclass(frozen=True, slots=True)
class CheckedCorpus:
    """A corpus, linked, and everything that is wrong with it, by place."""

    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Site:
    """Every page of the site, and everything that is wrong with the corpus."""

    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]


def read_corpus(content: Path, defaults: Defaults) -> CheckedCorpus:
    """Load, link and check the corpus in the folder `content`."""
    loaded = load_corpus(content, defaults)
    linked = link_corpus(loaded.corpus)
    return CheckedCorpus(linked, tuple(sorted((*loaded.diagnostics, *check(linked)))))


def make_site(checked: CheckedCorpus, templates: Path, *, lang: str, site_name: str, show_diagnostics: bool) -> Site:
    """Make the pages. With `show_diagnostics` each page shows what is wrong with the file that it was made from."""
    reader = Reader(checked.linked, build_indexes(checked.linked), lang)
    renderer = Renderer(templates, lang)
    sources = _sources(checked.linked)
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in checked.diagnostics:
        by_file[diagnostic.span.file].append(diagnostic)

    def page(view: View) -> Page:
        source = view.path if isinstance(view, BrokenView) else sources.get(view.address, "")
        shown: list[Diagnostic] = []
        if show_diagnostics:
            # The home page shows them all: a file with a bad name has no page of its own.
            shown = list(checked.diagnostics) if view.address == "" else by_file.get(source, [])
        return renderer.page(view, source=source, diagnostics=shown)

    return Site(tuple(page(view) for view in all_views(reader, site_name)), checked.diagnostics)


def _sources(linked: LinkedCorpus) -> Mapping[str, str]:
    """The file that each page was made from, by address."""
    corpus = linked.corpus
    return {
        **{urls.article(id): record.path for id, record in corpus.articles.items()},
        **{urls.entity(id): record.path for id, record in corpus.entities.items()},
        **{urls.source(id): record.path for id, record in corpus.sources.items()},
        **{urls.hand_page(id): page.path for id, page in corpus.pages.items()},
    }
