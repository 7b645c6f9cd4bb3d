"""From a header's tree to a typed record, or to diagnostics at the places that are wrong.

pydantic reads the records' own annotations; this module turns its errors into sentences with places. What is wrong is
taken out and the rest read again, so that one bad value does not hide the others or lose the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import Field, dataclass, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode, is_blank, places, plain, without
from recoupe.model import BadValue, Path, Span

H = TypeVar("H")


@dataclass(frozen=True, slots=True)
class Shaped(Generic[H]):
    """A header as a record (`None` when a required field is missing), the places of its values, what was wrong."""

    header: H | None
    spans: dict[Path, Span]
    diagnostics: tuple[Diagnostic, ...]


def shape(record_type: type[H], tree: MapNode) -> Shaped[H]:
    """Read a header whose short forms are written out as a `record_type`."""
    node = written = _written(tree, record_type)
    diagnostics: list[Diagnostic] = []
    taken_out: set[tuple[Span, str]] = set()  # fields of the value at that place that are told of already
    while True:
        spans = places(node)
        try:
            return Shaped(_adapter(record_type).validate_python(plain(node)), spans, tuple(diagnostics))
        except ValidationError as error:
            details = error.errors(include_url=False)
        blanks = _blanks(tree, written)
        spoiled: set[Path] = set()
        # Missing fields come last: a misspelt key that is told of may be one of them.
        for detail in sorted(details, key=lambda each: bool(each["type"] == "missing")):
            path: Path = detail["loc"]
            if path[-1:] == ("[key]",) and path not in spans:  # what is wrong is the key itself
                path = path[:-1]
            missing = detail["type"] == "missing"
            on_the_way = [(_nearest_span(spans, path[:n]), str(step)) for n, step in enumerate(path)]
            if missing and on_the_way[-1] in blanks.keys() - taken_out:
                diagnostics.append(_empty(path, blanks[on_the_way[-1]]))
            elif not missing or on_the_way[-1] not in taken_out:
                diagnostics.append(_explain(detail, path, record_type, node, spans))
                if diagnostics[-1].rule == "unknown-key":
                    taken_out.add((on_the_way[-1][0], diagnostics[-1].nearest))
            # A missing field spoils the value that should hold it; anything else spoils itself alone.
            spoiled.add(path[:-1] if missing else path)
            taken_out.update(on_the_way)
        if () in spoiled:
            return Shaped(None, spans, tuple(diagnostics))
        node = without(node, spoiled)


def _written(node: Node, record_type: Any) -> Node:
    """The tree without the keys that have no value. A key that is no field's stays, to be told of."""
    match node:
        case ScalarNode():
            return node
        case ListNode(items=items, span=span):
            # A field that holds a list of records has been taken for one of these.
            of_items = record_type if is_dataclass(record_type) else _type_at(record_type, (0,))
            return ListNode(tuple([_written(item, of_items) for item in items]), span)
        case MapNode(entries=entries, span=span):
            valid = _field_names(record_type, ())
            kept = []
            for key, value in entries:
                type_of_value = _type_at(record_type, (str(key.value),))
                value = _written(value, type_of_value)
                if (
                    not is_blank(value)
                    or (isinstance(value, MapNode) and is_dataclass(type_of_value))  # it lacks its fields
                    or (valid and key.value not in valid)
                ):
                    kept.append((key, value))
            return MapNode(tuple(kept), span)


def _blanks(tree: Node, written: Node) -> dict[tuple[Span, str], Span]:
    """Where the keys without a value are, by the place of the mapping that has them and their name."""
    spans = places(tree)
    paths = spans.keys() - places(written).keys()
    return {(spans[path[:-1]], str(path[-1])): _key_span(tree, path) or spans[path] for path in paths}


_adapters: dict[type[Any], TypeAdapter[Any]] = {}


def _adapter(record_type: type[H]) -> TypeAdapter[H]:
    """The reader of a record, made once: making it costs a thousand times what using it does."""
    if record_type not in _adapters:
        _adapters[record_type] = TypeAdapter(record_type)
    return _adapters[record_type]


def _explain(detail: Any, path: Path, record_type: type, node: Node, spans: dict[Path, Span]) -> Diagnostic:
    """The diagnostic for one of pydantic's errors."""
    kind: str = detail["type"]
    span = _nearest_span(spans, path)
    seen = _shown(detail["input"])
    name = str(path[-1]) if path else "header"
    if kind == "unexpected_keyword_argument":
        valid = _field_names(record_type, path[:-1])
        span = _key_span(node, path) or span
        guess = nearest(name, valid)
        return Diagnostic(
            span=span,
            rule="unknown-key",
            message=f'no field is called "{name}"',
            seen=name,
            expected=f"one of {_listed(valid)}",
            nearest=guess,
            help=f'did you mean "{guess}"?' if guess else "",
        )
    if kind == "missing":
        return Diagnostic(
            span=_nearest_span(spans, path[:-1]),
            rule="missing-field",
            message=f'the field "{name}" is missing' + (f" from {_named(path[:-1])}" if path[:-1] else ""),
            expected=f"{name}: {_described(record_type, path)}",
            nearest=name,
        )
    if len(path) < len(detail["loc"]):  # what is wrong is the key itself
        span = _key_span(node, path) or span
    elif isinstance(detail["input"], str) and not seen.strip():
        return _empty(path, span)
    if kind == "literal_error":
        valid = tuple(re.findall(r"'([^']*)'", detail["ctx"]["expected"]))
        guess = nearest(seen, valid)
        return Diagnostic(
            span=span,
            rule="unknown-value",
            message=f'"{seen}" is not a value of "{_field(path)}"',
            seen=seen,
            expected=f"one of {_listed(valid)}",
            nearest=guess,
            help=f'did you mean "{guess}"?' if guess else "",
        )
    if (
        kind == "value_error"
        and isinstance(error := detail["ctx"]["error"], BadValue)
        and isinstance(detail["input"], str)
    ):
        return Diagnostic(span=span, rule=error.rule, message=str(error), seen=seen, expected=error.expected)
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = detail["ctx"].get("ge", detail["ctx"].get("le"))
        edge = "at least" if kind == "greater_than_equal" else "at most"
        return Diagnostic(
            span=span,
            rule="out-of-range",
            message=f'"{seen}" is out of range for "{_field(path)}"',
            seen=seen,
            expected=f"{edge} {bound:g}",
        )
    return Diagnostic(
        span=span,
        rule="wrong-type",
        message=f'"{_field(path)}" does not take {_kind_of(detail["input"])}',
        seen=seen,
        expected=_expected(kind, path, record_type),
    )


def _expected(kind: str, path: Path, record_type: type) -> str:
    if path == ("stance",):
        return "positions by entity, such as {hachd-al-chaabi: favor}; or a list of full records"
    if kind == "dataclass_type":
        return f"fields in braces, such as {{{_field_names(record_type, path)[0]}: …}}"
    return _EXPECTED.get(kind, f"{_field(path)}: {_described(record_type, path)}")


def _empty(path: Path, span: Span) -> Diagnostic:
    return Diagnostic(
        span=span,
        rule="empty-value",
        message=f'"{_named(path)}" is empty',
        expected="a value",
    )


_EXPECTED = {
    "string_type": "a text",
    "tuple_type": "a list, such as [a, b]",
    "list_type": "a list, such as [a, b]",
    "dict_type": "a mapping, such as {fr: …, en: …}",
    "float_parsing": "a number, such as 31.04",
    "float_type": "a number, such as 31.04",
    "int_parsing": "a whole number",
    "int_type": "a whole number",
}


def _nearest_span(spans: dict[Path, Span], path: Path) -> Span:
    for length in range(len(path), -1, -1):
        if path[:length] in spans:
            return spans[path[:length]]
    raise KeyError(path)


def _key_span(node: Node, path: Path) -> Span | None:
    """Where the last key of `path` is written."""
    for step in path[:-1]:
        match node:
            case MapNode():
                node = node.get(str(step)) or node
            case ScalarNode():
                return None
            case _:
                node = node.items[int(step)]
    if isinstance(node, MapNode):
        return next((key.span for key, _ in node.entries if key.value == path[-1]), None)
    return None


@cache
def _types(record_type: Any) -> dict[str, Any]:
    """The types of a record's fields; asking Python for them is slow."""
    return get_type_hints(record_type)


@lru_cache(maxsize=1024)  # a header may have any keys
def _type_at(record_type: Any, path: Path) -> Any:
    """The annotated type of the value at `path` of a record type."""
    for step in path:
        candidates = [record_type, *get_args(record_type)]
        record = next((each for each in candidates if isinstance(each, type) and is_dataclass(each)), None)
        if isinstance(step, str) and record is not None:
            record_type = _types(record).get(step)
        elif arguments := get_args(record_type):
            record_type = arguments[1] if isinstance(step, str) and len(arguments) > 1 else arguments[0]
        else:
            return None
    return next((each for each in (record_type, *get_args(record_type)) if is_dataclass(each)), record_type)


@lru_cache(maxsize=1024)
def _field_names(record_type: Any, path: Path) -> tuple[str, ...]:
    record = _type_at(record_type, path)
    return tuple(_name(each) for each in fields(record)) if record is not None and is_dataclass(record) else ()


def _name(each: Field[Any]) -> str:
    """What a field is called in headers, where that cannot be its name in Python: `as`."""
    return str(each.metadata.get("alias", each.name))


def _described(record_type: Any, path: Path) -> str:
    """What the field at `path` is for, from the record's own documentation."""
    record = _type_at(record_type, path[:-1])
    if record is not None and is_dataclass(record):
        for each in fields(record):
            if _name(each) == path[-1]:
                return str(each.metadata.get("description", "…"))
    return "…"


def _field(path: Path) -> str:
    return str(next((step for step in reversed(path) if isinstance(step, str)), "header"))


def _named(path: Path) -> str:
    """A path as a reader would say it: `stance, item 2`."""
    return ", ".join(f"item {step + 1}" if isinstance(step, int) else step for step in path)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)


def _shown(value: Any) -> str:
    return value[:80] if isinstance(value, str) else ""


def _kind_of(value: Any) -> str:
    match value:
        case None:
            return "an empty value"
        case str():
            return f'the text "{value[:40]}"'
        case list() | tuple():
            return "a list"
        case _:
            return "a mapping"
