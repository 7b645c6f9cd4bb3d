"""The periods in which articles appeared, as they lie within and beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from recoupe.model import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What lies within and beside each period; only periods with articles are there.

    `months` are in order; `within` gives the months of a year and the days of a month; `before` and `after` lead to the
    next period of the same length.
    """

    months: tuple[PartialDate, ...]
    within: Mapping[PartialDate, tuple[PartialDate, ...]]
    before: Mapping[PartialDate, PartialDate]
    after: Mapping[PartialDate, PartialDate]


def calendar(periods: Iterable[PartialDate]) -> Calendar:
    """Put periods in order."""
    within: dict[PartialDate, list[PartialDate]] = defaultdict(list)
    alike: dict[str, list[PartialDate]] = defaultdict(list)
    for period in sorted(periods):
        alike[period.precision].append(period)
        if period.precision != "year":
            within[period.year_only if period.precision == "month" else period.month_only].append(period)
    steps = [step for found in alike.values() for step in pairwise(found)]
    return Calendar(
        months=tuple(alike["month"]),
        within={period: tuple(found) for period, found in within.items()},
        before={later: earlier for earlier, later in steps},
        after=dict(steps),
    )
