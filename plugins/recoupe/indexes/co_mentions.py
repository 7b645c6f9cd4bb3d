"""Entities that are named in the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from itertools import chain
from math import sqrt

from recoupe.indexes.edit import Edit
from recoupe.indexes.lazy import Lazy
from recoupe.linking import LinkedArticle

MOST = 12
"""How many entities a neighbourhood has."""


class CoMentions(Lazy[Counter[str]]):
    """For each entity, in how many articles each other entity occurs beside it."""

    def __init__(self, listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]) -> None:
        """Take the articles of each entity."""
        super().__init__(listing)
        self.listing = listing
        self._articles = articles

    def _make(self, key: str) -> Counter[str]:
        found = Counter(chain.from_iterable(self._articles[id].entities for id in self.listing[key]))
        del found[key]
        return found

    def touched(self, edit: Edit) -> set[str]:
        """The entities of articles that have others than they had."""
        pairs = ((old.entities if old else (), new.entities if new else ()) for _, old, new in edit.pairs())
        return {entity for had, has in pairs if had != has for entity in (*had, *has)}


def association(together: int, one: int, other: int) -> float:
    """How closely two entities go together, from 0 to 1: their common articles over the geometric mean of each one's.

    (Ochiai 1957.) An entity that is everywhere is close to nothing.
    """
    return together / sqrt(one * other) if together else 0.0


@dataclass(frozen=True, slots=True)
class Close:
    """An entity, in how many articles it occurs beside another, and how closely both go together, from 0 to 1."""

    entity: str
    together: int
    strength: float

    @property
    def rank(self) -> tuple[float, int, str]:
        """The closest first. Strength is rounded, so that the last digit cannot decide between equals."""
        return -round(self.strength, 6), -self.together, self.entity


class Neighbourhoods(Lazy[tuple[Close, ...]]):
    """For each entity the `MOST` that go with it most closely, the closest first."""

    def __init__(self, co_mentions: CoMentions) -> None:
        """Take what stands beside what."""
        super().__init__(co_mentions.listing)
        self._beside = co_mentions

    def close(self, one: str, other: str) -> Close:
        """How close the other is to the one."""
        together, listing = self._beside[one][other], self._beside.listing
        return Close(other, together, association(together, len(listing[one]), len(listing[other])))

    def _make(self, key: str) -> tuple[Close, ...]:
        listing = self._beside.listing
        size = len(listing[key])
        strengths = {
            other: association(together, size, len(listing[other])) for other, together in self._beside[key].items()
        }
        # Only for what comes near to the last of these it matters how it is rounded, and what decides between equals.
        least = min(nlargest(MOST, strengths.values()), default=0.0) - 2e-6
        found = (self.close(key, other) for other, strength in strengths.items() if strength >= least)
        return tuple(sorted(found, key=lambda each: each.rank)[:MOST])

    def touched(self, before: Neighbourhoods, edit: Edit) -> set[str]:
        """The entities that an edit may have given other neighbours, or neighbours that are closer or farther."""
        changed, known = self._beside.touched(edit), before.found
        touched = changed | (self._keys.keys() - known.keys())
        touched.update(id for id, found in known.items() if any(each.entity in changed for each in found))
        for entity in changed:
            # What has come closer to others may now be among their closest.
            for other in self._beside.get(entity, ()):
                if other not in touched and (
                    len(known[other]) < MOST or self.close(other, entity).rank < known[other][-1].rank
                ):
                    touched.add(other)
        return touched
