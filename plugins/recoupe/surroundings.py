"""The files around a corpus that decide how its site is made: while they are as they were, it is all that is read."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

SETTLED = 0.1
"""Seconds after a change from which on it is sure that a build that begins then has seen it."""


class Surroundings:
    """The settings, the theme and whatever else was read by a whole build, and whether all that is still the same."""

    def __init__(self) -> None:
        """Know of no build yet; the first one may have begun by now."""
        self._began = time.time()
        self._places: tuple[str, ...] = ()
        self._left_out = ""
        self._reading: dict[str, tuple[int, ...]] = {}
        self._read: dict[str, tuple[int, ...]] | None = None

    def called(self) -> None:
        """A whole build is about to begin."""
        self._began = time.time()
        self._read = None

    def begin(self, places: Iterable[Path], left_out: Path) -> None:
        """It has begun; it reads these files and those below these folders, but not the corpus, which is `left_out`."""
        self._places = tuple(map(str, places))
        self._left_out = str(left_out)
        self._reading = self._stamps()

    def end(self) -> None:
        """It has ended well, and has read what there was at its beginning, if nothing was edited since."""
        latest = max((max(mtime, ctime) for mtime, ctime, *_ in self._reading.values()), default=0) / 1e9
        if latest < self._began - SETTLED and self._stamps() == self._reading:
            self._read = self._reading

    @property
    def are_unchanged(self) -> bool:
        """Whether all is what the last whole build has read."""
        return self._read is not None and self._stamps() == self._read

    def _stamps(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for path in (path for place in self._places for path in self._files(place)):
            with suppress(OSError):
                seen = os.stat(path)  # noqa: PTH116 a path object costs more than what is asked
                found[path] = seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino
        return found

    def _files(self, place: str) -> Iterator[str]:
        """A file itself, or the files below a folder but for those in hidden ones."""
        if not os.path.isdir(place):  # noqa: PTH112
            yield place
        for folder, within, names in os.walk(place):
            within[:] = [name for name in within if not name.startswith(".") and f"{folder}/{name}" != self._left_out]
            if folder != self._left_out:
                yield from (f"{folder}/{name}" for name in names)
