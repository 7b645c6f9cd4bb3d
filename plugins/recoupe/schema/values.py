"""The small values of headers as JSON Schema, and what they are called.

An editor's YAML makes numbers of `2021` and truth values of `true`; our reader takes both for what was typed. So a
text may be a number here, and a date one of four digits.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from recoupe.model.values import FIRST_YEAR, LAST_YEAR, Address, Date, Language, Line, PublicationDate, Slug
from recoupe.schema import patterns

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueType:
    """A kind of small value: its name among a schema's definitions, what one and several are called, its schema."""

    name: str
    words: str
    several: str
    schema: Schema


_TEXT = ["string", "number", "boolean"]

VALUE_TYPES: tuple[tuple[Any, ValueType], ...] = (
    (
        Slug,
        ValueType(
            name="Id",
            words="an id",
            several="ids",
            schema={
                "description": "Lower-case letters a to z, digits, and single hyphens between them.",
                "type": ["string", "integer", "boolean"],
                "pattern": TypeAdapter(Slug).json_schema()["pattern"],
                "maxLength": 100,
                "minimum": 0,
            },
        ),
    ),
    (
        Language,
        ValueType(
            name="Language",
            words="a language",
            several="languages",
            schema={
                "description": "A BCP 47 tag: fr, en, ar, fa.",
                "type": "string",
                "pattern": TypeAdapter(Language).json_schema()["pattern"],
            },
        ),
    ),
    (
        Address,
        ValueType(
            name="Address",
            words="a web address",
            several="web addresses",
            schema={
                "description": "A web address that begins with https:// or http://.",
                "type": "string",
                "format": "uri",
                "pattern": patterns.ADDRESS,
            },
        ),
    ),
    (
        Line,
        ValueType(
            name="Text",
            words="a text",
            several="texts",
            schema={"description": "Some words.", "type": _TEXT, "pattern": patterns.NOT_BLANK},
        ),
    ),
    (
        PublicationDate,
        ValueType(
            name="PublicationDate",
            words="a date",
            several="dates",
            schema={
                "description": "2021-10-19; 2021-10 or 2021 when no more is known.",
                "type": ["string", "integer"],
                "pattern": patterns.PUBLICATION_DATE,
                "minimum": FIRST_YEAR,
                "maximum": LAST_YEAR,
            },
        ),
    ),
    (
        Date,
        ValueType(
            name="Date",
            words="a date",
            several="dates",
            schema={
                "description": "2021-10-19; 2021-10 or 2021 when no more is known.",
                "type": ["string", "integer"],
                "pattern": patterns.DATE,
                "minimum": 1,
                "maximum": 9999,
            },
        ),
    ),
    (
        str,
        ValueType(
            name="Words",
            words="words of the article",
            several="words of the article",
            schema={"description": "Words of the article, exactly as they stand there.", "type": _TEXT},
        ),
    ),
    (
        bool,
        ValueType(
            name="Flag",
            words="true or false",
            several="true or false",
            schema={
                "description": "true or false.",
                "type": ["boolean", "string", "integer"],
                "pattern": patterns.FLAG,
                "minimum": 0,
                "maximum": 1,
            },
        ),
    ),
)
"""Each with the annotation that stands for it in a record."""


def value_type(annotation: Any) -> ValueType | None:
    """The kind of small value that an annotation stands for."""
    return next((kind for known, kind in VALUE_TYPES if annotation == known), None)


def number(annotation: Any) -> Schema:
    """The schema of a number, whose bounds its annotation gives; it may also be typed in quotation marks."""
    found = dict(TypeAdapter(annotation).json_schema())
    whole = found.pop("type") == "integer"
    typed = patterns.WHOLE_NUMBER if whole else patterns.NUMBER
    return {"type": ["integer" if whole else "number", "string"], "pattern": typed, **found}
