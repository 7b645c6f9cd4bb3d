"""A quote in a text that has changed since the quote was taken: the committed versions say where its words went."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.linking.carry import carry
from recoupe.linking.quotes import Anchor, Place, Unplaced, fits, place_quote, quotes
from recoupe.model import Article, Document, Quote


def follow_quote(quote: Quote, article: Article, earlier: Sequence[Article]) -> Place:
    """Place a quote; `earlier` are the article's committed versions, the newest first.

    Where the text has changed since the quote was taken, the difference between the two versions decides, and not where
    the same words stand now: a look-alike sentence elsewhere never receives the quote. Only a paragraph that was moved
    as a whole takes its quotes along.
    """
    text, title = article.document.text, article.header.title
    placed = place_quote(quote, text, title)
    quoted = _version_quoted(quote, earlier)
    if quoted is None:
        return placed
    base, origin = quoted
    before, after = (base.document.text, text) if origin.part == "text" else (base.header.title, title)
    if before == after:
        return origin
    carried = carry(origin.start, origin.end, before, after)
    if carried.fate == "kept" and fits(quote, after, carried.start, carried.end):
        unchanged = after[carried.start : carried.end] == before[origin.start : origin.end]
        return Anchor(part=origin.part, start=carried.start, end=carried.end, carried=not unchanged)
    if isinstance(placed, Anchor) and _moved_as_a_whole(origin, base.document, placed, article.document):
        return placed
    was, now = before[origin.start : origin.end], after[carried.start : carried.end]
    if was == now:  # the words are left, and their sentence says something else of them
        was, now = _sentence(before, origin.start, origin.end), _sentence(after, carried.start, carried.end)
    return Unplaced(why="changed" if carried.fate == "kept" else carried.fate, before=was, now=now)


_STOP = re.compile(r"[.!?…؟۔]\s|\n")


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around a stretch of a text."""
    first = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    stop = _STOP.search(text, end)
    return text[first : stop.start() + 1 if stop else len(text)].strip()


def _version_quoted(quote: Quote, earlier: Sequence[Article]) -> tuple[Article, Anchor] | None:
    """The version that the quote was taken from, and where it stood there: the oldest that has it in header and text.

    Not the oldest of an unbroken run: in a history with merges, versions of two branches stand in turn.
    """
    for version in reversed(earlier):
        if any(other == quote for _, other in quotes(version)):
            origin = place_quote(quote, version.document.text, version.header.title)
            if isinstance(origin, Anchor):
                return version, origin
    return None


def _moved_as_a_whole(origin: Anchor, before: Document, placed: Anchor, after: Document) -> bool:
    """Whether the paragraph of the quote is still there word for word, once in each version."""
    if not origin.part == placed.part == "text":
        return False
    old, new = _block(before, origin.start), _block(after, placed.start)
    return old == new and before.text.count(old) == after.text.count(new) == 1


def _block(document: Document, offset: int) -> str:
    leaf = next(leaf for leaf in document.leaves() if leaf.start <= offset < leaf.end)
    return document.text[leaf.start : leaf.end]
