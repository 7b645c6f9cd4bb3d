"""A lock on a file, which the system takes away when the last process that holds it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Busy(Exception):
    """Somebody else holds the lock."""


@contextmanager
def locked(path: Path) -> Iterator[int]:
    """Hold the lock; gives its descriptor, so that a child may hold it too. Raises `Busy`."""
    lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _take(lock)
        yield lock
    finally:
        os.close(lock)


def _take(lock: int) -> None:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        raise Busy from None
