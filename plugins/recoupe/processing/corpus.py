"""From a folder to a linked corpus, its articles processed one by one: anywhere, and only those that have changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from recoupe.diagnostics import Diagnostic
from recoupe.linking import Earlier, LinkedArticle, LinkedCorpus, Register, build_register, placed, quotes
from recoupe.loading import CorpusFile, Defaults, Loaded, discover, gather, missing
from recoupe.processing.article import Packed, Processed, Surroundings, pack, process_articles, relink
from recoupe.processing.memory import Memory
from recoupe.processing.relinking import change
from recoupe.processing.store import Store
from recoupe.progress import Progress, counted, unseen

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
    progress: Progress = unseen,
) -> ProcessedCorpus:
    """Read and link every file below `content`; a folder that is not there is an empty corpus with a diagnostic.

    The register is read first, for every article depends on it; then the articles, by an executor where there is
    one, and out of the `memory` or the `store` where neither the article nor the register has changed since. What is
    in the memory is given again, the same objects. `as_of` tells one state of what `earlier` knows from another.
    `progress` is told how many articles were read.
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
    register = memory.register(around.entities)
    surroundings = Surroundings(
        defaults=defaults, names=register.listed, current=register.current, sources=around.sources
    )
    processed = _processed(texts, surroundings, register, executors, store, memory, progress)
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
    texts: Sequence[tuple[CorpusFile, str]],
    around: Surroundings,
    register: Register,
    executors: Executors,
    store: Store | None,
    memory: Memory,
    progress: Progress,
) -> list[Processed]:
    """Each article as it is in these surroundings: known from before, linked again, or made."""
    keys = [memory.key(text, file, around.defaults, partial(_key, file, text, around.defaults)) for file, text in texts]
    before, known = memory.around, memory.articles
    if store and before is None:
        known = store.get([_AROUND, *keys])
        kept = known.pop(_AROUND, None)
        before = kept if isinstance(kept, Surroundings) else None
    changed = change(before, around) if before else None
    found: dict[bytes, Processed] = {}
    again: set[bytes] = set()
    if changed is not None:
        for key in keys:
            if (each := known.get(key)) is not None:
                touched = each.linked is not None and changed.touches(each.linked)
                found[key] = relink(each, around, register) if touched else each
                if touched:
                    again.add(key)
    new = [place for place, key in enumerate(keys) if key not in found]
    with executors(len(new)) as executor:
        made = _made([texts[place] for place in new], pack(around), executor) if new else iter(())
        for place, each in zip(new, counted(made, len(new), "articles read", progress), strict=True):
            found[keys[place]] = each
            again.add(keys[place])
    if store and (again or before != around or found.keys() != known.keys()):
        store.put({_AROUND: around, **{key: found[key] for key in again}}, found)
    memory.around, memory.articles = around, found
    return [found[key] for key in keys]


def _made(texts: Sequence[tuple[CorpusFile, str]], packed: Packed, executor: Executor | None) -> Iterator[Processed]:
    chunks = [list(texts[start : start + CHUNK]) for start in range(0, len(texts), CHUNK)]
    if executor is None or len(chunks) < 2:
        for chunk in chunks:
            yield from process_articles(packed, chunk)
        return
    for future in [executor.submit(process_articles, packed, chunk) for chunk in chunks]:
        yield from future.result()


_AROUND = b"surroundings"
"""Under which key the store has what all its articles were linked in."""


def _key(file: CorpusFile, text: str, defaults: Defaults) -> bytes:
    digest = blake2b(repr(defaults).encode(), digest_size=16)
    digest.update(file.path.encode() + b"\0" + text.encode("utf-8", "surrogatepass"))
    return digest.digest()
