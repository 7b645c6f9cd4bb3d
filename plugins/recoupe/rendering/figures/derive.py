"""Derive `outlines.json` from Natural Earth, once, on a developer's machine; no build runs this. See README.md.

npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
python -m recoupe.rendering.figures.derive package/countries-50m.json
"""

from __future__ import annotations

import json
import sys
from math import hypot
from pathlib import Path
from typing import Any

from babel.core import get_global

TOLERANCE = 0.02
"""How far, in degrees, a line may stray from the original (Douglas and Peucker 1973)."""

UNIT = 0.01
"""The grid, in degrees, that points are rounded to."""

ABOUT = {
    "what": "Outlines of countries: arcs as differences of longitude and latitude, and the arcs of each country's rings"
    " (-n-1 is arc n backwards), as in TopoJSON.",
    "origin": "Natural Earth 4.1.0, 1:50m Admin 0 Countries (naturalearthdata.com), through npm world-atlas 2.0.2",
    "licence": "Natural Earth is in the public domain; the packaging of world-atlas is under the ISC licence"
    " (2013-2019 Michael Bostock).",
    "derived": f"by recoupe.rendering.figures.derive: lines thinned to {TOLERANCE} degrees, points rounded to {UNIT}",
}


def thinned(points: list[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    """The points that a line needs so as to stray by `tolerance` at most."""
    keep, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        (x, y), (x2, y2) = points[first], points[last]
        dx, dy = x2 - x, y2 - y
        length = dx * dx + dy * dy
        far, place = tolerance, 0
        for index in range(first + 1, last):
            px, py = points[index][0] - x, points[index][1] - y
            along = max(0.0, min(1.0, (px * dx + py * dy) / length)) if length else 0.0
            if (distance := hypot(px - along * dx, py - along * dy)) > far:
                far, place = distance, index
        if place:
            keep.add(place)
            spans += [(first, place), (place, last)]
    return [points[index] for index in sorted(keep)]


def derive(topology: dict[str, Any]) -> str:
    """The text of `outlines.json`, from the TopoJSON of world-atlas."""
    (scale_x, scale_y), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale_x + left, y * scale_y + low))
        line = thinned(points, TOLERANCE)
        if points[0] == points[-1] and len(line) < 4:
            line = points  # an island that would vanish
        before_x = before_y = 0
        steps: list[int] = []
        for lon, lat in line:
            on_x, on_y = round(lon / UNIT), round(lat / UNIT)
            if not steps or (on_x, on_y) != (before_x, before_y):
                steps += [on_x - before_x, on_y - before_y]
                before_x, before_y = on_x, on_y
        arcs.append(steps)
    codes = get_global("territory_aliases")
    countries = []
    for each in topology["objects"]["countries"]["geometries"]:
        polygons = [each["arcs"]] if each["type"] == "Polygon" else each["arcs"]
        code = next(iter(codes.get(str(each.get("id")), ())), "")
        countries.append([code, [ring for polygon in polygons for ring in polygon]])
    countries.sort(key=lambda country: (country[0], country[1][0]))

    def rows(values: list[Any]) -> str:
        return ",\n".join(json.dumps(value, separators=(",", ":")) for value in values)

    return (
        f'{{"about":{json.dumps(ABOUT, indent=1)},\n"unit":{UNIT},\n'
        f'"arcs":[\n{rows(arcs)}\n],\n"countries":[\n{rows(countries)}\n]}}\n'
    )


if __name__ == "__main__":
    text = derive(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    Path(__file__).with_name("outlines.json").write_text(text, encoding="utf-8", newline="\n")
