"""Articles against the corpus, over the time that the corpus covers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from recoupe.model import PartialDate
from recoupe.views.parts import Reader, Stretch


def coverage(ids: Sequence[str], reader: Reader) -> tuple[Stretch, ...]:
    """How many of the articles fall in each stretch of that time, so that silence and gaps can be told apart.

    Nothing where none of the articles is known to the month.
    """
    counts = Counter(month for id in ids if (month := reader.date(id).month_only).month)
    if not counts:
        return ()
    time = reader.covered_time()
    if time[0].period.precision == "year":
        by_year: Counter[PartialDate] = Counter()
        for month, count in counts.items():
            by_year[month.year_only] += count
        counts = by_year
    return tuple(replace(each, count=counts[each.period]) for each in time)
