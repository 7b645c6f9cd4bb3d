"""Entities of the register that may be one and the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz, process

from recoupe.linking import fold_name
from recoupe.model import Entity

NEAR = 90
"""Similarity, 0 to 100 (rapidfuzz `ratio`), from which on two labels of one language may be one name."""

_SHORTEST = 6
"""Letters of the shortest label that is compared so: short names differ by one letter."""

_MOST_OF_A_KIND = 50
"""Records with one key, at most, that are paired: more are a mistake of another sort."""

_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleDuplicate:
    """Two entities, by order of id, and what makes them look like one."""

    one: str
    other: str
    reasons: tuple[str, ...]


def possible_duplicates(entities: Mapping[str, Entity]) -> tuple[PossibleDuplicate, ...]:
    """Pairs of entities that stand today and that nobody has told apart by `not_same_as`, most reasons first."""
    standing = {id: each for id, each in sorted(entities.items()) if each.header.replaced_by is None}
    reasons: dict[tuple[str, str], list[str]] = defaultdict(list)
    for one, other, why in (*_identified(standing), *_reordered(standing), *_near(standing), *_placed(standing)):
        pair = (min(one, other), max(one, other))
        if one != other and why not in reasons[pair] and not _told_apart(standing[one], standing[other]):
            reasons[pair].append(why)
    found = [
        PossibleDuplicate(one=one, other=other, reasons=tuple(whys)) for (one, other), whys in reasons.items() if whys
    ]
    return tuple(sorted(found, key=lambda each: (-len(each.reasons), each.one, each.other)))


def _told_apart(one: Entity, other: Entity) -> bool:
    return other.id in one.header.not_same_as or one.id in other.header.not_same_as


def _labels(entity: Entity) -> Iterator[tuple[str, str]]:
    """Every label of an entity with its language."""
    for lang, label in entity.header.pref_label.items():
        yield lang, label
    for lang, labels in entity.header.alt_label.items():
        for label in labels:
            yield lang, label


def _pairs(groups: Mapping[object, Iterable[tuple[str, str]]]) -> Iterator[tuple[str, str, str]]:
    """Pairs of the members of each group; a member is an id and what is said of it."""
    for members in groups.values():
        for (one, why), (other, _) in combinations(list(dict(members).items())[:_MOST_OF_A_KIND], 2):
            yield one, other, why


def _identified(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str, str]]:
    groups: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for id, entity in entities.items():
        for authority, identifier in entity.header.same_as.items():
            groups[authority, identifier].append((id, f"both are {authority} {identifier}"))
    return _pairs(groups)


def _reordered(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str, str]]:
    """The same words in another order, whatever the language; labels that are wholly the same are an error already."""
    groups: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for id, entity in entities.items():
        for _, label in _labels(entity):
            words = tuple(sorted(fold_name(label).split()))
            if len(words) > 1:
                groups[words].append((id, f'the same words: "{label}"'))
    return _pairs(groups)


def _placed(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str, str]]:
    groups: dict[object, list[tuple[str, str]]] = defaultdict(list)
    for id, entity in entities.items():
        if (point := entity.header.coordinates) is not None and point.precision in ("exact", "town"):
            key = (entity.header.type, round(point.lat, 3), round(point.lon, 3))
            groups[key].append((id, f"both of type {entity.header.type}, at {point.lat}, {point.lon}"))
    return _pairs(groups)


def _near(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str, str]]:
    """Labels of one language that differ in a letter or two, and in no number: days and numbers tell apart."""
    by_language: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for id, entity in entities.items():
        for lang, label in _labels(entity):
            folded = fold_name(label)
            if sum(map(str.isalpha, folded)) >= _SHORTEST:
                by_language[lang].append((folded, id, label))
    for labels in by_language.values():
        forms = [folded for folded, _, _ in labels]
        for row, (folded, id, label) in enumerate(labels):
            rest = forms[row + 1 :]
            for other, _, place in process.extract(folded, rest, scorer=fuzz.ratio, score_cutoff=NEAR, limit=None):
                _, other_id, other_label = labels[row + 1 + int(place)]
                if _NUMBERS.findall(folded) == _NUMBERS.findall(other) and folded != other:
                    yield id, other_id, f'"{label}" and "{other_label}" are nearly the same'
