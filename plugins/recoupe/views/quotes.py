"""Quotes of an article, as far as they may be shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe import urls
from recoupe.linking import Anchor, quotes
from recoupe.model import Path
from recoupe.views.parts import Reader, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words of the article. `words` is `None` where they may not be published; `address` is their exact spot."""

    words: Text | None
    from_title: bool
    address: str


def quote_views(article_id: str, path: Path, reader: Reader) -> Iterator[QuoteView]:
    """The quotes at or below `path` of an article's header that have a place.

    A text that may not be published is quoted within its budget, or not at all. A quote without a place is reported by
    a check, and never shown where its words are not.
    """
    each = reader.linked.articles[article_id]
    source = reader.linked.corpus.sources.get(each.article.header.source)
    for where, quote in quotes(each.article):
        place = each.places[where]
        if where[: len(path)] != path or not isinstance(place, Anchor):
            continue
        content = each.article.header.title if place.part == "title" else each.article.document.text
        words: str | None = content[place.start : place.end]
        if place.part == "text" and each.policy == "none":
            words = None
        elif place.part == "text" and each.policy == "excerpt" and source is not None:
            limit = source.header.max_quote_chars
            words = quote.exact if len(quote.exact) <= limit else quote.exact[: max(0, limit - 1)] + "…"
        in_text = place.part == "text" and each.readable
        yield QuoteView(
            words=None if words is None else Text(words, each.article.header.lang),
            from_title=place.part == "title",
            address=urls.quote(article_id, where) if in_text else urls.article(article_id),
        )
