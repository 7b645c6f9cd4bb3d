"""What goes together: entities named in the same articles, and articles about the same things."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt

import numpy
from numpy.typing import NDArray

from recoupe.indexes.lazy import Lazy
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


class CoMentions(Lazy[Counter[str]]):
    """For each entity, in how many articles each other entity occurs beside it."""

    def __init__(self, listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]) -> None:
        """Take the articles of each entity."""
        super().__init__(listing)
        self._listing = listing
        self._articles = articles

    def _make(self, key: str) -> Counter[str]:
        found: Counter[str] = Counter()
        for id in self._listing[key]:
            found.update(self._articles[id].entities)
        del found[key]
        return found

    def basis(self, key: str) -> object:
        """The entities of its articles."""
        return [self._articles[id].entities for id in self._listing[key]]


def association(together: int, one: int, other: int) -> float:
    """How closely two entities go together, from 0 to 1: their common articles over the geometric mean of each one's.

    (Ochiai 1957.) An entity that is everywhere is close to nothing.
    """
    return together / sqrt(one * other) if together else 0.0


class RelatedArticles(Lazy[tuple[Related, ...]]):
    """For each article the `MOST` nearest: shared wording first, then the same event, then shared entities.

    The weight of a shared entity is its inverse document frequency, log(N / n), so that one that every article has
    weighs nothing, and `ABOUT` times that where either article is about it. It is taken to a tenth, so that one article
    more or less does not change the weight of everything. Articles near in time gain up to half.
    """

    def __init__(
        self,
        listing: Mapping[str, tuple[str, ...]],
        articles: Mapping[str, LinkedArticle],
        before: RelatedArticles | None = None,
    ) -> None:
        """Take the articles of each entity. What can only be as it was `before` is taken over from there."""
        super().__init__(articles)
        self._articles = articles
        self._wording = shared_wording(articles)
        self._scores = _Scores(listing, articles)
        self._least: dict[str, float] = {}
        if before is not None:
            touched = self._touched(before)
            kept = before.found.keys() & articles.keys() - touched
            self.found = {id: before.found[id] for id in kept}
            self._least = {id: before._least[id] for id in kept}

    def _make(self, key: str) -> tuple[Related, ...]:
        each = self._articles[key]
        alike = self._wording.get(key, {})
        found = []
        scores, self._least[key] = self._scores.nearest(key, alike)
        for other, score in scores.items():
            same = each.event is not None and self._articles[other].event == each.event
            related = Related(
                article=other,
                same_event=each.event if same else None,
                wording=alike.get(other, 0.0),
                shared=self._scores.shared(key, other),
                days=days_between(each.article.header.date, self._articles[other].article.header.date),
            )
            found.append(((-round(related.wording, 6), not same, -score, other), related))
        return tuple(related for _, related in sorted(found, key=lambda item: item[0])[:MOST])

    def _touched(self, before: RelatedArticles) -> set[str]:
        """The articles whose neighbours may not be what they were."""
        old, new = before._scores, self._scores
        changed = {id for id in old.traits.keys() | new.traits.keys() if old.traits.get(id) != new.traits.get(id)}
        touched = changed | {
            id
            for id in before._wording.keys() | self._wording.keys()
            if before._wording.get(id) != self._wording.get(id)
        }
        for entity in old.weight.keys() | new.weight.keys():
            if old.weight.get(entity) != new.weight.get(entity):
                touched.update(old.listing.get(entity, ()), new.listing.get(entity, ()))
        events = {event for id in changed for scores in (old, new) if (event := scores.event(id))}
        for id, each in self._articles.items():
            if each.event in events:
                touched.add(id)
        touched.update(id for id, found in before.found.items() if any(each.article in changed for each in found))
        for id in changed & new.traits.keys():
            row = new.row(id)
            touched.update(
                other for other, least in before._least.items() if other in new.place and row[new.place[other]] >= least
            )
        return touched


class _Scores:
    """How near each article is to each other by the entities that both have: a row of numbers for each article.

    Articles are numbered by id, so that of equals the first in that order is taken.
    """

    def __init__(self, listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]) -> None:
        self.listing = listing
        self.articles = articles
        self.ids = sorted(articles)
        self.place = {id: place for place, id in enumerate(self.ids)}
        self.weight = {entity: round(log(len(articles) / len(ids)), 1) for entity, ids in listing.items()}
        self.about = {
            id: {reference.id for reference in each.article.header.entities if reference.role == "about"}
            for id, each in articles.items()
        }
        self.traits = {
            id: (each.entities, self.about[id], each.article.header.date, each.event) for id, each in articles.items()
        }
        subjects: dict[str, list[int]] = defaultdict(list)
        for id in self.ids:
            for entity in self.about[id]:
                if entity in listing:
                    subjects[entity].append(self.place[id])
        self._subjects = {entity: numpy.array(places) for entity, places in subjects.items()}
        self._holders: dict[str, NDArray[numpy.int64]] = {}
        dates = [articles[id].article.header.date for id in self.ids]
        self._days = numpy.array([date.as_date().toordinal() if date.day else -1 for date in dates])
        events = {event: number for number, event in enumerate(sorted({e.event for e in articles.values() if e.event}))}
        self._events = numpy.array([events.get(articles[id].event or "", -1) for id in self.ids])

    def event(self, id: str) -> str | None:
        """The event that an article covers, if there is such an article."""
        return self.articles[id].event if id in self.articles else None

    def row(self, id: str) -> NDArray[numpy.float64]:
        """How near every article is to this one, by its place."""
        place = self.place[id]
        scores = numpy.zeros(len(self.ids))
        for entity in self.articles[id].entities:
            weight = self.weight[entity]
            if entity in self.about[id]:
                scores[self._holders_of(entity)] += ABOUT * weight
            else:
                scores[self._holders_of(entity)] += weight
                if entity in self._subjects:
                    scores[self._subjects[entity]] += (ABOUT - 1) * weight
        scores[place] = 0
        if self._days[place] >= 0:
            apart = numpy.minimum(numpy.abs(self._days - self._days[place]), NEAR)
            scores *= numpy.where(self._days >= 0, 1.5 - apart / NEAR / 2, 1.0)
        # Rounded, so that the order of additions cannot decide between equals.
        return numpy.round(scores, 6)

    def nearest(self, id: str, alike: Iterable[str]) -> tuple[dict[str, float], float]:
        """The articles among which the `MOST` nearest are, with their scores, and the score of the last of these.

        `alike` are all of them.
        """
        place = self.place[id]
        scores = self.row(id)
        highest = _highest(scores)
        chosen = {self.place[other] for other in alike} | set(highest)
        if self._events[place] >= 0:
            chosen |= set(_highest(numpy.where(self._events == self._events[place], scores, 0)))
        least = float(min(scores[highest])) if len(highest) == MOST else 0.0
        return {self.ids[other]: float(scores[other]) for other in sorted(chosen)}, least

    def _holders_of(self, entity: str) -> NDArray[numpy.int64]:
        if (found := self._holders.get(entity)) is None:
            found = self._holders[entity] = numpy.array([self.place[id] for id in self.listing[entity]])
        return found

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
