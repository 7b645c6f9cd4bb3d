"""Every mention of every entity: the exact inverse of the mentions found in the articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

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
        self._articles = articles
        self._mentions_of = mentions_of

    def _make(self, key: str) -> tuple[Occurrence, ...]:
        return tuple(
            Occurrence(id, mention)
            for id in self._listing[key]
            for mention in self._mentions_of(self._articles[id])
            if mention.entity == key
        )

    def basis(self, key: str) -> object:
        """The mentions of its articles."""
        return [(id, self._mentions_of(self._articles[id])) for id in self._listing[key]]
