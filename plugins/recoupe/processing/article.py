"""What is done for one article: a pure function of its file and of what the rest of the corpus says of names."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from recoupe.linking import LinkedArticle, Name, Register, link_article, register_of
from recoupe.loading import CorpusFile, Defaults, Loaded, load_record
from recoupe.model import Record, Source
from recoupe.model.keeping import kept_in_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """All that an article's own stage depends on beside its file."""

    defaults: Defaults
    names: tuple[Name, ...]
    current: Mapping[str, str]
    sources: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class Packed:
    """Surroundings as they travel to another process, and the fingerprint by which it knows that it has them."""

    fingerprint: bytes
    data: bytes = field(compare=False)


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Processed:
    """An article's file read, and linked where it could be read; its quotes are placed without earlier versions."""

    loaded: Loaded
    linked: LinkedArticle | None


def pack(surroundings: Surroundings) -> Packed:
    """Make surroundings ready to travel. The same surroundings give the same fingerprint."""
    data = pickle.dumps(surroundings, protocol=5)
    # Not of the pickle: what is shared inside it differs from run to run, and its bytes with that.
    return Packed(blake2b(repr(surroundings).encode("utf-8", "surrogatepass"), digest_size=16).digest(), data)


def process_articles(packed: Packed, files: list[tuple[CorpusFile, str]]) -> list[Processed]:
    """Process a few articles, each a file and its text."""
    return process_here(files, *_unpacked(packed))


def process_here(files: Iterable[tuple[CorpusFile, str]], around: Surroundings, register: Register) -> list[Processed]:
    """Process a few articles where their surroundings are known already, and the register of their names."""
    return [_process(file, text, around, register) for file, text in files]


def pickled_articles(packed: Packed, files: list[tuple[CorpusFile, str]]) -> list[bytes]:
    """The same in another process: each as it travels from there, and as it is kept."""
    return [pickle.dumps(each, protocol=5) for each in process_articles(packed, files)]


@lru_cache(maxsize=2)
def _unpacked(packed: Packed) -> tuple[Surroundings, Register]:
    around: Surroundings = pickle.loads(packed.data)
    return around, register_of(around.names, around.current)


def _process(file: CorpusFile, text: str, around: Surroundings, register: Register) -> Processed:
    loaded = load_record(text, file, around.defaults)
    if not isinstance(loaded.record, Record):
        return Processed(loaded, None)
    source = around.sources.get(loaded.record.header.source)
    return Processed(loaded, link_article(loaded.record, source, register))


def relink(processed: Processed, around: Surroundings, register: Register) -> Processed:
    """Link an article again that was read before, in other surroundings."""
    record = processed.loaded.record
    assert isinstance(record, Record)
    return Processed(processed.loaded, link_article(record, around.sources.get(record.header.source), register))
