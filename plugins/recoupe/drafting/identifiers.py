"""Ids that a new record may have."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from recoupe.linking import fold
from recoupe.model import is_slug


def latin_words(text: str) -> tuple[str, ...]:
    """The words of a text that may stand in an id: Latin letters and digits only."""
    return tuple(part for part in re.split(r"[^a-z0-9]+", fold(text).text) if part)


def id_from(names: Iterable[str], taken: Collection[str]) -> str:
    """An id that is not taken, from the first name that has Latin letters; empty where none has."""
    for name in names:
        base = "-".join(latin_words(name))[:90].strip("-")
        if base:
            return free_id(base, taken)
    return ""


def free_id(base: str, taken: Collection[str]) -> str:
    """The id itself, or with the first number behind it that makes it one that is not taken."""
    numbered = (base, *(f"{base}-{number}" for number in range(2, 100)))
    return next((id for id in numbered if is_slug(id) and id not in taken), "")
