"""The valid name that was probably meant. A near name is only ever suggested, never used."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz, process

_ENOUGH = 70
"""Similarity, 0 to 100 (rapidfuzz `ratio`), below which a suggestion would only confuse."""


def nearest(seen: str, valid: Iterable[str]) -> str:
    """The name in `valid` that looks most like `seen`, or an empty string when none does."""
    best = process.extractOne(seen, sorted(valid), scorer=fuzz.ratio, score_cutoff=_ENOUGH)
    return best[0] if best else ""
