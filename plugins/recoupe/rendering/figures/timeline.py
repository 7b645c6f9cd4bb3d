"""Articles by month or by year, each against what the corpus has of that time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from recoupe.rendering.figures.labels import rounded, width
from recoupe.views.parts import Stretch

WIDTH = 720
WIDEST = 40.0
HIGH = 84.0
"""How high the highest bar is."""

TOP = 18.0
FLOOR = TOP + HIGH
SIZE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A month or a year: its bars, from `FLOOR` up, as heights.

    `numbered` says whether its numbers have room, `named` whether its name has.
    """

    stretch: Stretch
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

    stretch: Stretch
    until: Stretch | None


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


def draw_timeline(time: Sequence[Stretch]) -> TimelineDrawing:
    """Place the bars. The stretches follow each other; what the corpus has (`all`) is drawn to the same scale."""
    by_year = bool(time) and time[0].period.precision == "year"
    step = min(WIDEST, WIDTH / max(len(time), 1))
    highest = max((each.all for each in time), default=0)
    stride = next((n for n in (1, 2, 5, 10, 20, 50) if n * step >= 34), 100)

    def height(value: int) -> float:
        return rounded(max(2.0, HIGH * value / highest)) if value else 0.0  # what there is can be seen

    slots = tuple(
        Slot(
            stretch=each,
            x=rounded(index * step),
            width=rounded(step),
            own_height=height(each.count),
            all_height=height(each.all),
            numbered=width(f"{each.all}0", SIZE) <= step + 2,
            named=not by_year or each.period.year % stride == 0,
        )
        for index, each in enumerate(time)
    )
    years = [] if by_year else [list(found) for _, found in groupby(slots, key=lambda slot: slot.stretch.period.year)]
    return TimelineDrawing(
        width=rounded(step * len(time)),
        floor=FLOOR,
        high=HIGH,
        by_year=by_year,
        slots=slots,
        years=tuple(
            Year(year=found[0].stretch.period.year, x=found[0].x, end=rounded(found[-1].x + step)) for found in years
        ),
        strips=tuple(_strips(time, step, by_year)),
        rows=tuple(_rows(time)),
        count=sum(each.count for each in time),
        all=sum(each.all for each in time),
        gaps=sum(each.months - len(each.covered) for each in time),
    )


def _strips(time: Sequence[Stretch], step: float, by_year: bool) -> Iterable[tuple[float, float]]:
    """The covered months along the floor, those that follow each other as one; each in its place within its year."""
    part = step / 12 if by_year else step
    starts = [
        index * step + ((month - 1) * part if by_year else 0.0)
        for index, each in enumerate(time)
        for month in each.covered
    ]
    found: list[list[float]] = []
    for start in starts:
        if found and abs(found[-1][1] - start) < part / 2:
            found[-1][1] = start + part
        else:
            found.append([start, start + part])
    return ((rounded(start), rounded(end)) for start, end in found)


def _rows(time: Sequence[Stretch]) -> list[Row]:
    """The table: a line for what the corpus covers, one for each run that it does not."""
    rows: list[Row] = []
    for covered, found in groupby(time, key=lambda each: each.all > 0):
        run = list(found)
        rows += [Row(stretch=each, until=None) for each in run] if covered else [Row(stretch=run[0], until=run[-1])]
    return rows
