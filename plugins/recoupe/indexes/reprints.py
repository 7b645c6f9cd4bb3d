"""Texts that share long runs of words: one agency dispatch in two outlets, an updated story, a reprint."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations
from typing import TypeAlias

import numpy
from numpy.typing import NDArray

from recoupe.linking import LinkedArticle
from recoupe.linking.wording import numbers

ALIKE = 0.3
"""Share of the shorter text's shingles that the other must have (containment, Broder 1997)."""

_COMMON = 20
"""A shingle in more articles than this is a formula of the trade and says nothing."""

_Shingles: TypeAlias = NDArray[numpy.uint64]


def shared_wording(articles: Mapping[str, LinkedArticle]) -> dict[str, dict[str, float]]:
    """For each article, those whose text shares at least `ALIKE` of the shorter one's shingles, with that share.

    Only texts that the site shows are compared. A shingle is known by a number of 64 bits: all of them are sorted at
    once, and equal ones then stand side by side.
    """
    ids = [id for id, each in articles.items() if each.readable]
    shingles = [numbers(articles[id].shingles) for id in ids]
    common: dict[int, Counter[int]] = defaultdict(Counter)
    for holders in _shared(shingles):
        for one, other in combinations(holders, 2):
            common[one][other] += 1
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for one, counts in common.items():
        for other, count in counts.items():
            share = count / min(len(shingles[one]), len(shingles[other]))
            if share >= ALIKE:
                found[ids[one]][ids[other]] = found[ids[other]][ids[one]] = share
    return {id: dict(sorted(found[id].items())) for id in ids if id in found}


def _shared(shingles: list[_Shingles]) -> list[list[int]]:
    """For each shingle that a few texts have, the places of these texts in the list, in order."""
    if not shingles:
        return []
    hashed = numpy.concatenate(shingles)
    holders = numpy.repeat(numpy.arange(len(shingles)), [len(each) for each in shingles])
    order = numpy.argsort(hashed, kind="stable")
    hashed, holders = hashed[order], holders[order]
    starts = numpy.flatnonzero(numpy.append(True, hashed[1:] != hashed[:-1])) if len(hashed) else numpy.empty(0, int)
    ends = numpy.append(starts[1:], len(hashed))
    sizes = ends - starts
    wanted = (sizes > 1) & (sizes <= _COMMON)
    return [holders[start:end].tolist() for start, end in zip(starts[wanted], ends[wanted], strict=True)]
