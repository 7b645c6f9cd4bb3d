"""What the site's own form asks of an article, and what its scripts must know of the fields; said from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from recoupe.loading.bounds import MOST_ITEMS
from recoupe.loading.document import MOST_BLOCKS
from recoupe.loading.files import MAX_BYTES
from recoupe.loading.header import MAX_HEADER
from recoupe.model import POSITIONS, Archive, ArticleHeader, EntityRef, Quote, Rights, Stance, Vocabulary
from recoupe.model.values import MOST_CHARACTERS, LangText
from recoupe.schema.fields import RecordField, fields_of, items_in
from recoupe.schema.values import VALUE_TYPES, value_type

PARTS: Mapping[str, type[Any]] = {
    "": ArticleHeader,
    "archive": Archive,
    "entities": EntityRef,
    "stance": Stance,
    "evidence": Quote,
    "rights": Rights,
}
"""The records that the form fills, by the field that holds them; the header itself has no name."""

OPTIONAL = frozenset({"archive", "entities", "rights"})
"""The records that may be left empty, and with them what they require."""

LEFT_OUT: Mapping[str, str] = {
    "coverage": "it compares articles, and is written beside them",
    "annotations": "they are written by editors, in the file",
    "claims": "they are written by editors, in the file",
    "translation_of": "it names another file of the corpus",
    "reprint_of": "it names another file of the corpus",
    "state": "the maintainers decide it",
    "withdrawn": "the maintainers decide it",
    "entities.as": "it is rare, and easy to get wrong without the checks",
    "stance.adjudicates": "it decides between records that others have written",
    "stance.example": "it is for the manual",
    "stance.status": "what is new is proposed",
}
"""The fields that the form does not ask for, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """A field of the form: what kind of value it takes (a name of `VALUE_TYPES`, or nothing), and from which terms."""

    name: str
    kind: str
    required: bool
    terms: tuple[str, ...]


def form_fields(vocabulary: Vocabulary) -> Mapping[str, FormField]:
    """The fields that the form asks for: `title`, `archive.url`, `stance.target`; in the order of the records."""
    found = {}
    for part, record in PARTS.items():
        for field in fields_of(record):
            name = f"{part}.{field.name}" if part else field.name
            if name not in LEFT_OUT:
                found[name] = FormField(
                    name=name,
                    kind=_kind(field),
                    required=field.required and part not in OPTIONAL,
                    terms=_terms(name, field, vocabulary),
                )
    return found


def form_rules() -> Mapping[str, Any]:
    """What the scripts of the form hold values to, as JSON: the order of fields, patterns by kind, and bounds."""
    return {
        "order": {part or "article": [field.name for field in fields_of(record)] for part, record in PARTS.items()},
        "patterns": {kind.name: kind.schema["pattern"] for _, kind in VALUE_TYPES if "pattern" in kind.schema},
        "most": {
            "bytes": MAX_BYTES,
            "characters": MOST_CHARACTERS,
            "header": MAX_HEADER,
            "id": next(kind.schema["maxLength"] for _, kind in VALUE_TYPES if kind.name == "Id"),
            "items": MOST_ITEMS,
            "paragraphs": MOST_BLOCKS,
        },
    }


def _kind(field: RecordField) -> str:
    inner = items_in(field.type)
    kind = value_type(field.type) or (value_type(inner) if inner is not None else None)
    return "Text" if field.type == LangText else kind.name if kind is not None else ""


def _terms(name: str, field: RecordField, vocabulary: Vocabulary) -> tuple[str, ...]:
    if name == "stance.position":
        return (*POSITIONS, *vocabulary.positions)
    return get_args(field.type) if get_origin(field.type) is Literal else ()
