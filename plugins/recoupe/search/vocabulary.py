"""Every word under which something is found, in small files by the alphabet.

By them the browser tells which words of a query no article has, and which word is nearest to those; and in which shards
a word is, because of a word that its index does not have Pagefind tells nothing, and answers as if for another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import filterfalse

from recoupe.linking import LinkedArticle, fold_name
from recoupe.search.documents import IndexedDocument, indexed
from recoupe.search.packing import in_order, runs
from recoupe.search.words import key, split

MOST_BYTES = 12_000
"""The size of a file before it is compressed; compressed it is about a third of this."""

_COMMON_LETTERS, _COMMON_ARTICLES, _COMMON_SHARE = 3, 100, 0.25
"""What makes a word too common to search for beside another: letters at most; articles at least, and their share of
those of its language. `de`, `the` and `من` tell nothing, and their part of the index is larger than all the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardWords:
    """What is counted of the words of one shard, all of it in plain collections, so that it can be kept.

    `words` are its keys with the number of their articles, `stems` those of which it has only the stem; `spellings`
    counts how words with other letters than those of ASCII are written, in lower case. `articles` are its articles by
    language, and `short` in how many of these each short word of a text is.
    """

    words: Mapping[str, int]
    stems: Set[str]
    spellings: Mapping[str, int]
    articles: Mapping[str, int]
    short: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """How many articles each key finds, the stems that are no word of any, and how words are written in the texts.

    `missing` are, for each key that not all shards have, those that have it not, from 0 on; `shards` is how many there
    are. `common` are the words that a query of several words can do without: short, in very many articles, and no name.
    """

    words: Mapping[str, int]
    only_stems: frozenset[str]
    spellings: Mapping[str, str]
    common: tuple[str, ...]
    missing: Mapping[str, tuple[int, ...]]
    shards: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadArticle:
    """What is read of an article by itself: its document, its language, and what it has of letters that ASCII lacks.

    `written` is whatever white space parts in title and text and has such letters, in lower case and in its order.
    """

    document: IndexedDocument
    lang: str
    written: str


def read_article(each: LinkedArticle, names: Mapping[str, str]) -> ReadArticle:
    """Read an article; `names` are the keys of each entity's names."""
    header = each.article.header
    # What an apostrophe joins (aujourd’hui) is not one word here, and is given as its key. A word in ASCII is its own
    # key, and most are: only what holds other letters is taken apart.
    runs = f"{header.title} {each.article.document.text}".split()
    return ReadArticle(
        document=indexed(each, names),
        lang=header.lang,
        written=" ".join(filterfalse(str.isascii, runs)).lower(),
    )


def shard_words(articles: Iterable[ReadArticle]) -> ShardWords:
    """Count the words of a shard."""
    words: Counter[str] = Counter()
    stems: set[str] = set()
    spellings: Counter[str] = Counter()
    short: dict[str, Counter[str]] = defaultdict(Counter)
    by_language: Counter[str] = Counter()
    for each in articles:
        found, other = each.document.keys()
        words.update(found)
        stems |= other
        by_language[each.lang] += 1
        short[each.lang].update({word for word in each.document.body.split() if len(word) <= _COMMON_LETTERS})
        spellings.update(filterfalse(str.isascii, split(each.written)))
    return ShardWords(
        words=dict(words),
        stems=stems - words.keys(),
        spellings=dict(spellings),
        articles=dict(by_language),
        short={lang: dict(counts) for lang, counts in short.items()},
    )


def vocabulary(shards: Sequence[ShardWords], names: Set[str]) -> Vocabulary:
    """The vocabulary of all shards; `names` are the keys of all names of their entities."""
    words: Counter[str] = Counter()
    spellings: Counter[str] = Counter()
    short: dict[str, Counter[str]] = defaultdict(Counter)
    articles: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for shard in shards:
        words.update(shard.words)
        spellings.update(shard.spellings)
        articles.update(shard.articles)
        found.update(shard.words.keys())
        found.update(shard.stems)
        for lang, counts in shard.short.items():
            short[lang].update(counts)
    common = {
        word
        for lang, counts in short.items()
        for word, count in counts.items()
        if count >= max(_COMMON_ARTICLES, articles[lang] * _COMMON_SHARE) and word.isalpha() and word not in names
    }
    return Vocabulary(
        words=words,
        only_stems=frozenset(found.keys() - words.keys()),
        spellings=_usual(spellings),
        common=tuple(in_order(common)),
        missing={
            word: tuple(
                number for number, shard in enumerate(shards) if word not in shard.words and word not in shard.stems
            )
            for word, count in found.items()
            if count < len(shards)
        },
        shards=len(shards),
    )


def _usual(spellings: Mapping[str, int]) -> dict[str, str]:
    """The most frequent spelling of each key that has another than itself; of equals, the first."""
    best: dict[str, tuple[int, str]] = {}
    for spelling, count in spellings.items():
        word = fold_name(spelling)
        rank = (-count, spelling)
        if key(word) == word and rank < best.get(word, (1, "")):
            best[word] = rank
    return {word: spelling for word, (_, spelling) in best.items() if word != spelling}


def vocabulary_files(found: Vocabulary) -> tuple[tuple[str, bytes], ...]:
    """The files, each with its first word.

    A line is a key; for a word of an article also the power of two of how many articles it finds, and its spelling
    where that differs. Where not all shards have the word, these follow after the power and a colon, each a character
    from `0` on; or else, after an exclamation mark, those that do not have it. A stem that is no word has no power,
    and stands alone where all shards have it.
    """

    def line(word: str) -> str:
        shards = _shards(found.missing.get(word, ()), found.shards)
        if word not in found.words:
            return f"{word} {shards}" if shards else word
        spelling = found.spellings.get(word, word)
        return f"{word} {found.words[word].bit_length() - 1}{shards}" + (f" {spelling}" if spelling != word else "")

    lines = {word: line(word) for word in (found.words.keys() | found.only_stems)}
    return tuple(
        (run[0], "\n".join(lines[word] for word in run).encode())
        for run in runs(in_order(lines), MOST_BYTES, lambda word: len(lines[word].encode()) + 1)
    )


def _shards(missing: Sequence[int], count: int) -> str:
    if not missing:
        return ""
    if len(missing) < count / 2:
        return ":!" + "".join(chr(ord("0") + number) for number in missing)
    return ":" + "".join(chr(ord("0") + number) for number in range(count) if number not in missing)
