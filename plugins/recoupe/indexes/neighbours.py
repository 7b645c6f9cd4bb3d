"""What goes together: entities named in the same articles, and articles about the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt

import numpy
from numpy.typing import NDArray

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
    wording = shared_wording(articles)
    scores = _Scores(listing, articles)
    result: dict[str, tuple[Related, ...]] = {}
    for id, each in articles.items():
        alike = wording.get(id, {})
        found = []
        for other, score in scores.nearest(id, alike):
            same = each.event is not None and articles[other].event == each.event
            related = Related(
                article=other,
                same_event=each.event if same else None,
                wording=alike.get(other, 0.0),
                shared=scores.shared(id, other),
                days=days_between(each.article.header.date, articles[other].article.header.date),
            )
            found.append(((-round(related.wording, 6), not same, -score, other), related))
        result[id] = tuple(related for _, related in sorted(found, key=lambda item: item[0])[:MOST])
    return result


class _Scores:
    """How near each article is to each other by the entities that both have: a row of numbers for each article.

    Articles are numbered by id, so that of equals the first in that order is taken.
    """

    def __init__(self, listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]) -> None:
        self.articles = articles
        self.ids = sorted(articles)
        self.place = {id: place for place, id in enumerate(self.ids)}
        self.weight = {entity: log(len(articles) / len(ids)) for entity, ids in listing.items()}
        self.about = {
            id: {reference.id for reference in each.article.header.entities if reference.role == "about"}
            for id, each in articles.items()
        }
        self.holders = {entity: numpy.array([self.place[id] for id in ids]) for entity, ids in listing.items()}
        subjects: dict[str, list[int]] = defaultdict(list)
        for id in self.ids:
            for entity in self.about[id]:
                if entity in listing:
                    subjects[entity].append(self.place[id])
        self.subjects = {entity: numpy.array(places) for entity, places in subjects.items()}
        dates = [articles[id].article.header.date for id in self.ids]
        self.days = numpy.array([date.as_date().toordinal() if date.day else -1 for date in dates])
        events = {event: number for number, event in enumerate(sorted({e.event for e in articles.values() if e.event}))}
        self.events = numpy.array([events.get(articles[id].event or "", -1) for id in self.ids])

    def nearest(self, id: str, alike: Iterable[str]) -> Iterator[tuple[str, float]]:
        """The articles among which the `MOST` nearest are, each once, with their scores; `alike` are all of them."""
        place = self.place[id]
        scores = numpy.zeros(len(self.ids))
        for entity in self.articles[id].entities:
            weight = self.weight[entity]
            if entity in self.about[id]:
                scores[self.holders[entity]] += ABOUT * weight
            else:
                scores[self.holders[entity]] += weight
                if entity in self.subjects:
                    scores[self.subjects[entity]] += (ABOUT - 1) * weight
        scores[place] = 0
        if self.days[place] >= 0:
            apart = numpy.minimum(numpy.abs(self.days - self.days[place]), NEAR)
            scores *= numpy.where(self.days >= 0, 1.5 - apart / NEAR / 2, 1.0)
        # Rounded, so that the order of additions cannot decide between equals.
        scores = numpy.round(scores, 6)
        chosen = {self.place[other] for other in alike} | set(_highest(scores))
        if self.events[place] >= 0:
            chosen |= set(_highest(numpy.where(self.events == self.events[place], scores, 0)))
        for other in sorted(chosen):
            yield self.ids[other], float(scores[other])

    def shared(self, id: str, other: str) -> tuple[str, ...]:
        """The entities that both articles have and that weigh something, the weightiest first."""
        both = set(self.articles[id].entities).intersection(self.articles[other].entities)
        subjects = self.about[id] | self.about[other]

        def by_weight(entity: str) -> tuple[float, str]:
            return -self.weight[entity] * (ABOUT if entity in subjects else 1.0), entity

        return tuple(sorted((entity for entity in both if self.weight[entity] > 0), key=by_weight))


def _highest(scores: NDArray[numpy.float64]) -> list[int]:
    """The places of the `MOST` highest scores above nought; of equals the first."""
    least = max(numpy.partition(scores, -MOST)[-MOST], 0.0) if len(scores) > MOST else 0.0
    above = numpy.flatnonzero(scores > least)
    equal = numpy.flatnonzero(scores == least)[: MOST - len(above) if least > 0 else 0]
    return [*above.tolist(), *equal.tolist()]


def days_between(one: PartialDate, other: PartialDate) -> int | None:
    """How many days lie between two dates; `None` when one of them is not known to the day."""
    if one.day and other.day:
        return abs((one.as_date() - other.as_date()).days)
    return None
