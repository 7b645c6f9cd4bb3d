"""Articles by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

from recoupe.indexes.edit import Edit, is_moved
from recoupe.linking import LinkedArticle
from recoupe.model import PartialDate

K = TypeVar("K", bound=Hashable)

KeysOf = Callable[[LinkedArticle], Iterable[K]]
"""Gives the keys of an article."""


def group(articles: Mapping[str, LinkedArticle], order: Sequence[str], keys_of: KeysOf[K]) -> dict[K, tuple[str, ...]]:
    """The ids of the articles that have each key, in `order`, which has all of them; keys in order."""
    found: dict[K, list[str]] = defaultdict(list)
    for id in order:
        for key in set(keys_of(articles[id])):
            found[key].append(id)
    return {key: tuple(found[key]) for key in sorted(found)}  # type: ignore[type-var]


def regroup(
    before: Mapping[K, tuple[str, ...]], edit: Edit, places: Mapping[str, int], keys_of: KeysOf[K]
) -> Mapping[K, tuple[str, ...]]:
    """What `group` gives now, made of what it gave `before`. `places` says where in the order each article stands."""
    leaving: dict[K, set[str]] = defaultdict(set)
    coming: dict[K, set[str]] = defaultdict(set)
    for id, old, new in edit.pairs():
        had, has = set(keys_of(old)) if old else set(), set(keys_of(new)) if new else set()
        moved = bool(old and new and is_moved(old, new))
        for key in had if moved else had - has:
            leaving[key].add(id)
        for key in has if moved else has - had:
            coming[key].add(id)
    touched = leaving.keys() | coming.keys()
    if not touched:
        return before
    now = dict(before)
    for key in touched:
        ids = {*before.get(key, ())} - leaving[key] | coming[key]
        now[key] = tuple(sorted(ids, key=places.__getitem__))
        if not ids:
            del now[key]
    return now if now.keys() == before.keys() else {key: now[key] for key in sorted(now)}  # type: ignore[type-var]


def sources(each: LinkedArticle) -> Iterable[str]:
    """The outlet that published the article."""
    return (each.article.header.source,)


def tags(each: LinkedArticle) -> Iterable[str]:
    """The tags of its header."""
    return each.article.header.tags


def languages(each: LinkedArticle) -> Iterable[str]:
    """The language it is written in."""
    return (each.article.header.lang,)


def entities(each: LinkedArticle) -> Iterable[str]:
    """The entities that it declares or names."""
    return each.entities


def event(each: LinkedArticle) -> Iterable[str]:
    """The event that it covers."""
    return (each.event,) if each.event else ()


def periods(each: LinkedArticle) -> Iterable[PartialDate]:
    """The day, the month and the year of publication, as far as they are known."""
    date = each.article.header.date
    return {date, date.month_only, date.year_only}
