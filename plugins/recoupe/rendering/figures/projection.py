"""The window of a map and the projection: equirectangular, true to scale along the window's middle parallel.

(Plate carrée with the standard parallel in the middle, J. P. Snyder, *Map Projections*, 1987, 90.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, floor, log10, radians

Point = tuple[float, float]
"""Longitude and latitude in degrees, or x and y."""

KILOMETRES = 111.195
"""A degree of a great circle, on the sphere of the earth's mean radius (6371.0 km)."""


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, in degrees. `west` is from -180 to 180; `east` may go beyond it, where the map crosses 180°."""

    west: float
    south: float
    east: float
    north: float

    @property
    def middle(self) -> float:
        """The parallel that is true to scale; near a pole, one that still has some length."""
        return max(-75.0, min(75.0, (self.south + self.north) / 2))

    def near(self, lon: float) -> float:
        """The same meridian, counted so that it is nearest to the window."""
        centre = (self.west + self.east) / 2
        return lon - 360 * floor((lon - centre + 180) / 360)


def window_around(points: Sequence[Point], *, margin: float, least: float, ratio: float) -> Window:
    """A window with all the points, `margin` of their extent on each side, at least `least` degrees high.

    `ratio` is the width of the figure over its height. Around the earth the widest gap between points stays out.
    """
    lons = sorted({lon for lon, _ in points})
    gaps = [(following - lon, following) for lon, following in pairwise(lons)]
    gap, west = max((*gaps, (lons[0] + 360 - lons[-1], lons[0])), key=lambda each: (each[0], -each[1]))
    span = 360 - gap
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    squeeze = cos(radians(max(-75.0, min(75.0, (south + north) / 2))))
    high = max(least, (north - south) * (1 + 2 * margin), span * (1 + 2 * margin) * squeeze / ratio)
    wide = min(360.0, high * ratio / squeeze)
    high = min(180.0, wide * squeeze / ratio) if wide == 360.0 else min(180.0, high)
    high = max(high, north - south)
    middle = max(-90 + high / 2, min(90 - high / 2, (south + north) / 2))
    left = west + span / 2 - wide / 2
    left -= 360 * floor((left + 180) / 360)
    return Window(left, middle - high / 2, left + wide, middle + high / 2)


@dataclass(frozen=True, slots=True)
class Projection:
    """From degrees to a figure `width` wide."""

    window: Window
    width: float

    @property
    def scale(self) -> float:
        """Units of the figure for a degree of latitude."""
        return self.width / ((self.window.east - self.window.west) * cos(radians(self.window.middle)))

    @property
    def height(self) -> float:
        """The height of the figure."""
        return (self.window.north - self.window.south) * self.scale

    def place(self, lon: float, lat: float) -> Point:
        """Where a point lies in the figure. Its longitude is taken as it is counted (`Window.near`)."""
        return (
            (lon - self.window.west) * self.scale * cos(radians(self.window.middle)),
            (self.window.north - lat) * self.scale,
        )

    def kilometres(self, most: float) -> tuple[int, float]:
        """A round distance that is at most `most` units long (1, 2 or 5 times a power of ten), and its length."""
        unit = self.scale / KILOMETRES
        power = 10 ** floor(log10(max(most / unit, 1.0)))
        distance = next(n * power for n in (5, 2, 1) if n * power * unit <= most or n == 1)
        return distance, distance * unit


def degrees(low: float, high: float, lines: int) -> tuple[int, ...]:
    """The round degrees strictly between two, at most `lines` of them or as few more as the steps allow."""
    step = next((n for n in (1, 2, 5, 10, 15, 30, 60) if (high - low) / n <= lines), 90)
    first = floor(low / step) + 1
    return tuple(n * step for n in range(first, first + int((high - low) / step) + 1) if n * step < high)
