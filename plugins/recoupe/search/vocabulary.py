"""Every word under which something is found, in small files by the alphabet.

By them the browser tells which words of a query no article has, and which word is nearest to those.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.linking import LinkedCorpus, fold_name
from recoupe.search.documents import GAP, IndexedDocument
from recoupe.search.packing import in_order, runs
from recoupe.search.words import key, split

MOST_BYTES = 12_000
"""The size of a file before it is compressed; compressed it is about a third of this."""

_COMMON_LETTERS, _COMMON_ARTICLES, _COMMON_SHARE = 3, 100, 0.25
"""What makes a word too common to search for beside another: letters at most; articles at least, and their share of
those of its language. `de`, `the` and `من` tell nothing, and their part of the index is larger than all the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """How many articles each key finds, the stems that are no word of any, and how words are written in the texts.

    `common` are the words that a query of several words can do without: short, in very many articles, and no name.
    """

    words: Mapping[str, int]
    only_stems: frozenset[str]
    spellings: Mapping[str, str]
    common: tuple[str, ...]


def vocabulary(linked: LinkedCorpus, documents: Iterable[IndexedDocument]) -> Vocabulary:
    """The vocabulary of all documents."""
    words: Counter[str] = Counter()
    stems: set[str] = set()
    names: set[str] = set()
    spellings = _Spellings()
    by_language: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    for document in documents:
        found, other = document.keys()
        words.update(found)
        stems |= other
        names.update(document.names.split(GAP))
        article = linked.articles[document.id].article
        by_language[article.header.lang].update(set(document.body.split()))
        articles[article.header.lang] += 1
        spellings.note(f"{article.header.title} {article.document.text}")
    common = {
        word
        for lang, counts in by_language.items()
        for word, count in counts.items()
        if len(word) <= _COMMON_LETTERS
        and count >= max(_COMMON_ARTICLES, articles[lang] * _COMMON_SHARE)
        and word.isalpha()
        and word not in names
    }
    return Vocabulary(
        words=words,
        only_stems=frozenset(stems - words.keys()),
        spellings=spellings.usual(),
        common=tuple(in_order(common)),
    )


class _Spellings:
    """Counts how the words of texts are written, in lower case."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def note(self, text: str) -> None:
        # What an apostrophe joins (aujourd’hui) is not one word here, and is given as its key.
        self._counts.update(split(text.lower()))

    def usual(self) -> dict[str, str]:
        """The most frequent spelling of each key that has another than itself; of equals, the first."""
        best: dict[str, tuple[int, str]] = {}
        for spelling, count in self._counts.items():
            if spelling.isascii():
                continue  # it is its own key
            word = fold_name(spelling)
            rank = (-count, spelling)
            if key(word) == word and rank < best.get(word, (1, "")):
                best[word] = rank
        return {word: spelling for word, (_, spelling) in best.items() if word != spelling}


def vocabulary_files(found: Vocabulary) -> tuple[tuple[str, bytes], ...]:
    """The files, each with its first word.

    A line is a key; for a word of an article also the power of two of how many articles it finds, and its spelling
    where that differs. A stem that is no word stands alone.
    """

    def line(word: str) -> str:
        if word not in found.words:
            return word
        spelling = found.spellings.get(word, word)
        return f"{word} {found.words[word].bit_length() - 1}" + (f" {spelling}" if spelling != word else "")

    every = in_order(found.words.keys() | found.only_stems)
    return tuple(
        (run[0], "\n".join(map(line, run)).encode())
        for run in runs(every, MOST_BYTES, lambda word: len(line(word).encode()) + 1)
    )
