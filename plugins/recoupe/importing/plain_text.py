"""From a plain text to its passages: one line is one paragraph, unless lines were broken at a width."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from recoupe.importing.passages import Passage

WIDEST = 120
"""Characters of the longest line of a text whose lines may have been broken at a width."""

_FEW = 3


def passages(text: str) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """The passages of a text, and what was done to it. Spaces around a line go; those inside it stay as they are."""
    lines = [(number, line.strip()) for number, line in enumerate(text.split("\n"), start=1)]
    joined = _broken(lines)
    found: list[list[tuple[int, str]]] = []
    for number, line in lines:
        if not line:
            continue
        if number - 1 in joined and found:
            found[-1].append((number, line))
        else:
            found.append([(number, line)])
    told: tuple[str, ...] = ()
    if joined:
        told = (f"lines are broken at a width: {len(joined)} of them were joined to the line before",)
    return tuple(Passage(text=_as_one(part), line=part[0][0]) for part in found), told


def _broken(lines: Sequence[tuple[int, str]]) -> set[int]:
    """The numbers of the lines that go on in the next one.

    A line was broken at the text's width where the first word of the next one would not have fitted into it. That must
    hold for nearly all lines that another follows at once, or it is chance.
    """
    width = max((len(line) for _, line in lines), default=0)
    if not 40 <= width <= WIDEST:
        return set()
    followed = [(number, line, after) for (number, line), (_, after) in pairwise(lines) if line and after]
    full = {number for number, line, after in followed if len(line) + 1 + len(after.split(None, 1)[0]) > width}
    return full if len(full) >= _FEW and len(full) * 5 >= len(followed) * 4 else set()


def _as_one(part: Sequence[tuple[int, str]]) -> str:
    text = part[0][1]
    for _, line in part[1:]:
        text += line if text.endswith("-") else f" {line}"
    return text
