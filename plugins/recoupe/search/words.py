"""The words of a text as search compares them: folded, and in Arabic script without the article.

Arabic writes its article, some prepositions and its conjunctions together with the next word. The article, with what
may stand before it, is nearly always one, so it is left out of a word's key: الحشد, والحشد and حشد are one word. A
letter that stands for a preposition or a conjunction by itself may as well belong to the word (كلام is no ك and لام),
so words that lack it are only found *as well*: they are the word's stems. The browser's twin is
`assets/search/fold.js`; `tests/search/word-vectors.json` holds both to the same answers.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

ARTICLE = "ال"

_FIRST_ARABIC, _LAST_ARABIC = "\u0620", "\u06d3"  # a folded text has no presentation forms

_BARE_ARTICLE = re.compile(f"^{ARTICLE}(?=..)")
"""الحق and حق: a noun may have two letters."""

_LED_ARTICLE = re.compile(f"^(?:[وف]?[بك]{ARTICLE}|[وف]{ARTICLE}|[وف]?لل)(?=...)")
"""With a conjunction or a preposition before it; ل swallows the alef: للحشد. Three letters, for the sake of والدة."""

_PROCLITICS = tuple(
    sorted(
        {
            conjunction + preposition + article
            for conjunction in ("", "و", "ف")
            for preposition, article in (
                ("", ""), ("ب", ""), ("ل", ""), ("ك", ""), ("س", ""),
                ("", ARTICLE), ("ب", ARTICLE), ("ل", "ل"), ("ك", ARTICLE),
            )
        }
        - {""}
    )
)  # fmt: skip


class _Separators(dict[int, str]):
    """Code point to itself within a word, to a space elsewhere."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        self[code] = form = character if _in_word(character) else " "
        return form


def _in_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LMN"


_SEPARATORS = _Separators()


def split(folded: str) -> list[str]:
    """The words of a folded text, in their order: runs of letters, marks and numbers."""
    return folded.translate(_SEPARATORS).split()


def keys(words: list[str]) -> list[str]:
    """The keys of folded words, in their order."""
    # Most texts have not a word that comes so late in the order of letters, and their words are their keys.
    return list(map(key, words)) if words and max(words) >= _FIRST_ARABIC else words


@lru_cache(maxsize=1 << 16)
def key(word: str) -> str:
    """What is compared of a folded word: all of it, but for an Arabic article and what stands before that."""
    if not _FIRST_ARABIC <= word[:1] <= _LAST_ARABIC:
        return word
    bare = _BARE_ARTICLE.sub("", word)
    return bare if bare != word else _LED_ARTICLE.sub("", word)


@cache
def stems(word: str) -> frozenset[str]:
    """The keys of the words that `word`, folded and Arabic, may be with letters before it; without its own."""
    found = set()
    for proclitic in _PROCLITICS:
        if word.startswith(proclitic):
            rest = word[len(proclitic) :]
            if len(rest) >= (2 if proclitic.endswith(ARTICLE) else 3):
                found.add(key(rest))
    return frozenset(found - {key(word)})
