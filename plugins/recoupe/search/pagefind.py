"""Runs Pagefind, which makes the text index. It is a program of its own; nothing is fetched, and nothing written.

Each shard of the articles is an index of its own, which Pagefind is told is in a language of its own; all lie in one
folder, and the browser's Pagefind merges their answers. A result's id begins with its language, which tells the shard.

Documents are handed over one by one, in a fixed order, over the pipe that Pagefind's own packages use: given a folder
it would read the files in the order of the disk, and the same corpus would give other bytes on another machine.
"""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import threading
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, Any

from recoupe.search.documents import IndexedDocument
from recoupe.search.packing import as_json, unsqueeze
from recoupe.search.shards import chunk_size

LANGUAGE = "zxx"
"""ISO 639-2 for «no linguistic content»: the words are keys already, and no language's stemmer may touch them. Shards
are told apart by a number for private use (`zxx-x-3`)."""

TITLE_WEIGHT, STEM_WEIGHT = 5, 0.5

_ENTRY = "pagefind-entry.json"
_PROGRAM = "wasm.unknown.pagefind"
_NEEDED = ("pagefind.js", _ENTRY, _PROGRAM)
_NAME = re.compile(r"(?:index/)?[\w-]+(?:\.[\w-]+)*")
_SIGNATURE = b"pagefind_dcd"
_SECONDS = 1_800
_TRIES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class TextIndex:
    """Pagefind's files, by path below its folder, and the id that it gave to each document in its results.

    `sizes` has the number of documents of each language, which is that of a shard.
    """

    files: Mapping[str, bytes]
    results: Mapping[str, str]
    sizes: Mapping[str, int]

    @property
    def is_sound(self) -> bool:
        """Whether the files can be put into a folder, and into no other: not so in a cache that others have written."""
        return _ENTRY in self.files and all(_NAME.fullmatch(name) for name in self.files)


@dataclass(frozen=True, slots=True)
class NoTextIndex:
    """Why there is no text index, as a sentence for whoever builds the site."""

    why: str


def language_of(shard: int) -> str:
    """What Pagefind is told is the language of a shard."""
    return f"{LANGUAGE}-x-{shard}"


def index_texts(documents: Sequence[IndexedDocument], shard: int = 0, of: int = 1) -> TextIndex | NoTextIndex:
    """Have the documents of a shard, of which there is one at least, indexed; `of` is the number of all shards."""
    try:
        from pagefind_bin import get_executable

        program = get_executable()
    except (ImportError, FileNotFoundError):
        return NoTextIndex("the package pagefind_bin is not installed; it exists for most platforms")
    found: TextIndex | NoTextIndex = NoTextIndex("")
    for _ in range(_TRIES):
        try:
            answer = _converse(program, list(_requests(documents, language_of(shard))), chunk_size(of))
            found = _read(answer, documents, language_of(shard))
        except (OSError, subprocess.SubprocessError, ValueError, zlib.error) as error:
            found = NoTextIndex(f"Pagefind does not run here: {error}")
        if isinstance(found, TextIndex):
            break
    return found


def merged(shards: Iterable[TextIndex]) -> TextIndex:
    """The indexes of all shards as one: what Pagefind reads first names all their languages."""
    files: dict[str, bytes] = {}
    results: dict[str, str] = {}
    sizes: dict[str, int] = {}
    entry: dict[str, Any] = {}
    for shard in shards:
        read = json.loads(shard.files[_ENTRY])
        entry = read | {"languages": entry.get("languages", {}) | read["languages"]}
        files.update(shard.files)
        results.update(shard.results)
        sizes.update(shard.sizes)
    return TextIndex(files=files | {_ENTRY: as_json(entry)}, results=results, sizes=sizes)


def page(document: IndexedDocument) -> str:
    """The page that Pagefind reads. Keys are letters and numbers: nothing in them needs escaping."""
    # Not paragraphs: Pagefind would end each with a full stop, and take its last word apart.
    return (
        f'<html lang="{LANGUAGE}"><head><meta data-pagefind-meta="alias[content]" content="{document.names}"></head>'
        f'<body data-pagefind-body><span data-pagefind-weight="{TITLE_WEIGHT}">{document.title}</span> ¶ '
        f'{document.abstract} ¶ {document.body} ¶ <span data-pagefind-weight="{STEM_WEIGHT}">{document.stems}</span>'
        "</body></html>"
    )


def _requests(documents: Sequence[IndexedDocument], language: str) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for document in documents:
        contents = page(document)
        yield {"type": "AddFile", "index_id": 0, "file_path": None, "url": document.id, "file_contents": contents}
    # Not as files: their writing would not be over when Pagefind says that it is.
    yield {"type": "GetFiles", "index_id": 0}


def _converse(program: Path, requests: Sequence[Mapping[str, Any]], chunk: int) -> Mapping[str, Any]:
    """Send the requests, and give the answer to the last; `chunk` is how much a file of the index holds.

    Raises:
        ValueError: when Pagefind complains.
    """
    process = subprocess.Popen(
        [program, "--service"],
        env=os.environ | {"PAGEFIND_UNSTABLE_INDEX_CHUNK_SIZE": str(chunk)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    late = threading.Timer(_SECONDS, process.kill)
    late.start()
    writer = threading.Thread(target=_send, args=(process.stdin, requests), daemon=True)
    writer.start()
    try:
        for number, answer in _answers(process.stdout):
            if answer["type"] == "Error":
                raise ValueError(answer.get("message", "an error without a message"))
            if number == len(requests):
                return answer
        raise ValueError(f"it ended early, with {process.wait()}")
    finally:
        late.cancel()
        process.kill()
        process.wait()
        writer.join()
        process.stdout.close()
        with suppress(OSError):  # what was still to be written
            process.stdin.close()


def _send(pipe: IO[bytes], requests: Iterable[Mapping[str, Any]]) -> None:
    # The pipe stays open: Pagefind ends when it closes, whatever it was doing. If it breaks, the answers tell.
    with suppress(OSError):
        for number, request in enumerate(requests, start=1):
            pipe.write(base64.b64encode(as_json({"message_id": number, "payload": request})) + b",")
        pipe.flush()


def _answers(pipe: IO[bytes]) -> Iterator[tuple[int | None, Mapping[str, Any]]]:
    """Each answer with the number of its request."""
    pieces: list[bytes] = []  # the last may be a hundred megabytes long
    while data := os.read(pipe.fileno(), 1 << 20):
        *ends, rest = data.split(b",")
        for end in ends:
            answer = json.loads(base64.b64decode(b"".join((*pieces, end)), validate=True))
            pieces.clear()
            yield answer.get("message_id"), answer["payload"]
        pieces.append(rest)


def _read(answer: Mapping[str, Any], documents: Sequence[IndexedDocument], language: str) -> TextIndex | NoTextIndex:
    """Take what a site needs of the files, if they are whole: a torn index would answer wrongly, or not at all."""
    packed = {str(file["path"]).replace("\\", "/"): str(file["content"]) for file in answer["files"]}
    # A fragment is named by its result, and holds all that was indexed: the site must not have it.
    fragments = {name: packed.pop(name) for name in list(packed) if name.startswith("fragment/")}
    results = {_url(content): PurePosixPath(name).stem for name, content in fragments.items()}
    contents = {name: base64.b64decode(content, validate=True) for name, content in packed.items()}
    missing = [name for name in _NEEDED if not contents.get(name)]
    if missing:
        return NoTextIndex(f"Pagefind made no {' and no '.join(missing)}; is it another version?")
    entry = json.loads(contents[_ENTRY])["languages"][language]
    meta = f"pagefind.{entry['hash']}.pf_meta"
    parts = {name for name in contents if name.startswith("index/")}
    whole = {name: _unpacked(contents[name]) for name in (meta, _PROGRAM, *parts) if name in contents}
    # The files that the index names, within its first file.
    named = {match.decode() for match in re.findall(f"{language}_[0-9a-f]+".encode(), whole.get(meta, b""))}
    absent = (document for document in documents if document.id not in results)
    if named != {PurePosixPath(name).stem for name in (*parts, *fragments)} or any(map(_has_words, absent)):
        return NoTextIndex("the files that Pagefind made do not belong together")
    files = {name: contents[name] for name in sorted({*_NEEDED, meta, *parts})}
    return TextIndex(files=files, results=results, sizes={language: entry["page_count"]})


def _has_words(document: IndexedDocument) -> bool:
    """Whether there is a word to index of an article, beside the names of its entities."""
    return not document.keys()[0] <= set(document.names.split())


_HEAD = 2_048
"""How much of a fragment is read, in letters of base64: a file's name is never as long as that, nor its own table."""

_URL = re.compile(rb'%s\{"url":("(?:[^"\\]|\\.)*")' % _SIGNATURE)


def _url(content: str) -> str:
    """The document that a fragment is of: it is told first, and what was indexed after it need not be unpacked."""
    found = _URL.match(zlib.decompressobj(31).decompress(base64.b64decode(content[:_HEAD], validate=True), _HEAD))
    if not found:
        raise ValueError("a fragment does not tell what it is of")
    return str(json.loads(found[1]))


def _unpacked(data: bytes) -> bytes:
    text = unsqueeze(data)
    if not text.startswith(_SIGNATURE):
        raise ValueError("a file lacks Pagefind's signature")
    return text.removeprefix(_SIGNATURE)
