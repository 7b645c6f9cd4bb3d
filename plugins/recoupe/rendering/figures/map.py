"""Places over the outlines of countries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from recoupe.rendering.figures.clipping import clipped_line, clipped_ring, widest_chord
from recoupe.rendering.figures.labels import Box, Label, around, first_free, label, rounded, width, wrapped
from recoupe.rendering.figures.outlines import outlines, shifts
from recoupe.rendering.figures.projection import Point, Projection, degrees, window_around
from recoupe.views.parts import EntityLink, Text
from recoupe.views.places import PlacePoint

Territory = Callable[[str], str]
"""Gives the name of a country by its code."""

FINEST = 0.5
"""Points of an outline that are nearer to each other than this, in units of the figure, are one."""

COUNTRY_SIZE = 12.0
RADIUS = {"exact": 4.0, "town": 5.5, "admin1": 12.0, "country": 18.0}
"""How large the mark of each precision is: the vaguer, the larger. It is no outline of the place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of map: the measures of the figure, the least height of its window in degrees, lines of the graticule."""

    width: float
    height: float
    least: float
    margin: float
    size: float
    meridians: int


MAP = Kind(width=820, height=560, least=8, margin=0.4, size=13, meridians=6)
LOCATOR = Kind(width=320, height=260, least=9, margin=0.5, size=13, meridians=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place: its mark, by `precision`, and its name where there is room for one."""

    link: EntityLink
    precision: str
    x: float
    y: float
    radius: float
    label: Label | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Degree:
    """A meridian or a parallel, in degrees, and where it meets the frame."""

    value: int
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapDrawing:
    """The figure. `land`, `coasts` and `borders` are paths; `unnamed` counts marks that have no room for a name.

    `kilometres` and `bar` are the distance of the scale bar and its length.
    """

    width: float
    height: float
    size: float
    land: str
    coasts: str
    borders: str
    meridians: tuple[Degree, ...]
    parallels: tuple[Degree, ...]
    countries: tuple[Label, ...]
    marks: tuple[Mark, ...]
    precisions: tuple[str, ...]
    unnamed: int
    kilometres: int
    bar: float


def draw_map(points: Sequence[PlacePoint], kind: Kind, territory: Territory, lang: str) -> MapDrawing | None:
    """Draw the places. Names are set for the places with most articles first; none is set over another."""
    if not points:
        return None
    window = window_around(
        [(each.coordinates.lon, each.coordinates.lat) for each in points],
        margin=kind.margin,
        least=kind.least,
        ratio=kind.width / kind.height,
    )
    projection = Projection(window, kind.width)
    high = rounded(projection.height)
    land: list[str] = []
    pieces: dict[str, list[list[Point]]] = {}
    for ring in outlines().rings:
        for turn in shifts(ring.extent, window):
            kept = clipped_ring([(lon + turn, lat) for lon, lat in ring.points], window)
            placed = _thin(projection.place(*point) for point in kept)
            if len(placed) > 2:
                land.append(f"{_path(placed)}Z")
                pieces.setdefault(ring.country, []).append(placed)
    drawn: dict[bool, list[str]] = {True: [], False: []}
    for line in outlines().lines:
        for turn in shifts(line.extent, window):
            for stretch in _without_seam(line.points):
                for part in clipped_line([(lon + turn, lat) for lon, lat in stretch], window):
                    drawn[line.border].append(_path(_thin(projection.place(*point) for point in part)))
    kilometres, bar = projection.kilometres(kind.width / 5)
    frame = Box(4, 4, kind.width - 4, high - 4)
    scale = Box(0, high - 30, bar + 60, high)
    marks = _marks(points, projection, frame, kind, scale)
    taken = [scale, *(box for mark in marks for box in _boxes(mark))]
    return MapDrawing(
        width=kind.width,
        height=high,
        size=kind.size,
        land="".join(land),
        coasts="".join(drawn[False]),
        borders="".join(drawn[True]),
        meridians=tuple(
            Degree(value=(each + 180) % 360 - 180, at=rounded(projection.place(each, 0)[0]))
            for each in degrees(window.west, window.east, kind.meridians)
        ),
        parallels=tuple(
            Degree(value=each, at=rounded(projection.place(0, each)[1]))
            for each in degrees(window.south, window.north, kind.meridians)
        ),
        countries=tuple(_names(pieces, territory, lang, frame, taken)),
        marks=marks,
        precisions=tuple(each for each in RADIUS if any(mark.precision == each for mark in marks)),
        unnamed=sum(mark.label is None for mark in marks),
        kilometres=kilometres,
        bar=rounded(bar),
    )


def _marks(
    points: Sequence[PlacePoint], projection: Projection, frame: Box, kind: Kind, scale: Box
) -> tuple[Mark, ...]:
    marks = {}
    for each in points:
        x, y = projection.place(projection.window.near(each.coordinates.lon), each.coordinates.lat)
        marks[each.link.id] = Mark(
            link=each.link,
            precision=each.coordinates.precision,
            x=rounded(x),
            y=rounded(y),
            radius=RADIUS[each.coordinates.precision],
            label=None,
        )
    taken = [scale, *(_dot(mark) for mark in marks.values())]
    for each in sorted(points, key=lambda each: (-each.articles, each.link.id)):
        mark = marks[each.link.id]
        lines = wrapped(each.link.name.text, kind.width / 3, kind.size, 2)
        places = around(each.link.name, lines, mark.x, mark.y, mark.radius + 4, size=kind.size)
        others = [box for box in taken if box != _dot(mark)]
        if (found := first_free(places, others, frame)) is not None:
            marks[each.link.id] = replace(mark, label=found)
            taken.append(found.box)
    # The largest marks first, so that none hides a smaller one.
    return tuple(sorted(marks.values(), key=lambda mark: (-mark.radius, mark.link.id)))


def _dot(mark: Mark) -> Box:
    return Box(mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius)


def _boxes(mark: Mark) -> Iterable[Box]:
    yield _dot(mark)
    if mark.label:
        yield mark.label.box


def _names(
    pieces: dict[str, list[list[Point]]], territory: Territory, lang: str, frame: Box, taken: Sequence[Box]
) -> Iterable[Label]:
    """The names of the countries that have room for theirs, each within its largest piece."""
    boxes = list(taken)
    for code in sorted(set(pieces) - {""}):
        ring = max(pieces[code], key=_area)
        text = Text(territory(code), lang)
        wide, high = width(text.text, COUNTRY_SIZE) * 1.2, COUNTRY_SIZE
        top, bottom = min(y for _, y in ring), max(y for _, y in ring)
        places = []
        for part in (4, 3, 5, 2, 6, 1, 7):
            y = top + (bottom - top) * part / 8
            chords = [widest_chord(ring, y + off) for off in (-high / 2, high / 2)]
            left = max(chord[0] if chord else frame.right for chord in chords)
            right = min(chord[1] if chord else frame.left for chord in chords)
            if right - left >= wide:
                x = max(frame.left + wide / 2, min(frame.right - wide / 2, (left + right) / 2))
                for shift in (0.0, -0.25, 0.25):
                    near = x + (right - left - wide) * shift
                    places.append(label(text, (text.text,), near, y, size=COUNTRY_SIZE, side="middle"))
        if (found := first_free(places, boxes, frame)) is not None:
            boxes.append(found.box)
            yield found


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def _without_seam(line: Sequence[Point]) -> Iterable[Sequence[Point]]:
    """The line without what runs along the 180th meridian, where the data are cut, or along the south pole."""
    part: list[Point] = []
    for point in line:
        if part and (abs(point[0]) == abs(part[-1][0]) == 180 or point[1] == part[-1][1] <= -89.9):
            yield part
            part = []
        part.append(point)
    yield part


def _thin(points: Iterable[Point]) -> list[Point]:
    found: list[Point] = []
    last: Point | None = None
    for x, y in points:
        point = rounded(x), rounded(y)
        if not found or max(abs(point[0] - found[-1][0]), abs(point[1] - found[-1][1])) >= FINEST:
            found.append(point)
            last = None
        else:
            last = point
    if last is not None and last != found[-1]:
        found.append(last)
    return found


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
