"""One folder in the place of another."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths that are not absolute begin in the working directory."""
OLD = "-old"
_EXCHANGE = 2
"""RENAME_EXCHANGE."""


def swap(new: Path, published: Path) -> None:
    """Put `new` in the place of `published`; what was there is then at `new`, or in no place at all.

    Linux exchanges two folders in one step. Elsewhere there are two; whoever is killed in between leaves the published
    one beside itself, under the name of `new` and `OLD`.
    """
    if not published.exists():
        new.rename(published)
    elif not _exchanged(new, published):
        old = new.with_name(new.name + OLD)
        published.rename(old)
        try:
            new.rename(published)
        except OSError:
            old.rename(published)
            raise
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system has exchanged the two."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
