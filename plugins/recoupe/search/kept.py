"""What searches have made of each shard, so that only shards with a change in them are read again.

It is known as long as the process lives, and by way of a store from one build to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from recoupe.linking import LinkedArticle
from recoupe.processing import Store
from recoupe.search.documents import names_in
from recoupe.search.pagefind import TextIndex
from recoupe.search.texts import ShardTexts
from recoupe.search.vocabulary import ReadArticle, read_article


@dataclass(frozen=True, slots=True)
class ShardCards:
    """The cards of a shard as files, by article: the fingerprint of what went in, and the file."""

    files: Mapping[str, tuple[bytes, bytes]]


class Kept:
    """What is known of the last search, and what the next one can take of it. One search at a time may use it."""

    def __init__(self, store: Store | None = None) -> None:
        """Know nothing but what the store has."""
        self._store = store
        self._prints: dict[str, tuple[LinkedArticle, bytes]] = {}
        self._read: dict[str, tuple[LinkedArticle, ReadArticle]] = {}
        self._known: dict[bytes, Any] = {}
        self._used: dict[bytes, Any] = {}
        self._new: set[bytes] = set()

    def fingerprints(self, articles: Iterable[LinkedArticle]) -> dict[str, bytes]:
        """The fingerprint of each article, by id."""
        known = self._prints
        self._prints = {}
        for each in articles:
            id = each.article.id
            before = known.get(id)
            self._prints[id] = before if before and before[0] is each else (each, fingerprint(each))
        return {id: print for id, (_, print) in self._prints.items()}

    def read(self, each: LinkedArticle, names: Mapping[str, str]) -> ReadArticle:
        """What is read of an article; `names` are the keys of each entity's names."""
        if self._store:  # this is a build, and will not come back
            return read_article(each, names)
        known = self._read.get(each.article.id)
        if known is None or known[0] is not each or known[1].document.names != names_in(each, names):
            known = self._read[each.article.id] = each, read_article(each, names)
        return known[1]

    def begin(self, keys: Iterable[bytes]) -> None:
        """Begin a search that will ask for these keys."""
        self._used, self._new = {}, set()
        missing = [key for key in keys if key not in self._known]
        if self._store and missing:
            self._known |= self._store.get(missing)

    def texts(self, key: bytes, make: Callable[[], ShardTexts]) -> ShardTexts:
        """The texts of a shard; `key` tells all that goes in."""
        known = self._known.get(key)
        if not isinstance(known, ShardTexts) or (isinstance(known.index, TextIndex) and not known.index.is_sound):
            known = make()
            if not isinstance(known.index, TextIndex) and known.index.why:
                return known  # another time it may succeed
            self._known[key] = known
            self._new.add(key)
        self._used[key] = known
        return known

    def cards(self, key: bytes, cards: Sequence[tuple[str, bytes, Callable[[], bytes]]]) -> dict[str, bytes]:
        """The cards of a shard as files, by article; `cards` has of each the id, what goes in, and how it is made."""
        known = self._known.get(key)
        before = known.files if isinstance(known, ShardCards) else {}
        files = {}
        for id, goes_in, make in cards:
            file = before.get(id)
            files[id] = file if file and file[0] == goes_in else (goes_in, make())
        if files != before or known is None:
            known = self._known[key] = ShardCards(files)
            self._new.add(key)
        self._used[key] = known
        return {id: content for id, (_, content) in files.items()}

    def end(self) -> None:
        """Forget what this search has not asked for."""
        if self._store and self._new:
            self._store.put({key: self._used[key] for key in self._new}, self._used)
        self._known = self._used
        for id in self._read.keys() - self._prints.keys():
            del self._read[id]


def fingerprint(each: LinkedArticle) -> bytes:
    """The fingerprint of all that search takes of an article."""
    article = each.article
    leaves = [(leaf.start, leaf.end) for leaf in article.document.leaves()]
    told = repr((article.id, article.header, leaves, each.policy, each.entities, each.mentions))
    digest = blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16)
    digest.update(article.document.text.encode("utf-8", "surrogatepass"))
    return digest.digest()
