"""Articles against the corpus, month by month."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.views.parts import PeriodCount, Reader


def coverage(ids: Sequence[str], reader: Reader) -> tuple[PeriodCount, ...]:
    """How many of the articles fall in each month of the whole corpus, so that silence and gaps can be told apart.

    Nothing where none of the articles is known to the month.
    """
    counts = {each.period: each.count for each in reader.months(ids)}
    return tuple(reader.month(month, counts.get(month, 0)) for month in reader.all_months()) if counts else ()
