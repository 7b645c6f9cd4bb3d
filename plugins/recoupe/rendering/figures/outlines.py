"""The outlines of countries that come with the package (`README.md` says from where)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate

from recoupe.rendering.figures.projection import Point, Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A stretch of coast or, where `border` is true, of the border between two countries."""

    points: tuple[Point, ...]
    border: bool
    extent: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """The edge of a piece of a country, or of a hole in it. `country` is its ISO 3166-1 code; a few have none."""

    country: str
    points: tuple[Point, ...]
    extent: Window


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """All outlines, in degrees."""

    rings: tuple[Ring, ...]
    lines: tuple[Line, ...]


@cache
def outlines() -> Outlines:
    """The outlines, read once."""
    data = json.loads((files("recoupe") / "rendering" / "figures" / "outlines.json").read_text(encoding="utf-8"))
    unit = data["unit"]
    arcs: list[tuple[Point, ...]] = []
    for steps in data["arcs"]:
        lons, lats = accumulate(steps[::2]), accumulate(steps[1::2])
        arcs.append(tuple((round(lon * unit, 4), round(lat * unit, 4)) for lon, lat in zip(lons, lats, strict=True)))
    rings = [(code, ring) for code, found in data["countries"] for ring in found]
    uses = Counter(arc if arc >= 0 else ~arc for _, ring in rings for arc in ring)
    return Outlines(
        rings=tuple(_ring(code, [arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring]) for code, ring in rings),
        lines=tuple(Line(points=arc, border=uses[index] > 1, extent=_extent(arc)) for index, arc in enumerate(arcs)),
    )


def _ring(country: str, parts: Iterable[tuple[Point, ...]]) -> Ring:
    points = tuple(point for part in parts for point in part[:-1])  # an arc ends where the next begins
    return Ring(country=country, points=points, extent=_extent(points))


def _extent(points: Iterable[Point]) -> Window:
    lons, lats = zip(*points, strict=True)
    return Window(min(lons), min(lats), max(lons), max(lats))


def shifts(extent: Window, window: Window) -> tuple[float, ...]:
    """By how many degrees of longitude what has this extent must be moved to lie in the window: mostly by none."""
    if extent.north < window.south or window.north < extent.south:
        return ()
    return tuple(
        turn for turn in (-360.0, 0.0, 360.0) if extent.west + turn <= window.east and window.west <= extent.east + turn
    )
