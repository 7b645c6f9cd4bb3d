"""Where the words of a quote stand in an article. A quote that is not there is never placed elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from recoupe.model import Article, Path, Quote
from recoupe.model.keeping import kept_in_rows

Part: TypeAlias = Literal["text", "title"]


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A quote in its place: offsets into the article's one text, or into its title.

    `carried` is true where the words have changed a little since the quote was taken, and the difference between the
    committed versions says that this is their place.
    """

    part: Part
    start: int
    end: int
    carried: bool = False


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A quote that has no one place.

    `missing`: its words are not there, and `closest` is the passage most like them; or they are there `count` times,
    but never between the given prefix and suffix. `repeated`: they stand in `count`
    places. `changed` and `lost`: an earlier version had them in the passage `before`, of which `now` is left.
    """

    why: Literal["missing", "repeated", "changed", "lost"]
    count: int = 0
    closest: str = ""
    before: str = ""
    now: str = ""


Place: TypeAlias = Anchor | Unplaced

MOST_PLACES = 100
"""How many places of a quote are counted. Two are too many already."""


def quotes(article: Article) -> Iterator[tuple[Path, Quote]]:
    """Every quote of an article's header, with its path there."""
    header = article.header
    for number, stance in enumerate(header.stance):
        for position, quote in enumerate(stance.evidence):
            yield ("stance", number, "evidence", position), quote
    for number, annotation in enumerate(header.annotations):
        yield ("annotations", number, "quote"), annotation.quote
    for number, claim in enumerate(header.claims):
        for position, quote in enumerate(claim.evidence):
            yield ("claims", number, "evidence", position), quote
    if header.coverage is not None and header.coverage.perpetrator_quote is not None:
        yield ("coverage", "perpetrator_quote"), header.coverage.perpetrator_quote


def place_quote(quote: Quote, text: str, title: str) -> Place:
    """Find the one place of a quote, in the text first and then in the title.

    The exact words must be there, and where they are several times, `prefix` and `suffix` must leave one
    (W3C Web Annotation Data Model, TextQuoteSelector).
    """
    exact, prefix, suffix = (
        unicodedata.normalize("NFC", words).strip() for words in (quote.exact, quote.prefix, quote.suffix)
    )
    parts: tuple[tuple[Part, str], ...] = (("text", text), ("title", title))
    elsewhere = 0
    for part, content in parts:
        fitting = list(islice(_occurrences(exact, prefix, suffix, content), MOST_PLACES))
        if len(fitting) == 1:
            return Anchor(part=part, start=fitting[0], end=fitting[0] + len(exact))
        if fitting:
            return Unplaced(why="repeated", count=len(fitting))
        elsewhere += sum(1 for _ in islice(_occurrences(exact, "", "", content), MOST_PLACES))
    if elsewhere:
        return Unplaced(why="missing", count=elsewhere)
    return Unplaced(why="missing", closest=_closest(exact, text) or _closest(exact, title))


def fits(quote: Quote, content: str, start: int, end: int) -> bool:
    """Whether `[start, end)` of `content` stands between the prefix and the suffix of a quote."""
    prefix, suffix = (unicodedata.normalize("NFC", part).strip() for part in (quote.prefix, quote.suffix))
    return _fits(prefix, suffix, content, start, end)


def _occurrences(exact: str, prefix: str, suffix: str, content: str) -> Iterator[int]:
    """Where `exact` stands between `prefix` and `suffix`, overlapping too. None of them begins or ends with a space."""
    if not exact:
        return
    before, words, after = map(re.escape, (prefix, exact, suffix))
    behind = rf"(?=\s*{after})" if after else ""
    # One search in the regular expressions' own loop: a short word may stand in a long text half a million times.
    pattern = re.compile(rf"{before}\s*(?={words}{behind})" if before else words + behind)
    found = pattern.search(content)
    while found:
        yield found.end() if before else found.start()
        found = pattern.search(content, found.start() + 1)


def _fits(prefix: str, suffix: str, content: str, start: int, end: int) -> bool:
    while start > 0 and content[start - 1].isspace():
        start -= 1
    while end < len(content) and content[end].isspace():
        end += 1
    return content.endswith(prefix, 0, start) and content.startswith(suffix, end)


def _closest(exact: str, content: str) -> str:
    """The passage of `content` that is most like `exact`, from word to word, or nothing when none is."""
    if not exact or len(content) < len(exact):
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
