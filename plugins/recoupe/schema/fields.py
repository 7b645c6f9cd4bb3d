"""The fields of the records, as their own annotations say: names, order, types, words."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordField:
    """A field of a record: `name` is what a header calls it, `type` its annotation without `None`.

    `default` is the value that is taken for granted where it is a word, a number or a flag; else `None`.
    """

    name: str
    type: Any
    required: bool
    default: str | int | bool | None
    description: str


def fields_of(record_type: type[Any]) -> tuple[RecordField, ...]:
    """The fields of a record in their canonical order: the one in which the record declares them."""
    record: Any = record_type
    return _declared(record)


@cache
def _declared(record_type: Any) -> tuple[RecordField, ...]:
    types = get_type_hints(record_type, include_extras=True)
    return tuple(
        RecordField(
            name=str(each.metadata.get("alias", each.name)),
            type=_without_none(types[each.name]),
            required=each.default is MISSING and each.default_factory is MISSING,
            default=each.default if isinstance(each.default, str | int) else None,
            description=str(each.metadata.get("description", "")),
        )
        for each in fields(record_type)
    )


def field_names(record_type: type[Any]) -> tuple[str, ...]:
    """What headers call the fields of a record, in canonical order."""
    return tuple(each.name for each in fields_of(record_type))


def record_in(annotation: Any) -> type[Any] | None:
    """The record that a value of this type is, or that the items of such a list are."""
    if get_origin(annotation) is tuple:
        return record_in(get_args(annotation)[0])
    return annotation if isinstance(annotation, type) and is_dataclass(annotation) else None


def items_in(annotation: Any) -> Any:
    """The type of the items of a list, of the values of a mapping; `None` for anything else."""
    match get_origin(annotation):
        case origin if origin is tuple:
            return get_args(annotation)[0]
        case origin if origin is dict:
            return get_args(annotation)[1]
        case _:
            return None


def plain_type(annotation: Any) -> Any:
    """The Python type behind an annotation: `PartialDate` for a date, `float` for a number with bounds."""
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _without_none(annotation: Any) -> Any:
    if get_origin(annotation) not in (Union, UnionType):
        return annotation
    (kept,) = (each for each in get_args(annotation) if each is not NoneType)
    return kept
