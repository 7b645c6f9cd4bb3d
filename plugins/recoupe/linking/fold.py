r"""Which spellings are the same: the one fold that linking and search share.

A text is folded in two steps, and the browser's twin takes the same two (`tests/linking/fold-vectors.json`
holds both to the same answers):

1. every character by itself, whatever stands around it, by the tables below (`_fold_character`);
2. what is left of the apostrophes, each by the letters around it (`_VANISHING_APOSTROPHE`).

Only what both languages have is used: NFD, NFKD, lower case of one character, character classes written as
ranges, and one regular expression. Where Python writes `\w` read `[\p{L}\p{N}_]` in JavaScript; where it
writes `[^\W\d_]` read `[\p{L}\p{Nl}\p{No}]`. JavaScript has no case folding: lower case stands for it, with ß
and ς in the tables.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache

_SPACES = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space is one space each: a name may be broken over two lines or held together by no-break spaces."""

_HYPHENS = "\\-\u2010\u2011"
"""Hyphens join words, so they part them: al-Chaabi = al Chaabi. Dashes (– —) part sentences and stay."""

_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02bd\u02ca\u02cb\u2018\u2019\u201b\u2032\u2035\ua78b\ua78c\uff07"
"""Whatever is typed for an apostrophe, an ayn or a hamza becomes ', to be judged in the second step."""

INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
"""Soft hyphen, zero-width characters, bidi controls, variation selectors: typography, never spelling.

The zero-width non-joiner is one of them, so می‌رود = میرود.
"""

MARKS = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # Latin, Greek, any script
    "\u0483-\u0489\u2de0-\u2dff\ua66f-\ua672\ua674-\ua67d\ua69e\ua69f"  # Cyrillic
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew points and accents
    "\u064b-\u065f\u0670"  # Arabic: tashkeel, madda and hamza above or below, superscript alef
    "\u0610-\u061a\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # and the signs of the Koran
    "\u0897-\u089f\u08ca-\u08e1\u08e3-\u08ff"
    "\u0640"  # tatweel, a letter to Unicode, is only a stretched line
)
"""Marks that do not make another spelling: Aïn = Ain. Ranges, because JavaScript has no combining classes.

Scripts that are absent here (Devanagari, Thai, kana, …) write vowels and consonants with marks: theirs stay.
"""

_UNWRITTEN = "\u02be\u02bf\u02c0\u02c1\u0621\u0674"
"""Letters that are often left out: ayn and hamza in transliteration (ʿ ʾ ˁ ˀ), the Arabic hamza by itself.

So Rabiʿ = Rabi, and the Arabic سامراء = the Persian سامرا.
"""

_LETTERS = {
    # Latin and Greek letters that Unicode does not take apart; capitals come here in lower case.
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ß": "ss",
    "ı": "i", "ȷ": "j", "ŉ": "n", "ς": "σ",
    # Arabic and Persian. أ إ آ ؤ ئ ۀ are taken apart by NFD into ا و ي ه (or ە) and a mark, which is dropped.
    "ٱ": "ا",  # alef wasla
    "ى": "ي", "ی": "ي",  # alef maqsura and the Persian ye: typed for each other and for ya
    "ة": "ه", "ە": "ه", "ہ": "ه",  # ta marbuta, and the two letters under hamza in ۀ and ۂ
    "ک": "ك",  # the Persian kaf
    **{digit: str(value) for value, digit in enumerate("٠١٢٣٤٥٦٧٨٩")},
    **{digit: str(value) for value, digit in enumerate("۰۱۲۳۴۵۶۷۸۹")},
}  # fmt: skip

_SPACE, _HYPHEN, _APOSTROPHE, _MARK = (re.compile(f"[{class_}]") for class_ in (_SPACES, _HYPHENS, _APOSTROPHES, MARKS))
_NOTHING = re.compile(f"[{INVISIBLE}{MARKS}{_UNWRITTEN}]")
_UNWRITTEN_LETTER = re.compile(f"[{_UNWRITTEN}]")

_VANISHING_APOSTROPHE = re.compile(
    r"'(?<=[^\W\d_]')(?=[^\W\d_])"  # between two letters, as in Sha’abi and aujourd’hui,
    r"(?!s(?!\w))"  # but not before an English possessive: Iran's = Iran s,
    r"(?<!(?<!\w)[cdjlmnst]')(?<!(?<!\w)qu')"  # nor after what French elides: l’attaque = l attaque
    r"(?<!(?<!\w)jusqu')(?<!(?<!\w)(?:lorsqu|puisqu|quoiqu)')"
)
"""The apostrophes that fold to nothing. All others part words or quote them, and fold to a space.

`presqu'` and `quelqu'` elide in one word each (presqu'île, quelqu'un), which stay whole. The price is known:
Ra's al-Aïn reads as a possessive and N'Djamena as an elision, so Ras al-Aïn and Ndjamena are names to be
listed beside them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A folded text that remembers where each of its characters came from.

    The map is a row of segments: parallel tuples, ordered by place. In a segment the two texts run side by
    side, except where it is split: there one original character became several. Offsets count code points
    from 0, ends are exclusive.
    """

    text: str
    size: int
    """Length of the original."""
    places: tuple[int, ...]
    """Where each segment begins in the folded text."""
    origins: tuple[int, ...]
    """Where the first character of each segment stands in the original."""
    heads: tuple[int, ...]
    """The same, with the unwritten letters before it: the ʿ of ʿAli."""
    tails: tuple[int, ...]
    """Where each segment ends in the original, with the marks and unwritten letters after it (سامراء)."""
    splits: tuple[bool, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Where `text[start:end]` came from in the original.

        The end lies after the last contributing character and the marks that follow it. An empty slice gives
        an empty one, at its start.

        Raises:
            IndexError: unless 0 <= start <= end <= len(text).
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"slice {start}:{end} of a folded text of {len(self.text)} characters")
        if start == len(self.text):
            return self.size, self.size
        first = bisect_right(self.places, start) - 1
        ahead = start - self.places[first]
        inside = self.origins[first] + (0 if self.splits[first] else ahead)
        begin = inside if ahead else self.heads[first]
        if start == end:
            return begin, begin
        last = bisect_right(self.places, end - 1) - 1
        following = self.places[last + 1] if last + 1 < len(self.places) else len(self.text)
        if self.splits[last] or end == following:
            return begin, self.tails[last]
        return begin, self.origins[last] + end - self.places[last]

    def divides(self, place: int) -> bool:
        """Whether one original character folded to characters on both sides of `place`, as ½ does (1⁄2)."""
        if not 0 < place < len(self.text):
            return False
        segment = bisect_right(self.places, place) - 1
        return self.splits[segment] and self.places[segment] < place


@lru_cache(maxsize=4)  # names, words and quotes are looked for in the same text, one after the other
def fold(text: str) -> Folded:
    """The text as it is compared, with a map back to its own offsets. Any text can be folded."""
    folded = text.translate(_FORMS)
    changes = [(found.start(), len(_FORMS[ord(found[0])])) for found in _FORMS.uneven.finditer(text)]
    if "'" in folded:
        vanishing = [found.start() for found in _VANISHING_APOSTROPHE.finditer(folded)]
        if vanishing:
            changes = sorted(changes + _in_original(vanishing, changes))
            folded = _VANISHING_APOSTROPHE.sub("", folded)
        folded = folded.replace("'", " ")
    return _mapped(text, folded, changes)


def fold_text(text: str) -> str:
    """The folded text by itself, for whoever has no need to find its places in the original: it takes half the time."""
    folded = text.translate(_FORMS)
    return _VANISHING_APOSTROPHE.sub("", folded).replace("'", " ") if "'" in folded else folded


def fold_name(text: str) -> str:
    """The key by which two names are the same: folded, single-spaced, without space around it. Idempotent."""
    return _fold_name_again(text) if len(text) <= _SHORT else _fold_name(text)


_SHORT = 100
"""Characters up to which a text may be a name, that will be asked for again: the checks and the linker share them."""


def _fold_name(text: str) -> str:
    return " ".join(part for part in fold_text(text).split(" ") if part)


_fold_name_again = lru_cache(maxsize=1 << 16)(_fold_name)


@cache
def is_word(character: str) -> bool:
    """Whether a character can stand inside a word: a letter, mark, number or connector (L, M, N, Pc)."""
    category = unicodedata.category(character)
    return category[0] in "LMN" or category == "Pc"


class _Forms(dict[int, str]):
    """Code point to folded form, filled in as characters are met. It only ever caches `_fold_character`."""

    def __init__(self) -> None:
        self._uneven: set[str] = set()
        self._pattern: re.Pattern[str] | None = None

    def __missing__(self, code: int) -> str:
        form = self[code] = _fold_character(chr(code))
        if len(form) != 1:
            self._uneven.add(chr(code))
            self._pattern = None
        return form

    @property
    def uneven(self) -> re.Pattern[str]:
        """Finds the characters met so far whose form is not one character: only they shift offsets."""
        if self._pattern is None:
            characters = "".join(map(re.escape, sorted(self._uneven)))
            self._pattern = re.compile(f"[{characters}]" if characters else "(?!)")
        return self._pattern


def _fold_character(character: str) -> str:
    """One character by the tables, taken apart until nothing more can be."""
    form = ""
    for part in unicodedata.normalize("NFD", character):
        if part in _LETTERS:
            form += _LETTERS[part]
        elif _SPACE.match(part) or _HYPHEN.match(part):
            form += " "
        elif _APOSTROPHE.match(part):
            form += "'"
        elif not _NOTHING.match(part):
            simpler = unicodedata.normalize("NFKD", part).lower()
            form += part if simpler == part else "".join(map(_fold_character, simpler))
    return form


_FORMS = _Forms()


def _in_original(vanishing: list[int], changes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Changes for the apostrophes at these places of the text that the first step gave, ordered by place."""
    found = []
    shift = index = 0
    for place in vanishing:
        while index < len(changes) and changes[index][0] + shift <= place:
            shift += changes[index][1] - 1
            index += 1
        found.append((place - shift, 0))
    return found


def _mapped(text: str, folded: str, changes: list[tuple[int, int]]) -> Folded:
    """The folded text with its segments.

    `changes` are (offset, length of its form) of each character whose form is not one character, by offset.
    """
    places: list[int] = []
    origins: list[int] = []
    heads: list[int] = []
    tails: list[int] = []
    splits: list[bool] = []
    at = place = 0  # how far we are in the original and in the folded text
    head: int | None = None

    def add(length: int, end: int, split: bool) -> None:
        nonlocal place, head
        places.append(place)
        origins.append(at)
        heads.append(at if head is None or not is_word(folded[place]) else head)
        tails.append(end)
        splits.append(split)
        place += length
        head = None

    for offset, length in changes:
        if offset > at:
            add(offset - at, offset, split=False)
            at = offset
        if length:
            add(length, offset + 1, split=True)
        elif head is None:
            # A mark belongs to what it follows; an unwritten letter to the word it follows, or else begins.
            unwritten = _UNWRITTEN_LETTER.match(text, offset) is not None
            if places and (_MARK.match(text, offset) or (unwritten and is_word(folded[place - 1]))):
                tails[-1] = offset + 1
            elif unwritten:
                head = offset
        at = offset + 1
    if at < len(text):
        add(len(text) - at, len(text), split=False)
    return Folded(
        text=folded,
        size=len(text),
        places=tuple(places),
        origins=tuple(origins),
        heads=tuple(heads),
        tails=tuple(tails),
        splits=tuple(splits),
    )
