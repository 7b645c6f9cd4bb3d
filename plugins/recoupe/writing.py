"""The pages and files of a site, made and written by several processes at once where there are many."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from recoupe.pipeline import Site
from recoupe.processing.executors import cores
from recoupe.progress import Progress, unseen
from recoupe.rendering import Page
from recoupe.rendering.frames import Frames, can_be_framed, shape_of
from recoupe.views import Planned
from recoupe.views.readings import Cell

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
class Traces:
    """What each file that was made has read, by its path; and of what each thing was made that was looked up.

    `finished` are the keys of the pages that are in the store now, or have been from before.
    """

    files: dict[str, frozenset[Cell]] = field(default_factory=dict)
    parts: dict[Cell, frozenset[Cell]] = field(default_factory=dict)
    finished: set[bytes] = field(default_factory=set)

    def add(self, other: Traces) -> None:
        """Take in what others have read."""
        self.files.update(other.files)
        self.parts.update(other.parts)
        self.finished.update(other.finished)


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
        yield Output(f"{planned.address}index.html", partial(_page, planned))


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
    traced: bool = True,
    progress: Progress = unseen,
) -> Iterator[Traces]:
    """Make the files and write them below `folder`; they are there, and their traces, when the block has ended.

    Where the system can divide a process in two, others do it while this one goes on: what the files are made of is
    never sent anywhere, for each has it from the beginning. `alone` keeps it to this one; `traced` is untrue where
    nobody asks for traces. `progress` is told how many are written, once the block has ended.
    """
    traces = Traces(parts=dict(site.reader.parts))
    if site.finished:
        traces.finished.update(site.finished.settle())
    _make_folders(folder, (each.path for each in files))
    writer = _Writer(files, frames, site, folder, traced)
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


def _make_folders(root: Path, paths: Iterable[str]) -> None:
    """Make the folders of files below the root, each after the one that it lies in."""
    folders: set[str] = set()
    for path in paths:
        while (path := path.rpartition("/")[0]) and path not in folders:
            folders.add(path)
    root.mkdir(parents=True, exist_ok=True)
    for name in sorted(folders):
        with suppress(FileExistsError):
            os.mkdir(f"{root}/{name}")  # noqa: PTH102 there are many


def _gather(found: Iterable[Traces], traces: Traces, total: int, progress: Progress) -> None:
    for number, each in enumerate(found, start=1):
        traces.add(each)
        progress(min(number * CHUNK, total), total, "pages written")


@dataclass(frozen=True, slots=True)
class _Writer:
    files: Sequence[Output]
    frames: Frames
    site: Site
    folder: Path
    traced: bool

    def write(self, start: int) -> Traces:
        reader = self.site.reader
        told = len(reader.parts)  # what is looked up from now on comes after these
        traces = Traces()
        for each in self.files[start : start + CHUNK]:
            with reader.ledger.page() as cells:
                made = each.make(self.site)
            document = self.frames[shape_of(made)].around(made).encode() if isinstance(made, Page) else made
            # Without a buffer: the whole file is there in one write.
            with open(f"{self.folder}/{each.path}", "wb", buffering=0) as file:  # noqa: PTH123 there are many
                file.write(document)
            if self.traced:
                traces.files[each.path] = frozenset(cells)
        if self.traced:
            traces.parts.update(islice(reader.parts.items(), told, None))
        if self.site.finished:
            traces.finished.update(self.site.finished.settle())
        return traces


_ours: _Writer
"""In a process of `write`: what it was given at its beginning."""


def _begin(writer: _Writer) -> None:
    global _ours
    _ours = writer
    if writer.site.finished:
        writer.site.finished.store.divided()


def _write(start: int) -> Traces:
    return _ours.write(start)
