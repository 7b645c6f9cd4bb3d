"""Carrying a marked stretch from an earlier version of a text to a later one.

Only the difference between the two versions decides, word by word. Similarity does not: published schemes that look for
the most similar passage move an annotation from a deleted claim to another speaker's near-identical claim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Literal, TypeAlias

from rapidfuzz import fuzz

from recoupe.linking.fold import INVISIBLE, MARKS, fold_name
from recoupe.model import BLOCK_BREAK

Fate: TypeAlias = Literal["kept", "changed", "lost"]

_TOKEN = re.compile(rf"\w[\w{MARKS}{INVISIBLE}]*|[^\w\s]")
_STOPS = frozenset(".!?…؟۔»")
"""What a sentence may end with, before a space."""

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
    """A word or a punctuation mark; `breaks` is 2 where it begins a block, 1 where it begins a sentence."""

    start: int
    end: int
    text: str
    key: str
    breaks: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()


def carry(start: int, end: int, before: str, after: str) -> Carried:
    """Follow `before[start:end]` into `after`."""
    if before == after:
        return Carried(fate="kept", start=start, end=end)
    old, new = _tokens(before), _tokens(after)
    moved: dict[int, int] = {}
    replaced: dict[int, int] = {}
    for kind, olds, news in _difference(old, new, range(len(old)), range(len(new)), breaks=2):
        if kind == "equal":
            moved.update(zip(olds, news, strict=True))
        elif len(olds) == len(news):  # word for word: where a stretch begins or ends with one, its new edge is there
            replaced.update(zip(olds, news, strict=True))
    stretch = [index for index, token in enumerate(old) if token.start < end and start < token.end]
    marked = [index for index in stretch if old[index].is_word]
    left = [index for index in marked if index in moved]
    if not left:
        return Carried(fate="lost")
    edges = [place for index in stretch if (place := moved.get(index, replaced.get(index))) is not None]
    first, last = edges[0], edges[-1]
    arrived = {moved[index] for index in left}
    gone = [old[index] for index in marked if index not in moved]
    come = [new[index] for index in range(first, last + 1) if index not in arrived and new[index].is_word]
    share = len(left) / max(len(marked), len(left) + len(come))
    if share < _PART:
        return Carried(fate="lost")
    small = share >= _NEARLY_ALL and not _turns(gone, come) and not _turns(come, gone)
    return Carried(fate="kept" if small else "changed", start=new[first].start, end=new[last].end)


def _difference(
    old: Sequence[_Token], new: Sequence[_Token], olds: range, news: range, breaks: int
) -> Iterator[tuple[str, range, range]]:
    """What is equal and what is replaced between two stretches of tokens: blocks first, then sentences, then words.

    A block or sentence that stayed holds its place, so that the words of one that was deleted can only be sought
    between the same neighbours, and never in a look-alike beyond them.
    """
    old_units, new_units = _units(old, olds, breaks), _units(new, news, breaks)
    matcher = SequenceMatcher(
        None,
        [tuple(old[index].key for index in unit) for unit in old_units],
        [tuple(new[index].key for index in unit) for unit in new_units],
        autojunk=False,  # what is frequent in a long text still says where it stands
    )
    for kind, first_old, last_old, first_new, last_new in matcher.get_opcodes():
        inner_olds, inner_news = _joined(old_units[first_old:last_old]), _joined(new_units[first_new:last_new])
        if kind == "equal" or breaks == 0 or not inner_olds or not inner_news:
            yield ("equal" if kind == "equal" else "replace"), inner_olds, inner_news
        else:
            yield from _difference(old, new, inner_olds, inner_news, breaks - 1)


def _units(tokens: Sequence[_Token], places: range, breaks: int) -> list[range]:
    """The stretch cut before every token that begins a unit of this size; with 0, every token is a unit."""
    cuts = [index for index in places if index == places.start or tokens[index].breaks >= breaks]
    return [range(first, last) for first, last in pairwise([*cuts, places.stop])]


def _joined(units: Sequence[range]) -> range:
    return range(units[0].start, units[-1].stop) if units else range(0)


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
    tokens: list[_Token] = []
    done = 0
    for found in _TOKEN.finditer(text):
        gap = text[done : found.start()]
        ended = bool(tokens) and tokens[-1].text in _STOPS and bool(gap)
        breaks = 2 if BLOCK_BREAK in gap else 1 if ended else 0
        tokens.append(_Token(found.start(), found.end(), found[0], _key(found[0]), breaks))
        done = found.end()
    return tokens


def _key(token: str) -> str:
    """Two tokens with one key are the same word, or the same punctuation mark."""
    return fold_name(token) or token
