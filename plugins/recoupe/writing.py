"""The pages and files of a site, made and written by several processes at once where there are many."""

from __future__ import annotations

import gc
import os
import pickle
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from recoupe import urls
from recoupe.pipeline import Site
from recoupe.processing.executors import cores
from recoupe.processing.store import Pickled
from recoupe.progress import Progress, unseen
from recoupe.rendering import Page
from recoupe.rendering.finished import Finished
from recoupe.rendering.frames import Frames, can_be_framed, shape_of
from recoupe.views import Planned
from recoupe.views.readings import Cell, Leaves, Notes, Readings, put_together

CHUNK = 40
"""Files that one process makes in one go."""

WORTHWHILE = 400
"""Files from which on processes save more than it costs to start them."""


@dataclass(frozen=True, slots=True)
class Output:
    """A file of a site: its path below the site's root, and what makes a page to be framed, or its content."""

    path: str
    make: Callable[[Site], Page | bytes]


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some files that were written in a process: those of them that were made, and the pickled `Leaves` of these.

    Of leaves that are in the store already there is the key.
    """

    files: tuple[str, ...]
    leaves: Pickled | bytes


@dataclass(frozen=True, slots=True)
class Traces:
    """What each file that was made has read; and of what each thing was made that was looked up.

    `own` are pages that were made whole, and `parts` things that were looked up, before the files were made.
    """

    own: Mapping[str, frozenset[Cell]]
    parts: Mapping[Cell, frozenset[Cell]]
    chunks: list[Chunk] = field(default_factory=list)

    @property
    def files(self) -> tuple[str, ...]:
        """The files that were made, by path."""
        return (*self.own, *(path for chunk in self.chunks for path in chunk.files))

    @property
    def leaves(self) -> tuple[Leaves | Pickled | bytes, ...]:
        """All of this on leaves, as they came."""
        files, things = Notes[str](), Notes[Cell]()
        for path, cells in self.own.items():
            files.put(path, cells)
        for cell, cells in self.parts.items():
            things.put(cell, cells)
        return Leaves(0, files.leaf(), things.leaf()), *(chunk.leaves for chunk in self.chunks)

    def into(self, files: Readings[str], things: Readings[Cell], finished: Finished | None) -> None:
        """Note all this in place of what was known of the same files and things."""

        def found() -> Iterator[Leaves]:
            for each in self.leaves:
                if isinstance(each, Leaves):
                    yield each
                elif isinstance(each, Pickled):
                    yield pickle.loads(each.data)
                else:
                    assert finished
                    yield finished.leaves(each)

        put_together(found(), files, things)


@dataclass(frozen=True, slots=True)
class Shares:
    """Who writes which pages of a site: the host its `own`, and we, in frames, all others."""

    own: tuple[Planned, ...]
    framed: tuple[Planned, ...]

    @classmethod
    def of(cls, site: Site, menu: Collection[str]) -> Shares:
        """Leave to the host those at the addresses in `menu`, those at the root, and what only stands for a record."""
        shares: tuple[list[Planned], list[Planned]] = [], []
        for each in site.plan:
            shares[each.lasting and each.address not in menu and can_be_framed(each.address)].append(each)
        return cls(*map(tuple, shares))


def outputs(site: Site, pages: Iterable[Planned]) -> Iterator[Output]:
    """Some of the pages, each to be framed, and all files beside the pages."""
    yield from outputs_of(pages)
    for address, make in site.beside.items():
        yield Output(address, make)


def outputs_of(pages: Iterable[Planned]) -> Iterator[Output]:
    """Pages alone."""
    for planned in pages:
        yield Output(urls.file_of(planned.address), partial(_page, planned))


def _page(planned: Planned, site: Site) -> Page:
    return site.page(planned)


@contextmanager
def written(
    files: Sequence[Output],
    frames: Frames,
    site: Site,
    folder: Path,
    *,
    alone: bool = False,
    progress: Progress = unseen,
) -> Iterator[Traces]:
    """Make the files and write them below `folder`; they are there, and their traces, when the block has ended.

    Where the system can divide a process in two, others do it while this one goes on: what the files are made of is
    never sent anywhere, for each has it from the beginning. `alone` keeps it to this one. `progress` is told how many
    are written, once the block has ended.
    """
    traces = Traces(dict(site.own), dict(site.reader.parts))
    if site.finished:
        site.finished.begin()
    folder.mkdir(parents=True, exist_ok=True)
    writer = _Writer(files, frames, site, folder)
    starts = range(0, len(files), CHUNK)
    if alone or sys.platform != "linux" or len(files) < WORTHWHILE or cores() < 2:
        _gather(map(writer.write, starts), traces, len(files), progress)
        yield traces
        return
    # What lives now is not looked at by the collector any more: looking would copy it into every process.
    gc.freeze()
    try:
        with ProcessPoolExecutor(
            cores(), mp_context=get_context("fork"), initializer=_begin, initargs=(writer,)
        ) as pool:
            made = pool.map(_write, starts)
            yield traces
            _gather(made, traces, len(files), progress)
    finally:
        gc.unfreeze()


def _gather(found: Iterable[Chunk], traces: Traces, total: int, progress: Progress) -> None:
    for number, each in enumerate(found, start=1):
        traces.chunks.append(each)
        progress(min(number * CHUNK, total), total, "pages written")


class _Writer:
    """Makes and writes files, a chunk of them at a time, and notes what they have read."""

    def __init__(self, files: Sequence[Output], frames: Frames, site: Site, folder: Path) -> None:
        self._files = files
        self._frames = frames
        self.site = site
        self._folder = folder
        self._folders: set[str] = set()
        self._of_files = Notes[str]()
        self._of_things = Notes[Cell]()

    def write(self, start: int) -> Chunk:
        reader = self.site.reader
        told = len(reader.parts)  # what is looked up from now on comes after these
        files = self._files[start : start + CHUNK]
        finished = self.site.finished
        new: list[str] = []
        known = finished.find([each.path for each in files]) if finished else {}
        for each in files:
            made = known.get(each.path)
            if made is None:
                with reader.ledger.page() as cells:
                    made = each.make(self.site)
                new.append(each.path)
                self._of_files.put(each.path, cells)
                if finished:
                    finished.put(each.path, made)
            document = self._frames[shape_of(made)].around(made).encode() if isinstance(made, Page) else made
            self._make_folder(each.path.rpartition("/")[0])
            # Without a buffer: the whole file is there in one write.
            with open(f"{self._folder}/{each.path}", "wb", buffering=0) as file:  # noqa: PTH123 there are many
                file.write(document)
        for cell, parts in islice(reader.parts.items(), told, None):
            self._of_things.put(cell, parts)
        pickled = Pickled(pickle.dumps(Leaves(os.getpid(), self._of_files.leaf(), self._of_things.leaf()), protocol=5))
        # Those of a whole site take more room than the process that waits for them has to spare.
        return Chunk(tuple(new), finished.settle(pickled) if finished else pickled)

    def _make_folder(self, name: str) -> None:
        """Make a folder below ours, after the one that it lies in; others may be making the same."""
        if name and name not in self._folders:
            self._make_folder(name.rpartition("/")[0])
            with suppress(FileExistsError):
                os.mkdir(f"{self._folder}/{name}")  # noqa: PTH102 there are many
            self._folders.add(name)


_ours: _Writer
"""In a process of `write`: what it was given at its beginning."""


def _begin(writer: _Writer) -> None:
    global _ours
    _ours = writer
    if writer.site.finished:
        writer.site.finished.store.divided()


def _write(start: int) -> Chunk:
    return _ours.write(start)
