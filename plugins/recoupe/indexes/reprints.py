"""Texts that share long runs of words: one agency dispatch in two outlets, an updated story, a reprint."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

import numpy
from numpy.typing import NDArray

from recoupe.indexes.edit import Edit
from recoupe.linking import LinkedArticle
from recoupe.linking.wording import numbers

ALIKE = 0.3
"""Share of the shorter text's shingles that the other must have (containment, Broder 1997)."""

_COMMON = 20
"""A shingle in more articles than this is a formula of the trade and says nothing."""

Wording: TypeAlias = Mapping[str, Mapping[str, float]]
"""For each article that has any, those whose text shares at least `ALIKE` of the shorter one's shingles; how much."""

_Shingles: TypeAlias = NDArray[numpy.uint64]


_FEW = 50
"""Texts up to which what was edited is looked at beside what all others have; of more all are compared anew."""


@dataclass(frozen=True, slots=True)
class SharedWording:
    """Which texts are alike, and what all of them are made of."""

    alike: Wording
    texts: Texts

    @classmethod
    def of(cls, articles: Mapping[str, LinkedArticle]) -> SharedWording:
        """Compare all texts that the site shows."""
        texts = Texts(articles)
        return cls(texts.alike(), texts)

    def since(self, edit: Edit) -> SharedWording:
        """The same after an edit: only what it has touched is compared.

        A text that was not edited is touched where it has a shingle that has become a formula, or is one no longer.
        """
        had = {id: _shingles(each) for id, each, _ in edit.pairs()}
        has = {id: _shingles(each) for id, _, each in edit.pairs()}
        edited = {id for id in edit.ids if not numpy.array_equal(had[id], has[id])}
        if not edited:
            return self
        texts = self.texts.since(edit.now, edited)
        if texts is None:
            return SharedWording.of(edit.now)
        changed = numpy.unique(numpy.concatenate([numpy.setxor1d(had[id], has[id]) for id in edited]))
        touched = set(edited)
        gone = Counter(shingle for id in edited for shingle in had[id].tolist())
        come = Counter(shingle for id in edited for shingle in has[id].tolist())
        for shingle, holders in texts.holders(changed):
            count = len(holders) - come[shingle] + gone[shingle]
            if (count > _COMMON) != (len(holders) > _COMMON):
                touched.update(holders)
        found = {
            id: others if touched.isdisjoint(others) else {o: share for o, share in others.items() if o not in touched}
            for id, others in self.alike.items()
            if id not in touched
        }
        for id, others in texts.alike_to(touched).items():
            found[id] = dict(sorted({**found.get(id, {}), **others}.items()))
        return SharedWording({id: others for id, others in found.items() if others}, texts)


def _shingles(each: LinkedArticle | None) -> _Shingles:
    return numbers(each.shingles if each and each.readable else b"")


class Texts:
    """The shingles of all texts that the site shows, in order, each with its text. A shingle is a number of 64 bits.

    Those of texts that were edited since are beside them.
    """

    def __init__(self, articles: Mapping[str, LinkedArticle]) -> None:
        """Take the texts."""
        self._articles = articles
        self._ids = [id for id, each in articles.items() if each.readable]
        written = [articles[id].shingles for id in self._ids]
        shingles = numbers(b"".join(written))
        self._sizes = numpy.array([len(each) for each in written], dtype=numpy.int64) // shingles.itemsize
        order = numpy.argsort(shingles, kind="stable")
        self._shingles = shingles[order]
        self._places = numpy.repeat(numpy.arange(len(self._ids), dtype=numpy.int32), self._sizes)[order]
        self._edited: frozenset[str] = frozenset()

    def since(self, articles: Mapping[str, LinkedArticle], edited: Collection[str]) -> Texts | None:
        """The same after some texts were edited; `None` where these are many by now."""
        now = copy(self)
        now._articles = articles
        now._edited = self._edited.union(edited)
        return now if len(now._edited) <= _FEW else None

    def alike(self) -> dict[str, dict[str, float]]:
        """For each text those that are like it, as long as none was edited."""
        found = self._shingles
        if not len(found):
            return {}
        starts = numpy.flatnonzero(numpy.append(True, found[1:] != found[:-1]))
        ends = numpy.append(starts[1:], len(found))
        several = (ends - starts > 1) & (ends - starts <= _COMMON)
        common: dict[int, Counter[int]] = defaultdict(Counter)
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            for one, other in combinations(self._places[start:end].tolist(), 2):
                common[one][other] += 1
        alike: dict[str, dict[str, float]] = defaultdict(dict)
        for one, counts in common.items():
            for other, count in counts.items():
                share = count / int(min(self._sizes[one], self._sizes[other]))
                if share >= ALIKE:
                    alike[self._ids[one]][self._ids[other]] = alike[self._ids[other]][self._ids[one]] = share
        return {id: dict(sorted(alike[id].items())) for id in self._ids if id in alike}

    def alike_to(self, touched: Iterable[str]) -> Mapping[str, Mapping[str, float]]:
        """For each of the `touched` texts the others that are like it, and for each of these the touched ones."""
        alike: dict[str, dict[str, float]] = defaultdict(dict)
        for id in touched:
            own = _shingles(self._articles.get(id))
            common: Counter[str] = Counter()
            for _, holders in self.holders(own):
                if len(holders) <= _COMMON:
                    common.update(holders)
            del common[id]
            for other, count in common.items():
                share = count / min(len(own), len(_shingles(self._articles[other])))
                if share >= ALIKE:
                    alike[id][other] = alike[other][id] = share
        return alike

    def holders(self, wanted: _Shingles) -> Iterator[tuple[int, list[str]]]:
        """Each of some shingles, which are in order, with the texts that have it."""
        among: dict[int, list[str]] = defaultdict(list)
        for id in self._edited:
            for shingle in numpy.intersect1d(_shingles(self._articles.get(id)), wanted, assume_unique=True).tolist():
                among[shingle].append(id)
        starts = self._shingles.searchsorted(wanted, "left").tolist()
        ends = self._shingles.searchsorted(wanted, "right").tolist()
        for shingle, start, end in zip(wanted.tolist(), starts, ends, strict=True):
            holders = (self._ids[place] for place in self._places[start:end].tolist())
            yield shingle, [*(id for id in holders if id not in self._edited), *among.get(shingle, ())]
