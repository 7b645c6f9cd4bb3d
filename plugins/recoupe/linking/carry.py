"""Carrying a marked stretch from an earlier version of a text to a later one.

Only the difference between the two versions decides, word by word. Similarity does not: published schemes that look for
the most similar passage move an annotation from a deleted claim to another speaker's near-identical claim.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import Literal, TypeAlias

from recoupe.linking.bounded import BoundedMatcher, Work
from recoupe.linking.fold import INVISIBLE, MARKS, fold_name
from recoupe.model import BLOCK_BREAK

Fate: TypeAlias = Literal["kept", "changed", "lost"]

_TOKEN = re.compile(rf"\w[\w{MARKS}{INVISIBLE}]*|[^\w\s]")
_Key: TypeAlias = tuple[str, ...]

_MOST_PAIRS = 40_000
"""Most pairs of blocks or sentences that are compared between two versions."""

_LONGEST_SENTENCES = 1_000
"""Most words of a quote's sentences, before and now, that are compared: of longer ones a reader is asked."""

_DOUBLED = re.compile(r"(.)\1")
_STOPS = frozenset(".!?…؟۔»")
"""What a sentence may end with, before a space."""

_NEARLY_ALL = 0.9
"""Share of its words that must be left for a stretch to be placed without asking."""

_PART = 0.5
"""Share of its words that must be left for a stretch to count as changed and not as lost."""

_ENDING = 3
"""Letters by which two forms of one word may differ at its end: attaqué, attaquées.

A letter inside a word may make it another: irakiennes, iraniennes.
"""

_ALIKE = 0.5
"""Share of their words that two sentences or blocks must have in common to be versions of one (Dice)."""

_GRAMMAR = frozenset(
    fold_name(word)
    for line in (
        "le la les l un une des du de d au aux à en dans et",
        "the a an of in at on to and",
    )
    for word in line.split()
)
"""Words that say nothing of who did what: one of them gone or new is a small change. All others may turn a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """What became of a stretch.

    `kept`: nearly all words are left (spellings of one word are the same by the fold), none came or went in its
    sentence that could turn the statement round, and `[start, end)` is its new place. `changed`: at least
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
    aligned = _align(before, after)
    old, new, moved, replaced = aligned.old, aligned.new, aligned.moved, aligned.replaced
    stretch = range(
        bisect_right(old, start, key=attrgetter("end")),
        bisect_left(old, end, key=attrgetter("start")),
    )
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
    small = small and _same_sentence(old, new, stretch, range(first, last + 1))
    return Carried(fate="kept" if small else "changed", start=new[first].start, end=new[last].end)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alignment:
    """The tokens of two versions; which are the same, by their positions; which stand word for word for others."""

    old: Sequence[_Token]
    new: Sequence[_Token]
    moved: Mapping[int, int]
    replaced: Mapping[int, int]


@lru_cache(maxsize=4)  # the quotes of an article mostly follow the same two versions
def _align(before: str, after: str) -> _Alignment:
    old, new = _tokens(before), _tokens(after)
    moved: dict[int, int] = {}
    replaced: dict[int, int] = {}
    for kind, olds, news in _difference(old, new, range(len(old)), range(len(new)), breaks=2, work=Work()):
        if kind == "equal":
            moved.update(zip(olds, news, strict=True))
        elif len(olds) == len(news):  # word for word: where a stretch begins or ends with one, its new edge is there
            replaced.update(zip(olds, news, strict=True))
    return _Alignment(old=old, new=new, moved=moved, replaced=replaced)


def _same_sentence(old: Sequence[_Token], new: Sequence[_Token], stretch: Sequence[int], place: range) -> bool:
    """Whether the sentence says around the stretch what it said: who speaks, and whether he affirms or denies."""
    before, after = _sentence(old, stretch[0], stretch[-1]), _sentence(new, place[0], place[-1])
    if len(before) + len(after) > _LONGEST_SENTENCES:
        return False
    around = [old[index] for index in before if index < stretch[0] or index > stretch[-1]]
    around_now = [new[index] for index in after if index < place[0] or index > place[-1]]
    left, left_now = Counter(token.key for token in around), Counter(token.key for token in around_now)
    gone = [token for token in around if token.is_word and left[token.key] > left_now[token.key]]
    come = [token for token in around_now if token.is_word and left_now[token.key] > left[token.key]]
    return not _turns(gone, come) and not _turns(come, gone)


def _sentence(tokens: Sequence[_Token], first: int, last: int) -> range:
    """The tokens of the sentence or sentences that hold those from `first` to `last`."""
    while first > 0 and not tokens[first].breaks:
        first -= 1
    last += 1
    while last < len(tokens) and not tokens[last].breaks:
        last += 1
    return range(first, last)


def _difference(
    old: Sequence[_Token], new: Sequence[_Token], olds: range, news: range, breaks: int, work: Work
) -> Iterator[tuple[str, range, range]]:
    """What is equal and what is replaced between two stretches of tokens: blocks first, then sentences, then words.

    A block or sentence that stayed holds its place, so that the words of one that was deleted can only be sought
    between the same neighbours, and never in a look-alike beyond them.
    """
    old_units, new_units = _units(old, olds, breaks), _units(new, news, breaks)
    old_keys = [tuple(old[index].key for index in unit) for unit in old_units]
    new_keys = [tuple(new[index].key for index in unit) for unit in new_units]
    matcher = BoundedMatcher(old_keys, new_keys, work)
    for kind, first_old, last_old, first_new, last_new in matcher.get_opcodes():
        inner_olds, inner_news = _joined(old_units[first_old:last_old]), _joined(new_units[first_new:last_new])
        if kind == "equal" or breaks == 0 or not inner_olds or not inner_news:
            yield ("equal" if kind == "equal" else "replace"), inner_olds, inner_news
            continue
        for one, other in _paired(old_keys[first_old:last_old], new_keys[first_new:last_new], work):
            yield from _difference(old, new, old_units[first_old + one], new_units[first_new + other], breaks - 1, work)


def _paired(olds: Sequence[_Key], news: Sequence[_Key], work: Work) -> Iterator[tuple[int, int]]:
    """Which of two rows of blocks or sentences are versions of each other, one to one and in order.

    The pairing with the most words in common is taken (Needleman and Wunsch 1970), so that of two look-alikes, one of
    which was deleted, the nearer one is left. What has no partner went or came.
    """
    words = len(news) * sum(map(len, olds)) + len(olds) * sum(map(len, news))
    if len(olds) * len(news) > _MOST_PAIRS or not work.spend(words):
        return  # a text written anew: nothing of it is carried
    tallies, new_tallies = [Counter(unit) for unit in olds], [Counter(unit) for unit in news]
    alike = [[_likeness(one, other) for other in new_tallies] for one in tallies]
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for one in range(len(olds) - 1, -1, -1):
        for other in range(len(news) - 1, -1, -1):
            together = alike[one][other] + best[one + 1][other + 1] if alike[one][other] >= _ALIKE else 0.0
            best[one][other] = max(best[one + 1][other], best[one][other + 1], together)
    one = other = 0
    while one < len(olds) and other < len(news):
        if best[one][other] == best[one + 1][other]:
            one += 1
        elif best[one][other] == best[one][other + 1]:
            other += 1
        else:
            yield one, other
            one, other = one + 1, other + 1


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    """The share of words in common, from 0 to 1 (Dice 1945)."""
    return 2 * (one & other).total() / (one.total() + other.total())


def _units(tokens: Sequence[_Token], places: range, breaks: int) -> list[range]:
    """The stretch cut before every token that begins a unit of this size; with 0, every token is a unit."""
    cuts = [index for index in places if index == places.start or tokens[index].breaks >= breaks]
    return [range(first, last) for first, last in pairwise([*cuts, places.stop])]


def _joined(units: Sequence[range]) -> range:
    return range(units[0].start, units[-1].stop) if units else range(0)


def _turns(words: Sequence[_Token], others: Sequence[_Token]) -> bool:
    """Whether one of the words may turn round what is said of whom: any but grammar and other endings of one word."""
    return any(
        word.key not in _GRAMMAR and not any(_is_form(word.key, other.key) for other in others) for word in words
    )


def _is_form(one: str, other: str) -> bool:
    """Whether two words differ in a short ending only, or in a doubled letter (frapé, frappé); numbers never do."""
    if _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other) and one.isalpha():
        return True
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and len(long) - len(short) <= _ENDING < len(short) and not long[-1].isdigit()


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


@lru_cache(maxsize=50_000)
def _key(token: str) -> str:
    """Two tokens with one key are the same word, or the same punctuation mark."""
    return fold_name(token) or token
