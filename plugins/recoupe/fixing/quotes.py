"""Quotes whose words are right and whose apostrophes, quotation marks or spaces are not the article's own."""

from __future__ import annotations

from functools import lru_cache

from recoupe.diagnostics.fix import Fix
from recoupe.fixing.situation import Situation
from recoupe.formatting.scalar import quoted

_ALIKE = {"'": "'‘’‚ʼʿʾ´`", '"': '"“”„«»', "-": "-‐‑‒–—−", " ": "\u00a0\u2009\u202f\t\n"}
_ONE = {ord(char): plain for plain, chars in _ALIKE.items() for char in chars}
"""Signs for the same thing, one for one, so that offsets stay."""


def quote_not_found(at: Situation) -> Fix | None:
    """The words of the one place of the article that differs in such signs alone."""
    article = at.linked.corpus.articles.get(at.file.id)
    if article is None or article.path != at.file.path or not at.value:
        return None
    exact = at.value.strip().translate(_ONE)
    for whole in (article.document.text, article.header.title):
        plain = _plain(whole)
        if plain.count(exact) > 1:
            return None
        if (start := plain.find(exact)) >= 0:
            words = whole[start : start + len(exact)]
            return at.instead(quoted(words), "quote the article's own signs") if "\n" not in words else None
    return None


@lru_cache(maxsize=8)
def _plain(whole: str) -> str:
    """A text with one sign for all that are alike. An article has many quotes and one text."""
    return whole.translate(_ONE)
