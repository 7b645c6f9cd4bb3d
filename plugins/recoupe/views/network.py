"""The neighbourhood of an entity: what it is named with, and which of those are named together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from recoupe.indexes import association
from recoupe.views.parts import EntityLink, Reader


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
    closest = reader.indexes.neighbourhoods.get(id, ())
    ids = [each.entity for each in closest]
    links = reader.entities(ids)
    beside = [reader.indexes.co_mentions[each] for each in ids]
    articles = [len(reader.indexes.by_entity[each]) for each in ids]
    return Network(
        centre=reader.entity(id),
        neighbours=tuple(
            Neighbour(
                link=link,
                together=each.together,
                strength=each.strength,
                beside=tuple(other for other in links if counts[other.id]),
            )
            for each, link, counts in zip(closest, links, beside, strict=True)
        ),
        ties=tuple(
            Tie(
                one=one,
                other=other,
                together=together,
                strength=association(together, articles[one], articles[other]),
            )
            for one, other in combinations(range(len(ids)), 2)
            if (together := beside[one][ids[other]])
        ),
    )
