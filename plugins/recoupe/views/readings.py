"""Who has read which cells, from both ends: what was read by a page, and by whom a cell was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable
from typing import Generic, TypeAlias, TypeVar

Cell: TypeAlias = tuple[str, Hashable]
"""A mapping's name and one of its keys, or a look-up's name and its arguments."""

R = TypeVar("R", bound=Hashable)


class Readings(Generic[R]):
    """What each reader has read: a file, or a thing that was looked up for files."""

    def __init__(self) -> None:
        """Begin without readers."""
        self._read: dict[R, frozenset[Cell]] = {}
        # What a reader has not read any more is not taken out: there are millions, and `_read` tells.
        self._readers: defaultdict[Cell, list[R]] = defaultdict(list)

    def __contains__(self, reader: R) -> bool:
        return reader in self._read

    def __getitem__(self, reader: R) -> frozenset[Cell]:
        """What a reader has read."""
        return self._read[reader]

    @property
    def readers(self) -> Collection[R]:
        """All readers."""
        return self._read.keys()

    def put(self, reader: R, cells: frozenset[Cell]) -> None:
        """Note what a reader has read, in place of what it had."""
        before = self._read.get(reader)
        self._read[reader] = cells
        for cell in cells - before if before else cells:
            self._readers[cell].append(reader)

    def drop(self, reader: R) -> None:
        """Forget a reader."""
        self._read.pop(reader, None)

    def about(self, cell: Cell) -> int:
        """About how many have read a cell: at least as many as have."""
        return len(self._readers.get(cell, ()))

    def of(self, cells: Iterable[Cell]) -> set[R]:
        """Those who have read one of these cells."""
        nobody: frozenset[Cell] = frozenset()
        return {
            reader for cell in cells for reader in self._readers.get(cell, ()) if cell in self._read.get(reader, nobody)
        }


def made_of(things: Readings[Cell], cells: Iterable[Cell]) -> set[Cell]:
    """The things that were made of these cells, or of things that were."""
    found: set[Cell] = set()
    new = set(cells)
    while new:
        new = things.of(new) - found
        found |= new
    return found
