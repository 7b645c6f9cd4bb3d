"""Records as they are kept and sent: the values of each in a row, without the names of its fields.

Python's own way with frozen records asks for their fields anew at each of them, which takes longer than all else that
is done to read a corpus back.
"""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def kept_in_rows(cls: type[T]) -> type[T]:
    """Have a frozen, slotted record kept so; one of a single field, of which there are never many, stays as it is."""
    record: Any = cls
    names = [each.name for each in fields(record)]
    if len(names) < 2:
        return cls
    values = attrgetter(*names)
    slots = [getattr(record, name).__set__ for name in names]

    def row(self: T) -> tuple[Any, ...]:
        return values(self)

    def from_row(self: T, row: tuple[Any, ...]) -> None:
        for put, value in zip(slots, row, strict=True):
            put(self, value)

    record.__getstate__, record.__setstate__ = row, from_row
    return cls
