"""Words of a text, and the stretches of it that are known names already."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ‐-][^\W\d_]+)*")
"""A word, with what apostrophes and hyphens join to it."""

Stretch: TypeAlias = tuple[int, int]
"""Offsets into the one text: from, and up to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Words that may be a name, where they begin in the one text, and why they were taken for one."""

    start: int
    words: str
    why: str


def disjoint(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same places as stretches that do not overlap, in order."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def is_free(start: int, end: int, taken: Sequence[Stretch]) -> bool:
    """Whether a stretch overlaps none of those that are taken, which are disjoint and in order."""
    before = bisect_left(taken, (end, 0))
    return before == 0 or taken[before - 1][1] <= start
