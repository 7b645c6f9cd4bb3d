"""The search page. What it finds is not in it: a script brings the results."""

from __future__ import annotations

from collections.abc import Sized
from dataclasses import dataclass

from recoupe import urls
from recoupe.views.parts import Reader

FACETS = ("outlet", "entity", "stance", "year", "lang", "tag", "text")
"""What a search can be narrowed by, in the order of the page; the months stand below their years."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """`/search/`: one box over all articles.

    `articles` is how many are searched; `facets` are those of `FACETS` that the corpus has anything for.
    """

    address: str
    articles: int
    facets: tuple[str, ...]


def search_view(reader: Reader) -> SearchView:
    """The view of the search page."""
    indexes = reader.indexes
    articles = indexes.articles  # an edit of a text leaves them as they are
    held: dict[str, Sized] = {
        "outlet": indexes.by_source,
        "entity": indexes.by_entity,
        "stance": indexes.stances,
        "year": articles,
        "lang": indexes.by_language,
        "tag": indexes.by_tag,
        "text": articles,
    }
    return SearchView(
        address=urls.SEARCH,
        articles=len(articles),
        facets=tuple(facet for facet in FACETS if held[facet]),
    )
