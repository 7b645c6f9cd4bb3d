"""Captions of pictures that have nothing to do with the article: pages carry them over from other pages.

A caption is a part of what was published, and stays. It goes only where two things at least speak against it: it is in
another language than the article, its date is far from every date of the article, it shares no name with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from recoupe.importing.dates import written_dates
from recoupe.importing.languages import FUNCTION_WORDS, language_of
from recoupe.linking import fold

LONGEST = 600
"""Characters of the longest caption."""

FAR = 180
"""Days between a caption's date and the nearest of the article's, from which on it speaks against the caption."""

_CREDIT = re.compile(
    r"[(\[](?:[^()\[\]]{0,80}\b)?(?:photos?|images?|files?|archives?|afp|reuters|ap|getty|epa|efe|upi|xinhua|anadolu|twitter"
    r"|أرشيف|أرشيفية|رويترز|الأناضول|فرانس برس|آرشیو|آرشیوی|ایرنا|ایسنا|عکس)\b[^()\[\]]{0,80}[)\]]\s*\.?\s*$"
    r"|©\s*\S[^.]{0,60}$",
    re.IGNORECASE,
)
_CAPITALISED = re.compile(r"(?<![\w’'])[^\W\d_]*[A-ZÀ-ÖØ-Þ][^\W\d_]{3,}")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LATIN = re.compile("[A-Za-z]{4}")


def is_caption(text: str) -> bool:
    """Whether a passage ends in a credit, as captions do: (AFP photo), (Archives), © Reuters."""
    return len(text) <= LONGEST and _CREDIT.search(text[-200:]) is not None


def against(caption: str, others: Sequence[str], lang: str | None) -> tuple[str, ...]:
    """What speaks against a caption beside the article's `others` passages, which are in `lang`."""
    found = []
    own = language_of(caption).lang
    if own is not None and lang is not None and own != lang:
        found.append(f'it is in "{own}", the article in "{lang}"')
    rest = "\n\n".join(others)
    # A name has another spelling in another script: its absence says nothing there.
    comparable = bool(_LATIN.search(caption)) == bool(_LATIN.search(rest)) and (own == lang or _LATIN.search(caption))
    names = _names(caption) if comparable else set()
    if len(names) >= 2 and names.isdisjoint(_WORD.findall(fold(rest).text)):
        found.append("none of its names stands in the article")
    days = [reading for each in written_dates(caption) for reading in each.readings]
    around = [reading for each in written_dates(rest) for reading in each.readings]
    if days and around:
        distance = min(abs((day.as_date() - other.as_date()).days) for day in days for other in around)
        if distance >= FAR:
            found.append(f"its date is {distance} days from the nearest in the article")
    return tuple(found)


def _names(text: str) -> set[str]:
    """Capitalised words of four letters or more; in a script without capitals, all words that are not common ones."""
    words = (_CAPITALISED if _LATIN.search(text) else _WORD).findall(text)
    common = frozenset().union(*FUNCTION_WORDS.values())
    return {word for each in words for word in _WORD.findall(fold(each).text)} - common
