"""Articles by month, or by year where there are too many months, each against what the corpus has of that time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from recoupe.model import PartialDate
from recoupe.rendering.figures.labels import rounded, width
from recoupe.views.parts import PeriodCount

WIDTH = 720
WIDEST = 40.0
MOST_MONTHS = 48
HIGH = 84.0
"""How high the highest bar is."""

TOP = 18.0
FLOOR = TOP + HIGH
SIZE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A month or a year: its bars, from `FLOOR` up, as heights. `covered` counts its months that the corpus has.

    `numbered` says whether its numbers have room, `named` whether its name has.
    """

    period: PartialDate
    address: str
    count: int
    all: int
    months: int
    covered: int
    x: float
    width: float
    own_height: float
    all_height: float
    numbered: bool
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The months of a year, from `x` to `end`."""

    year: int
    x: float
    end: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the table: a period that the corpus covers, or a span (`until`) of which it has nothing."""

    slot: Slot
    until: Slot | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineDrawing:
    """The figure. `years` is empty where the slots are years themselves; `strips` are the covered months, as spans."""

    width: float
    floor: float
    high: float
    by_year: bool
    slots: tuple[Slot, ...]
    years: tuple[Year, ...]
    strips: tuple[tuple[float, float], ...]
    rows: tuple[Row, ...]
    count: int
    all: int
    gaps: int


def draw_timeline(months: Sequence[PeriodCount]) -> TimelineDrawing:
    """Place the bars. `months` run without a gap; what the corpus has (`all`) is drawn to the same scale."""
    by_year = len(months) > MOST_MONTHS
    groups = [[each] for each in months]
    if by_year:
        groups = [list(found) for _, found in groupby(months, key=lambda each: each.period.year)]
    step = min(WIDEST, WIDTH / max(len(groups), 1))
    highest = max((sum(each.all for each in group) for group in groups), default=0)
    stride = next((n for n in (1, 2, 5, 10, 20, 50) if n * step >= 34), 100)
    slots = tuple(_slot(group, index * step, step, highest, by_year, stride) for index, group in enumerate(groups))
    years = [] if by_year else [list(found) for _, found in groupby(slots, key=lambda slot: slot.period.year)]
    return TimelineDrawing(
        width=rounded(step * len(groups)),
        floor=FLOOR,
        high=HIGH,
        by_year=by_year,
        slots=slots,
        years=tuple(Year(year=found[0].period.year, x=found[0].x, end=rounded(found[-1].x + step)) for found in years),
        strips=tuple(_strips(groups, step, by_year)),
        rows=tuple(_rows(slots)),
        count=sum(slot.count for slot in slots),
        all=sum(slot.all for slot in slots),
        gaps=sum(not each.all for each in months),
    )


def _slot(group: Sequence[PeriodCount], x: float, step: float, highest: int, by_year: bool, stride: int) -> Slot:
    count, all = sum(each.count for each in group), sum(each.all for each in group)
    period = group[0].period.year_only if by_year else group[0].period

    def height(value: int) -> float:
        return rounded(max(2.0, HIGH * value / highest)) if value else 0.0  # what there is can be seen

    return Slot(
        period=period,
        address=group[0].address,
        count=count,
        all=all,
        months=len(group),
        covered=sum(bool(each.all) for each in group),
        x=rounded(x),
        width=rounded(step),
        own_height=height(count),
        all_height=height(all),
        numbered=width(f"{all}0", SIZE) <= step + 2,
        named=not by_year or period.year % stride == 0,
    )


def _strips(groups: Sequence[Sequence[PeriodCount]], step: float, by_year: bool) -> Iterable[tuple[float, float]]:
    """The covered months along the floor, those that follow each other as one; each in its place within its year."""
    part = step / 12 if by_year else step
    starts = [
        index * step + ((each.period.month - 1) * part if by_year else 0.0)
        for index, group in enumerate(groups)
        for each in group
        if each.all
    ]
    found: list[list[float]] = []
    for start in starts:
        if found and abs(found[-1][1] - start) < part / 2:
            found[-1][1] = start + part
        else:
            found.append([start, start + part])
    return ((rounded(start), rounded(end)) for start, end in found)


def _rows(slots: Sequence[Slot]) -> list[Row]:
    """The table: a line for what the corpus covers, one for each run that it does not."""
    rows: list[Row] = []
    for covered, found in groupby(slots, key=lambda slot: slot.all > 0):
        run = list(found)
        rows += [Row(slot=slot, until=None) for slot in run] if covered else [Row(slot=run[0], until=run[-1])]
    return rows
