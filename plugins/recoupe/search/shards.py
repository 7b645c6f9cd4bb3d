"""Articles in shards: an edit costs the text index of one shard, and not that of the whole corpus.

A shard is chosen by the article's id, which never changes, so that nothing else moves when an article is added, edited
or removed; and by a hash of it, so that the words of a corpus are as frequent in one shard as in another, and the
scores of all shards can be compared. How many there are is decided by the number of articles alone.
"""

from __future__ import annotations

import zlib

MOST_ARTICLES = 1_500
"""A shard holds half of this at least, where there are several. Pagefind reads 500 articles in a second; each shard
adds a file to what a query downloads for a word, and a table of contents to what is read before."""

MOST_SHARDS = 64

_ALONE, _TOGETHER = 10_000, 12_000
"""How much a file of the only index holds, and how much those hold together, one in each shard, that a word is in.

It is Pagefind's own measure, whose default is 20,000. Less makes a query smaller, and the tables of contents longer,
which are read before any query.
"""


def shard_count(articles: int) -> int:
    """Into how many shards so many articles are put: a power of two."""
    count = 1
    while articles > count * MOST_ARTICLES and count < MOST_SHARDS:
        count *= 2
    return count


def shard_of(id: str, count: int) -> int:
    """The shard of an article, from 0 on."""
    return zlib.crc32(id.encode()) % count


def chunk_size(count: int) -> int:
    """How much a file of the index of one of so many shards holds."""
    return _TOGETHER // count if count > 1 else _ALONE
