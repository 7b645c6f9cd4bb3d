"""Texts that share long runs of words: one agency dispatch in two outlets, an updated story, a reprint."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
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


def shared_wording(articles: Mapping[str, LinkedArticle]) -> Wording:
    """Compare all texts that the site shows."""
    return _Texts(articles).alike()


def shared_wording_since(before: Wording, edit: Edit) -> Wording:
    """What `shared_wording` gives now, made of what it gave `before`: only what an edit has touched is compared.

    A text that was not edited is touched where it has a shingle that has become a formula, or is one no longer.
    """
    had = {id: _shingles(each) for id, each, _ in edit.pairs()}
    has = {id: _shingles(each) for id, _, each in edit.pairs()}
    if all(numpy.array_equal(had[id], has[id]) for id in edit.ids):
        return before
    texts = _Texts(edit.now)
    changed = numpy.unique(numpy.concatenate([numpy.setxor1d(had[id], has[id]) for id in edit.ids]))
    touched = set(edit.ids)
    gone = Counter(shingle for each in had.values() for shingle in each.tolist())
    come = Counter(shingle for each in has.values() for shingle in each.tolist())
    for shingle, holders in texts.holders(changed):
        count = len(holders) - come[shingle] + gone[shingle]
        if (count > _COMMON) != (len(holders) > _COMMON):
            touched.update(texts.ids[place] for place in holders)
    found = {
        id: others if touched.isdisjoint(others) else {o: share for o, share in others.items() if o not in touched}
        for id, others in before.items()
        if id not in touched
    }
    for id, others in texts.alike(touched).items():
        found[id] = dict(sorted({**found.get(id, {}), **others}.items()))
    return {id: others for id, others in found.items() if others}


def _shingles(each: LinkedArticle | None) -> _Shingles:
    return numbers(each.shingles if each and each.readable else b"")


class _Texts:
    """The shingles of all texts that the site shows, one after the other. A shingle is a number of 64 bits."""

    def __init__(self, articles: Mapping[str, LinkedArticle]) -> None:
        self.ids = [id for id, each in articles.items() if each.readable]
        written = [articles[id].shingles for id in self.ids]
        self._all = numbers(b"".join(written))
        self._sizes = numpy.array([len(each) for each in written], dtype=numpy.int64) // self._all.itemsize
        self._ends = numpy.cumsum(self._sizes)

    def alike(self, touched: Collection[str] | None = None) -> dict[str, dict[str, float]]:
        """For each of the `touched` texts the others that are like it, and for each of these the touched ones."""
        places = range(len(self.ids))
        if touched is None:
            among: Collection[int] = places
            rows = self.holders(None)
        else:
            among = {place for place, id in enumerate(self.ids) if id in touched}
            rows = self.holders(self._of(among))
        common: dict[int, Counter[int]] = defaultdict(Counter)
        for _, holders in rows:
            if len(holders) <= _COMMON:
                for one, other in combinations(holders, 2):
                    if touched is None or one in among or other in among:
                        common[one][other] += 1
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for one, counts in common.items():
            for other, count in counts.items():
                share = count / int(min(self._sizes[one], self._sizes[other]))
                if share >= ALIKE:
                    found[self.ids[one]][self.ids[other]] = found[self.ids[other]][self.ids[one]] = share
        return {id: dict(sorted(found[id].items())) for id in self.ids if id in found}

    def holders(self, wanted: _Shingles | None) -> Iterator[tuple[int, list[int]]]:
        """Each shingle of several texts (of those that are `wanted`, in order), with the places of these texts."""
        found, places = self._all, None
        if wanted is not None:
            places = _among(self._all, wanted)
            found = found[places]
        if not len(found):
            return
        order = numpy.argsort(found, kind="stable")
        found = found[order]
        places = order if places is None else places[order]
        starts = numpy.flatnonzero(numpy.append(True, found[1:] != found[:-1]))
        ends = numpy.append(starts[1:], len(found))
        several = ends - starts > (1 if wanted is None else 0)
        texts = numpy.searchsorted(self._ends, places, side="right")
        for start, end in zip(starts[several].tolist(), ends[several].tolist(), strict=True):
            yield int(found[start]), texts[start:end].tolist()

    def _of(self, places: Iterable[int]) -> _Shingles:
        parts = [self._all[self._ends[place] - self._sizes[place] : self._ends[place]] for place in places]
        return numpy.unique(numpy.concatenate(parts)) if parts else self._all[:0]


_TABLE = 1 << 16


def _among(all: _Shingles, wanted: _Shingles) -> NDArray[numpy.int64]:
    """Where in `all` something is that is `wanted`, which is in order."""
    if not len(wanted):
        return numpy.empty(0, numpy.int64)
    # Nearly all are no candidate by their last bits already.
    table = numpy.zeros(_TABLE, bool)
    table[wanted & numpy.uint64(_TABLE - 1)] = True
    candidates = numpy.flatnonzero(table[all & numpy.uint64(_TABLE - 1)])
    places = numpy.minimum(numpy.searchsorted(wanted, all[candidates]), len(wanted) - 1)
    found: NDArray[numpy.int64] = candidates[wanted[places] == all[candidates]]
    return found
