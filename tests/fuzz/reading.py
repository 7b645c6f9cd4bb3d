"""Targets: a whole file, the text of an article, a page that is written by hand."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

from recoupe.diagnostics import as_text
from recoupe.loading import CorpusFile, Defaults, load_record, read
from recoupe.loading.document import project
from recoupe.model import BLOCK_BREAK, Document, Record, Span
from recoupe.rendering.body import body_html
from recoupe.rendering.prose import prose_html
from recoupe.views.article import Body, EvidenceMark, MentionMark
from recoupe.views.parts import EntityLink, Text
from tests.html import TEXT_BLOCKS
from tests.html import read as read_html

KINDS = ("articles/a.md", "entities/a.md", "sources/a.md", "a.md")


def file(data: bytes) -> None:
    """A whole file of the corpus; the first byte says of which kind, the others are what lies on the disk."""
    path = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    entry = CorpusFile.at(path)
    (_folder() / path).write_bytes(data[1:])
    text, refused = read(_folder(), entry)
    if refused:
        assert text == ""
        text = as_one_line_break(data[1:].decode("utf-8", "replace"))  # it is not read, but it might have been
    found = load_record(text, entry, Defaults())
    assert found.record is not None or found.diagnostics
    lines = unicodedata.normalize("NFC", text).split("\n")
    for each in found.diagnostics:
        _check_place(each.span, lines)
    for each in (*found.diagnostics, *refused):
        as_text(each, Path(), lambda _, number: lines[number - 1] if 0 < number <= len(lines) else None)
    if isinstance(found.record, Record):
        _check_document(found.record.document, lines)
        for span in found.record.spans.values():
            _check_place(span, lines)


def document(data: bytes) -> None:
    """The text of an article with marks over any stretches of it: how many, two bytes a mark, the text."""
    ranges, text = ranges_and_text(data)
    text = as_one_line_break(text)
    projected = project(text, "a.md", 1)
    lines = unicodedata.normalize("NFC", text).split("\n")
    _check_document(projected.document, lines)
    for each in projected.diagnostics:
        _check_place(each.span, lines)
    check_html(_body(projected.document, ranges))


def prose(data: bytes) -> None:
    """A page that is written by hand."""
    page = read_html(prose_html(data.decode("utf-8", "replace"), lambda address: f"../{address}"))
    assert page.wrong == [], page.wrong
    assert len(set(page.ids)) == len(page.ids), page.ids
    for each in page.elements:
        assert each.attributes.keys() <= PROSE[each.tag], (each.tag, each.attributes)
        assert each.attributes.get("id", "h-").startswith("h-")
        if (href := each.attributes.get("href")) is not None:
            assert scheme(href) in ("", "https", "mailto"), href
            assert each.attributes["rel"] == "nofollow noopener"


def scheme(address: str) -> str:
    """The scheme that a browser reads in an address (WHATWG URL); an empty text where the address is relative."""
    seen = re.sub(r"[\t\n\r]", "", address.strip("".join(map(chr, range(33)))))
    found = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", seen)
    return found[1].lower() if found else ""


PROSE: Mapping[str, set[str]] = {
    **{tag: set() for tag in ("p", "ul", "li", "blockquote", "pre", "code", "em", "strong", "hr", "br")},
    **{tag: set() for tag in ("table", "thead", "tbody", "tr")},
    **{tag: {"align"} for tag in ("th", "td")},
    **{tag: {"id"} for tag in ("h2", "h3", "h4")},
    "a": {"href", "title", "rel"},
    "ol": {"start"},
}
"""What may stand in a hand-written page."""

BODY: Mapping[str, set[str]] = {
    **{tag: {"id", "data-start"} for tag in ("p", "h2", "h3", "h4", "pre")},
    **{tag: set() for tag in ("blockquote", "ul", "ol", "li", "em", "strong", "code", "hr", "br")},
    "a": {"href", "rel", "class", "id", "data-entity", "data-type", "aria-label", "data-number"},
    "span": {"class", "id", "data-entity", "data-motivation"},
}
"""What may stand in an article's text."""


def check_html(body: Body) -> None:
    """The HTML of a text says its characters and nothing else, in elements that are allowed."""
    html = body_html(body, lambda address: address, lambda mark: "x", numbered=lambda number: f"p {number}")
    page = read_html(html)
    assert page.wrong == [], page.wrong
    assert [each.text for each in page.elements if each.tag in TEXT_BLOCKS] == [
        body.document.text[leaf.start : leaf.end] for leaf in body.document.leaves()
    ]
    assert len(set(page.ids)) == len(page.ids)
    marked = {mark.id for mark in body.mentions} | {mark.id for mark in body.evidence}
    assert {id for id in page.ids if not id.startswith("p-")} <= marked
    assert {mark.id for mark in body.mentions} <= set(page.ids)
    for each in page.elements:
        assert each.attributes.keys() <= BODY[each.tag], (each.tag, each.attributes)
        href = each.attributes.get("href", "#")
        ours = href.startswith(("#", "entities/x/"))
        assert ours or (scheme(href) in ("http", "https") and each.attributes["rel"] == "nofollow noopener")


def ranges_and_text(data: bytes) -> tuple[list[tuple[int, int]], str]:
    """Up to three pairs of numbers, and a text."""
    count = data[0] % 4 if data else 0
    marks, rest = data[1 : 1 + 2 * count], data[1 + 2 * count :]
    return list(zip(marks[::2], marks[1::2], strict=False)), rest.decode("utf-8", "replace")


def as_one_line_break(text: str) -> str:
    """The text with the line breaks that a file's reader leaves."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@cache
def _folder() -> Path:
    memory = "/dev/shm"
    folder = Path(tempfile.mkdtemp(prefix="recoupe-fuzz-", dir=memory if os.access(memory, os.W_OK) else None))
    for path in KINDS:
        (folder / path).parent.mkdir(exist_ok=True)
    return folder


def _check_place(span: Span, lines: list[str]) -> None:
    assert 1 <= span.line <= len(lines), span
    assert 1 <= span.column <= len(lines[span.line - 1]) + 1, (span, lines[span.line - 1])
    assert span.column < span.end_column or (span.line, span.column) == (1, 1), span


def _check_document(document: Document, lines: list[str]) -> None:
    text, leaves = document.text, document.leaves()
    assert BLOCK_BREAK.join(text[leaf.start : leaf.end] for leaf in leaves) == text
    for leaf in leaves:
        assert unicodedata.is_normalized("NFC", text[leaf.start : leaf.end])
        assert text[leaf.start : leaf.end].strip()
        assert leaf.origins[0][0] == leaf.start
        assert list(leaf.origins) == sorted(leaf.origins)
        assert all(leaf.start <= style.start < style.end <= leaf.end for style in leaf.styles)
        links = sorted((style.start, style.end, style.href) for style in leaf.styles if style.kind == "link")
        assert all(one[1] <= other[0] for one, other in pairwise(links))
        assert all(scheme(href) in ("http", "https") for _, _, href in links)
        for offset in (leaf.start, leaf.end - 1):
            line, column = document.origin(offset)
            assert 1 <= line <= len(lines)
            assert column >= 1


def _body(document: Document, ranges: list[tuple[int, int]]) -> Body:
    """Names within one block and without crossing, as the linker gives them; quotes over any stretch."""
    evidence: list[EvidenceMark] = []
    mentions: list[MentionMark] = []
    for number, pair in enumerate(ranges):
        start, end = sorted(place % (len(document.text) + 1) for place in pair)
        if start == end:
            continue
        evidence.append(EvidenceMark(id=f"q-{number}", start=start, end=end))
        leaf = next((leaf for leaf in document.leaves() if leaf.start <= start < leaf.end), None)
        if leaf is not None and all(mark.end <= start or end <= mark.start for mark in mentions):
            mentions.append(
                MentionMark(
                    id=f"m-x-{number}",
                    start=start,
                    end=min(end, leaf.end),
                    nested=False,
                    entity=EntityLink(id="x", name=Text("X", "fr"), type="Person", address="entities/x/"),
                    address="entities/x/#c-a-1",
                    declared=True,
                )
            )
    mentions.sort(key=lambda mark: (mark.start, -mark.end))
    return Body(document=document, evidence=tuple(evidence), mentions=tuple(mentions))
