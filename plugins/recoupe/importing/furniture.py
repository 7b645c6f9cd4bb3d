"""What a line of a page is when it is no part of the article: rules for one line, without its surroundings.

A rule answers for a whole line only. Where in the text a line stands, and so whether a rule may speak, is decided by
the `headline` and `reading` modules.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from recoupe.importing import phrases
from recoupe.importing.calendars import WEEKDAYS
from recoupe.importing.dates import written_dates
from recoupe.linking import fold_name

Where: TypeAlias = Literal["anywhere", "edges"]
"""`edges` is above the article's first long paragraph and below its last."""

LONGEST = 240
"""Characters of the longest line that a phrase can make furniture: a paragraph is none, however it begins."""

_LONGEST_OPENING = 160
_EDGES = frozenset(
    {"navigation-word", "source-line", "copyright", "tag-list", "comment-form", "photo-credit", "news-number"}
    | {"related-articles"}
)
"""Rules whose lines could also be words of an article, such as a heading."""

_WHY: Mapping[str, str] = {
    "share-button": "a button for sharing the page",
    "page-tool": "a button or link of the page",
    "navigation-word": "a word of the site's menu",
    "advertisement": "it marks an advertisement",
    "comment-form": "it belongs to readers' comments",
    "photo-credit": "it says only whose a picture is",
    "related-articles": "it heads a list of other articles",
    "source-line": "it names where the text comes from",
    "newsletter": "it asks readers to subscribe or follow",
    "cookie-notice": "it is about cookies",
    "copyright": "a copyright notice",
    "tag-list": "the page's own keywords",
    "reading-time": "it says how long reading takes",
    "news-number": "the site's number of the article",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A rule that a line falls under, where in a text it may speak, and why, in words."""

    rule: str
    where: Where
    why: str


_NOISE = re.compile(r"[\s\d.,:;!?،؛؟·•|/\\<>«»()\[\]{}+*_=~^°#&→←↓↑›‹…'\"“”%–—-]+")
_SEPARATORS = re.compile(r"\s*[|/>»›·•→←‹<\\]\s*|\s+[–—-]\s+|\s{3,}|\t")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}")
_HANDLES = re.compile(r"(?:[@#]\w{1,60}\s*)+")
_COUNTER = re.compile(
    r"[\d\s.,]{1,15}(?:k|m)?\s*(?:vues?|lectures?|partages?|commentaires?|views?|shares?|comments?|likes?|reads?"
    r"|مشاهده|مشاهدات|تعليق|تعليقات|بازديد|نظر|ديدگاه)"
)
_RELATIVE = re.compile(
    r"(?:il y a \d{1,3} \w+|\d{1,3} (?:minutes?|hours?|days?|weeks?) ago|منذ \d{1,3} \w+|\d{1,3} \w+ (?:پيش|قبل))"
)
_COPYRIGHT = re.compile(r"(?:copyright|\(c\)) (?:19|20)\d\d(?!\d)")
_TIME = re.compile(r"(?<!\d)\d{1,2}\s?[:h.]\s?\d{2}(?::\d{2})?(?!\d)")
_NUMBER = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]+")


def verdict(text: str) -> Verdict | None:
    """The first rule that a line falls under, if there is one."""
    if len(text) > LONGEST:
        return None
    if not any(char.isalnum() for char in text):
        return Verdict(rule="no-letters", where="anywhere", why="a line of signs without letters")
    if _ADDRESS.fullmatch(text.strip()):
        return Verdict(rule="address-line", where="edges", why="only an address")
    if _MAIL.fullmatch(text.strip()) or _HANDLES.fullmatch(text.strip()):
        return Verdict(rule="account-line", where="edges", why="only an account, a hashtag or a mail address")
    folded = fold_name(text)
    for rule in (_of_phrases(folded, text), _of_numbers(folded), _of_dates(text)):
        if rule is not None:
            return rule
    return None


def is_read_also(text: str) -> bool:
    """Whether a line links to another article: "Lire aussi : …"."""
    head, colon, rest = re.sub("[：﹕]", ":", text).partition(":")
    return bool(colon and rest.strip() and len(text) <= 2 * LONGEST and fold_name(head) in _phrases("READ_ALSO"))


def byline(text: str) -> str:
    """The name in a line such as "Par Jean Dupont", or an empty text."""
    if len(text) > 80 or text.rstrip().endswith((".", "!", "?", ":")):
        return ""
    folded = fold_name(text)
    for opening in sorted(_phrases("BYLINE"), key=len, reverse=True):
        bare = opening.rstrip(": ")
        if not folded.startswith(bare + " ") and not folded.startswith(bare + ":"):
            continue
        words = text.split()[len(bare.split()) :]
        name = " ".join(words).lstrip(": ")
        names = [word for word in name.split() if word[0].isalpha()]
        capital = [word for word in names if word[0].isupper() or not _is_cased(word)]
        if 0 < len(names) <= 6 and len(capital) * 2 > len(names) and (names[0] in capital):
            return name
    return ""


def is_update(words: str) -> bool:
    """Whether the words before a date say that something was changed then, and not that it appeared."""
    folded = fold_name(words)
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", folded) for phrase in _phrases("UPDATED"))


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()


def _of_phrases(folded: str, text: str) -> Verdict | None:
    bare = _NOISE.sub(" ", folded).strip()
    for rule in phrases.WHOLE:
        if bare in _whole(rule):
            return _made(rule)
    # A row of a menu, or a path through it: every part is one of its words, or the first says "home".
    parts = [" ".join(_NOISE.sub(" ", fold_name(part)).split()) for part in _SEPARATORS.split(text)]
    parts = [part for part in parts if part]
    if len(parts) > 1:
        for rule in ("share-button", "page-tool", "navigation-word"):
            if all(part in _whole(rule) for part in parts):
                return _made(rule)
        if parts[0] in _HOME:
            return Verdict(rule="navigation-word", where="edges", why="a path through the site's menu")
    words = bare.split()
    if 1 < len(words) <= 12 and all(word in _whole("share-button") for word in words):
        return _made("share-button")
    if len(text) <= _LONGEST_OPENING:
        spaced = re.sub(r"\s*[:：﹕]\s*", " : ", folded)
        for rule in phrases.OPENING:
            if any(spaced.startswith(opening) and _stops(spaced, opening) for opening in _openings(rule)):
                return _made(rule)
    return None


def _stops(text: str, opening: str) -> bool:
    """Whether the opening ends where a word ends."""
    return len(text) == len(opening) or not (opening[-1].isalnum() and text[len(opening)].isalnum())


def _of_numbers(folded: str) -> Verdict | None:
    if _COUNTER.fullmatch(folded):
        return Verdict(rule="counter", where="anywhere", why="it counts readers or comments")
    if _COPYRIGHT.match(folded):
        return _made("copyright")
    if _RELATIVE.fullmatch(folded):
        return Verdict(rule="date-line", where="edges", why="it says only how long ago the page appeared")
    return None


def _of_dates(text: str) -> Verdict | None:
    """A line that says only when the page appeared: dates, times, and words that go with them."""
    dates = written_dates(text)
    if not dates:
        return None
    rest = text
    for date in reversed(dates):
        rest = rest[: date.start] + " | " + rest[date.end :]
    folded = _NUMBER.sub(" ", _TIME.sub(" ", fold_name(rest)))
    if _WORDS.search(_AROUND_A_DATE.sub(" ", folded)):
        return None
    return Verdict(rule="date-line", where="edges", why="it says only when the page appeared or was changed")


def _made(rule: str) -> Verdict:
    return Verdict(rule=rule, where="edges" if rule in _EDGES else "anywhere", why=_WHY[rule])


def _listed(written: str) -> Iterator[str]:
    return (each.strip() for each in written.replace("\n", " ").split("|") if each.strip())


@cache
def _whole(rule: str) -> frozenset[str]:
    return frozenset(" ".join(_NOISE.sub(" ", fold_name(each)).split()) for each in _listed(phrases.WHOLE[rule])) - {""}


@cache
def _openings(rule: str) -> tuple[str, ...]:
    found = (re.sub(r"\s*:\s*", " : ", fold_name(each)).rstrip() for each in _listed(phrases.OPENING[rule]))
    return tuple(sorted(each for each in found if each))


@cache
def _phrases(name: Literal["READ_ALSO", "BYLINE", "PUBLISHED", "UPDATED", "AROUND_A_DATE"]) -> frozenset[str]:
    return frozenset(fold_name(each) for each in _listed(getattr(phrases, name)))


_HOME = frozenset(
    fold_name(word) for word in ("accueil", "home", "الرئيسية", "الصفحة الرئيسية", "خانه", "صفحه اصلی", "صفحه نخست")
)
_WITH_DATES = {
    phrase.rstrip(": ")
    for phrase in (*_phrases("PUBLISHED"), *_phrases("UPDATED"), *_phrases("AROUND_A_DATE"), *WEEKDAYS)
}
_LONG_FIRST = sorted(_WITH_DATES, key=lambda each: (-len(each), each))
_AROUND_A_DATE = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, _LONG_FIRST))})(?!\w)")
