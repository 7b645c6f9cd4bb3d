"""What the texts of one shard give: its text index, and its words. Both are kept while nothing of the shard changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.search.pagefind import NoTextIndex, TextIndex, index_texts
from recoupe.search.vocabulary import ReadArticle, ShardWords, shard_words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShardTexts:
    """The text index of a shard, or why there is none (nothing, where there is not a word), and its words."""

    index: TextIndex | NoTextIndex
    words: ShardWords


def shard_texts(articles: Sequence[ReadArticle], shard: int, of: int) -> ShardTexts:
    """Have the articles of a shard, by number, indexed and their words counted; `of` counts the shards."""
    words = shard_words(articles)
    index = index_texts([each.document for each in articles], shard, of) if words.words else NoTextIndex("")
    return ShardTexts(index=index, words=words)
