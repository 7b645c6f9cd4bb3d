"""Files beside the pages: what they are, and what texts they hold."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree

DATA = frozenset(
    {".bib", ".bin", ".csv", ".gz", ".json", ".jsonl", ".map", ".md", ".nt", ".pf_filter", ".pf_fragment"}
) | {
    ".pf_index",
    ".pf_meta",
    ".ris",
    ".rss",
    ".tsv",
    ".ttl",
    ".txt",
    ".xml",
    ".atom",
    ".webmanifest",
}
"""Endings of files that a browser neither runs nor shows as a page."""

_GZIP = b"\x1f\x8b"
_MOST = 500_000_000
"""Bytes of a file when it is unpacked: what grows beyond that is a bomb."""


class Torn(Exception):
    """A file that cannot be read as what it says it is."""


def unpacked(data: bytes) -> bytes:
    """The bytes of a file, out of gzip where they are in it. Raises `Torn`."""
    if not data.startswith(_GZIP):
        return data
    try:
        reader = zlib.decompressobj(31)
        found = reader.decompress(data, _MOST)
        if reader.unconsumed_tail or not reader.eof:
            raise Torn("it is cut off, or larger than half a gigabyte when it is unpacked")
    except zlib.error as error:
        raise Torn(str(error)) from None
    return found


def texts(name: str, data: bytes) -> Iterator[str]:
    """The texts that a file holds, each value of JSON by itself. Raises `Torn` where it is not what its name says."""
    inner = unpacked(data)
    suffix = "." + name.rpartition(".")[2] if "." in name else ""
    if suffix in (".json", ".webmanifest", ".map"):
        yield from _values(_json(_utf8(inner)))
    elif suffix == ".jsonl":
        for line in _utf8(inner).splitlines():
            yield from _values(_json(line))
    elif suffix in (".xml", ".rss", ".atom") or name.endswith(".xml.gz"):
        try:
            yield from (text for text in ElementTree.fromstring(inner).itertext() if text.strip())
        except ElementTree.ParseError as error:
            raise Torn(str(error)) from None
    elif suffix == ".bin":
        yield from _parts(inner)
    elif suffix.startswith(".pf_"):
        yield inner.decode("utf-8", "replace")
    else:
        yield _utf8(inner)


def _parts(inner: bytes) -> Iterator[str]:
    """The texts of one of the search's data files: JSON, JSON after its length in four bytes, or lines."""
    if inner[:1] in (b"{", b"["):
        yield from _values(_json(_utf8(inner)))
    elif inner[4:5] in (b"{", b"["):
        size = int.from_bytes(inner[:4], "little")
        if size + 4 > len(inner):
            raise Torn("it is cut off")
        yield from _values(_json(_utf8(inner[4 : 4 + size])))
    else:
        yield _utf8(inner)


def _utf8(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Torn(str(error)) from None


def _json(text: str) -> Any:
    def refuse(word: str) -> None:
        raise Torn(f"{word} is no JSON")

    try:
        return json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise Torn(str(error)) from None


def _values(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        match stack.pop():
            case str() as text:
                yield text
            case list() as items:
                if items and all(isinstance(item, str) for item in items):
                    yield " ".join(items)
                else:
                    stack.extend(items)
            case dict() as pairs:
                stack.extend(pairs.values())
                stack.extend(pairs)


__all__ = ["DATA", "Torn", "texts", "unpacked"]
