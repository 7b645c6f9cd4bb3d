"""Where the words of a quote stand in an article. A quote that is not there is never placed elsewhere."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from recoupe.model import Quote

Part: TypeAlias = Literal["text", "title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A quote in its place: offsets into the article's one text, or into its title."""

    part: Part
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A quote that has no one place: how often its words stand there, and the closest passage when they do not."""

    count: int
    closest: str = ""


def place_quote(quote: Quote, text: str, title: str) -> Anchor | Unplaced:
    """Find the one place of a quote, in the text first and then in the title.

    The exact words must be there, and where they are several times, `prefix` and `suffix` must leave one
    (W3C Web Annotation Data Model, TextQuoteSelector).
    """
    exact = unicodedata.normalize("NFC", quote.exact).strip()
    parts: tuple[tuple[Part, str], ...] = (("text", text), ("title", title))
    for part, content in parts:
        starts = list(_occurrences(exact, content))
        fitting = [start for start in starts if _fits(quote, content, start, start + len(exact))]
        if len(fitting) == 1:
            return Anchor(part=part, start=fitting[0], end=fitting[0] + len(exact))
        if starts:
            return Unplaced(count=len(fitting))
    return Unplaced(count=0, closest=_closest(exact, text if len(text) >= len(exact) else title))


def _occurrences(exact: str, content: str) -> Iterator[int]:
    start = content.find(exact) if exact else -1
    while start >= 0:
        yield start
        start = content.find(exact, start + 1)


def _fits(quote: Quote, content: str, start: int, end: int) -> bool:
    before, after = content[:start].rstrip(), content[end:].lstrip()
    prefix = unicodedata.normalize("NFC", quote.prefix).strip()
    suffix = unicodedata.normalize("NFC", quote.suffix).strip()
    return before.endswith(prefix) and after.startswith(suffix)


def _closest(exact: str, content: str) -> str:
    """The passage of `content` that is most like `exact`, from word to word, or nothing when none is."""
    if not exact or not content:
        return ""
    found = fuzz.partial_ratio_alignment(exact, content, score_cutoff=60)
    if found is None:
        return ""
    start, end = found.dest_start, found.dest_end
    while start > 0 and not content[start - 1].isspace():
        start -= 1
    while end < len(content) and not content[end].isspace():
        end += 1
    return content[start:end]
