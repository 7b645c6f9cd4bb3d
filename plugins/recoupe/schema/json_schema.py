"""JSON Schema of a record's header, for editors, forms and programs in any language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from inspect import cleandoc
from typing import Any, Literal, TypeAlias, cast, get_args, get_origin

from recoupe.loading import Defaults
from recoupe.loading.bounds import MOST_ITEMS
from recoupe.loading.record import HEADERS
from recoupe.model import MOTIVATIONS, POSITIONS, Annotation, LangText, PartialDate, Stance
from recoupe.schema.fields import RecordField, fields_of, items_in, plain_type, record_in
from recoupe.schema.short_forms import BLANK, POSITION, SHORT_FORMS, one_of
from recoupe.schema.values import VALUE_TYPES, Schema, number, value_type

Draft: TypeAlias = Literal["2020-12", "07"]

KINDS: Mapping[str, str] = {"article": "articles", "entity": "entities", "source": "sources"}
"""What one record of each kind is called, and the kind of its file."""

DRAFTS: Mapping[Draft, str] = {
    "2020-12": "https://json-schema.org/draft/2020-12/schema",
    "07": "http://json-schema.org/draft-07/schema#",
}

_REFERENCE = re.compile(r'"#/\$defs/(\w+)"')


def _reference(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


_BLANK: Schema = {
    "description": "Nothing: the field counts as left out.",
    "anyOf": [{"type": "null"}, {"type": "array", "maxItems": 0}, {"type": "object", "additionalProperties": BLANK}],
}
_NOTHING: Schema = {
    "description": "Nothing: the field counts as left out.",
    "anyOf": [{"type": "null"}, {"type": "array", "maxItems": 0}],
}


def json_schema(record: str, defaults: Defaults, draft: Draft = "2020-12") -> Schema:
    """The schema of the header of an `article`, `entity` or `source`, with the project's own terms.

    It takes every header that the checker takes, and refuses what a schema can: it sees the values of one header,
    neither how they were typed nor any other file.
    """
    built = _Definitions(defaults)
    root = built.record(HEADERS[KINDS[record]])
    schema = {"$schema": DRAFTS[draft], **root, "title": record.capitalize(), "$defs": built.referred_to(root)}
    return schema if draft == "2020-12" else _for_draft_07(schema)


class _Definitions:
    """Collects the definitions that a schema refers to."""

    def __init__(self, defaults: Defaults) -> None:
        self.defaults = defaults
        own = defaults.vocabulary
        self.found: dict[str, Schema] = {kind.name: kind.schema for _, kind in VALUE_TYPES} | {
            "Blank": _BLANK,
            "Nothing": _NOTHING,
            "Texts": {"description": "A text in each of several languages.", **self.mapping(LangText)},
            "Position": _terms("A position", POSITIONS, own.positions),
            "Motivation": _terms("A motivation", MOTIVATIONS, own.motivations),
        }

    def record(self, record_type: type[Any]) -> Schema:
        """The schema of a record: its fields in canonical order, and no others."""
        fields = fields_of(record_type)
        return {
            "title": title(record_type.__name__),
            "description": cleandoc(record_type.__doc__ or "").partition("\n\n")[0].replace("\n", " "),
            "type": "object",
            "properties": {each.name: self.property(record_type, each) for each in fields},
            "required": [each.name for each in fields if each.required],
            "additionalProperties": False,
        }

    def property(self, record_type: type[Any], field: RecordField) -> Schema:
        """The schema of a field in all its forms."""
        place = (record_type, field.name)
        full = TERMS[place] if place in TERMS else self.of(field.type)
        forms = SHORT_FORMS[place](full, self.defaults) if place in SHORT_FORMS else (full,)
        written: Schema = {"title": title(field.name), "description": field.description}
        if field.default is not None:
            written["default"] = field.default
        if not field.required:
            # An empty mapping lacks the fields of a record; a date is one of three numbers.
            nothing = record_in(field.type) or plain_type(field.type) is PartialDate
            return {**written, "anyOf": [*forms, _reference("Nothing") if nothing else BLANK]}
        written |= {"not": BLANK} if items_in(field.type) else {}
        return written | (forms[0] if len(forms) == 1 and "$ref" not in forms[0] else {"anyOf": [*forms]})

    def of(self, annotation: Any) -> Schema:
        """The schema of a value in its full form."""
        if (kind := value_type(annotation)) is not None:
            return _reference(kind.name)
        if annotation == LangText:
            return _reference("Texts")
        if get_origin(annotation) is Literal:
            return {"enum": list(get_args(annotation))}
        if get_origin(annotation) is tuple:
            return {"type": "array", "items": self.of(items_in(annotation)), "maxItems": MOST_ITEMS}
        if get_origin(annotation) is dict:
            return self.mapping(annotation)
        if (record := record_in(annotation)) is not None:
            if record.__name__ not in self.found:
                self.found[record.__name__] = {}  # a record may hold others of its kind
                self.found[record.__name__] = self.record(record)
            return _reference(record.__name__)
        return number(annotation)

    def mapping(self, annotation: Any) -> Schema:
        """The schema of a mapping by language or service; keys without a value count as left out, whatever they are."""
        key = value_type(get_args(annotation)[0])
        assert key is not None
        values = one_of(self.of(items_in(annotation)), BLANK)
        pattern = key.schema["pattern"]
        return {"type": "object", "patternProperties": {pattern: values}, "additionalProperties": BLANK}

    def referred_to(self, root: Schema) -> dict[str, Schema]:
        """The definitions that the root needs, by name."""
        names: set[str] = set()
        waiting = [root]
        while waiting:
            new = set(_REFERENCE.findall(json.dumps(waiting.pop()))) - names
            names |= new
            waiting += [self.found[name] for name in new]
        return {name: self.found[name] for name in sorted(names)}


TERMS: Mapping[tuple[type[Any], str], Schema] = {
    (Stance, "position"): POSITION,
    (Annotation, "motivation"): _reference("Motivation"),
}
"""The fields whose values are terms that a project may add to; the records take any id for one, the checks do not."""


def _terms(noun: str, ours: tuple[str, ...], own: Mapping[str, str]) -> Schema:
    """A list of terms: ours, then the project's own with the broader ones."""
    more = "; ".join(f"{term} is a kind of {broader}" for term, broader in own.items())
    return {"description": f"{noun}.{f' The project adds: {more}.' if more else ''}", "enum": [*ours, *own]}


def title(name: str) -> str:
    """A field's or a record's name as words."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.removesuffix("Header").replace("Ref", "Reference"))
    return words.replace("_", " ").capitalize()


def _for_draft_07(schema: Schema) -> Schema:
    """The same schema where definitions are called so."""
    text = json.dumps(schema, ensure_ascii=False)
    return cast(Schema, json.loads(text.replace('"#/$defs/', '"#/definitions/').replace('"$defs":', '"definitions":')))
