"""Words that may not be published, and where they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from recoupe.linking import LinkedCorpus, fold, quotes
from recoupe.model import Article
from recoupe.search import words as search_words

RUN = 8
"""So many words in a row are no coincidence."""

_WORD = re.compile(r"\w+")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return _WORD.findall(fold(text).text)


def keys_of(text: str) -> list[str]:
    """The words of a text as the text index has them."""
    return [search_words.key(word) for word in search_words.split(fold(text).text)]


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every run of `RUN` words."""
    return zip(*(words[first:] for first in range(RUN)), strict=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """Runs of words that may stand nowhere in a site, and the article that each is of; `keys` are those of an index."""

    runs: Mapping[tuple[str, ...], str]
    keys: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    def found_in(self, text: str) -> tuple[str, str] | None:
        """The first such run of a text, and the article that it is of."""
        if not self.runs:
            return None
        return _first(words_of(text), self.runs)

    def found_in_index(self, words: Sequence[str]) -> tuple[str, str] | None:
        """The same of words that an index has in their places."""
        return _first(words, self.keys)


def _first(words: Sequence[str], runs: Mapping[tuple[str, ...], str]) -> tuple[str, str] | None:
    return next(((" ".join(run), runs[run]) for run in runs_of(words) if run in runs), None)


def withheld(linked: LinkedCorpus) -> Withheld:
    """What may not be published of a corpus.

    Texts whose policy is not `full`, and whatever was quoted from them but the quotes that the policy permits; of
    withdrawn articles the text and all quotes. What another article may publish in full is free.
    """
    return Withheld(runs=_runs(linked, words_of), keys=_runs(linked, keys_of))


def _runs(linked: LinkedCorpus, words_of: Callable[[str], list[str]]) -> Mapping[tuple[str, ...], str]:
    forbidden: dict[tuple[str, ...], str] = {}
    free: set[tuple[str, ...]] = set()
    for id, each in linked.articles.items():
        article = each.article
        words = words_of(article.document.text)
        if each.policy == "full":
            free.update(runs_of(words))
            continue
        for run in runs_of(words):
            forbidden.setdefault(run, id)
        if each.policy == "excerpt":
            source = linked.corpus.sources.get(article.header.source)
            most = source.header.max_quote_chars if source else 0
            for quoted in _quoted(article):
                free.update(runs_of(words_of(quoted[:most])))
        free.update(runs_of(words_of(article.header.title)))
    for id, article in linked.corpus.withdrawn.items():
        for text in (article.document.text, *(quote.exact for _, quote in quotes(article))):
            for run in runs_of(words_of(text)):
                forbidden.setdefault(run, id)
        free.update(runs_of(words_of(article.header.title)))
    return {run: id for run, id in forbidden.items() if run not in free}


def _quoted(article: Article) -> Iterable[str]:
    """Quotes that are shown of a text in excerpts; those of annotations are not."""
    return (quote.exact for path, quote in quotes(article) if path[0] != "annotations")
