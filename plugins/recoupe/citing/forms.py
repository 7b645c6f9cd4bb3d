"""What a library writes around values, asked of it once for each shape that a record can have.

A record of the same fields is written alike, whatever they hold; so the library is given marks in the place of the
values, and these are put there afterwards. A corpus of any size costs the same few questions.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import TypeAlias

MARK = "\ue000"
"""Stands for a value: a character that no library alters. No value can be taken for it, for they come later."""

Form: TypeAlias = tuple[str, ...]
"""What stands before the first value, between one and the next, and after the last."""


def form(written: str, count: int) -> Form:
    """The form of what a library has written with so many marks.

    Raises:
        RuntimeError: where it has left one out, or written one twice.
    """
    found = tuple(written.split(MARK))
    if len(found) != count + 1:
        raise RuntimeError(f"of {count} values the library wrote {len(found) - 1}: {written!r}")
    return found


def filled(form: Form, values: Sequence[str]) -> str:
    """The text with the values, which are as many as the marks were, in their order."""
    return "".join(chain.from_iterable(zip_longest(form, values, fillvalue="")))
