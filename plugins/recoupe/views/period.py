"""The pages of days, months and years, and the calendar of the corpus."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from recoupe import urls
from recoupe.model import PartialDate
from recoupe.views.listing import (
    MOST_OF_LIST,
    UNKNOWN,
    Listing,
    Node,
    PartPage,
    by_date,
    cut,
    day,
    month,
    part_pages,
)
from recoupe.views.parts import ArticleCard, PeriodCount, PeriodLink, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """`/dates/<period>/`: the articles of a day, a month or a year.

    `within` are the periods that hold it, the widest first; `parts` the shorter periods in it that have articles;
    `earlier` and `later` the neighbours of the same length that have articles.
    """

    period: PartialDate
    address: str
    within: tuple[PeriodLink, ...]
    parts: tuple[PeriodCount, ...]
    cards: Listing[ArticleCard]
    earlier: PeriodCount | None
    later: PeriodCount | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearRow:
    """A year and its twelve months; a month without articles has no address. `undated` counts those without a month."""

    year: PeriodCount
    months: tuple[PeriodCount, ...]
    undated: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView:
    """`/dates/`: a calendar of years by months, newest first. `highest` is the largest month's count."""

    address: str
    years: tuple[YearRow, ...]
    highest: int


def period_view(period: PartialDate, reader: Reader) -> PeriodView:
    """The view of one period."""
    calendar = reader.indexes.calendar
    earlier, later = calendar.before.get(period), calendar.after.get(period)
    wider = [each for each in (period.year_only, period.month_only) if each != period]
    return PeriodView(
        period=period,
        address=urls.period(period),
        within=tuple(PeriodLink(period=each, address=reader.period_address(each)) for each in dict.fromkeys(wider)),
        parts=tuple(_count(each, reader) for each in calendar.within.get(period, ())),
        cards=articles_of(period, reader).listing(reader.in_order),
        earlier=_count(earlier, reader) if earlier else None,
        later=_count(later, reader) if later else None,
    )


def articles_of(period: PartialDate, reader: Reader) -> Node[str]:
    """The articles of a period, newest first. Where they are many, their parts are the pages of shorter periods."""

    def found() -> Node[str]:
        levels = {"year": (month, day), "month": (day,), "day": ()}[period.precision]
        newest_first = tuple(reversed(reader.indexes.by_period[period]))
        dates = by_date(reader.date, levels)
        return cut(newest_first, urls.period(period), urls.DATES, dates, most=MOST_OF_LIST, key=str(period))

    return reader.keep(("period", period), found)


def period_parts(period: PartialDate, reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of what falls in no shorter period, and of the parts of a day."""
    if len(reader.indexes.by_period[period]) <= MOST_OF_LIST:
        return  # most have none, and there are thousands of periods
    pages = partial(part_pages, lister="period", title=str(period), lang=reader.lang)
    for page in pages(articles_of(period, reader), Reader.in_order):
        widest = page.within[0].key if page.within else page.node.key
        if UNKNOWN in widest or "/" in widest:  # the others are periods, and have pages of that kind
            yield page


def dates_view(reader: Reader) -> DatesView:
    """The calendar."""
    years = sorted({period.year for period in reader.indexes.by_period}, reverse=True)
    rows = []
    for year in years:
        months = tuple(_count(PartialDate(year, month), reader) for month in range(1, 13))
        total = _count(PartialDate(year), reader)
        rows.append(YearRow(year=total, months=months, undated=total.count - sum(month.count for month in months)))
    highest = max((month.count for row in rows for month in row.months), default=0)
    return DatesView(address=urls.DATES, years=tuple(rows), highest=highest)


def _count(period: PartialDate, reader: Reader) -> PeriodCount:
    ids = reader.indexes.by_period.get(period, ())
    return PeriodCount(period=period, address=reader.period_address(period), count=len(ids))
