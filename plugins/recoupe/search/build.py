"""From a corpus to the files of its search, in two steps: what is to be found (`search_data`), and the files of it.

The first is a pure function of the corpus, and quick. The second folds every text, has Pagefind read it and writes a
card of every article; of that it does again only what has changed since the last search that it knows.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from recoupe.linking import LinkedArticle
from recoupe.model import ENTITY_TYPES
from recoupe.processing import Store
from recoupe.search import facets, names, vocabulary
from recoupe.search.cards import card_file, card_print
from recoupe.search.documents import GAP, IndexedDocument, entity_names, indexed
from recoupe.search.facets import FacetValue
from recoupe.search.kept import Kept
from recoupe.search.packing import as_json, row, runs, squeeze, with_rows
from recoupe.search.pagefind import NoTextIndex, TextIndex, merged
from recoupe.search.shards import shard_count, shard_of
from recoupe.search.texts import ShardTexts, shard_texts
from recoupe.search.wording import Wording
from recoupe.views import Reader

FORMAT = 2
"""Raised when the same data are written otherwise, so that an older page does not read them."""

_FREQUENT_BYTES, _RARE_BYTES = 18_000, 6_000
"""The size of the first file of entities, compressed, which is always read, and of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchData:
    """What search knows of a corpus, but for what is made of every article.

    `articles` are all by number, `shards` how many shards they are in, `names` the keys of the names of each entity.
    `parts` are data files before they are compressed, by name; `contents` is of what the browser reads first.
    """

    articles: tuple[LinkedArticle, ...]
    shards: int
    names: Mapping[str, str]
    parts: Mapping[str, bytes]
    contents: Mapping[str, Any]
    reader: Reader
    wording: Wording

    @property
    def documents(self) -> tuple[IndexedDocument, ...]:
        """The articles as they are indexed."""
        return tuple(indexed(each, self.names) for each in self.articles)

    def by_shard(self) -> list[list[LinkedArticle]]:
        """The articles of each shard, by number."""
        found: list[list[LinkedArticle]] = [[] for _ in range(self.shards)]
        for each in self.articles:
            found[shard_of(each.article.id, self.shards)].append(each)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFiles:
    """The files of the search, by path below `search/`; `trouble` says why texts cannot be searched, or nothing."""

    files: Mapping[str, bytes]
    trouble: str = ""


def search_data(reader: Reader, wording: Wording, shards: Callable[[int], int] = shard_count) -> SearchData:
    """Gather what is to be found; `shards` says into how many shards so many articles are put."""
    ids = reader.indexes.articles
    wording = Wording(day=cache(wording.day), language=cache(wording.language), term=wording.term)
    values = facets.facet_values(ids, reader, wording)
    entities = values["entity"]
    frequent, name_files = names.name_files(
        names.filed_names(reader, {entity.value: rank for rank, entity in enumerate(entities)}), entities
    )
    entity_files = _entity_files(entities)
    parts = {
        "facets": _facet_file([(facet, values[facet]) for facet in facets.FACETS if facet != "entity"]),
        **{f"entities-{number}": _facet_file([("entity", run)]) for number, run in enumerate(entity_files)},
        "entities": as_json([entity.value for entity in entities]),
        "names": frequent,
        **{f"names-{number}": file for number, (_, file) in enumerate(name_files)},
    }
    # What the box of every page says of the names that it suggests.
    said: dict[str, str] = {part: f"suggested:{part}" for part in ("names", "found", "about")}
    said |= {type: type for type in ENTITY_TYPES}
    contents = {
        "size": len(ids),
        "entities": [len(run) for run in entity_files],
        "names": [first for first, _ in name_files],
        "said": {part: wording.term(code) for part, code in said.items()},
    }
    return SearchData(
        articles=tuple(reader.linked.articles[id] for id in ids),
        shards=shards(len(ids)),
        names=entity_names(reader.linked),
        parts=parts,
        contents=contents,
        reader=reader,
        wording=wording,
    )


def make_search(data: SearchData, kept: Kept | None = None, go_on: Callable[[], None] = lambda: None) -> SearchFiles:
    """Write the files. This takes a second for some hundred articles, and half a minute for ten thousand.

    `kept` is what is known of the last search. `go_on` is called now and then, and may raise where nobody waits for
    the files any more.
    """
    kept = kept or Kept()
    prints = kept.fingerprints(data.articles)
    shards = data.by_shard()
    text_keys = [_texts_key(number, shard, prints, data) for number, shard in enumerate(shards)]
    card_keys = [f"cards {number}".encode() for number in range(data.shards)]
    kept.begin([*text_keys, *card_keys])
    texts: list[ShardTexts] = []
    cards: dict[str, bytes] = {}
    for number, shard in enumerate(shards):
        go_on()
        cards |= kept.cards(card_keys[number], [_card(each, prints, data) for each in shard])
        go_on()
        texts.append(kept.texts(text_keys[number], partial(_texts, number, shard, data, kept)))
    found = _files(data, texts, cards)
    kept.end()
    return found


def kept_search(data: SearchData, store: Store | None) -> SearchFiles:
    """The files of the search, made with what a store has of the last ones."""
    return make_search(data, Kept(store))


def _texts(number: int, shard: Sequence[LinkedArticle], data: SearchData, kept: Kept) -> ShardTexts:
    return shard_texts([kept.read(each, data.names) for each in shard], number, data.shards)


def _texts_key(number: int, shard: Sequence[LinkedArticle], prints: Mapping[str, bytes], data: SearchData) -> bytes:
    """The fingerprint of all that the texts of a shard are made of."""
    entities = sorted({entity for each in shard for entity in each.entities} & data.names.keys())
    pieces = [f"texts {number} {data.shards}".encode(), *(prints[each.article.id] for each in shard)]
    return _digest([*pieces, *(f"{entity} {data.names[entity]}".encode() for entity in entities)]).encode()


def _card(each: LinkedArticle, prints: Mapping[str, bytes], data: SearchData) -> tuple[str, bytes, Callable[[], bytes]]:
    id = each.article.id
    goes_in = prints[id] + card_print(id, data.reader, data.wording)
    return id, goes_in, partial(card_file, id, data.reader, data.wording)


def _files(data: SearchData, texts: Sequence[ShardTexts], cards: Mapping[str, bytes]) -> SearchFiles:
    words = vocabulary.vocabulary([each.words for each in texts], _single_names(data))
    word_files = vocabulary.vocabulary_files(words)
    parts = {**data.parts, **{f"words-{number}": file for number, (_, file) in enumerate(word_files)}}
    contents = {**data.contents, "words": [first for first, _ in word_files], "common": words.common}
    trouble = next((each.index.why for each in texts if isinstance(each.index, NoTextIndex) and each.index.why), "")
    indexes = [] if trouble else [each.index for each in texts if isinstance(each.index, TextIndex)]
    files = {}
    if indexes:
        index = merged(indexes)
        files = {f"pagefind/{name}": content for name, content in index.files.items()}
        parts["results"] = _results(data, index)
        # The browser's Pagefind begins with the largest index of its own accord, and must be told of the others.
        contents["texts"] = sorted(index.sizes, key=lambda language: -index.sizes[language])
    packed = {name: squeeze(part) for name, part in parts.items()}
    packed |= {f"cards/{number}": cards[each.article.id] for number, each in enumerate(data.articles)}
    # The folder has the name of what is in it, so that no page reads files of two builds.
    named = (piece for item in packed.items() for piece in (item[0].encode(), item[1]))
    folder = f"data-{_digest([str(FORMAT).encode(), *named])[:12]}"
    files["contents.bin"] = squeeze(as_json({"folder": folder, "texts": False, "shards": data.shards, **contents}))
    files |= {f"{folder}/{name}.bin": part for name, part in packed.items()}
    return SearchFiles(files=dict(sorted(files.items())), trouble=trouble)


def _single_names(data: SearchData) -> set[str]:
    """The keys of the names that entities of the articles have."""
    entities = {entity for each in data.articles for entity in each.entities} & data.names.keys()
    return {name for entity in entities for name in data.names[entity].split(GAP)}


def _facet_file(found: list[tuple[str, Any]]) -> bytes:
    """Facets with their values, and a row of article numbers for each value, in the same order."""
    head = [[facet, [value.record() for value in values]] for facet, values in found]
    return with_rows(head, (value.articles for _, values in found for value in values))


def _entity_files(entities: Sequence[FacetValue]) -> list[list[FacetValue]]:
    """The entities by file: many of the most frequent in the first, fewer in each of the others."""
    first = next(runs(entities, _FREQUENT_BYTES, _entity_cost), [])
    return [first, *runs(entities[len(first) :], _RARE_BYTES, _entity_cost)]


def _entity_cost(entity: FacetValue) -> int:
    """About how many bytes an entity takes in a compressed file."""
    numbers = row(entity.articles)
    return min(len(numbers), len(squeeze(numbers))) + len(as_json(entity.record())) // 2


def _results(data: SearchData, index: TextIndex) -> bytes:
    """Pagefind's result of each article, by number: the first six hexadecimal digits, in 3 bytes.

    Before them, as JSON, the articles of the few results that begin as another does, by the whole result. An article of
    which nothing is indexed has digits that lead nowhere, as those few have: six times F.
    """
    results = [index.results.get(each.article.id, "") for each in data.articles]
    digits = [each.rpartition("_")[2] for each in results]
    begin = Counter(each[:6] for each in digits)
    alone = [len(each) >= 6 and each[:6] != "ffffff" and begin[each[:6]] == 1 for each in digits]
    head = {each: number for number, each in enumerate(results) if each and not alone[number]}
    text = as_json(head)
    return (
        len(text).to_bytes(4, "little")
        + text
        + b"".join(bytes.fromhex(each[:6] if sole else "ffffff") for each, sole in zip(digits, alone, strict=True))
    )


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "little"))
        digest.update(piece)
    return digest.hexdigest()
