"""Fixes of names from a closed list: fields, values, languages, and ids of records that exist."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from recoupe.diagnostics.fix import Fix
from recoupe.fixing.situation import Situation
from recoupe.model import MOTIVATIONS, POSITIONS, is_language, is_slug

_APART = re.compile(r"[\s_-]+")
_SHORTEST = 3
"""Letters of a name below which one slip could have made it of any other."""


def unknown_key(at: Situation) -> Fix | None:
    """A field's name with one slip (a letter too many, too few, another, two exchanged), with no other name near it."""
    seen, valid = at.diagnostic.seen, _listed(at)
    same = [name for name in valid if _letters(name) == _letters(seen)]
    near = [name for name in valid if len(seen) >= _SHORTEST and OSA.distance(seen.casefold(), name) == 1]
    meant = same or near
    if at.typed != seen or len(meant) != 1:
        return None
    return at.instead(meant[0], f'write "{meant[0]}" for "{seen}"')


def unknown_value(at: Situation) -> Fix | None:
    """A term in capitals, or with another sign between its words. A misspelt one is not guessed: it codes something."""
    same = [name for name in _listed(at) if _letters(name) == _letters(at.diagnostic.seen)]
    if at.value != at.diagnostic.seen or len(same) != 1:
        return None
    return at.instead(same[0], f'write "{same[0]}"')


def malformed_language(at: Situation) -> Fix | None:
    """A code in capitals, or with an underscore: `FR`, `fr_FR`."""
    primary, mark, rest = at.diagnostic.seen.replace("_", "-").partition("-")
    tag = primary.lower() + mark + rest
    if at.value != at.diagnostic.seen or not is_language(tag):
        return None
    return at.instead(tag, f'write "{tag}"')


def malformed_id(at: Situation) -> Fix | None:
    """An id in capitals, with spaces, or as the path of its file, where a record or a tag of that id exists."""
    if at.value is None or at.value != at.diagnostic.seen:
        return None
    stem = at.value.strip().rpartition("/")[2].removesuffix(".md")
    id = _APART.sub("-", stem.casefold())
    if not is_slug(id) or id == "null" or id not in _known(at):
        return None
    return at.instead(id, f'write "{id}"')


def _letters(name: str) -> str:
    return _APART.sub("", name).casefold()


def _listed(at: Situation) -> tuple[str, ...]:
    """The valid names, which the diagnostic lists."""
    return tuple(at.diagnostic.expected.removeprefix("one of ").split(", "))


def _known(at: Situation) -> Iterable[str]:
    """The ids that may stand in the field of the mistake."""
    corpus = at.linked.corpus
    steps = tuple(step for step in at.path or () if isinstance(step, str))
    match (at.file.kind, *steps):
        case ("articles", "source"):
            return corpus.sources
        case ("articles", "translation_of" | "reprint_of"):
            return corpus.articles
        case ("articles", "tags"):
            return at.tags
        case ("articles", "stance", "position"):
            return (*POSITIONS, *corpus.vocabulary.positions)
        case ("articles", "annotations", "motivation"):
            return (*MOTIVATIONS, *corpus.vocabulary.motivations)
        case (
            ("articles", "event")
            | ("articles", "entities", "id")
            | ("articles", "stance", "target" | "holder")
            | ("articles", "annotations", "entities")
            | ("articles", "claims", "claimant")
            | ("entities", "place" | "participants" | "not_same_as" | "replaced_by")
            | ("entities", "relations", "target")
        ):
            return corpus.entities
        case _:
            return ()
