"""What a site is made of and with: read and made by any host, and after an edit by none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import copyfile

from recoupe.history import History
from recoupe.loading import Defaults
from recoupe.pipeline import Before, CheckedCorpus, Site, make_site, read_corpus
from recoupe.processing import Memory, Store, executor
from recoupe.progress import Progress
from recoupe.repository import Repository
from recoupe.resuming import resumed


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A corpus, and all that its settings say of the site that is made of it.

    `own` are the addresses of the pages that the menu names. With `show_diagnostics` pages show their authors what is
    wrong.
    """

    content: Path
    defaults: Defaults
    templates: Path
    lang: str
    site_name: str
    site_url: str
    repository: Repository | None
    own: frozenset[str]
    show_diagnostics: bool


class Workshop:
    """Makes a site, again and again; what was read and made before is remembered, here and from process to process."""

    def __init__(self, progress: Progress) -> None:
        """Begin with nothing kept of earlier builds. `progress` is told how many articles were read."""
        self._progress = progress
        self._memory = Memory()
        self._last: CheckedCorpus | None = None
        self._articles: Store | None = None
        self._pages: Store | None = None
        self.searches: Store | None = None
        """What is kept of the search."""

    def keep(self, folder: Path, lang: str, tell: Callable[[str], None]) -> None:
        """Keep in a folder, from now on, what the next process can take over; `lang` is the edition's language."""
        if self._articles is None:
            articles = folder / f"articles-{lang}.sqlite"
            if not articles.exists() and (others := sorted(folder.glob("articles-*.sqlite"))):
                # Another edition has read the same articles; what it makes of the next ones is not what this one knows.
                with suppress(OSError):
                    copyfile(others[0], articles)
            self._articles = Store(articles, tell)
            self.searches = Store(folder / f"search-{lang}.sqlite", tell)
            self._pages = Store(folder / f"pages-{lang}.sqlite", tell)

    def read(self, project: Project) -> CheckedCorpus:
        """Read and check the corpus.

        Raises:
            BadExecutor: for a setting of the executor that cannot be followed.
        """
        history = History(project.content)
        self._last = read_corpus(
            project.content,
            project.defaults,
            history,
            history_is_cut=history.is_cut,
            executors=executor,
            # What is kept must be what the pages that are kept were made of: those of the first build in a process.
            store=None if self._last else self._articles,
            memory=self._memory,
            as_of=history.state,
            before=self._last,
            progress=self._progress,
        )
        return self._last

    def site(self, project: Project, checked: CheckedCorpus, before: Before | None) -> Site:
        """Plan the site of a corpus that was read; `before` is the last one of this process."""
        make = partial(self._make, project)
        if self._pages and before is None and checked.fingerprint:
            return resumed(self._pages, checked, make)
        return make(checked, before)

    def _make(self, project: Project, checked: CheckedCorpus, before: Before | None) -> Site:
        return make_site(
            checked,
            project.templates,
            lang=project.lang,
            site_name=project.site_name,
            site_url=project.site_url,
            repository=project.repository,
            show_diagnostics=project.show_diagnostics,
            before=before,
        )

    def close(self) -> None:
        """Let go of what is kept."""
        for store in (self._articles, self.searches, self._pages):
            if store:
                store.close()
