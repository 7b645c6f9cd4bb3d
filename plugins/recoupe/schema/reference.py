"""The fields of headers for people: what each is for, what it takes, an example; record by record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from inspect import cleandoc
from textwrap import dedent
from typing import Any, Literal, get_args, get_origin

from recoupe.loading.header import split_header
from recoupe.loading.nodes import ListNode, MapNode, Node
from recoupe.loading.record import HEADERS
from recoupe.model import MOTIVATIONS, POSITIONS, Annotation, Stance
from recoupe.schema.fields import RecordField, fields_of, items_in, plain_type, record_in
from recoupe.schema.json_schema import KINDS, title
from recoupe.schema.short_forms import IN_WORDS, SHORT_FORMS
from recoupe.schema.values import number, value_type


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldReference:
    """A field: its name, what it takes in words, whether it must be there, what it is for, an example in YAML."""

    name: str
    takes: str
    required: bool
    description: str
    example: str

    @property
    def in_short(self) -> str:
        """What the field is for and what it takes, in two sentences."""
        return f"{self.description} {'Required: it takes' if self.required else 'It takes'} {self.takes}."


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReference:
    """A record: its name in words, what it is, its fields in canonical order."""

    name: str
    description: str
    fields: tuple[FieldReference, ...]


@cache
def field_reference(record: str) -> tuple[RecordReference, ...]:
    """The record `article`, `entity` or `source`, and those that stand in its header, in order of first use."""
    text = example(record)
    tree, _, _ = split_header(text, f"{record}.md")
    lines = text.split("\n")
    header = HEADERS[KINDS[record]]
    examples: dict[tuple[type[Any], str], str] = {}
    for record_type, key, node in _fields(header, tree):
        examples.setdefault((record_type, key), _typed(lines, node))
    return tuple(_of_record(each, examples) for each in records_in(header))


def example(record: str) -> str:
    """A whole file in which every field of a record stands; not one that anybody would write."""
    return (files("recoupe.schema") / "examples" / f"{record}.md").read_text(encoding="utf-8")


def records_in(record_type: type[Any]) -> tuple[type[Any], ...]:
    """The record and those that its fields hold, in order of first use."""
    found = [record_type]
    for record in found:
        inner = (record_in(each.type) for each in fields_of(record))
        found += dict.fromkeys(each for each in inner if each is not None and each not in found)
    return tuple(found)


def _of_record(record_type: type[Any], examples: dict[tuple[type[Any], str], str]) -> RecordReference:
    return RecordReference(
        name=title(record_type.__name__),
        description=cleandoc(record_type.__doc__ or "").partition("\n\n")[0].replace("\n", " "),
        fields=tuple(
            FieldReference(
                name=each.name,
                takes=takes(record_type, each),
                required=each.required,
                description=each.description,
                example=examples.get((record_type, each.name), ""),
            )
            for each in fields_of(record_type)
        ),
    )


def takes(record_type: type[Any], field: RecordField) -> str:
    """What a field takes, in words: `an id, or a list of ids`."""
    place = (record_type, field.name)
    short = IN_WORDS[SHORT_FORMS[place]] if place in SHORT_FORMS else "{full}"
    if place == (Stance, "position"):
        return _one_of((*POSITIONS, "a term of the project"))
    if place == (Annotation, "motivation"):
        return _one_of((*MOTIVATIONS, "a term of the project"))
    item = items_in(field.type)
    words = {"item": in_words(item), "items": in_words(item, several=True)} if item is not None else {}
    return short.format(full=in_words(field.type), **words)


def in_words(annotation: Any, *, several: bool = False) -> str:
    """What a value is called: `a date`, `a list of ids`, `one of: about, mentions`; `several` of them: `dates`."""
    if (kind := value_type(annotation)) is not None:
        return kind.several if several else kind.words
    if get_origin(annotation) is Literal:
        return _one_of(get_args(annotation))
    if get_origin(annotation) is tuple:
        return f"{'lists' if several else 'a list'} of {in_words(items_in(annotation), several=True)}"
    if get_origin(annotation) is dict:
        key = in_words(get_args(annotation)[0]).partition(" ")[2]
        return f"{in_words(items_in(annotation), several=True)} by {key}"
    if (record := record_in(annotation)) is not None:
        return f"{'records' if several else 'a record'}: {title(record.__name__).lower()}"
    bounds = number(annotation)
    noun = "a whole number" if plain_type(annotation) is int else "a number"
    return f"{noun} from {bounds['minimum']} " + (f"to {bounds['maximum']}" if "maximum" in bounds else "on")


def _one_of(terms: tuple[str, ...]) -> str:
    return f"one of: {', '.join(terms)}"


def _fields(record_type: type[Any], node: Node) -> Iterator[tuple[type[Any], str, Node]]:
    """Every field of the records of a header, with its key's node."""
    match node:
        case ListNode(items=items):
            for item in items:
                yield from _fields(record_type, item)
        case MapNode(entries=entries):
            types = {each.name: each.type for each in fields_of(record_type)}
            for key, value in entries:
                yield record_type, str(key.value), key
                if (inner := record_in(types[str(key.value)])) is not None:
                    yield from _fields(inner, value)


def _typed(lines: list[str], key: Node) -> str:
    """The lines of the field whose key is at `key`, without their common indentation."""
    first, indent = key.span.line - 1, key.span.column - 1
    last = first + 1
    while lines[last][: indent + 1].isspace():
        last += 1
    return dedent("\n".join([" " * indent + lines[first][indent:], *lines[first + 1 : last]]))
