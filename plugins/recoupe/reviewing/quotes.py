"""Quotes whose words, or the paragraph around them, are no longer what they were."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.linking import Anchor, LinkedArticle, LinkedCorpus, Unplaced, quotes
from recoupe.model import Path
from recoupe.reviewing.changes import QuoteChange


def quote_changes(before: LinkedCorpus, after: LinkedCorpus) -> Iterator[QuoteChange]:
    """Each quote of the later state that had a place in the earlier one and stands otherwise now."""
    for id, now in after.articles.items():
        earlier = before.articles.get(id)
        if earlier is None:
            continue
        placed = {
            quote: place for path, quote in quotes(earlier.article) if isinstance(place := earlier.places[path], Anchor)
        }
        known = dict(quotes(earlier.article))
        for path, quote in quotes(now.article):
            place, old = now.places[path], placed.get(quote)
            if old is None:
                if isinstance(place, Unplaced) and known.get(path) != quote:
                    yield _change(id, path, "unplaced", quote.exact, "", place.closest)
                continue
            if isinstance(place, Unplaced):
                fate = place.why if place.why in ("changed", "lost") else "lost"
                yield _change(id, path, fate, quote.exact, place.before or _paragraph(earlier, old), place.now)
            elif place.carried:
                text = _part(now, place)
                yield _change(id, path, "worded", quote.exact, quote.exact, text[place.start : place.end])
            elif (one := _paragraph(earlier, old)) != (two := _paragraph(now, place)):
                yield _change(id, path, "around", quote.exact, one, two)


def _change(article: str, path: Path, fate: str, exact: str, before: str, now: str) -> QuoteChange:
    place = " ".join(str(step + 1) if isinstance(step, int) else step for step in path)
    return QuoteChange(fate=fate, article=article, place=place, exact=exact, before=before, now=now)  # type: ignore[arg-type]


def _part(each: LinkedArticle, place: Anchor) -> str:
    return each.article.document.text if place.part == "text" else each.article.header.title


def _paragraph(each: LinkedArticle, place: Anchor) -> str:
    """The block that the words begin in, or the title."""
    if place.part == "title":
        return each.article.header.title
    document = each.article.document
    leaf = next(leaf for leaf in document.leaves() if leaf.start <= place.start < leaf.end)
    return document.text[leaf.start : leaf.end]
