"""What of an outline lies within a rectangle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from recoupe.rendering.figures.projection import Point, Window


def clipped_ring(ring: Sequence[Point], window: Window) -> list[Point]:
    """The part of a polygon within the window (Sutherland and Hodgman 1974). A ring's last point is not its first.

    Parts that the window separates stay joined along its edge: right for a surface, wrong for a line.
    """
    found = list(ring)
    for edge in _edges(window):
        if not found:
            break
        before, found = found, []
        inside, cross = edge
        previous = before[-1]
        for point in before:
            if inside(point) != inside(previous):
                found.append(cross(previous, point))
            if inside(point):
                found.append(point)
            previous = point
    return found


Edge = tuple[Callable[[Point], bool], Callable[[Point, Point], Point]]


def _edges(window: Window) -> Iterable[Edge]:
    def at_lon(lon: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (lon, a[1] + (b[1] - a[1]) * (lon - a[0]) / (b[0] - a[0]))

    def at_lat(lat: float) -> Callable[[Point, Point], Point]:
        return lambda a, b: (a[0] + (b[0] - a[0]) * (lat - a[1]) / (b[1] - a[1]), lat)

    yield lambda point: point[0] >= window.west, at_lon(window.west)
    yield lambda point: point[0] <= window.east, at_lon(window.east)
    yield lambda point: point[1] >= window.south, at_lat(window.south)
    yield lambda point: point[1] <= window.north, at_lat(window.north)


def clipped_line(line: Sequence[Point], window: Window) -> list[list[Point]]:
    """The parts of a line within the window (Liang and Barsky 1984, segment by segment)."""
    parts: list[list[Point]] = []
    for start, end in pairwise(line):
        kept = _segment(start, end, window)
        if kept is None:
            continue
        if parts and parts[-1][-1] == kept[0]:
            parts[-1].append(kept[1])
        else:
            parts.append([kept[0], kept[1]])
    return parts


def _segment(start: Point, end: Point, window: Window) -> tuple[Point, Point] | None:
    dx, dy = end[0] - start[0], end[1] - start[1]
    enter, leave = 0.0, 1.0
    for direction, room in (
        (-dx, start[0] - window.west),
        (dx, window.east - start[0]),
        (-dy, start[1] - window.south),
        (dy, window.north - start[1]),
    ):
        if direction == 0:
            if room < 0:
                return None
        elif direction < 0:
            enter = max(enter, room / direction)
        else:
            leave = min(leave, room / direction)
    if enter >= leave:
        return None
    first = start if enter == 0 else (start[0] + dx * enter, start[1] + dy * enter)
    last = end if leave == 1 else (start[0] + dx * leave, start[1] + dy * leave)
    return first, last


def widest_chord(ring: Sequence[Point], y: float) -> Point | None:
    """The longest stretch of the horizontal line at `y` within a polygon, from x to x."""
    crossings = sorted(
        a[0] + (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1])
        for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)
        if (a[1] > y) != (b[1] > y)
    )
    pairs = zip(crossings[::2], crossings[1::2], strict=False)
    return max(pairs, key=lambda pair: (pair[1] - pair[0], -pair[0]), default=None)
