"""What is new among diagnostics: whoever has three thousand of them could not see the one that an edit has caused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.diagnostics.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """Diagnostics that were not there before, in order; how many `remain` from before, and how many are `gone`."""

    new: tuple[Diagnostic, ...]
    remain: int
    gone: int

    def __str__(self) -> str:
        """One line, for whoever has seen the earlier ones."""
        return f"diagnostics: {len(self.new):,} new, {self.remain:,} as before, {self.gone:,} gone"


def news(before: Sequence[Diagnostic], now: Sequence[Diagnostic]) -> News:
    """Compare two builds. One that only stands on another line than before is not new."""
    # Nearly all are the very same records, of which nothing need be compared.
    had, has = set(map(id, before)), set(map(id, now))
    found = _news([each for each in before if id(each) not in has], [each for each in now if id(each) not in had])
    return replace(found, remain=len(now) - len(found.new))


def _news(before: Sequence[Diagnostic], now: Sequence[Diagnostic]) -> News:
    left = Counter(map(_known_by, before))
    known: set[int] = set()
    exact = set(before)
    # First those that stand where they stood, so that of two alike in one file the one that was added is new.
    for place, each in enumerate(now):
        if each in exact:
            left[_known_by(each)] -= 1
            known.add(place)
    new = []
    for place, each in enumerate(now):
        if place in known:
            continue
        if left[_known_by(each)] > 0:
            left[_known_by(each)] -= 1
        else:
            new.append(each)
    return News(new=tuple(new), remain=len(now) - len(new), gone=len(before) - (len(now) - len(new)))


def _known_by(each: Diagnostic) -> tuple[str, str, str, str]:
    return each.span.file, each.rule, each.message, each.seen
