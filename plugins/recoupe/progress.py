"""How far a long piece of work has come: the core counts, and whoever has a terminal shows it.

    for article in counted(articles, len(articles), "articles read", progress):

Nothing is shown of work that is done within two seconds, and nothing where nobody looks on: in a file, a pipe, a log.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TextIO, TypeAlias, TypeVar

T = TypeVar("T")

Progress: TypeAlias = Callable[[int, int, str], None]
"""Is told how many of how many are done, and what they are: `articles read`."""

PATIENCE = 2.0
"""Seconds of work before anything is shown."""

INTERVAL = 0.1
"""Seconds between two changes of what is shown."""


def unseen(done: int, total: int, what: str) -> None:
    """Shows nothing."""


def counted(things: Iterable[T], total: int, what: str, progress: Progress) -> Iterator[T]:
    """The same things, each counted when the next one is asked for."""
    done = 0
    for thing in things:
        yield thing
        done += 1
        progress(done, total, what)
    if done < total:
        progress(total, total, what)


def terminal(stream: TextIO) -> Progress:
    """Shows counts on the last line of a terminal, and leaves nothing behind; on anything else it shows nothing."""
    if not stream.isatty() or os.environ.get("TERM") == "dumb":
        return unseen
    return _Line(stream)


class _Line:
    """One line, written over again and again. It goes when its work is done, or other work begins."""

    def __init__(self, stream: TextIO, clock: Callable[[], float] = time.monotonic) -> None:
        self.stream = stream
        self.clock = clock
        self.what = ""
        self.begun = self.shown = 0.0
        self.there = False

    def __call__(self, done: int, total: int, what: str) -> None:
        now = self.clock()
        if what != self.what:
            self._clear()
            self.what, self.begun, self.shown = what, now, 0.0
        if done >= total:
            self._clear()
            self.what = ""
        elif now - self.begun >= PATIENCE and now - self.shown >= INTERVAL:
            width = shutil.get_terminal_size().columns - 1
            self.stream.write(f"\r\x1b[K{f'{done:,} of {total:,} {what}'[:width]}")
            self.stream.flush()
            self.shown, self.there = now, True

    def _clear(self) -> None:
        if self.there:
            self.stream.write("\r\x1b[K")
            self.stream.flush()
            self.there = False
