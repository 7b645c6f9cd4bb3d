"""What the texts of one shard give: its text index, and its words. Both are kept while nothing of the shard changes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
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
    if not any(each.document.keys()[0] for each in articles):
        return ShardTexts(index=NoTextIndex(""), words=shard_words(articles))
    with ThreadPoolExecutor(1) as pool:  # Pagefind is a program of its own: it reads while words are counted
        index = pool.submit(index_texts, [each.document for each in articles], shard, of)
        words = shard_words(articles)
        return ShardTexts(index=index.result(), words=words)
