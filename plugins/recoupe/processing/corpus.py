"""From a folder to a linked corpus, its articles processed one by one: anywhere, and only those that have changed."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeAlias

from recoupe.diagnostics import Diagnostic
from recoupe.linking import Earlier, LinkedArticle, LinkedCorpus, Register, build_register, placed, quotes
from recoupe.loading import CorpusFile, Defaults, Loaded, discover, gather, load_record, missing
from recoupe.processing.article import (
    Processed,
    Surroundings,
    pack,
    pickled_articles,
    process_here,
    relink,
)
from recoupe.processing.listing import LISTING, Former, Listing, listing_in, recalled
from recoupe.processing.memory import AROUND, Folder, Last, Memory
from recoupe.processing.relinking import change
from recoupe.processing.store import Pickled, Store
from recoupe.progress import Progress, counted, unseen

CHUNK = 128
"""Articles that travel together."""


Executors: TypeAlias = Callable[[int], AbstractContextManager[Executor | None]]
"""Gives the executor for so many articles; `None` when they are best processed right here."""


def right_here(articles: int) -> AbstractContextManager[Executor | None]:
    """No executor."""
    return nullcontext()


@dataclass(frozen=True, slots=True)
class ProcessedCorpus:
    """The linked corpus, and what is wrong with its files.

    `fingerprint` is of all that it is made of; `former` is what it was when the store was last written, if that was
    another one that can be put together again.
    """

    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]
    fingerprint: bytes = b""
    former: Former | None = None


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
    read = tuple(memory.read(content, file) for file in files)
    folder = Folder(content=content, files=files, strays=strays, read=read, defaults=defaults, as_of=as_of)

    if store is None and (found := _after_edits(folder, memory, earlier)) is not None:
        return found
    texts: list[_Text] = []
    loaded: list[tuple[CorpusFile, Loaded]] = []
    for file, (text, refused) in zip(files, read, strict=True):
        if refused:
            loaded.append((file, Loaded(None, refused)))
        else:
            texts.append(_Text(file, text, memory.key(text, file, defaults)))
    refused_files = tuple(loaded)
    last = None
    if store and memory.around is None:
        last = listing_in(store)
        memory.recall(store.get([AROUND, *(each.key for each in texts), *(last.keys if last else ())]))
    articles = [each for each in texts if each.file.kind == "articles"]
    records = {
        each.key: memory.records.get(each.key) or load_record(each.text, each.file, defaults)
        for each in texts
        if each.file.kind != "articles"
    }
    loaded += [(each.file, records[each.key]) for each in texts if each.key in records]
    around = gather(loaded, (), defaults).corpus
    register = memory.register(around.entities)
    surroundings = Surroundings(
        defaults=defaults, names=register.listed, current=register.current, sources=around.sources
    )
    processed, pickled = _processed(articles, surroundings, register, executors, memory, progress)
    loaded += [(each.file, processed[each.key].loaded) for each in articles]
    gathered = gather(loaded, strays, defaults)
    linked = {each.file.path: processed[each.key].linked for each in articles}
    by_id = {
        id: _followed(linked[article.path], memory, earlier, as_of) for id, article in gathered.corpus.articles.items()
    }
    now = LinkedCorpus(corpus=gathered.corpus, register=register, articles=by_id)
    listing, former = None, None
    if store:
        listing = Listing(
            files=tuple((each.file, each.key) for each in texts),
            refused=refused_files,
            strays=tuple(strays),
            defaults=defaults,
            places={id: each.places for id, each in by_id.items() if each is not linked[each.article.path]},
        )
        former = recalled(last, memory, now) if last and last != listing else None
        _keep(store, memory, surroundings, records, processed, pickled, listing, last)
    memory.around, memory.records, memory.articles = surroundings, records, processed
    memory.last = Last(folder, now, gathered.diagnostics)
    return ProcessedCorpus(now, gathered.diagnostics, listing.fingerprint if listing else b"", former)


def _after_edits(folder: Folder, memory: Memory, earlier: Earlier) -> ProcessedCorpus | None:
    """The corpus after a few edits of articles that stay where they were: all else is taken over, in its order.

    `None` where more is different than that.
    """
    last, around = memory.last, memory.around
    edited = folder.edited_since(last.folder) if last else None
    if last is None or around is None or edited is None or len(edited) > CHUNK:
        return None
    if not edited:
        return ProcessedCorpus(last.linked, last.diagnostics)
    corpus, register = last.linked.corpus, last.linked.register
    gone: set[bytes] = set()
    found: dict[bytes, Processed] = {}
    articles: dict[str, LinkedArticle] = {}
    for place in edited:
        file, (text, refused), (before, _) = folder.files[place], folder.read[place], last.folder.read[place]
        known = corpus.articles.get(file.id)
        if file.kind != "articles" or refused or known is None or known.path != file.path:
            return None
        gone.add(memory.key(before, file, folder.defaults))
        key = memory.key(text, file, folder.defaults)
        each = memory.articles.get(key) or process_here([(file, text)], around, register)[0]
        if each.linked is None or each.linked.article.header.state == "withdrawn":
            return None
        found[key] = each
        articles[file.id] = _followed(each.linked, memory, earlier, folder.as_of)
    gone -= found.keys()
    memory.articles = {key: each for key, each in memory.articles.items() if key not in gone} | found
    now = replace(
        last.linked,
        corpus=replace(corpus, articles={**corpus.articles, **{id: each.article for id, each in articles.items()}}),
        articles={**last.linked.articles, **articles},
    )
    paths = {folder.files[place].path for place in edited}
    others = (each for each in last.diagnostics if each.span.file not in paths)
    diagnostics = tuple(sorted((*others, *(told for each in found.values() for told in each.loaded.diagnostics))))
    memory.last = Last(folder, now, diagnostics)
    return ProcessedCorpus(now, diagnostics)


@dataclass(frozen=True, slots=True)
class _Text:
    """A file that can be read: its text, and the key of all that it says."""

    file: CorpusFile
    text: str
    key: bytes


def _followed(each: LinkedArticle | None, memory: Memory, earlier: Earlier, as_of: str) -> LinkedArticle:
    """An article with its quotes placed where its text has gone since they were taken."""
    assert each is not None  # it is one of those that could be read
    if not any(quotes(each.article)):
        return each

    def follow() -> LinkedArticle:
        versions = earlier(each.article)
        return replace(each, places=placed(each.article, versions)) if versions else each

    return memory.followed(each, as_of, follow)


def _processed(
    texts: Sequence[_Text],
    around: Surroundings,
    register: Register,
    executors: Executors,
    memory: Memory,
    progress: Progress,
) -> tuple[dict[bytes, Processed], dict[bytes, Pickled]]:
    """Each article as it is in these surroundings, by its key: known from before, linked again, or made.

    Beside them those that were made elsewhere, as they came from there.
    """
    changed = change(memory.around, around) if memory.around else None
    found: dict[bytes, Processed] = {}
    if changed is not None:
        for text in texts:
            if (each := memory.articles.get(text.key)) is not None:
                touched = each.linked is not None and changed.touches(each.linked)
                found[text.key] = relink(each, around, register) if touched else each
    pickled: dict[bytes, Pickled] = {}
    new = [text for text in texts if text.key not in found]
    with executors(len(new)) as executor:
        made = _made([(each.file, each.text) for each in new], around, register, executor)
        for text, result in zip(new, counted(made, len(new), "articles read", progress), strict=True):
            if isinstance(result, Pickled):
                pickled[text.key] = result
                found[text.key] = pickle.loads(result.data)
            else:
                found[text.key] = result
    return found, pickled


def _keep(
    store: Store,
    memory: Memory,
    around: Surroundings,
    records: Mapping[bytes, Loaded],
    articles: Mapping[bytes, Processed],
    pickled: Mapping[bytes, Pickled],
    listing: Listing,
    last: Listing | None,
) -> None:
    """Put into the store what the memory does not have yet, and take out of it what nobody needs any more."""
    things: dict[bytes, Any] = {
        **{key: each for key, each in records.items() if memory.records.get(key) is not each},
        **{key: pickled.get(key, each) for key, each in articles.items() if memory.articles.get(key) is not each},
    }
    before = memory.records.keys() | memory.articles.keys()
    if memory.around != around:
        things[AROUND] = around
    if listing != last:
        things[LISTING] = listing
    if before != records.keys() | articles.keys():
        store.put(things, (AROUND, LISTING, *records, *articles))
    elif things:
        store.add(things)


def _made(
    texts: Sequence[tuple[CorpusFile, str]], around: Surroundings, register: Register, executor: Executor | None
) -> Iterator[Processed | Pickled]:
    chunks = [list(texts[start : start + CHUNK]) for start in range(0, len(texts), CHUNK)]
    if executor is None or len(chunks) < 2:
        for chunk in chunks:
            yield from process_here(chunk, around, register)
        return
    packed = pack(around)
    for future in [executor.submit(pickled_articles, packed, chunk) for chunk in chunks]:
        yield from map(Pickled, future.result())
