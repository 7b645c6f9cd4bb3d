"""A site that is being edited: its folder stands between builds, and only what has changed in it is made anew."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from recoupe import urls
from recoupe.keeping import Kept, Whole
from recoupe.pipeline import Before, Site
from recoupe.rendering import Page
from recoupe.rendering.frames import Frames
from recoupe.search import Kept as KeptSearch
from recoupe.search import make_search
from recoupe.views import Planned
from recoupe.writing import Output, Traces, written

SMALL = 1000
"""Pages up to which a site's search is ready with them; that of a larger one follows."""


class Standing:
    """The folder of a site between builds. The host empties it before each: it is moved aside until that is done."""

    def __init__(self) -> None:
        """Begin without a folder."""
        self._aside: Path | None = None
        self._threads = False
        self._kept: Kept | None = None
        self._wholes: dict[str, Whole] = {}
        self._hosts: set[str] = set()
        self._search = _Search()

    def before(self) -> Before | None:
        """What the next site needs to know of the last one."""
        self._wholes = {}
        return self._kept.before() if self._kept else None

    def page(self, planned: Planned, site: Site) -> Page:
        """A page that the host writes itself, made only when it is not what it was."""
        whole = self._kept.whole(planned.address, site) if self._kept else None
        if whole is None:
            with site.reader.ledger.page() as cells:
                page = site.page(planned)
            whole = Whole(page, frozenset(cells))
        self._wholes[planned.address] = whole
        return whole.page

    def set_aside(self, root: Path) -> None:
        """Move what stands in the folder to where the host does not see it."""
        self._search.stop()
        aside = root.with_name(root.name + ".standing")
        if self._kept is None or not root.is_dir():
            return
        if aside.exists():  # the last build has failed, and what it began stands in the folder
            shutil.rmtree(root)
        else:
            root.rename(aside)
        root.mkdir()
        self._aside = aside

    def finish(
        self, files: tuple[Output, ...], frames: Frames, site: Site, root: Path, tell: Callable[[str], None]
    ) -> int:
        """Add to what the host has written in the folder everything else; gives how many files were made.

        `tell` is given what is wrong with the search.
        """
        hosts = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        kept, self._kept = self._kept, None  # should this fail half-way, the next build begins from nothing
        stale, traces = list(files), Traces()
        if self._aside is not None and kept:
            stale = kept.stale(files, site, frames)
            gone = (kept.traces.files.keys() | self._hosts) - {each.path for each in files} - hosts
            _bring_back(self._aside, root, gone)
            traces = kept.traces.without(gone | hosts)  # what the host has written is not what was made of a trace
        # From the second build on there are threads in this process, and it cannot be divided.
        with written(stale, frames, site, root, alone=self._threads) as new:
            # What is made for all pages is taken over by the next build only from this process.
            for index in (site.indexes.related, site.indexes.neighbourhoods):
                for id in index:
                    index[id]
        if kept is None and site.finished:
            site.finished.forget_all_but(new.finished)
        self._kept = Kept(site, Traces({**traces.files, **new.files}, new.parts), frames, self._wholes)
        self._hosts = hosts
        self._aside = None
        self._threads = True
        self._search.follow(site, root / urls.SEARCH, tell)
        return len(stale)

    def end(self) -> None:
        """Take away what was moved aside."""
        self._search.stop()
        if self._aside is not None:
            shutil.rmtree(self._aside, ignore_errors=True)


def _bring_back(aside: Path, root: Path, gone: Iterable[str]) -> None:
    """Put the folder that was moved aside in its place again, with what the host has written since."""
    for name in gone:
        (aside / name).unlink(missing_ok=True)
        for parent in (aside / name).parents:
            if parent == aside:
                break
            with suppress(OSError):
                parent.rmdir()
    for path in sorted(root.rglob("*")):
        if path.is_file():
            target = aside / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    shutil.rmtree(root)
    aside.rename(root)


class _Search:
    """The search of the site, made beside what else goes on; of two builds only the last one's is written."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._making = threading.Lock()
        self._build = 0
        self._kept = KeptSearch()
        self._written: Mapping[str, bytes] = {}

    def stop(self) -> None:
        """Write nothing of what is being made."""
        with self._lock:
            self._build += 1

    def follow(self, site: Site, folder: Path, tell: Callable[[str], None]) -> None:
        """Begin to make the search of a site."""
        with self._lock:
            self._build += 1
            build = self._build
        thread = threading.Thread(target=self._make, args=(build, site, folder, tell), daemon=True)
        thread.start()
        if len(site.plan) <= SMALL:
            thread.join()

    def _make(self, build: int, site: Site, folder: Path, tell: Callable[[str], None]) -> None:
        def go_on() -> None:
            if build != self._build:
                raise _Superseded

        with suppress(_Superseded):
            with self._making:  # one takes over what the last one has made
                go_on()
                found = make_search(site.search(), self._kept, go_on)
            if found.trouble:
                tell(found.trouble)
            with self._lock:
                go_on()
                write_search(found.files, folder, self._written)
                self._written = found.files


class _Superseded(Exception):
    """There is another build, and nobody waits for this one's search."""


def write_search(files: Mapping[str, bytes], folder: Path, before: Mapping[str, bytes] | None = None) -> None:
    """Write the files of the search; `before` are those that were written last, and of which many may be the same."""
    first = "contents.bin"
    if not before or not (folder / first).is_file():  # the host has emptied the folder
        before = {}
    old, new = (next((name.split("/")[0] for name in each if name.startswith("data-")), "") for each in (before, files))
    if old and new and old != new:
        (folder / old).rename(folder / new)
        before = {new + name.removeprefix(old) if name.startswith(old) else name: before[name] for name in before}
    for name in before.keys() - files.keys():
        (folder / name).unlink(missing_ok=True)
    changed = [name for name, content in files.items() if before.get(name) != content]
    for parent in {(folder / name).parent for name in changed}:
        parent.mkdir(parents=True, exist_ok=True)
    for name in sorted(changed, key=lambda name: name == first):  # it names the others
        (folder / name).write_bytes(files[name])
