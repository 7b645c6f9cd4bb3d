"""From a folder to a site, in plain steps: load, link, check, index, view, render."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from hashlib import blake2b
from pathlib import Path

from recoupe import urls
from recoupe.checks import Findings, findings
from recoupe.diagnostics import Diagnostic
from recoupe.indexes import Indexes, build_indexes
from recoupe.linking import LinkedCorpus, quotes
from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.model import Article, Record
from recoupe.processing import Executors, Former, Memory, Store, process_corpus, right_here
from recoupe.progress import Progress, unseen
from recoupe.rendering import Page, Renderer, terms
from recoupe.rendering.finished import Finished
from recoupe.repository import Repository
from recoupe.search import SearchData, Wording, search_data
from recoupe.views import Planned, Reader, planned
from recoupe.views.annotations import NotesView, planned_notes
from recoupe.views.broken import BrokenView
from recoupe.views.ledger import KEPT
from recoupe.views.parts import PlannedFile
from recoupe.views.preview import PreviewView, planned_previews
from recoupe.views.readings import Cell, Readings


@dataclass(frozen=True, slots=True)
class CheckedCorpus:
    """A corpus, linked, and everything that is wrong with it, by place; of that, `findings` are what rules found.

    `fingerprint` and `former` are those of `ProcessedCorpus`.
    """

    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]
    findings: Findings | None = None
    fingerprint: bytes = b""
    former: Former | None = None


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
    memory: Memory | None = None,
    as_of: str = "",
    before: CheckedCorpus | None = None,
    progress: Progress = unseen,
) -> CheckedCorpus:
    """Load, link and check the corpus in the folder `content`.

    `versions` lets quotes follow their text's changes; `history_is_cut` says that it does not know them all.
    Articles are processed by one of the `executors`, and kept in the `store` for the next time, and in the `memory` for
    the next time in this process; `as_of` tells one state of `versions` from another. `before` is
    an earlier state of the corpus.
    """

    def earlier(article: Article) -> Sequence[Article]:
        file = CorpusFile("articles", article.id, article.path)
        loaded = (load_record(text, file, defaults).record for text in versions(article.path))
        return [record for record in loaded if isinstance(record, Record)]

    processed = process_corpus(
        content, defaults, earlier, executors=executors, store=store, memory=memory, as_of=as_of, progress=progress
    )
    linked = processed.linked
    cut = _cut_history(linked) if history_is_cut else ()
    found = findings(linked, before.findings if before else None)
    return CheckedCorpus(
        linked,
        tuple(sorted((*processed.diagnostics, *found.all, *cut))),
        found,
        processed.fingerprint,
        processed.former,
    )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The file of the corpus that each page was made from, and what is told of it there, by the page's address."""

    sources: Mapping[str, str]
    shown: Mapping[str, Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Before:
    """A site that was made earlier in this process; `things` says of what all was made that was looked up for it."""

    site: Site
    things: Readings[Cell]


_PLANNED: Cell = (KEPT, ("planned",))
"""The cell that holds what is planned."""


class Site:
    """Every page of a site and every file beside them, each made when it is asked for: anywhere, in any order.

    `changed` are the cells that hold something else than they did in the site before; where it is `None`, any may. What
    is planned is known when it is asked for, and is taken over while nothing is different that was read for it.
    """

    def __init__(
        self,
        linked: LinkedCorpus,
        indexes: Indexes,
        reader: Reader,
        writer: Writer,
        *,
        diagnostics: tuple[Diagnostic, ...],
        files: Files,
        plan: Callable[[], Iterable[Planned]],
        before: Before | None,
    ) -> None:
        """Take what all pages are made of; `plan` says which there are."""
        self.diagnostics = diagnostics
        self.reader = reader
        self.writer = writer
        self.finished: Finished | None = None
        """What an earlier process has made of it."""
        self.shown = tuple(files.shown[urls.HOME])
        """What is told of files on their pages."""
        self.own: dict[str, frozenset[Cell]] = {}
        """What those pages have read that were made whole, by the paths of their files."""
        self._files: Files = reader.noted("files", files)
        self._linked = linked
        self._indexes = indexes
        self.changed: set[Cell] | None = None
        if before and before.site.writer is writer:
            self.changed = reader.inherit(before.site.reader, before.things)
        self._plan_pages = plan
        if before is None or self.changed is None:
            return
        if _PLANNED in self.changed:
            self.changed |= self._planned_otherwise(before.site)
        else:
            reader.plan.parts.update(before.site.reader.plan.parts)

    @cached_property
    def _planned(self) -> tuple[tuple[Planned, ...], Mapping[str, Callable[[Site], bytes]]]:
        """Plan and files beside the pages: a look-up like others, so that they stay while all stays that was read."""

        def make() -> tuple[tuple[Planned, ...], Mapping[str, Callable[[Site], bytes]]]:
            return tuple(self._plan_pages()), {
                **{each.address: partial(_preview, each) for each in planned_previews(self.reader)},
                **{each.address: partial(_notes, each) for each in planned_notes(self.reader)},
            }

        return self.reader.look_up(_PLANNED, make)

    def _planned_otherwise(self, before: Site) -> set[Cell]:
        """The cells of the plan that hold something else, once both plans are made."""
        return set() if self.plan is before.plan else self.reader.planned_otherwise(before.reader)

    @property
    def plan(self) -> tuple[Planned, ...]:
        """Every page that there is going to be, in order."""
        return self._planned[0]

    @property
    def beside(self) -> Mapping[str, Callable[[Site], bytes]]:
        """What makes each file beside the pages, by its address below the site's root."""
        return self._planned[1]

    @property
    def indexes(self) -> Indexes:
        """The indexes that pages are made from."""
        return self._indexes

    def page(self, planned: Planned) -> Page:
        """Make one page."""
        view = planned.view(self.reader)
        source = view.path if isinstance(view, BrokenView) else self._files.sources.get(view.address, "")
        diagnostics = tuple(self._files.shown.get(view.address, ()))
        return self.writer.renderer.page(view, source=source, diagnostics=diagnostics)

    def whole(self, planned: Planned) -> Page:
        """Make a page that a host is going to write, or find it finished."""
        path = urls.file_of(planned.address)
        found = self.finished.find([path]).get(path) if self.finished else None
        if isinstance(found, Page):
            return found
        with self.reader.ledger.page() as cells:
            page = self.page(planned)
        self.own[path] = frozenset(cells)
        if self.finished:
            self.finished.put(path, page)
        return page

    def rehearse(self) -> None:
        """Make a page of each kind for nobody: what the first of a kind takes longer for is then there for the next."""
        kinds = {(each.address.split("/")[0], each.address.count("/")): each for each in self.plan}
        for each in kinds.values():
            self.writer.renderer.page(each.view(self.reader))

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order of the plan."""
        return tuple(self.page(each) for each in self.plan)

    @property
    def files(self) -> Mapping[str, bytes]:
        """Every file beside the pages."""
        return {address: make(self) for address, make in self.beside.items()}

    def search(self) -> SearchData:
        """What can be searched. It is safe to ask while pages are being made."""
        lang = self.reader.lang
        return search_data(
            Reader(self._linked, self._indexes, lang),
            Wording(
                day=partial(terms.day, lang=lang),
                language=partial(terms.language, lang=lang),
                term=self.writer.renderer.term,
            ),
        )


def _preview(planned: PlannedFile[PreviewView], site: Site) -> bytes:
    return site.writer.renderer.preview(planned.view(site.reader)).encode()


def _notes(planned: PlannedFile[NotesView], site: Site) -> bytes:
    return site.writer.renderer.note_citations(planned.view(site.reader)).encode()


def make_site(
    checked: CheckedCorpus,
    templates: Path,
    *,
    lang: str,
    site_name: str,
    site_url: str = "",
    repository: Repository | None = None,
    show_diagnostics: bool,
    before: Before | None = None,
) -> Site:
    """Plan the site. With `show_diagnostics` each page shows what is wrong with the file that it was made from.

    Citations give the pages' addresses below `site_url`, where that is known; the form for contributors leads to the
    `repository`. What was looked up for the site `before` and is still true is not looked up again.
    """
    linked = checked.linked
    indexes = build_indexes(linked, before.site.indexes if before else None)
    reader = Reader(linked, indexes, lang)
    settings = Settings(
        templates=templates,
        contents=tuple(sorted((path.name, path.read_text(encoding="utf-8")) for path in templates.glob("*.html"))),
        lang=lang,
        corpus_lang=linked.corpus.lang,
        site_name=site_name,
        site_url=site_url,
        repository=repository,
    )
    return Site(
        linked,
        indexes,
        reader,
        before.site.writer if before and before.site.writer.settings == settings else _writer(settings),
        diagnostics=checked.diagnostics,
        files=Files(sources=_sources(linked, lang), shown=_by_page(checked.diagnostics if show_diagnostics else ())),
        plan=partial(planned, reader, site_name, repository),
        before=before,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All that pages depend on beside the corpus; `contents` are those of each template, by name."""

    templates: Path
    contents: tuple[tuple[str, str], ...]
    lang: str
    corpus_lang: str
    site_name: str
    site_url: str
    repository: Repository | None

    @property
    def fingerprint(self) -> bytes:
        """Of all this, wherever the templates lie."""
        return blake2b(repr(replace(self, templates=Path())).encode(), digest_size=32).digest()


@dataclass(frozen=True, slots=True)
class Writer:
    """What writes pages, and what it was made with."""

    settings: Settings
    renderer: Renderer


def _writer(settings: Settings) -> Writer:
    renderer = Renderer(
        settings.templates,
        settings.lang,
        corpus_lang=settings.corpus_lang,
        site_name=settings.site_name,
        site_url=settings.site_url,
    )
    return Writer(settings, renderer)


def _by_page(diagnostics: Sequence[Diagnostic]) -> Mapping[str, Sequence[Diagnostic]]:
    """What is shown on which page: on the home page everything, for a file with a bad name has no page of its own."""
    by_page: dict[str, list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics:
        by_page[urls.of_file(diagnostic.span.file)].append(diagnostic)
    return {**by_page, urls.HOME: tuple(diagnostics)}


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
