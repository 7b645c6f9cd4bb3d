"""Articles about the same things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import inf, log

import numpy
from numpy.typing import NDArray

from recoupe.indexes.edit import Edit
from recoupe.indexes.lazy import Lazy
from recoupe.indexes.reprints import SharedWording
from recoupe.linking import LinkedArticle
from recoupe.model import PartialDate

MOST = 6
"""How many related articles a page offers."""

ABOUT = 2
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


class RelatedArticles(Lazy[tuple[Related, ...]]):
    """For each article the `MOST` nearest: shared wording first, then the same event, then shared entities.

    The weight of a shared entity is its inverse document frequency, log(N / n), so that one that every article has
    weighs nothing, and `ABOUT` times that where either article is about it. It is taken to a tenth, so that one article
    more or less does not change the weight of everything. Articles near in time gain up to half.
    """

    def __init__(self, articles: Mapping[str, LinkedArticle], wording: SharedWording, scores: Scores) -> None:
        """Take the articles, the wording that they share, and how near they are by their entities."""
        super().__init__(articles)
        self._articles = articles
        self._wording = wording
        self._scores = scores
        self._least: dict[str, float] = {}

    @classmethod
    def of(cls, listing: Mapping[str, tuple[str, ...]], articles: Mapping[str, LinkedArticle]) -> RelatedArticles:
        """Begin with nothing. `listing` has the articles of each entity."""
        traits = {id: Traits.of(each) for id, each in articles.items()}
        return cls(articles, SharedWording.of(articles), Scores(listing, traits))

    def since(self, listing: Mapping[str, tuple[str, ...]], edit: Edit) -> RelatedArticles:
        """The same after an edit; what can only be as it was is taken over."""
        changed = {
            id: new
            for id, old, new in edit.pairs()
            if (Traits.of(old) if old else None) != (Traits.of(new) if new else None)
        }
        scores = self._scores
        if changed:
            kept = {id: each for id, each in scores.traits.items() if id not in changed}
            scores = Scores(listing, kept | {id: Traits.of(new) for id, new in changed.items() if new})
        now = RelatedArticles(edit.now, self._wording.since(edit), scores)
        touched = now._touched(self, changed.keys())
        now.take_over(self, touched)
        now._least = {id: self._least[id] for id in now.found}
        return now

    def _make(self, key: str) -> tuple[Related, ...]:
        each = self._articles[key]
        alike = self._wording.alike.get(key, {})
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

    def _touched(self, before: RelatedArticles, changed: Collection[str]) -> set[str]:
        """The articles whose neighbours may not be what they were; `changed` are those with other traits."""
        old, new = before._scores, self._scores
        was, alike = before._wording.alike, self._wording.alike
        touched = {
            id
            for id in (was.keys() | alike.keys() if was is not alike else ())
            if (had := was.get(id)) is not (has := alike.get(id)) and had != has
        }
        if not changed:
            return touched
        touched.update(changed)
        for entity in old.weight.keys() | new.weight.keys():
            if old.weight.get(entity) != new.weight.get(entity):
                touched.update(old.listing.get(entity, ()), new.listing.get(entity, ()))
        both = [scores.traits[id] for id in changed for scores in (old, new) if id in scores.traits]
        events = {traits.event for traits in both if traits.event}
        if events:
            touched.update(id for id, traits in new.traits.items() if traits.event in events)
        touched.update(id for id, found in before.found.items() if any(each.article in changed for each in found))
        least = numpy.fromiter((before._least.get(id, inf) for id in new.ids), float, len(new.ids))
        for id in changed:
            if id in new.place:
                touched.update(new.ids[place] for place in numpy.flatnonzero(new.row(id) >= least).tolist())
        return touched


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What of an article makes others near to it. `about` are the entities that it is about, as its header has them."""

    entities: tuple[str, ...]
    about: frozenset[str]
    date: PartialDate
    event: str | None

    @classmethod
    def of(cls, each: LinkedArticle) -> Traits:
        """The traits of an article."""
        header = each.article.header
        return cls(
            entities=each.entities,
            about=frozenset(reference.id for reference in header.entities if reference.role == "about"),
            date=header.date,
            event=each.event,
        )


_SPARSE = 16
"""What more than one article in so many has is added to all of them at once, for most of whom it is nought."""


@dataclass(frozen=True, slots=True)
class _Share:
    """What is added to the scores of these places, or of all, in tenths."""

    places: NDArray[numpy.int64] | None
    tenths: NDArray[numpy.int32]


class Scores:
    """How near each article is to each other by the entities that both have: a row of numbers for each article.

    Articles are numbered by id, so that of equals the first in that order is taken.
    """

    def __init__(self, listing: Mapping[str, tuple[str, ...]], traits: Mapping[str, Traits]) -> None:
        """Take the articles of each entity, and the traits of each article."""
        self.listing = listing
        self.traits = traits
        self.ids = sorted(traits)
        self.place = {id: place for place, id in enumerate(self.ids)}
        self.weight = {entity: round(log(len(traits) / len(ids)), 1) for entity, ids in listing.items()}
        subjects: dict[str, list[int]] = defaultdict(list)
        for place, id in enumerate(self.ids):
            for entity in traits[id].about:
                if entity in listing:
                    subjects[entity].append(place)
        self._subjects = subjects
        self._shares: dict[tuple[str, bool], _Share] = {}
        dates = (traits[id].date for id in self.ids)
        self._days = numpy.array([date.as_date().toordinal() if date.day else -1 for date in dates])
        self._by_day = numpy.argsort(self._days, kind="stable")
        self._in_order = self._days[self._by_day]
        names = sorted({each.event for each in traits.values() if each.event})
        events = {event: number for number, event in enumerate(names)}
        self._events = numpy.array([events.get(traits[id].event or "", -1) for id in self.ids])

    def row(self, id: str) -> NDArray[numpy.float64]:
        """How near every article is to this one, by its place."""
        place = self.place[id]
        # Weights are whole tenths, and are added as such: the order of additions cannot decide between equals.
        tenths = numpy.zeros(len(self.ids), numpy.int32)
        for entity in self.traits[id].entities:
            share = self._share(entity, about=entity in self.traits[id].about)
            if share.places is None:
                tenths += share.tenths
            else:
                tenths[share.places] += share.tenths
        tenths[place] = 0
        scores: NDArray[numpy.float64] = tenths / 10
        if (day := self._days[place]) >= 0:
            first, last = self._in_order.searchsorted((max(day - NEAR, 0), day + NEAR + 1))
            near = self._by_day[first:last]
            scores[near] = numpy.round(scores[near] * (1.5 - numpy.abs(self._days[near] - day) / NEAR / 2), 6)
        return scores

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

    def _share(self, entity: str, *, about: bool) -> _Share:
        """What an entity adds to the scores of an article that is, or is not, about it."""
        if (found := self._shares.get((entity, about))) is None:
            places = [self.place[id] for id in self.listing[entity]]
            weight = round(10 * self.weight[entity])
            tenths = numpy.zeros(len(self.ids), numpy.int32)
            tenths[places] = ABOUT * weight if about else weight
            tenths[self._subjects.get(entity, [])] = ABOUT * weight
            if len(places) > len(self.ids) // _SPARSE:
                found = _Share(None, tenths)
            else:
                found = _Share(numpy.array(places), tenths[places])
            self._shares[entity, about] = found
        return found

    def shared(self, id: str, other: str) -> tuple[str, ...]:
        """The entities that both articles have and that weigh something, the weightiest first."""
        one, two = self.traits[id], self.traits[other]
        both = set(one.entities).intersection(two.entities)
        subjects = one.about | two.about

        def by_weight(entity: str) -> tuple[float, str]:
            return -self.weight[entity] * (ABOUT if entity in subjects else 1), entity

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
