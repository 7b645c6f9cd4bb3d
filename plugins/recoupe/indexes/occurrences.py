"""Every mention of every entity: the exact inverse of the mentions found in the articles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recoupe.indexes.edit import Edit, is_moved
from recoupe.indexes.lazy import Lazy
from recoupe.linking import LinkedArticle, Mention


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A mention and the id of its article."""

    article: str
    mention: Mention


Occurrences = Mapping[str, tuple[Occurrence, ...]]
"""By entity; by date of the article, then in reading order."""


class Mentions(Lazy[tuple[Occurrence, ...]]):
    """The occurrences of each entity in the texts, or in the titles."""

    def __init__(
        self,
        listing: Mapping[str, tuple[str, ...]],
        articles: Mapping[str, LinkedArticle],
        mentions_of: Callable[[LinkedArticle], tuple[Mention, ...]],
    ) -> None:
        """Take the articles of each entity, oldest first, and where in an article to look."""
        super().__init__(listing)
        self._listing = listing
        self.articles = articles
        self._mentions_of = mentions_of

    def _make(self, key: str) -> tuple[Occurrence, ...]:
        return tuple(
            Occurrence(id, mention)
            for id in self._listing[key]
            for mention in self._mentions_of(self.articles[id])
            if mention.entity == key
        )

    def touched(self, edit: Edit) -> set[str]:
        """The entities that an edit has named, or no longer names, or names elsewhere."""
        found: set[str] = set()
        for _, old, new in edit.pairs():
            had, has = self._by_entity(old), self._by_entity(new)
            moved = bool(old and new and is_moved(old, new))
            found.update(entity for entity in had.keys() | has if moved or had.get(entity) != has.get(entity))
        return found

    def _by_entity(self, each: LinkedArticle | None) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self._mentions_of(each) if each else ():
            found[mention.entity].append(mention)
        return found
