"""The fields of headers, for contributors: part of the engine, not of the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe import urls
from recoupe.schema import KINDS, RecordReference, field_reference


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderFields:
    """The fields of one kind of file: its header first, then the records that stand in it.

    `record` is what one of them is called (`article`), `folder` where they lie (`articles`).
    """

    record: str
    folder: str
    parts: tuple[RecordReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldsView:
    """`/fields/`: everything that a header may hold, in English."""

    address: str
    headers: tuple[HeaderFields, ...]


def fields_view() -> FieldsView:
    """The list of fields."""
    return FieldsView(
        address=urls.FIELDS,
        headers=tuple(
            HeaderFields(record=record, folder=folder, parts=field_reference(record))
            for record, folder in KINDS.items()
        ),
    )
