"""The files of a corpus as they were last read, by which another process knows again what was made of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedArticle, LinkedCorpus, Place, build_register
from recoupe.loading import CorpusFile, Defaults, Loaded, gather
from recoupe.model.record import Path
from recoupe.processing.memory import Memory
from recoupe.processing.store import Store

LISTING = b"listing"
"""Under which key it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Every file of a corpus, with the key of what it held, and what was read with them.

    `refused` are files that could not be read. `places` are those of the quotes of articles, by id, whose quotes have
    followed their text through its history.
    """

    files: tuple[tuple[CorpusFile, bytes], ...]
    refused: tuple[tuple[CorpusFile, Loaded], ...]
    strays: tuple[Diagnostic, ...]
    defaults: Defaults
    places: Mapping[str, Mapping[Path, Place]]

    @property
    def fingerprint(self) -> bytes:
        """Of all that the corpus is made of."""
        return blake2b(repr(self).encode("utf-8", "surrogatepass"), digest_size=16).digest()

    @property
    def keys(self) -> tuple[bytes, ...]:
        """The keys of all files that could be read."""
        return tuple(key for _, key in self.files)


def listing_in(store: Store) -> Listing | None:
    """The listing of the corpus that was last read with a store."""
    found = store.find([LISTING]).get(LISTING)
    return found if isinstance(found, Listing) else None


@dataclass(frozen=True, slots=True)
class Former:
    """A corpus as it was when it was last read, and the fingerprint of its listing."""

    linked: LinkedCorpus
    fingerprint: bytes


def recalled(listing: Listing, memory: Memory, now: LinkedCorpus) -> Former | None:
    """Put together what is remembered of a former corpus; `None` where some of it is missing."""
    linked: dict[str, LinkedArticle | None] = {}
    loaded = list(listing.refused)
    for file, key in listing.files:
        if file.kind == "articles" and (each := memory.articles.get(key)):
            loaded.append((file, each.loaded))
            linked[file.path] = each.linked
        elif record := memory.records.get(key):
            loaded.append((file, record))
        else:
            return None
    corpus = gather(loaded, listing.strays, listing.defaults).corpus
    register = now.register if corpus.entities == now.corpus.entities else build_register(corpus.entities)
    articles: dict[str, LinkedArticle] = {}
    for id, article in corpus.articles.items():
        found = linked[article.path]
        if found is None:
            return None
        places = listing.places.get(id)
        articles[id] = found if places is None else replace(found, places=places)
    return Former(LinkedCorpus(corpus=corpus, register=register, articles=articles), listing.fingerprint)
