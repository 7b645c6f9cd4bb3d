"""Articles by what they have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import TypeVar

from recoupe.indexes.order import chronological
from recoupe.linking import LinkedArticle
from recoupe.model import PartialDate

K = TypeVar("K", bound=Hashable)


def group(
    articles: Mapping[str, LinkedArticle], keys_of: Callable[[LinkedArticle], Iterable[K]]
) -> dict[K, tuple[str, ...]]:
    """The ids of the articles that have each key, oldest first; keys in order."""
    found: dict[K, list[str]] = defaultdict(list)
    for id in chronological(articles, articles):
        for key in set(keys_of(articles[id])):
            found[key].append(id)
    return {key: tuple(found[key]) for key in sorted(found)}  # type: ignore[type-var]


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
