"""Names in a text that the register does not know, with the entities whose names are near.

These are hints for a reader, made without a dictionary: they miss names, and offer words that are none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from recoupe.linking import LinkedArticle, Register, fold_name
from recoupe.model import Document, Entity
from recoupe.suggesting.arabic_script import in_arabic_script
from recoupe.suggesting.capitalised import capitalised
from recoupe.suggesting.words import Seen, disjoint

MOST = 60
"""Suggestions, at most, for one article."""

LONGEST = 100_000
"""Characters of a text, at most, that are looked at."""

_ENOUGH = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """Words that may be a name: how often they stand in the text, where first in the file, why they were taken for one.

    `nearest` are the ids of entities with a label that looks like them, the nearest first.
    """

    words: str
    count: int
    line: int
    column: int
    why: str
    nearest: tuple[str, ...]


def unknown_names(each: LinkedArticle, register: Register, entities: Mapping[str, Entity]) -> tuple[Unknown, ...]:
    """What may be names in an article's text, those first that stand there most often.

    What the register knows is left out, names of several bearers too.
    """
    document = each.article.document
    leaves = [leaf for leaf in document.leaves() if leaf.start < LONGEST and leaf.kind != "pre"]
    text = document.text[:LONGEST]
    taken = disjoint(
        [(mention.start - len(mention.clitic), mention.end) for mention in each.mentions]
        + [(hit.start - len(hit.clitic), hit.end) for hit in register.names.find(text)]
    )
    found: dict[str, list[Seen]] = {}
    for seen in (*capitalised(text, leaves, taken), *in_arabic_script(text, leaves, taken)):
        found.setdefault(fold_name(seen.words), []).append(seen)
    labels = _labels(entities)
    ordered = sorted(found.items(), key=lambda item: (-len(item[1]), item[1][0].start))[:MOST]
    return tuple(_unknown(document, key, places, labels) for key, places in ordered)


def _unknown(document: Document, key: str, places: Sequence[Seen], labels: Mapping[tuple[str, str], str]) -> Unknown:
    first = places[0]
    line, column = document.origin(first.start)
    best = process.extract(key, labels, scorer=fuzz.token_sort_ratio, score_cutoff=_ENOUGH, limit=9)
    near = tuple(dict.fromkeys(id for _, _, (id, _) in best))[:3]
    return Unknown(words=first.words, count=len(places), line=line, column=column, why=first.why, nearest=near)


def _labels(entities: Mapping[str, Entity]) -> Mapping[tuple[str, str], str]:
    """Folded labels of the entities that stand today, by id and label."""
    found: dict[tuple[str, str], str] = {}
    for id, entity in entities.items():
        header = entity.header
        if header.replaced_by is None:
            for label in (*header.pref_label.values(), *(each for many in header.alt_label.values() for each in many)):
                found[id, label] = fold_name(label)
    return found
