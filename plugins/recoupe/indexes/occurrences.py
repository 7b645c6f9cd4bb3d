"""Every mention of every entity: the exact inverse of the mentions found in the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recoupe.indexes.order import chronological
from recoupe.linking import LinkedArticle, Mention


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention and the id of its article."""

    article: str
    mention: Mention


Occurrences = Mapping[str, tuple[Occurrence, ...]]
"""By entity; by date of the article, then in reading order."""


def invert(
    articles: Mapping[str, LinkedArticle], mentions_of: Callable[[LinkedArticle], tuple[Mention, ...]]
) -> Occurrences:
    """Turn the mentions of each article into the occurrences of each entity."""
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for id in chronological(articles, articles):
        for mention in mentions_of(articles[id]):
            found[mention.entity].append(Occurrence(id, mention))
    return {entity: tuple(found[entity]) for entity in sorted(found)}
