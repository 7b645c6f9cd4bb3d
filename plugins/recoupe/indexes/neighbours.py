"""What goes together: entities named in the same articles, and articles about the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log

from recoupe.linking import LinkedArticle

MOST = 6
"""How many related articles a page offers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A related article and why it is one: the same event, or the shared entities, rarest first."""

    article: str
    same_event: str | None
    shared: tuple[str, ...]


def co_mentions(
    listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]
) -> dict[str, Counter[str]]:
    """For each entity, in how many articles each other entity occurs beside it."""
    found: dict[str, Counter[str]] = {entity: Counter() for entity in listing}
    for entity, ids in listing.items():
        for id in ids:
            found[entity].update(other for other in articles[id].entities if other != entity)
    return found


def related_articles(
    listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]
) -> dict[str, tuple[Related, ...]]:
    """For each article the `MOST` nearest: same event first, then shared entities weighted by how rare they are.

    The weight of an entity is its inverse document frequency, log(N / n): one that every article has weighs nothing.
    """
    weight = {entity: log(len(articles) / len(ids)) for entity, ids in listing.items()}
    result: dict[str, tuple[Related, ...]] = {}
    for id, each in articles.items():
        shared: dict[str, list[str]] = defaultdict(list)
        for entity in each.entities:
            if weight[entity] > 0:
                for other in listing[entity]:
                    if other != id:
                        shared[other].append(entity)
        event = each.event

        def rank(
            other: str, event: str | None = event, shared: dict[str, list[str]] = shared
        ) -> tuple[bool, float, str]:
            same = event is not None and articles[other].event == event
            # Rounded, so that the order of additions cannot decide between equals.
            return (not same, -round(sum(weight[entity] for entity in shared[other]), 6), other)

        nearest = sorted(shared, key=rank)[:MOST]
        result[id] = tuple(
            Related(
                article=other,
                same_event=event if event and articles[other].event == event else None,
                shared=tuple(sorted(shared[other], key=lambda entity: (-weight[entity], entity))),
            )
            for other in nearest
        )
    return result
