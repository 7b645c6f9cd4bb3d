"""From a corpus to the files of its search, in two steps: what is to be found (`search_data`), and the files of it.

The first is a pure function of the corpus, and quick; its fingerprint says whether the second, in which Pagefind reads
every text, would give anything new.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.search import cards, facets, names, vocabulary
from recoupe.search.documents import IndexedDocument, indexed_documents
from recoupe.search.facets import FacetValue
from recoupe.search.packing import as_json, row, runs, squeeze, with_rows
from recoupe.search.pagefind import LANGUAGE, NoTextIndex, TextIndex, index_texts, page
from recoupe.search.wording import Wording
from recoupe.views import Reader

FORMAT = 1
"""Raised when the same data are written otherwise, so that an older page does not read them."""

_FREQUENT_BYTES, _RARE_BYTES = 18_000, 6_000
"""The size of the first file of entities, compressed, which is always read, and of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchData:
    """Everything that search knows of a corpus.

    `parts` are the data files before they are compressed, by name; `contents` is what the browser reads first.
    `fingerprint` is the same for the same data, and else another.
    """

    documents: tuple[IndexedDocument, ...]
    parts: Mapping[str, bytes]
    contents: Mapping[str, Any]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchFiles:
    """The files of the search, by path below `search/`; `trouble` says why texts cannot be searched, or nothing."""

    files: Mapping[str, bytes]
    trouble: str = ""


def search_data(reader: Reader, wording: Wording) -> SearchData:
    """Gather what is to be found."""
    ids = reader.indexes.articles
    documents = indexed_documents(reader.linked, ids)
    values = facets.facet_values(ids, reader, wording)
    entities = values["entity"]
    frequent, name_files = names.name_files(
        names.filed_names(reader, {entity.value: rank for rank, entity in enumerate(entities)}), entities
    )
    words = vocabulary.vocabulary(reader.linked, documents)
    word_files = vocabulary.vocabulary_files(words)
    entity_files = _entity_files(entities)
    parts = {
        "facets": _facet_file([(facet, values[facet]) for facet in facets.FACETS if facet != "entity"]),
        **{f"entities-{number}": _facet_file([("entity", run)]) for number, run in enumerate(entity_files)},
        "entities": as_json([entity.value for entity in entities]),
        "names": frequent,
        **{f"names-{number}": file for number, (_, file) in enumerate(name_files)},
        **{f"words-{number}": file for number, (_, file) in enumerate(word_files)},
        **{f"cards/{number}": as_json(cards.card(id, reader, wording)) for number, id in enumerate(ids)},
    }
    contents = {
        "size": len(ids),
        "entities": [len(run) for run in entity_files],
        "names": [first for first, _ in name_files],
        "words": [first for first, _ in word_files],
        "common": words.common,
    }
    fingerprint = _digest(_pieces(documents, parts, contents))
    return SearchData(documents=documents, parts=parts, contents=contents, fingerprint=fingerprint)


def make_search(data: SearchData) -> SearchFiles:
    """Write the files. This takes a second for some hundred articles, and half a minute for ten thousand."""
    index = index_texts(data.documents) if data.documents else NoTextIndex("")
    parts = dict(data.parts)
    files = {}
    trouble = ""
    if isinstance(index, TextIndex):
        files = {f"pagefind/{name}": content for name, content in index.files.items()}
        parts["results"] = _results(data.documents, index)
    else:
        trouble = index.why
    # The folder has the name of what is in it, so that no page reads files of two builds.
    folder = f"data-{_digest(piece for item in parts.items() for piece in (item[0].encode(), item[1]))[:12]}"
    files["contents.bin"] = squeeze(as_json({"folder": folder, "texts": "results" in parts, **data.contents}))
    files |= {f"{folder}/{name}.bin": squeeze(part) for name, part in parts.items()}
    return SearchFiles(files=dict(sorted(files.items())), trouble=trouble)


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


def _results(documents: tuple[IndexedDocument, ...], index: TextIndex) -> bytes:
    """Pagefind's result of each article, by number: the first six hexadecimal digits, in 3 bytes.

    Before them, as JSON, the articles of the few results that begin as another does, by all digits. An article of which
    nothing is indexed has digits that lead nowhere, as those few have: six times F.
    """
    digits = [index.results.get(document.id, "").removeprefix(f"{LANGUAGE}_") for document in documents]
    begin = Counter(each[:6] for each in digits)
    alone = [len(each) >= 6 and each[:6] != "ffffff" and begin[each[:6]] == 1 for each in digits]
    head = {each: number for number, each in enumerate(digits) if each and not alone[number]}
    text = as_json(head)
    return (
        len(text).to_bytes(4, "little")
        + text
        + b"".join(bytes.fromhex(each[:6] if sole else "ffffff") for each, sole in zip(digits, alone, strict=True))
    )


def _pieces(
    documents: tuple[IndexedDocument, ...], parts: Mapping[str, bytes], contents: Mapping[str, Any]
) -> Iterator[bytes]:
    yield str(FORMAT).encode()
    yield as_json(contents)
    for document in documents:
        yield document.id.encode()
        yield page(document).encode()
    for name, part in parts.items():
        yield name.encode()
        yield part


def _digest(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(len(piece).to_bytes(8, "little"))
        digest.update(piece)
    return digest.hexdigest()
