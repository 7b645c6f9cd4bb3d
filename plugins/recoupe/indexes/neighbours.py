"""What goes together: entities named in the same articles, and articles about the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log, sqrt

from recoupe.indexes.reprints import shared_wording
from recoupe.linking import LinkedArticle
from recoupe.model import PartialDate

MOST = 6
"""How many related articles a page offers."""

ABOUT = 2.0
"""How much more an entity weighs that an article is about than one that it only names."""

NEAR = 31
"""Days within which two articles are near in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A related article and why it is one.

    `same_event` is the event that both cover; `wording` the share of the shorter text's wording that the other has;
    `shared` the entities that both have, the weightiest first; `days` how far apart they appeared, `None` when a date
    is not known to the day.
    """

    article: str
    same_event: str | None
    wording: float
    shared: tuple[str, ...]
    days: int | None


def co_mentions(
    listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]
) -> dict[str, Counter[str]]:
    """For each entity, in how many articles each other entity occurs beside it."""
    found: dict[str, Counter[str]] = {entity: Counter() for entity in listing}
    for entity, ids in listing.items():
        for id in ids:
            found[entity].update(other for other in articles[id].entities if other != entity)
    return found


def association(together: int, one: int, other: int) -> float:
    """How closely two entities go together, from 0 to 1: their common articles over the geometric mean of each one's.

    (Ochiai 1957.) An entity that is everywhere is close to nothing.
    """
    return together / sqrt(one * other) if together else 0.0


def related_articles(
    listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]
) -> dict[str, tuple[Related, ...]]:
    """For each article the `MOST` nearest: shared wording first, then the same event, then shared entities.

    The weight of a shared entity is its inverse document frequency, log(N / n), so that one that every article has
    weighs nothing, and `ABOUT` times that where either article is about it. Articles near in time gain up to half.
    """
    weight = {entity: log(len(articles) / len(ids)) for entity, ids in listing.items()}
    wording = shared_wording(articles)
    about = {
        id: {reference.id for reference in each.article.header.entities if reference.role == "about"}
        for id, each in articles.items()
    }
    result: dict[str, tuple[Related, ...]] = {}
    for id, each in articles.items():
        shared: dict[str, dict[str, float]] = defaultdict(dict)
        for entity in each.entities:
            if weight[entity] > 0:
                for other in listing[entity]:
                    if other != id:
                        factor = ABOUT if entity in about[id] or entity in about[other] else 1.0
                        shared[other][entity] = factor * weight[entity]
        alike = wording.get(id, {})
        found = []
        for other in {*shared, *alike}:
            days = days_between(each.article.header.date, articles[other].article.header.date)
            nearness = 1.5 - min(days, NEAR) / NEAR / 2 if days is not None else 1.0
            same = each.event is not None and articles[other].event == each.event
            score = nearness * sum(shared[other].values())
            related = Related(
                article=other,
                same_event=each.event if same else None,
                wording=alike.get(other, 0.0),
                shared=tuple(sorted(shared[other], key=lambda entity: (-shared[other][entity], entity))),
                days=days,
            )
            # Rounded, so that the order of additions cannot decide between equals.
            found.append(((-round(related.wording, 6), not same, -round(score, 6), other), related))
        result[id] = tuple(related for _, related in sorted(found, key=lambda item: item[0])[:MOST])
    return result


def days_between(one: PartialDate, other: PartialDate) -> int | None:
    """How many days lie between two dates; `None` when one of them is not known to the day."""
    if one.day and other.day:
        return abs((one.as_date() - other.as_date()).days)
    return None
