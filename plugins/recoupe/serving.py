"""A site that is being edited: its folder stands between builds, and only what has changed in it is made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from recoupe import urls
from recoupe.following import SMALL, Rest, Search
from recoupe.keeping import Kept, Whole
from recoupe.pipeline import Before, Site
from recoupe.rendering import Page
from recoupe.rendering.frames import Frames, frame_of, shapes
from recoupe.views import Planned
from recoupe.writing import Output, Shares, Traces, outputs, written


class Standing:
    """The folder of a site between builds.

    The host empties it before each of its own: it is moved aside until that is done. Where nothing that the host
    decides has changed, it is brought up to date where it stands.
    """

    def __init__(self) -> None:
        """Begin without a folder."""
        self._aside: Path | None = None
        self._threads = False
        self._kept: Kept | None = None
        self._wholes: dict[str, Whole] = {}
        self._hosts: set[str] = set()
        self._search = Search()
        self._rest = Rest()

    def before(self) -> Before | None:
        """What the next site needs to know of the last one, of which nothing more is made."""
        self._rest.stop()
        self._wholes = {}
        return self._kept.before() if self._kept else None

    def page(self, planned: Planned, site: Site) -> Page:
        """A page that the host writes itself, made only when it is not what it was."""
        whole = self._wholes[planned.address] = self._whole(planned, site)
        return whole.page

    def _whole(self, planned: Planned, site: Site) -> Whole:
        known = self._kept.wholes.get(planned.address) if self._kept else None
        if known and site.changed is not None and site.changed.isdisjoint(known.cells):
            return known
        with site.reader.ledger.page() as cells:
            page = site.page(planned)
        frame = known.frame if known and known.is_framed_as(page) else None
        return Whole(page, frozenset(cells), frame)

    def host_wrote(self, page: Page, document: str) -> None:
        """Learn what the host has put around a page of its own."""
        self._wholes[page.address] = replace(self._wholes[page.address], frame=frame_of(document, page))

    def set_aside(self, root: Path) -> None:
        """Move what stands in the folder to where the host does not see it."""
        self._rest.stop()
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

    def finish(self, shares: Shares, frames: Frames, site: Site, root: Path, tell: Callable[[str], None]) -> Made:
        """Add to what the host has written in the folder everything else.

        `tell` is given what is wrong with the search.
        """
        hosts = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        files = tuple(outputs(site, shares.framed))
        kept, self._kept = self._kept, None  # should this fail half-way, the next build begins from nothing
        stale, gone = list(files), set[str]()
        if self._aside is not None and kept:
            stale = kept.stale(files, site, frames)
            gone = {*kept.files.readers, *self._hosts} - {each.path for each in files} - hosts
            _take_away(gone, self._aside)
            _bring_back(self._aside, root)
            gone |= hosts  # what the host has written is not what was made of a trace
        if kept is None:
            site.rehearse()
        new = self._write(stale, frames, site, root)
        before = kept if kept and site.changed is not None else Kept.resumed(site, [each.path for each in files])
        self._kept = before.followed_by(site, new, gone, frames, self._wholes)
        if site.finished:
            site.finished.end([each.path for each in files], self._kept.leaves)
        self._hosts = hosts
        self._aside = None
        self._threads = True
        self._search.follow(site, root / urls.SEARCH, tell)
        return Made(len(stale), len(files))

    def renew(
        self, shares: Shares, site: Site, root: Path, tell: Callable[[str], None], ready: Callable[[], object]
    ) -> Made | None:
        """Bring the folder up to date in its place, without the host; `None`, and nothing done, where that must do it.

        That is so where one of its own pages has come or gone or is called otherwise, for others may show that; and
        where no document is known that a page could be put into. Pages of a large site that can wait are made
        afterwards, and then it is `ready`.
        """
        kept = self._kept
        if kept is None or site.changed is None or self._aside is not None:
            return None
        wholes = {each.address: self._whole(each, site) for each in shares.own}
        if wholes.keys() != kept.wholes.keys() or not kept.frames.keys() >= set(
            shapes(each.address for each in shares.framed)
        ):
            return None
        changed = [whole for address, whole in wholes.items() if whole.page is not kept.wholes[address].page]
        if not all(whole.frame for whole in changed):
            return None
        files = tuple(outputs(site, shares.framed))
        if not site.changed and not kept.outdated:
            return Made(0, len(files))
        self._search.stop()
        self._kept = None  # should this fail half-way, the next build begins from nothing
        stale = kept.stale(files, site, kept.frames)
        waiting = kept.waiting(stale, site) if len(site.plan) > SMALL else []
        kept.outdated.update(each.path for each in waiting)
        stale = [each for each in stale if each.path not in kept.outdated] if waiting else stale
        gone = {*kept.files.readers} - {each.path for each in files}
        new = self._write(stale, kept.frames, site, root)
        for whole in changed:
            assert whole.frame
            (root / whole.page.address / "index.html").write_bytes(
                whole.frame.around(whole.page).encode("utf-8", "xmlcharrefreplace")
            )
        _take_away(gone, root)
        self._kept = kept.followed_by(site, new, gone, kept.frames, wholes)
        if waiting:
            self._rest.follow(waiting, partial(self._make_more, self._kept, root), ready)
        self._search.follow(site, root / urls.SEARCH, tell)
        return Made(len(stale) + len(changed), len(files))

    def _make_more(self, kept: Kept, root: Path, files: Sequence[Output]) -> None:
        kept.with_traces(self._write(files, kept.frames, kept.site, root))

    def _write(self, stale: Sequence[Output], frames: Frames, site: Site, root: Path) -> Traces:
        # From the second build on there are threads in this process, and it cannot be divided.
        for each in stale if self._threads else ():
            # A file that is cut off to be written again is brought to the disk by some file systems, before all else.
            (root / each.path).unlink(missing_ok=True)
        with written(stale, frames, site, root, alone=self._threads) as new:
            # What is made for all pages is taken over by the next build only from this process.
            for index in (site.indexes.related, site.indexes.neighbourhoods):
                for id in index:
                    index[id]
        return new

    def end(self) -> None:
        """Take away what was moved aside."""
        self._rest.stop()
        self._search.stop()
        if self._aside is not None:
            shutil.rmtree(self._aside, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Made:
    """How many files a build has made, of how many."""

    made: int
    all: int


def _take_away(files: Iterable[str], folder: Path) -> None:
    """Delete files, and the folders that are empty without them."""
    for name in files:
        (folder / name).unlink(missing_ok=True)
        for parent in (folder / name).parents:
            if parent == folder:
                break
            with suppress(OSError):
                parent.rmdir()


def _bring_back(aside: Path, root: Path) -> None:
    """Put the folder that was moved aside in its place again, with what the host has written since."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            target = aside / path.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
    shutil.rmtree(root)
    aside.rename(root)
