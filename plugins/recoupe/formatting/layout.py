"""One file in its canonical layout; what it says stays as it was typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from recoupe.diagnostics import Diagnostic
from recoupe.editing import Refused
from recoupe.formatting.entries import cut_up
from recoupe.loading import CorpusFile, Defaults, Loaded, load_record
from recoupe.loading.header import BadHeader, split_header
from recoupe.loading.nodes import MapNode
from recoupe.loading.record import HEADERS
from recoupe.model import Block, Group, HandPage, Leaf, Record, Span
from recoupe.schema import field_names

_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
_IN_BRACES = re.compile(r"(?:\s*#[^\n]*\n|\s)*\{")


def laid_out(file: CorpusFile, data: bytes, defaults: Defaults) -> bytes:
    """The bytes of a readable file with the fields of its header in the record's order, each as it was typed.

    Comments move along with their fields. Lines end in a line feed, no blanks stand behind a value, one empty line
    follows the header, the file ends in a line break, and no byte order mark stands before it. The lines of the text
    are left alone. Raises `Refused` where the header has errors or is not written in lines of the form `key: value`.
    """
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    before = _loaded(file, text, defaults)
    try:
        parts = _Parts.of(text)
        tree, body, _ = split_header(text, file.path)
    except BadHeader as bad:
        raise _refused(bad.diagnostic) from None
    for error in sorted(before.diagnostics):
        if error.severity == "error" and (before.record is None or error.span.line < parts.end_line):
            raise _refused(error)
    rows = _in_order(parts, _keys(parts, tree, file.path), field_names(HEADERS[file.kind]))
    new = "\n".join(["---", *rows, "---", *(["", body] if body else []), ""])
    if said(_loaded(file, new, defaults).record) != said(before.record):
        raise Refused("this header cannot be put in order without changing what it says", Span(file.path))
    return new.encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """The lines of a header, without those of hyphens; these stand on `first_line` and `end_line` of the file."""

    header: str
    first_line: int
    end_line: int

    @classmethod
    def of(cls, text: str) -> _Parts:
        start = text[: len(text) - len(text.lstrip())].count("\n") + 1
        pieces = _BOUNDARY.split(text.lstrip(), maxsplit=2)
        header = pieces[1] if len(pieces) == 3 else ""
        inner = header.removeprefix("\n").removesuffix("\n")
        return cls(header=inner, first_line=start, end_line=start + header.count("\n"))


def _refused(error: Diagnostic) -> Refused:
    return Refused(f"{error.message} [{error.rule}]", error.span)


def _loaded(file: CorpusFile, text: str, defaults: Defaults) -> Loaded:
    return load_record(unicodedata.normalize("NFC", text), file, defaults)


def _keys(parts: _Parts, tree: MapNode, path: str) -> list[tuple[str, int]]:
    """The fields of the header in the order of its lines, each with the number of its line, from 0."""
    if _IN_BRACES.match(parts.header):
        raise Refused("this header is in braces: write it as lines of the form `key: value`", tree.span)
    lines = parts.header.split("\n")
    keys = []
    for key, _ in tree.entries:
        line = key.span.line - parts.first_line - 1
        if lines[line][: key.span.column - 1].strip(" "):
            raise Refused("this field does not begin a line: write it as `key: value`", key.span)
        keys.append((str(key.value), line))
    return keys


def _in_order(parts: _Parts, keys: Sequence[tuple[str, int]], order: Sequence[str]) -> list[str]:
    """The lines of the header with its fields in order; of several empty lines between two, one is left."""
    found = cut_up(parts.header, keys)
    rows = [(line, False) for line in found.top]
    for each in sorted(found.fields, key=lambda each: order.index(each.key)):
        rows += [(line, False) for line in each.lead] + [(line, True) for line in each.lines]
    rows += [(line, False) for line in found.tail]
    kept: list[tuple[str, bool]] = []
    for line, of_field in rows:
        if of_field or line or (kept and kept[-1][0]):
            kept.append((line, of_field))
    while kept and kept[-1] == ("", False):
        kept.pop()
    return [line for line, _ in kept]


def said(record: Record[Any] | HandPage | None) -> Any:
    """What a file says, wherever in it that stands: equal for two files that say the same."""
    match record:
        case None:
            return None
        case HandPage():
            return replace(record, path="", first_line=0)
        case Record(header=header, document=document):
            return header, document.text, tuple(_placeless(block) for block in document.blocks)


def _placeless(block: Block) -> Any:
    match block:
        case Leaf():
            return replace(block, origins=())
        case Group(kind=kind, children=children):
            return kind, tuple(_placeless(child) for child in children)
        case rule:
            return rule
