"""Dates that can be read in one way only, written as the records want them."""

from __future__ import annotations

import re
import unicodedata

from recoupe.diagnostics.fix import Fix
from recoupe.fixing.situation import Situation
from recoupe.model import BadValue, PartialDate
from recoupe.model.values import FIRST_YEAR, LAST_YEAR

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def malformed_date(at: Situation) -> Fix | None:
    """Year, month, day with other signs, digits or lengths; day and month before a year where only one can be which.

    `03/04/2021` may be two days, and 1400 is a year of another calendar: both are left to people.
    """
    if at.value is None or at.value != at.diagnostic.seen:
        return None
    text = "".join(str(unicodedata.digit(char, char)) for char in at.value.strip())
    if (found := _YEAR_FIRST.fullmatch(text)) is not None:
        readings = {_date(*(int(part) for part in found.groups() if part))}
    elif (found := _YEAR_LAST.fullmatch(text)) is not None:
        one, two, year = (int(part) for part in found.groups())
        readings = {_date(year, one, two), _date(year, two, one)}
    else:
        return None
    dates = readings - {None}
    if len(dates) != 1:
        return None
    (date,) = dates
    return at.instead(str(date), f'write "{date}"')


def _date(year: int, month: int, day: int = 0) -> PartialDate | None:
    """The date, if there is one in the years of newspapers."""
    try:
        date = PartialDate.parse(f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else ""))
    except BadValue:
        return None
    return date if FIRST_YEAR <= date.year <= LAST_YEAR else None
