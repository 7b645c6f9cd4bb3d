"""Fixes of how a header is typed: tabs, texts that need quotation marks, a line that stands there twice."""

from __future__ import annotations

import re

from recoupe.diagnostics.fix import Fix, Replacement
from recoupe.fixing.situation import Situation
from recoupe.formatting.scalar import quoted
from recoupe.loading.record import HEADERS
from recoupe.model import is_language
from recoupe.schema.fields import fields_of, items_in
from recoupe.schema.reference import records_in
from recoupe.schema.values import value_type

_BOUNDARY = re.compile(r"---[ \t]*")
_FIELD = re.compile(r"([ ]*(?:- )?)([a-z_]+)(: +)(\S.*?)[ \t]*")
_OPENED = re.compile(r"[\"'\[{|>#]|[a-z]{2,3}: ")
_TAB = "  "


def malformed_header(at: Situation) -> Fix | None:
    """Tabs at the beginning of lines, or a text that needs quotation marks."""
    return _tabs(at) or unquoted(at)


def _tabs(at: Situation) -> Fix | None:
    """Two spaces for each tab before the header's fields, where no spaces stand among them: then depth is clear."""
    if "\t" not in at.line[: len(at.line) - len(at.line.lstrip())]:
        return None
    found = []
    first = next(number for number, line in enumerate(at.read.lines) if line.strip())
    for number, line in enumerate(at.read.lines[first + 1 :], start=first + 2):
        if _BOUNDARY.fullmatch(line):
            break
        lead = line[: len(line) - len(line.lstrip(" \t"))]
        if not line.strip() or not lead:
            continue
        if lead.strip("\t"):
            return None
        end = len(lead) + 1
        found.append(Replacement(line=number, column=1, end_line=number, end_column=end, text=_TAB * len(lead)))
    return Fix(does="write spaces for the tabs before the fields", replacements=tuple(found))


def unquoted(at: Situation) -> Fix | None:
    """A text on one line whose signs are read as YAML: `title: Irak : un convoi`, `title: *Exclusif*`.

    Only in fields that take a text, where whatever stands behind the colon is one.
    """
    found = _FIELD.fullmatch(at.line)
    number = at.diagnostic.span.line
    if found is None or not (found[2] in _text_fields(at.file.kind) or is_language(found[2])):
        return None
    lead, key, colon, text = found.groups()
    following = at.read.lines[number] if number < len(at.read.lines) else ""
    goes_on = len(following) - len(following.lstrip()) > len(lead) and following.strip() != ""
    if goes_on or _OPENED.match(text) or re.search(r"\s#", text):
        return None
    start = len(lead + key + colon) + 1
    place = Replacement(line=number, column=start, end_line=number, end_column=start + len(text), text=quoted(text))
    return Fix(does="put the text in quotation marks", replacements=(place,))


def duplicate_key(at: Situation) -> Fix | None:
    """A line that says the same as one before, word for word; two values are left to people."""
    span = at.diagnostic.span
    number = span.line
    earlier = re.search(r"line (\d+)", at.diagnostic.expected)
    lead = at.line[: span.column - 1]
    if earlier is None or lead.strip() or number >= len(at.read.lines):
        return None
    same = at.read.lines[int(earlier[1]) - 1].rstrip() == at.line.rstrip()
    following = (at.read.lines[number], at.read.lines[int(earlier[1])])
    if not same or any(line.strip() and len(line) - len(line.lstrip()) > len(lead) for line in following):
        return None
    if at.line.rstrip().endswith(":"):
        return None  # a list may follow at the same depth
    place = Replacement(line=number, column=1, end_line=number + 1, end_column=1, text="")
    return Fix(does="take the second of two equal lines out", replacements=(place,))


def _text_fields(kind: str) -> frozenset[str]:
    """The fields that take a text or words, in the records of a kind of file."""
    found = set()
    for record in records_in(HEADERS[kind]):
        for field in fields_of(record):
            of_one = value_type(field.type) or value_type(items_in(field.type))
            if of_one is not None and of_one.name in ("Text", "Words"):
                found.add(field.name)
    return frozenset(found)
