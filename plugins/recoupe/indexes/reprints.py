"""Texts that share long runs of words: one agency dispatch in two outlets, an updated story, a reprint."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from recoupe.linking import LinkedArticle, fold_name

SHINGLE = 5
"""Words in a shingle: long enough that two writers rarely choose the same ones."""

ALIKE = 0.3
"""Share of the shorter text's shingles that the other must have (containment, Broder 1997)."""

_COMMON = 20
"""A shingle in more articles than this is a formula of the trade and says nothing."""


def shared_wording(articles: Mapping[str, LinkedArticle]) -> dict[str, dict[str, float]]:
    """For each article, those whose text shares at least `ALIKE` of the shorter one's shingles, with that share.

    Only texts that the site shows are compared.
    """
    shingles = {id: set(_shingles(each.article.document.text)) for id, each in articles.items() if each.readable}
    holders: dict[str, list[str]] = defaultdict(list)
    for id, found in shingles.items():
        for shingle in found:
            holders[shingle].append(id)
    common: dict[str, Counter[str]] = defaultdict(Counter)
    for ids in holders.values():
        if 1 < len(ids) <= _COMMON:
            for id in ids:
                common[id].update(other for other in ids if other != id)
    result: dict[str, dict[str, float]] = {}
    for id, counts in common.items():
        shares = {other: count / min(len(shingles[id]), len(shingles[other])) for other, count in counts.items()}
        if alike := {other: share for other, share in sorted(shares.items()) if share >= ALIKE}:
            result[id] = alike
    return result


def _shingles(text: str) -> Iterator[str]:
    words = fold_name(text).split()
    for start in range(len(words) - SHINGLE + 1):
        yield " ".join(words[start : start + SHINGLE])
