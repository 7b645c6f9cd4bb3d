"""Comparing two rows of units within a bound on the work that it may cost.

difflib is exact, and for some texts its work grows with the third power of their length: a text of one word over and
over would hold a build for hours. What lies beyond the bound is not aligned, so that nothing is carried there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import TypeAlias

_Key: TypeAlias = tuple[str, ...]

MOST_STEPS = 5_000_000
"""Pairs of units that two texts may cost together. A long article that was rewritten throughout costs a tenth."""


class Work:
    """What is left of the work that two texts may cost."""

    def __init__(self, steps: int = MOST_STEPS) -> None:
        """Take the steps that may be done."""
        self.left = steps

    def spend(self, steps: int) -> bool:
        """Take steps from what is left; whether there were as many."""
        self.left -= steps
        return self.left >= 0


class BoundedMatcher(SequenceMatcher[_Key]):
    """difflib's matcher, which finds nothing more once the work is done."""

    def __init__(self, old: Sequence[_Key], new: Sequence[_Key], work: Work) -> None:
        """Take the two rows and the work that is left."""
        # Without autojunk: what is frequent in a long text still says where it stands.
        super().__init__(None, old, new, autojunk=False)
        self._work = work
        self._size = len(old)
        # Each unit costs a step, and one for each of its equals on the other side.
        equals = Counter(new)
        self._steps = list(accumulate((1 + equals[unit] for unit in old), initial=0))

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Give what difflib finds, or an empty match where the work is done."""
        last = self._size if ahi is None else ahi
        if not self._work.spend(self._steps[last] - self._steps[alo]):
            return Match(alo, blo, 0)
        return super().find_longest_match(alo, ahi, blo, bhi)
