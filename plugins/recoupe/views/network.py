"""The neighbourhood of an entity: what it is named with, and which of those are named together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.indexes import association
from recoupe.views.parts import EntityLink, Reader

MOST = 12
"""How many neighbours are drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """An entity named in the same articles: in how many, and how closely they go together, from 0 to 1.

    `beside` are the other neighbours that it shares an article with, the closest to the centre first.
    """

    link: EntityLink
    together: int
    strength: float
    beside: tuple[EntityLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two neighbours, by their positions in `Network.neighbours`, and the number of articles that have both."""

    one: int
    other: int
    together: int
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """An entity, its closest neighbours (the closest first), and the ties among them."""

    centre: EntityLink
    neighbours: tuple[Neighbour, ...]
    ties: tuple[Tie, ...]


def network(id: str, reader: Reader) -> Network:
    """The neighbourhood of one entity. Closeness discounts what is everywhere (`indexes.association`)."""
    beside = reader.indexes.co_mentions
    listing = reader.indexes.by_entity
    counts: Mapping[str, int] = beside.get(id, {})

    def closeness(other: str) -> tuple[float, int, str]:
        return -round(association(counts[other], len(listing[id]), len(listing[other])), 6), -counts[other], other

    closest = sorted(counts, key=closeness)[:MOST]
    ties = [
        Tie(
            one=one,
            other=other,
            together=together,
            strength=association(together, len(listing[first]), len(listing[second])),
        )
        for one, first in enumerate(closest)
        for other, second in enumerate(closest[one + 1 :], start=one + 1)
        if (together := beside[first][second])
    ]
    return Network(
        centre=reader.entity(id),
        neighbours=tuple(
            Neighbour(
                link=reader.entity(other),
                together=counts[other],
                strength=association(counts[other], len(listing[id]), len(listing[other])),
                beside=tuple(reader.entity(each) for each in closest if beside[other][each]),
            )
            for other in closest
        ),
        ties=tuple(ties),
    )
