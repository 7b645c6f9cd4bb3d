"""From values to a header: fields in canonical order, texts quoted where they need it, short lists on one line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from recoupe.formatting.scalar import block, fits_a_block, is_plain, one_line, quoted
from recoupe.loading.record import HEADERS
from recoupe.model import PartialDate, Stance
from recoupe.schema.fields import fields_of, items_in, plain_type, record_in

Value: TypeAlias = "str | int | float | bool | PartialDate | Sequence[Value] | Mapping[str, Value] | None"
"""What a header may hold; short forms (a bare text, an id for a record) are written as they are given."""

WIDTH = 100
"""Columns that a list may take on one line."""

_PLAIN_TYPES = (PartialDate, float, int, bool)
_TYPED_PLAINLY = re.compile(r"[0-9.+-]+(?:[eE][0-9+-]+)?|true|false")
"""A date, a number or a flag, which goes without quotation marks where a field takes one."""


def write_file(kind: str, values: Mapping[str, Value], body: str = "") -> str:
    """A whole file: the header, an empty line, and the text, which is written as it is but for blanks around it."""
    text = body.rstrip().removeprefix("\ufeff").lstrip("\n")
    return f"{write_header(kind, values)}\n{text}\n" if text else write_header(kind, values)


def write_header(kind: str, values: Mapping[str, Value]) -> str:
    """The header of a file of `kind` (articles, entities, sources, pages), with its lines of hyphens; NFC.

    `None` and what holds nothing are left out. The strict reader gives the same values back, as texts. A key that is
    no field of the record is a bug, and raises `KeyError`.
    """
    return "\n".join(["---", *_mapping(values, HEADERS[kind], "", None), "---", ""])


def _mapping(values: Mapping[str, Value], record: Any, indent: str, type_of_values: Any) -> list[str]:
    """The lines of a mapping: a record's in the order of its fields, any other's as it is given."""
    types = dict.fromkeys(values, type_of_values)
    if record is not None:
        types = {each.name: each.type for each in fields_of(record)}
        if unknown := sorted(values.keys() - types.keys()):
            raise KeyError(f"{record.__name__} has no field {unknown[0]!r}")
    return [
        row
        for key, annotation in types.items()
        if key in values and not _is_blank(values[key])
        for row in _entry(one_line(unicodedata.normalize("NFC", key)), values[key], annotation, indent)
    ]


def _entry(key: str, value: Value, annotation: Any, indent: str) -> Iterator[str]:
    """The lines of one field."""
    match value:
        case Mapping():
            yield f"{indent}{key}:"
            yield from _fields(value, annotation, f"{indent}  ")
        case list() | tuple():
            row = f"{indent}{key}: {_flow(value)}" if _is_short(value) else ""
            if row and len(row) <= WIDTH:
                yield row
            else:
                yield f"{indent}{key}:"
                for item in value:
                    yield from _item(item, annotation, f"{indent}  ")
        case _:
            yield f"{indent}{key}: {_scalar(value, annotation, f'{indent}  ')}"


def _item(item: Value, annotation: Any, indent: str) -> Iterator[str]:
    """The lines of one item of a list."""
    if not isinstance(item, Mapping):
        yield f"{indent}- {_scalar(item, None, f'{indent}  ')}"
        return
    for number, row in enumerate(_fields(item, annotation, f"{indent}  ")):
        yield row if number else f"{indent}- {row.lstrip()}"


def _fields(value: Mapping[str, Value], annotation: Any, indent: str) -> list[str]:
    record = record_in(annotation)
    if record is Stance and not {"target", "position"} & value.keys():
        record = None  # the short form: positions by target
    return _mapping(value, record, indent, None if record else items_in(annotation))


def _is_blank(value: Value) -> bool:
    match value:
        case None:
            return True
        case Mapping():
            return all(map(_is_blank, value.values()))
        case list() | tuple():
            return not value
        case _:
            return False


def _is_short(items: Sequence[Value]) -> bool:
    """Whether a list may stand on one line: no mapping in it, no text of several lines."""
    return all(not isinstance(item, Mapping) and "\n" not in str(item) for item in items)


def _flow(items: Sequence[Value]) -> str:
    return f"[{', '.join(_scalar(item, None, '', flow=True) for item in items)}]"


def _scalar(value: Value, annotation: Any, indent: str, *, flow: bool = False) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int() | float() | PartialDate():
            return str(value)
        case None:
            return '""'  # an item of a list that holds nothing: the checks tell of it
        case str():
            text = unicodedata.normalize("NFC", value)
            if is_plain(text, flow=flow) or (plain_type(annotation) in _PLAIN_TYPES and _TYPED_PLAINLY.fullmatch(text)):
                return text
            return block(text, indent) if not flow and fits_a_block(text) else quoted(text)
        case _:
            raise TypeError(f"a header cannot hold {value!r}")
