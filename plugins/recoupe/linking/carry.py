"""Carrying a marked stretch from an earlier version of a text to a later one.

Only the difference between the two versions decides, word by word. Similarity does not: published schemes that look for
the most similar passage move an annotation from a deleted claim to another speaker's near-identical claim.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from recoupe.linking.fold import INVISIBLE, MARKS, fold_name

Fate: TypeAlias = Literal["kept", "changed", "lost"]

_TOKEN = re.compile(rf"\w[\w{MARKS}{INVISIBLE}]*|[^\w\s]")
_NEARLY_ALL = 0.9
"""Share of its words that must be left for a stretch to be placed without asking."""

_PART = 0.5
"""Share of its words that must be left for a stretch to count as changed and not as lost."""

_LONG = 5
"""Letters from which on a word carries meaning of its own; shorter ones are mostly grammar."""

_SPELLING = 80
"""Similarity (rapidfuzz `ratio`) of two spellings of one word, as in a corrected misprint."""

_NEGATIONS = frozenset(
    fold_name(word)
    for line in (
        "ne n pas non ni jamais aucun aucune sans",
        "not no never nor without cannot",
        "لا لم لن ليس ليست غير دون بدون",
        "نه نیست نبود هرگز هیچ بدون",
    )
    for word in line.split()
)
"""Words that turn a statement round, so that one of them gone or new is never a small change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What became of a stretch.

    `kept`: nearly all words are left (spellings of one word are the same by the fold), none came or went that could
    turn the statement round (a name, a number, a negation), and `[start, end)` is its new place. `changed`: at least
    half of the words are left around that place. `lost`: neither; start and end are 0.
    """

    fate: Fate
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    key: str

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def carry(start: int, end: int, before: str, after: str) -> Carried:
    """Follow `before[start:end]` into `after`."""
    if before == after:
        return Carried(fate="kept", start=start, end=end)
    old, new = _tokens(before), _tokens(after)
    # Without autojunk: a word that is frequent in a long text still says where it stands.
    matcher = SequenceMatcher(None, [token.key for token in old], [token.key for token in new], autojunk=False)
    moved: dict[int, int] = {}
    replaced: dict[int, int] = {}
    for kind, first_old, last_old, first_new, last_new in matcher.get_opcodes():
        pairs = zip(range(first_old, last_old), range(first_new, last_new), strict=False)
        if kind == "equal":
            moved.update(pairs)
        elif kind == "replace" and last_old - first_old == last_new - first_new:
            replaced.update(pairs)  # word for word: where a stretch begins or ends with one, its new edge is there
    marked = [index for index, token in enumerate(old) if token.start < end and start < token.end and token.is_word]
    left = [index for index in marked if index in moved]
    if not left or len(left) < _PART * len(marked):
        return Carried(fate="lost")
    edges = [place for index in marked if (place := moved.get(index, replaced.get(index))) is not None]
    first, last = edges[0], edges[-1]
    arrived = {moved[index] for index in left}
    gone = [old[index] for index in marked if index not in moved]
    come = [new[index] for index in range(first, last + 1) if index not in arrived and new[index].is_word]
    share = len(left) / max(len(marked), len(left) + len(come))
    small = share >= _NEARLY_ALL and not _turns(gone, come) and not _turns(come, gone)
    return Carried(fate="kept" if small else "changed", start=new[first].start, end=new[last].end)


def _turns(words: list[_Token], others: list[_Token]) -> bool:
    """Whether one of the words may turn round what is said of whom.

    Such are numbers, names, negations, and words of some length that are no other spelling of a word on the other side.
    """
    return any(
        word.key in _NEGATIONS
        or any(char.isdigit() or char.isupper() for char in word.text)
        or (len(word.key) >= _LONG and not any(fuzz.ratio(word.key, other.key) >= _SPELLING for other in others))
        for word in words
    )


def _tokens(text: str) -> list[_Token]:
    return [_Token(found.start(), found.end(), found[0], _key(found[0])) for found in _TOKEN.finditer(text)]


def _key(token: str) -> str:
    """Two tokens with one key are the same word, or the same punctuation mark."""
    return fold_name(token) or token
