"""A value that was found for a header, or the values that it may be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A value that something speaks for; `why` says what and where."""

    value: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A value with its evidence, or none: then `rivals` are what it may be, and `why` says why that is not settled."""

    value: str | None = None
    why: tuple[str, ...] = ()
    rivals: tuple[Candidate, ...] = ()


def settled(value: str, *why: str) -> Finding:
    """A value that is clear."""
    return Finding(value=value, why=why)


def open_question(why: str, rivals: Sequence[Candidate] = ()) -> Finding:
    """No value: whoever imports the article must say it."""
    return Finding(why=(why,), rivals=tuple(rivals))
