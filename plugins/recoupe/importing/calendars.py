"""Names of months and days in the languages that are read, and the Persian calendar."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from recoupe.linking import fold_name
from recoupe.model import BadValue, PartialDate

_GREGORIAN = (
    # one row a month: French, English, Arabic of Egypt, of the Levant and Iraq, of the Maghreb, Persian
    "janvier janv january jan يناير|كانون الثاني جانفي ژانویه",
    "février févr fév february feb فبراير شباط فيفري فوریه",
    "mars march mar مارس آذار مارس",
    "avril avr april apr أبريل|إبريل نيسان أفريل آوریل",
    "mai may مايو|أيار|ماي|مه|می",
    "juin june jun يونيو|يونيه حزيران جوان ژوئن",
    "juillet juil july jul يوليو|يوليه تموز جويلية ژوئیه|ژوئيه|جولای",
    "août aoû august aug أغسطس آب أوت اوت|آگوست",
    "septembre sept september sep سبتمبر أيلول سپتامبر",
    "octobre oct october أكتوبر|تشرين الأول اکتبر",
    "novembre nov november نوفمبر|تشرين الثاني نوامبر",
    "décembre déc december dec ديسمبر|كانون الأول دسامبر",
)
_PERSIAN = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
_DAYS = (
    # from Monday on: French, English, Arabic, Persian
    "lundi|monday|الاثنين|الإثنين|دوشنبه",
    "mardi|tuesday|الثلاثاء|سه‌شنبه|سه شنبه",
    "mercredi|wednesday|الأربعاء|چهارشنبه",
    "jeudi|thursday|الخميس|پنجشنبه|پنج‌شنبه",
    "vendredi|friday|الجمعة|جمعه",
    "samedi|saturday|السبت|شنبه",
    "dimanche|sunday|الأحد|یکشنبه|یک‌شنبه",
)
_TWO_WORDS = ("كانون الثاني", "كانون الأول", "تشرين الأول", "تشرين الثاني", "سه شنبه")


def _table(rows: Iterable[str], first: int) -> dict[str, int]:
    """Folded names to numbers; a row's names stand between spaces or bars, those of two words between bars."""
    found: dict[str, int] = {}
    for number, row in enumerate(rows, start=first):
        for part in row.split("|"):
            whole = next((name for name in _TWO_WORDS if name in part), None)
            names = [whole, *part.replace(whole, " ").split()] if whole else part.split()
            found.update({fold_name(name): number for name in names})
    return found


MONTHS: Mapping[str, int] = _table(_GREGORIAN, 1)
"""Folded names of the months of the Gregorian calendar."""

PERSIAN_MONTHS: Mapping[str, int] = _table(_PERSIAN, 1)
"""Folded names of the months of the Persian calendar."""

WEEKDAYS: Mapping[str, int] = _table(_DAYS, 0)
"""Folded names of the days of the week, Monday being 0."""

PERSIAN_YEARS = range(1280, 1430)
"""Years that are Persian ones where nothing else is said: 1901 to 2050. Later ones would be Islamic lunar years."""


def from_persian(year: int, month: int, day: int) -> PartialDate:
    """The Gregorian date of a day of the Persian calendar (33-year cycle, right for the years 1178 to 1633).

    Raises `BadValue` for a day that there is not.
    """
    if not 1178 <= year <= 1633 or not 1 <= month <= 12 or not 1 <= day <= _days(year, month):
        raise BadValue("impossible-date", f'there is no day "{year}-{month}-{day}"', expected="a Persian date")
    days = sum(365 + _leaps(each) for each in range(1400, year)) - sum(365 + _leaps(each) for each in range(year, 1400))
    days += sum(_days(year, each) for each in range(1, month)) + day - 1
    found = _NEW_YEAR_1400 + datetime.timedelta(days=days)
    return PartialDate(found.year, found.month, found.day)


_NEW_YEAR_1400 = datetime.date(2021, 3, 21)


def _leaps(year: int) -> bool:
    return year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)


def _days(year: int, month: int) -> int:
    return 31 if month <= 6 else 30 if month <= 11 or _leaps(year) else 29


def weekday(date: PartialDate) -> int:
    """The day of the week of a full date, Monday being 0."""
    return datetime.date(date.year, date.month, date.day).weekday()
