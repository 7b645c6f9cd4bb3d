"""A site that is being edited: its folder stands between builds, and only what has changed in it is made anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
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
from recoupe.views.ledger import WHOLE
from recoupe.views.readings import Cell
from recoupe.writing import Output, Shares, Traces, outputs, outputs_of, written


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
        self._files: tuple[Output, ...] = ()
        """The files of the site that stands, which stay the same with its plan."""
        self._hosts: set[str] = set()
        self._behind: set[str] = set()
        """The addresses of the pages of `_wholes` that are not made yet after an edit."""
        self._soon: set[str] = set()
        """The files that are not made yet after an edit, and that come before all else that can wait."""
        self._unsought = False
        """Whether nothing has been begun yet of the search of the site that stands."""
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
        if known and planned.address not in self._behind and _is_as_it_was(known, site):
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
        self._kept, self._files = before.followed_by(site, new, gone, frames, self._wholes), files
        if site.finished:
            site.finished.end([each.path for each in files], self._kept.leaves)
        self._hosts = hosts
        self._aside = None
        self._threads = True
        self._behind.clear()
        self._soon.clear()
        self._unsought = False
        self._search.follow(site, root / urls.SEARCH, tell)
        return Made(len(stale), len(files))

    def renew(
        self, shares: Shares, site: Site, root: Path, tell: Callable[[str], None], ready: Callable[[], object]
    ) -> Made | None:
        """Bring the folder up to date in its place, without the host; `None`, and nothing done, where that must do it.

        That is so where one of its own pages has come or gone or is called otherwise, for others may show that; and
        where no document is known that a page could be put into. On a large site only the pages of the records are made
        that were edited. All others are made afterwards, first those that the edit is about; it is `ready` when these
        are, and when all are.
        """
        kept = self._kept
        if kept is None or site.changed is None or self._aside is not None:
            return None
        files = self._files
        if site.plan is not kept.site.plan:
            if kept.wholes.keys() != {each.address for each in shares.own} or not kept.frames.keys() >= set(
                shapes(each.address for each in shares.framed)
            ):
                return None
            files = tuple(outputs(site, shares.framed))
        edited = _edited(site.changed) if len(site.plan) > SMALL else set[str]()
        changed: list[Whole] = []
        wholes = kept.wholes
        if edited and edited.isdisjoint(wholes):
            self._behind.update(address for address, known in wholes.items() if not _is_as_it_was(known, site))
        else:
            wholes = {each.address: self._whole(each, site) for each in shares.own}
            changed = [whole for address, whole in wholes.items() if whole.page is not kept.wholes[address].page]
            if not all(whole.frame for whole in changed):
                return None
            self._behind.clear()
        _write_wholes(changed, root)
        if not site.changed and not kept.outdated and not self._unsought:
            self._kept = replace(kept, wholes=wholes)
            return Made(len(changed), len(files))
        if site.changed:
            self._search.stop()
            self._unsought = True
        self._kept = None  # should this fail half-way, the next build begins from nothing
        now, soon, later = self._in_turns(kept.stale(files, site, kept.frames), edited, kept, site)
        gone = {*kept.files.readers} - {each.path for each in files}
        kept.outdated.update(each.path for each in (*soon, *later))
        new = self._write(now, kept.frames, site, root)
        _take_away(gone, root)
        self._kept, self._files = kept.followed_by(site, new, gone, kept.frames, wholes), files
        own = {urls.file_of(each.address): each for each in shares.own if each.address in self._behind}
        soon += outputs_of(own.values())
        self._soon = {each.path for each in soon}

        def go_on() -> None:
            if self._unsought:
                self._unsought = False
                self._search.follow(site, root / urls.SEARCH, tell)
            if later:
                ready()

        if not soon:
            go_on()
        if soon or later:
            self._rest.follow((*soon, *later), partial(self._make_more, own, go_on, root), ready)
        return Made(len(now) + len(changed), len(files))

    def _in_turns(
        self, stale: Sequence[Output], edited: Collection[str], kept: Kept, site: Site
    ) -> tuple[list[Output], list[Output], list[Output]]:
        """What of the stale files is made now, soon, and later; on a small site all is made now."""
        if len(site.plan) <= SMALL:
            return list(stale), [], []
        far = {each.path for each in kept.waiting(stale, site)} - self._soon
        first = {urls.file_of(address) for address in edited}
        now = [each for each in stale if each.path in first]
        soon = [each for each in stale if each.path not in far and each.path not in first]
        later = [each for each in stale if each.path in far and each.path not in first]
        return (now, soon, later) if edited else (soon, [], later)

    def _make_more(
        self, own: Mapping[str, Planned], go_on: Callable[[], object], root: Path, files: Sequence[Output]
    ) -> None:
        """Make some of the files that have waited; `go_on` when nothing is left of what comes soon."""
        kept = self._kept
        assert kept
        kept.with_traces(self._write([each for each in files if each.path not in own], kept.frames, kept.site, root))
        for planned in (own[each.path] for each in files if each.path in own):
            whole = self._whole(planned, kept.site)
            if whole.frame:  # otherwise it is for the host, at the next build
                _write_wholes([whole], root)
                self._kept = kept = replace(kept, wholes={**kept.wholes, planned.address: whole})
                self._behind.discard(planned.address)
        if self._soon:
            self._soon.difference_update(each.path for each in files)
            if not self._soon:
                go_on()

    def _write(self, stale: Sequence[Output], frames: Frames, site: Site, root: Path) -> Traces:
        # From the second build on there are threads in this process, and it cannot be divided.
        for each in stale if self._threads else ():
            # A file that is cut off to be written again is brought to the disk by some file systems, before all else.
            (root / each.path).unlink(missing_ok=True)
        with written(stale, frames, site, root, alone=self._threads) as new:
            # What other processes make for all pages is not taken over by the next build.
            for index in () if self._threads else (site.indexes.related, site.indexes.neighbourhoods):
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


_PAGES: Mapping[str, Callable[[str], str]] = {
    "corpus.articles": urls.article,
    "corpus.withdrawn": urls.article,
    "corpus.entities": urls.entity,
    "corpus.sources": urls.source,
    "corpus.pages": urls.hand_page,
}
"""Where the page of a record is that has a file of its own."""


def _edited(changed: Iterable[Cell]) -> set[str]:
    """The addresses of the pages whose files were edited."""
    return {_PAGES[name](str(key)) for name, key in changed if name in _PAGES and key != WHOLE}


def _is_as_it_was(known: Whole, site: Site) -> bool:
    """Whether nothing has changed that the page has read."""
    return site.changed is not None and site.changed.isdisjoint(known.cells)


def _write_wholes(wholes: Iterable[Whole], root: Path) -> None:
    """Write pages within what the host has put around them."""
    for whole in wholes:
        assert whole.frame
        document = whole.frame.around(whole.page).encode("utf-8", "xmlcharrefreplace")
        (root / urls.file_of(whole.page.address)).write_bytes(document)


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
