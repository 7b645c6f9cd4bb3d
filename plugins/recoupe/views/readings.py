"""Who has read which cells, from both ends: what was read by a page, and by whom a cell was.

There are millions of these readings. Cells have numbers here, and what somebody has read is a row of them: so it is
small, in memory, on the way from another process and in a file.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeAlias, TypeVar

import numpy as np

from recoupe.model.keeping import kept_in_rows

Cell: TypeAlias = tuple[str, Hashable]
"""A mapping's name and one of its keys, or a look-up's name and its arguments."""

R = TypeVar("R", bound=Hashable)

_NUMBERS = "I"
"""Four bytes a number, on all machines that there are."""


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Leaf(Generic[R]):
    """Some readings as they travel, and as they are kept.

    `cells` are those that got the next numbers in this order, `counts` how many cells each of the `readers` has read,
    and `numbers` those of their cells, reader after reader.
    """

    cells: tuple[Cell, ...]
    readers: tuple[R, ...]
    counts: bytes
    numbers: bytes


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Leaves:
    """What files have read, and things that were looked up for them, in one process."""

    process: int
    files: Leaf[str]
    things: Leaf[Cell]


class Notes(Generic[R]):
    """Readings that are written down to be sent, leaf by leaf: a later leaf knows the cells of those before it."""

    def __init__(self) -> None:
        """Begin with no cells."""
        self._numbers: dict[Cell, int] = {}
        self._begin()

    def _begin(self) -> None:
        self._new: list[Cell] = []
        self._readers: list[R] = []
        self._counts = array(_NUMBERS)
        self._read = array(_NUMBERS)

    def put(self, reader: R, cells: Collection[Cell]) -> None:
        """Note what a reader has read."""
        numbers, read = self._numbers, self._read
        for cell in cells:
            number = numbers.get(cell)
            if number is None:
                number = numbers[cell] = len(numbers)
                self._new.append(cell)
            read.append(number)
        self._readers.append(reader)
        self._counts.append(len(cells))

    def leaf(self) -> Leaf[R]:
        """What was noted since the last leaf."""
        found = Leaf(tuple(self._new), tuple(self._readers), self._counts.tobytes(), self._read.tobytes())
        self._begin()
        return found


class Readings(Generic[R]):
    """What each reader has read: a file, or a thing that was looked up for files."""

    def __init__(self) -> None:
        """Begin without readers."""
        self._cells: list[Cell] = []
        self._numbers: dict[Cell, int] = {}
        # Of each reading, in their order, who has read and what. Of a reader the last one is true.
        self._readers: list[R] = []
        self._rows: list[array[int]] = []
        self._last: dict[R, int] = {}
        # By a cell's number, those who have read it; only as far as readings were asked for, from this end.
        self._by_cell: defaultdict[int, array[int]] = defaultdict(lambda: array(_NUMBERS))
        self._told = 0

    def __contains__(self, reader: R) -> bool:
        return reader in self._last

    def __getitem__(self, reader: R) -> frozenset[Cell]:
        """What a reader has read."""
        return frozenset(self._cells[number] for number in self._rows[self._last[reader]])

    @property
    def readers(self) -> Collection[R]:
        """All readers."""
        return self._last.keys()

    def put(self, reader: R, cells: Iterable[Cell]) -> None:
        """Note what a reader has read, in place of what it had."""
        self._add(reader, array(_NUMBERS, map(self._number, cells)))

    def take(self, leaf: Leaf[R], known: list[int]) -> None:
        """Note what stands on a leaf; `known` are our numbers of the cells of the leaves before it, and grows."""
        known += map(self._number, leaf.cells)
        numbers = array(_NUMBERS, leaf.numbers)
        start = 0
        for reader, count in zip(leaf.readers, array(_NUMBERS, leaf.counts), strict=True):
            self._add(reader, array(_NUMBERS, map(known.__getitem__, numbers[start : start + count])))
            start += count

    def drop(self, reader: R) -> None:
        """Forget a reader."""
        before = self._last.pop(reader, None)
        if before is not None:
            self._rows[before] = array(_NUMBERS)

    def readers_of(self, cell: Cell) -> int:
        """How many have read a cell."""
        return len(self.of([cell]))

    def of(self, cells: Iterable[Cell]) -> set[R]:
        """Those who have read one of these cells."""
        for reading in range(self._told, len(self._rows)):
            for number in self._rows[reading]:
                self._by_cell[number].append(reading)
        self._told = len(self._rows)
        found: set[R] = set()
        for cell in cells:
            known = self._numbers.get(cell)
            if known is not None and known in self._by_cell:
                readers = ((reading, self._readers[reading]) for reading in self._by_cell[known])
                found.update(reader for reading, reader in readers if self._last.get(reader) == reading)
        return found

    def leaf(self) -> Leaf[R]:
        """All that is true, on one leaf."""
        rows = [self._rows[reading] for reading in self._last.values()]
        read = np.concatenate([np.frombuffer(row, np.uint32) for row in rows]) if rows else np.empty(0, np.uint32)
        used, numbers = np.unique(read, return_inverse=True)
        return Leaf(
            tuple(self._cells[number] for number in used.tolist()),
            tuple(self._last),
            array(_NUMBERS, map(len, rows)).tobytes(),
            numbers.astype(np.uint32).tobytes(),
        )

    def _add(self, reader: R, row: array[int]) -> None:
        before = self._last.get(reader)
        if before is not None:
            self._rows[before] = array(_NUMBERS)
        self._last[reader] = len(self._rows)
        self._readers.append(reader)
        self._rows.append(row)

    def _number(self, cell: Cell) -> int:
        number = self._numbers.get(cell)
        if number is None:
            number = self._numbers[cell] = len(self._cells)
            self._cells.append(cell)
        return number


def made_of(things: Readings[Cell], cells: Iterable[Cell]) -> set[Cell]:
    """The things that were made of these cells, or of things that were."""
    found: set[Cell] = set()
    new = set(cells)
    while new:
        new = things.of(new) - found
        found |= new
    return found


def put_together(leaves: Iterable[Leaves], files: Readings[str], things: Readings[Cell]) -> None:
    """Note what stands on leaves from several processes, those of each in their order."""
    known: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for each in leaves:
        of_files, of_things = known[each.process]
        files.take(each.files, of_files)
        things.take(each.things, of_things)
