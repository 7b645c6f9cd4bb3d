"""Dates as people write them: found in a text, with every reading that they allow."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from recoupe.importing.calendars import MONTHS, PERSIAN_MONTHS, PERSIAN_YEARS, from_persian
from recoupe.linking import fold
from recoupe.model import BadValue, PartialDate
from recoupe.model.values import FIRST_YEAR, LAST_YEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A day that stands at `[start, end)` of a text.

    `readings` has one date, or two where day and month may change places (03/04/2021). `converted` is true where the
    words name a day of the Persian calendar.
    """

    start: int
    end: int
    words: str
    readings: tuple[PartialDate, ...]
    converted: bool = False


def _any_of(names: dict[str, int]) -> str:
    return "|".join(sorted(names, key=lambda name: (-len(name), name)))


_MONTH = _any_of({**MONTHS, **PERSIAN_MONTHS})
_WORDED = re.compile(
    rf"(?<!\w)(?:(?P<day>\d{{1,2}})(?:er|e|st|nd|rd|th)?\.? (?:(?:de|of|the|من|شهر) )?(?P<month>{_MONTH})"
    rf"(?: ?ماه)?\.?"
    rf"(?: ?[/(] ?(?P<other>{_MONTH})\)?)?,? (?:(?:of|de|عام|سنه|سال) )?(?P<year>\d{{4}})"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}}))(?!\w)"
)
_YEAR_FIRST = re.compile(r"(?<![\d/.-])(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?![\d/]|[.-]\d)")
_YEAR_LAST = re.compile(r"(?<![\d/.-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\d/]|[.-]\d)")
_IN_ADDRESS = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_.-]|$)|/(\d{4})(\d{2})(\d{2})(?=[/_.-]|$)")
_DIGITS = {ord(zero) + value: str(value) for zero in "٠۰" for value in range(10)}


def written_dates(text: str) -> tuple[WrittenDate, ...]:
    """Every full date of a text, in order. Months and years by themselves, and what is no day at all, are none."""
    found = sorted(chain(_worded(text), _numeric(text)), key=lambda each: (each.start, -each.end))
    kept: list[WrittenDate] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return tuple(kept)


def date_in_address(address: str) -> PartialDate | None:
    """The one full date in the path of an address: /2021/10/19/, /2021-10-19-, /20211019/."""
    found = {
        date
        for match in _IN_ADDRESS.finditer(address)
        if (date := _gregorian(*(int(part) for part in match.groups() if part))) is not None
    }
    return found.pop() if len(found) == 1 else None


def _worded(text: str) -> Iterator[WrittenDate]:
    folded = fold(text)
    for match in _WORDED.finditer(folded.text):
        month = match["month"] or match["month2"]
        day, year = int(match["day"] or match["day2"]), int(match["year"] or match["year2"])
        if match["other"] and MONTHS.get(month) != MONTHS.get(match["other"]):
            continue  # two months that are not the same one (تشرين الأول/أكتوبر is)
        persian = month in PERSIAN_MONTHS and year in PERSIAN_YEARS
        date = _persian(year, PERSIAN_MONTHS[month], day) if persian else _gregorian(year, MONTHS.get(month, 0), day)
        if date is not None:
            start, end = folded.original(*match.span())
            yield WrittenDate(start=start, end=end, words=text[start:end], readings=(date,), converted=persian)


def _numeric(text: str) -> Iterator[WrittenDate]:
    plain = text.translate(_DIGITS)  # one character for one: the offsets stay
    for match in _YEAR_FIRST.finditer(plain):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        persian = year in PERSIAN_YEARS
        date = _persian(year, month, day) if persian else _gregorian(year, month, day)
        if date is not None:
            yield _written(text, match, (date,), persian)
    for match in _YEAR_LAST.finditer(plain):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if year in PERSIAN_YEARS:
            if (date := _persian(year, second, first)) is not None:
                yield _written(text, match, (date,), True)
            continue
        readings = (_gregorian(year, second, first), _gregorian(year, first, second))
        if dates := tuple(dict.fromkeys(each for each in readings if each is not None)):
            yield _written(text, match, dates, False)


def _written(text: str, match: re.Match[str], readings: tuple[PartialDate, ...], converted: bool) -> WrittenDate:
    start, end = match.span()
    return WrittenDate(start=start, end=end, words=text[start:end], readings=readings, converted=converted)


def _gregorian(year: int, month: int, day: int) -> PartialDate | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return PartialDate.parse(f"{year:04d}-{month:02d}-{day:02d}")
    except BadValue:
        return None


def _persian(year: int, month: int, day: int) -> PartialDate | None:
    try:
        return from_persian(year, month, day)
    except BadValue:
        return None
