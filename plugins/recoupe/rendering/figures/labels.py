"""Words in figures: how wide they are, where their lines break, and which of the places for a label is free.

A figure is written without a browser, so widths are estimates, generous ones: real letters are narrower.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from recoupe.views.parts import Text

LINE = 1.25
"""The distance of lines, in sizes of the letters."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in the figure; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether `other` lies within."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a place: lines from `y` on, `step` apart. `anchor` is where SVG reckons `x`, by the direction."""

    lines: tuple[str, ...]
    x: float
    y: float
    step: float
    anchor: Anchor
    lang: str
    direction: Literal["ltr", "rtl"]
    box: Box


def width(text: str, size: float) -> float:
    """About how wide the words are, in the units of `size`."""
    return _ems(text) * size


@lru_cache(maxsize=65536)
def _ems(text: str) -> float:
    return sum(map(_em, text))


@cache
def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in " .,;:'’ʼ|!ijlftI()[]-·":
        return 0.34
    if letter in "mwMW@%—":
        return 0.92
    return 0.7 if letter.isupper() else 0.56


def wrapped(text: str, most: float, size: float, lines: int) -> tuple[str, ...]:
    """The words on at most `lines` lines, about as wide as each other and none wider than `most`.

    What is left over is cut off with an ellipsis.
    """
    found = _broken(text, most, size)
    if 1 < len(found) <= lines and len(found) < len(text.split()):
        widest = max(width(word, size) for word in text.split())
        for step in range(1, int((most - widest) / size * 3) + 1):
            even = _broken(text, most - step * size / 3, size)
            if len(even) > len(found):
                break
            found = even
    cut = len(found) > lines
    found = found[:lines]
    for index, line in enumerate(found):
        if width(line, size) > most or (cut and index == len(found) - 1):
            while line and width(f"{line}…", size) > most:
                line = line[:-1]
            found[index] = f"{line.rstrip()}…"
    return tuple(found)


def _broken(text: str, most: float, size: float) -> list[str]:
    found: list[str] = []
    for word in text.split():
        if found and width(f"{found[-1]} {word}", size) <= most:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return found


def direction(text: Text) -> Literal["ltr", "rtl"]:
    """The direction that the words are read in: that of their language, or of their first letter that has one."""
    if text.dir == "auto":
        for letter in text.text:
            if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
                return "ltr" if kind == "L" else "rtl"
    return "rtl" if text.dir == "rtl" else "ltr"


def label(text: Text, lines: Sequence[str], x: float, middle: float, *, size: float, side: Anchor) -> Label:
    """Lines beside `x`, their block's middle at `middle`: to the right of it (`start`), the left (`end`) or around it.

    SVG's own `start` is where reading starts, so that it is turned about for words that are read from the right.
    """
    wide = max((width(line, size) for line in lines), default=0.0)
    high = len(lines) * size * LINE
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[side]
    way = direction(text)
    turned: dict[Anchor, Anchor] = {"start": "end", "middle": "middle", "end": "start"}
    return Label(
        lines=tuple(lines),
        x=rounded(x),
        y=rounded(middle - high / 2 + size * 0.97),
        step=rounded(size * LINE),
        anchor=turned[side] if way == "rtl" else side,
        lang=text.lang,
        direction=way,
        box=Box(left, middle - high / 2, left + wide, middle + high / 2),
    )


def around(text: Text, lines: Sequence[str], x: float, y: float, gap: float, *, size: float) -> Iterable[Label]:
    """The places for a label around a mark, the best first."""
    high = len(lines) * size * LINE
    slant, off = gap * 0.75, high / 2 + gap * 0.75
    for dx, dy, side in (
        (gap, 0.0, "start"),
        (-gap, 0.0, "end"),
        (slant, -off, "start"),
        (slant, off, "start"),
        (-slant, -off, "end"),
        (-slant, off, "end"),
        (0.0, -gap - high / 2, "middle"),
        (0.0, gap + high / 2, "middle"),
    ):
        yield label(text, lines, x + dx, y + dy, size=size, side=side)  # type: ignore[arg-type]


def first_free(places: Iterable[Label], taken: Iterable[Box], frame: Box) -> Label | None:
    """The first place within the frame that meets nothing, if there is one."""
    taken = tuple(taken)
    for place in places:
        if frame.holds(place.box) and not any(place.box.meets(other) for other in taken):
            return place
    return None


def rounded(value: float) -> float:
    """A coordinate as it is written: to a tenth, or as a whole number where it is one; nought without a sign."""
    found = round(value, 1) + 0.0
    return int(found) if found.is_integer() else found
