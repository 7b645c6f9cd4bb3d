"""Runs of capitalised words: what may be a name in a script that has capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.importing.calendars import MONTHS, WEEKDAYS
from recoupe.importing.languages import FUNCTION_WORDS
from recoupe.linking import fold_name
from recoupe.model import Leaf
from recoupe.suggesting.words import WORD, Seen, Stretch, is_free

_INNER = frozenset(["de", "du", "des", "la", "le", "les", "al", "el", "ibn", "ben", "bin", "bint", "of", "von", "van"])
"""Particles that may stand inside a name. None begins or ends with one that is a word of its own."""

_ELIDED = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)[’'](?=\w)", re.IGNORECASE)
_JOINS = re.compile("[ \u00a0\u202f]+(?:[dl][’'])?")
_OPENS_SENTENCE = re.compile(r"(?:^|[.!?…:;]|[«“\"‹(\[–—•])[\s\u00a0\u202f«“\"‹(\[–—•]*$")
_BEFORE = 12
"""Characters that are looked at before a word to see whether it opens a sentence."""

_COMMON = frozenset(word for lang in ("fr", "en", "es", "it", "pt", "de") for word in FUNCTION_WORDS[lang]) | frozenset(
    fold_name(word)
    for words in (
        "ces celui cela alors depuis mais parmi aucun aucune certains certaines tous toutes cependant ainsi lors afin",
        "there these those when while however some many all our we you your mr mrs ms dr",
    )
    for word in words.split()
)
"""Words that open sentences and are no names, folded."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a block, without the article or preposition that French elides before it."""

    text: str
    start: int
    end: int
    opens: bool
    """Whether a sentence begins with it."""


def _words(text: str, leaf: Leaf) -> Iterator[_Word]:
    for match in WORD.finditer(text, leaf.start, min(leaf.end, len(text))):
        elided = _ELIDED.match(match[0])
        start = match.start() + (elided.end() if elided else 0)
        before = text[max(leaf.start, match.start() - _BEFORE) : match.start()]
        opens = match.start() == leaf.start or _OPENS_SENTENCE.search(before) is not None
        yield _Word(text[start : match.end()], start, match.end(), opens and not elided)


def capitalised(text: str, leaves: Sequence[Leaf], taken: Sequence[Stretch]) -> Iterator[Seen]:
    """Runs of capitalised words.

    A word that begins a sentence counts where it is capitalised inside sentences too, or where a capitalised word
    follows it and it stands nowhere in small letters.
    """
    blocks = [(leaf, tuple(_words(text, leaf))) for leaf in leaves]
    small = {word.text for _, words in blocks for word in words if word.text.islower()}
    inside = {word.text for _, words in blocks for word in words if not word.opens and _has_capital(word.text)}
    for _, words in blocks:
        for run in _runs(text, words, taken):
            kept = list(run)
            first = kept[0]
            if first.opens and first.text not in inside and (len(kept) == 1 or first.text.lower() in small):
                del kept[0]
            while kept and (kept[0].text in _INNER or _is_common(kept[0].text)):
                del kept[0]
            while kept and kept[-1].text in _INNER:
                del kept[-1]
            if len(kept) > 1 or (kept and len(kept[0].text) > 1):
                yield Seen(start=kept[0].start, words=text[kept[0].start : kept[-1].end], why="capitals")


def _runs(text: str, words: Sequence[_Word], taken: Sequence[Stretch]) -> Iterator[Sequence[_Word]]:
    """Capitalised words that only spaces and particles part, and that no known name covers."""
    run: list[_Word] = []
    pending: list[_Word] = []
    for word in words:
        free = is_free(word.start, word.end, taken)
        gap = text[(pending or run)[-1].end : word.start] if run else ""
        if run and (not free or word.opens or not _JOINS.fullmatch(gap)):
            yield run
            run, pending = [], []
        if not free:
            continue
        if _has_capital(word.text):
            run += [*pending, word]
            pending = []
        elif run and word.text in _INNER:
            pending.append(word)
        elif run:
            yield run
            run, pending = [], []
    if run:
        yield run


def _has_capital(word: str) -> bool:
    """A capital at the beginning, or behind an article that is written with the name: Bagdad, al-Sadr."""
    return any(part[:1].isupper() for part in re.split("[’'ʼ‐-]", word))


def _is_common(word: str) -> bool:
    folded = fold_name(word)
    return folded in _COMMON or folded in MONTHS or folded in WEEKDAYS
