"""From a folder to a linked corpus, its articles processed one by one: anywhere, and only those that have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from recoupe.diagnostics import Diagnostic
from recoupe.linking import Earlier, LinkedArticle, LinkedCorpus, build_register, placed, quotes
from recoupe.loading import CorpusFile, Defaults, Loaded, discover, gather, missing
from recoupe.processing.article import Packed, Processed, Surroundings, pack, process_articles
from recoupe.processing.memory import Memory
from recoupe.processing.store import Store

CHUNK = 64
"""Articles that travel together."""


Executors: TypeAlias = Callable[[int], AbstractContextManager[Executor | None]]
"""Gives the executor for so many articles; `None` when they are best processed right here."""


def right_here(articles: int) -> AbstractContextManager[Executor | None]:
    """No executor."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class ProcessedCorpus:
    """The linked corpus, and what is wrong with its files."""

    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]


def process_corpus(
    content: Path,
    defaults: Defaults,
    earlier: Earlier = lambda article: (),
    *,
    executors: Executors = right_here,
    store: Store | None = None,
    memory: Memory | None = None,
    as_of: str = "",
) -> ProcessedCorpus:
    """Read and link every file below `content`; a folder that is not there is an empty corpus with a diagnostic.

    The register is read first, for every article depends on it; then the articles, by an executor where there is
    one, and out of the `memory` or the `store` where neither the article nor the register has changed since. What is
    in the memory is given again, the same objects. `as_of` tells one state of what `earlier` knows from another.
    """
    memory = memory or Memory()
    if not content.is_dir():
        nothing = gather((), (missing(content),), defaults)
        register = build_register({})
        return ProcessedCorpus(LinkedCorpus(corpus=nothing.corpus, register=register, articles={}), nothing.diagnostics)
    files, strays = discover(content)
    texts: list[tuple[CorpusFile, str]] = []
    loaded: list[tuple[CorpusFile, Loaded]] = []
    for file in files:
        text, refused = memory.read(content, file)
        if refused:
            loaded.append((file, Loaded(None, refused)))
        elif file.kind == "articles":
            texts.append((file, text))
        else:
            loaded.append((file, memory.record(text, file, defaults)))
    around = gather(loaded, (), defaults).corpus
    register = build_register(around.entities)
    packed = pack(
        Surroundings(defaults=defaults, names=register.listed, current=register.current, sources=around.sources)
    )
    processed = _processed(texts, packed, executors, store, memory)
    loaded += [(file, each.loaded) for (file, _), each in zip(texts, processed, strict=True)]
    gathered = gather(loaded, strays, defaults)
    linked = {file.path: each.linked for (file, _), each in zip(texts, processed, strict=True)}

    def followed(path: str) -> LinkedArticle:
        each = linked[path]
        assert each is not None
        if not any(quotes(each.article)):
            return each
        return memory.followed(each, as_of, lambda: _followed(each, earlier))

    articles = {id: followed(article.path) for id, article in gathered.corpus.articles.items()}
    return ProcessedCorpus(
        LinkedCorpus(corpus=gathered.corpus, register=register, articles=articles), gathered.diagnostics
    )


def _followed(each: LinkedArticle, earlier: Earlier) -> LinkedArticle:
    versions = earlier(each.article)
    return replace(each, places=placed(each.article, versions)) if versions else each


def _processed(
    texts: Sequence[tuple[CorpusFile, str]], packed: Packed, executors: Executors, store: Store | None, memory: Memory
) -> list[Processed]:
    keys = [_key(file, text, packed) for file, text in texts]
    known: Mapping[bytes, Processed] = {key: memory.articles[key] for key in keys if key in memory.articles}
    if store and not known:
        known = store.get(keys)
    new = [place for place, key in enumerate(keys) if key not in known]
    with executors(len(new)) as executor:
        made = dict(zip(new, _made([texts[place] for place in new], packed, executor), strict=True))
    if store:
        store.put({keys[place]: each for place, each in made.items()}, known)
    found = [made[place] if place in made else known[key] for place, key in enumerate(keys)]
    memory.articles = dict(zip(keys, found, strict=True))
    return found


def _made(texts: Sequence[tuple[CorpusFile, str]], packed: Packed, executor: Executor | None) -> Iterator[Processed]:
    chunks = [list(texts[start : start + CHUNK]) for start in range(0, len(texts), CHUNK)]
    if executor is None or len(chunks) < 2:
        for chunk in chunks:
            yield from process_articles(packed, chunk)
        return
    for future in [executor.submit(process_articles, packed, chunk) for chunk in chunks]:
        yield from future.result()


def _key(file: CorpusFile, text: str, packed: Packed) -> bytes:
    digest = blake2b(packed.fingerprint, digest_size=16)
    digest.update(file.path.encode() + b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.digest()
