"""The small values that headers are made of: ids, languages, dates, addresses.

Every reader here either returns the value or raises `BadValue`, which names the broken rule and what was
expected; the loader turns it into a diagnostic at the value's place in the file.
"""

from __future__ import annotations

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass, field
from typing import Annotated, Any, TypeAlias, TypeVar, dataclass_transform
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, PlainSerializer, PlainValidator, WithJsonSchema

from recoupe.model.keeping import kept_in_rows

T = TypeVar("T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def header_part(cls: type[T]) -> type[T]:
    """Make a class a frozen record that a header may hold; fields that it does not declare are refused."""
    made: Any = kept_in_rows(dataclass(frozen=True, slots=True, kw_only=True)(cls))
    made.__pydantic_config__ = {"extra": "forbid"}
    return made  # type: ignore[no-any-return]


class BadValue(ValueError):
    """A value that breaks a rule: `rule` is its name, `args[0]` the sentence, `expected` what would be right."""

    def __init__(self, rule: str, message: str, *, expected: str) -> None:
        """Take the rule's name, the headline, and what was expected instead."""
        super().__init__(message)
        self.rule = rule
        self.expected = expected


_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@kept_in_rows
@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A calendar date known to the day, the month or the year (ISO 8601-1 reduced precision).

    `month` and `day` are 0 where they are not known, so that dates order with the vaguer one first.
    """

    year: int
    month: int = 0
    day: int = 0

    @classmethod
    def parse(cls, text: object) -> PartialDate:
        """Read `2021-10-19`, `2021-10` or `2021`; anything else raises `BadValue`."""
        if isinstance(text, cls):
            return text
        match = _DATE.fullmatch(text) if isinstance(text, str) and text.isascii() else None
        if match is None:
            raise BadValue(
                "malformed-date",
                f'"{text}" is not a date',
                expected="year-month-day, such as 2021-10-19; or 2021-10, or 2021, when no more is known",
            )
        year, month, day = (int(part or 0) for part in match.groups())
        if year < 1:
            raise BadValue("impossible-date", f'there is no year "{text}"', expected="a year from 0001 on")
        if match[2] is not None and not 1 <= month <= 12:
            raise BadValue("impossible-date", f'"{text}" has no such month', expected="a month from 01 to 12")
        last = monthrange(year, month)[1] if month else 0
        if match[3] is not None and not 1 <= day <= last:
            raise BadValue(
                "impossible-date",
                f'there is no day "{text}"',
                expected=f"a day from 01 to {last} in {year:04d}-{month:02d}",
            )
        return cls(year, month, day)

    def as_date(self) -> datetime.date:
        """The first day that this date may mean."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def __str__(self) -> str:
        """The date as it is written in a header."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    @property
    def month_only(self) -> PartialDate:
        """The month that this date falls in (the date itself when only the year is known)."""
        return PartialDate(self.year, self.month)

    @property
    def year_only(self) -> PartialDate:
        """The year that this date falls in."""
        return PartialDate(self.year)

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`."""
        return "day" if self.day else "month" if self.month else "year"


_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LANG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MAX_SLUG = 100

MOST_CHARACTERS = 5_000
"""Longest text of a header: a title stands on every page that lists its article."""


def is_slug(text: str) -> bool:
    """Whether `text` may be an id, a tag or the stem of a file: `[a-z0-9]` in groups joined by hyphens."""
    return len(text) <= _MAX_SLUG and _SLUG.fullmatch(text) is not None


def is_language(text: str) -> bool:
    """Whether `text` has the form of a BCP 47 language tag."""
    return _LANG.fullmatch(text) is not None


def _slug(text: str) -> str:
    if not is_slug(text):
        raise BadValue(
            "malformed-id",
            f'"{text}" cannot be an id',
            expected="lower-case letters a to z, digits, and single hyphens between them",
        )
    return text


def _language(text: str) -> str:
    if not is_language(text):
        raise BadValue(
            "malformed-language", f'"{text}" is not a language tag', expected="a BCP 47 tag, such as fr, en, ar or fa"
        )
    return text


def address(text: str) -> str:
    """Return `text` if it is an http or https address; raise `BadValue` otherwise."""
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        parts, host = None, None
    if parts is None or parts.scheme not in ("http", "https") or not host or re.search(r"[\s\x00-\x1f\"<>\\]", text):
        raise BadValue(
            "malformed-url", f'"{text}" is not a web address', expected="an address that begins with https://"
        )
    return text


def _line(text: str) -> str:
    if not text.strip():
        raise BadValue("empty-value", "this value is empty", expected="some text")
    if len(text) > MOST_CHARACTERS:
        raise BadValue("too-long", f"this value has {len(text):,} characters", expected=f"at most {MOST_CHARACTERS:,}")
    return " ".join(text.split())


def _plain_number(value: object) -> object:
    if isinstance(value, str) and "_" in value:
        raise ValueError("no sign stands between the digits of a number here")
    return value


PLAIN_NUMBER = BeforeValidator(_plain_number)
"""Refuses `1_000`, which Python would read as a thousand."""

Slug: TypeAlias = Annotated[
    str, AfterValidator(_slug), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG.pattern}$"})
]
"""An id or a tag: a file's stem, `[a-z0-9-]+`."""

Language: TypeAlias = Annotated[
    str, AfterValidator(_language), WithJsonSchema({"type": "string", "pattern": f"^{_LANG.pattern}$"})
]
"""A BCP 47 language tag."""

Address: TypeAlias = Annotated[str, AfterValidator(address), WithJsonSchema({"type": "string", "format": "uri"})]
"""An http or https address, exactly as it was read."""

Line: TypeAlias = Annotated[str, AfterValidator(_line)]
"""Text on one line: runs of white space are one space, and it is not empty."""

Date: TypeAlias = Annotated[
    PartialDate,
    PlainValidator(PartialDate.parse),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": f"^{_DATE.pattern}$"}),
]
"""A `PartialDate`, read from its ISO form."""


def _published(date: PartialDate) -> PartialDate:
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise BadValue(
            "impossible-date", f'no article appeared in "{date}"', expected=f"a year from {FIRST_YEAR} to {LAST_YEAR}"
        )
    return date


FIRST_YEAR = 1605
"""The year of the first printed newspaper (Relation, Strasbourg)."""

LAST_YEAR = 2199
"""A bound, so that a misprint cannot stretch every timeline; the build knows no clock."""

PublicationDate: TypeAlias = Annotated[Date, AfterValidator(_published)]
"""A date on which an article may have appeared."""

LangText: TypeAlias = dict[Language, Line]
"""One text in several languages; a header may give a bare text, which is in the corpus's own language."""

LangTexts: TypeAlias = dict[Language, tuple[Line, ...]]
"""Several texts a language; a header may give one text instead of a list of one."""
