"""The table of ratios and the chart of a run: seconds are of one machine in one hour, ratios can be quoted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from benchmarks.measuring import Cost, Size

OURS = "recoupe"
SEPARATE = "pagefind"
"""Is added to the tool over whose pages it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a tool took for so many articles, and what it wrote."""

    tool: str
    articles: int
    cost: Cost
    size: Size


def table(found: Sequence[Measured], about: Mapping[str, str], missing: Mapping[str, str]) -> str:
    """Markdown: for each number of articles each tool against this project's cold build, which is 1."""
    rows = ["| articles | tool | wall | processors | main process | all processes | files | written |"]
    rows.append("|--:|---|--:|--:|--:|--:|--:|--:|")
    for n in sorted({each.articles for each in found}):
        ours = next((each for each in found if (each.tool, each.articles) == (OURS, n)), None)
        for each in found:
            if each.articles == n:
                wall, cpu = (
                    (f"× {each.cost.wall / ours.cost.wall:.2f}", f"× {each.cost.cpu / ours.cost.cpu:.2f}")
                    if ours
                    else ("–", "–")
                )
                rows.append(
                    f"| {n:,} | {about.get(each.tool, each.tool)} | {wall} | {cpu} | {_megabytes(each.cost.main)} "
                    f"| {_megabytes(each.cost.together)} | {each.size.files:,} | {_megabytes(each.size.bytes)} |"
                )
    rows += ["", "Wall and processors against this project’s cold build of as many articles, which is 1."]
    rows += _scaling(found)
    if missing:
        named = "; ".join(f"{tool} ({how})" for tool, how in missing.items())
        rows += ["", f"Not measured, because not installed: {named}."]
    return "\n".join([*rows, ""])


def _scaling(found: Sequence[Measured]) -> list[str]:
    sizes = sorted({each.articles for each in found})
    if len(sizes) < 2:
        return []
    head = " | ".join(f"{n:,}" for n in sizes)
    rows = ["", f"What an article costs, against the same tool at {sizes[0]:,} articles (wall):", ""]
    rows += [f"| tool | {head} |", f"|---|{'--:|' * len(sizes)}"]
    for tool in dict.fromkeys(each.tool for each in found):
        each_n = {each.articles: each.cost.wall / each.articles for each in found if each.tool == tool}
        if sizes[0] in each_n:
            cells = (f"× {each_n[n] / each_n[sizes[0]]:.2f}" if n in each_n else "–" for n in sizes)
            rows.append(f"| {tool} | {' | '.join(cells)} |")
    return rows


def _megabytes(value: int) -> str:
    return f"{value / 1e6:,.0f} MB"


# --- the chart --------------------------------------------------------------------------------------------------------

WIDTH, HEIGHT = 720, 360
LEFT, RIGHT, TOP, BOTTOM = 60, 150, 20, 40
COLOURS = ("#8a1c1c", "#1f4e79", "#3d6b35", "#6b4a8a", "#8a6d1c", "#444444", "#1c7a7a", "#a0522d")


def chart(found: Sequence[Measured]) -> str:
    """SVG: articles from left to right, and upwards how long they take, against this project at the fewest articles."""
    sizes = sorted({each.articles for each in found})
    base = next((each for each in found if each.tool == OURS and each.articles == sizes[0]), found[0])
    lines = {
        tool: [(each.articles, each.cost.wall / base.cost.wall) for each in found if each.tool == tool]
        for tool in dict.fromkeys(each.tool for each in found)
    }
    most = max(value for points in lines.values() for _, value in points)

    def x(n: int) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * n / sizes[-1], 1)

    def y(value: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most, 1)

    ends = _apart([(points[-1][1], tool) for tool, points in lines.items()], y)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="serif" font-size="12" '
        f'role="img" aria-label="Time to build, by number of articles">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fffdf8"/>',
        f'<path d="M{LEFT} {TOP}V{HEIGHT - BOTTOM}H{WIDTH - RIGHT}" fill="none" stroke="#999"/>',
    ]
    parts += [
        f'<text x="{x(n)}" y="{HEIGHT - BOTTOM + 18}" text-anchor="middle" fill="#444">{n:,}</text>'
        for n in (0, *sizes)
    ]
    for share in (0.25, 0.5, 0.75, 1.0):
        parts.append(f'<path d="M{LEFT} {y(most * share)}H{WIDTH - RIGHT}" stroke="#ddd"/>')
        parts.append(
            f'<text x="{LEFT - 6}" y="{y(most * share) + 4}" text-anchor="end" fill="#444">× {most * share:.1f}</text>'
        )
    for (tool, points), colour in zip(lines.items(), COLOURS * len(lines), strict=False):
        path = "L".join(f"{x(n)} {y(value)}" for n, value in ((0, 0.0), *points))
        width = 2.5 if tool.startswith(OURS) else 1.3
        parts.append(f'<path d="M{path}" fill="none" stroke="{colour}" stroke-width="{width}"/>')
        parts += [f'<circle cx="{x(n)}" cy="{y(value)}" r="3" fill="{colour}"/>' for n, value in points]
        parts.append(f'<text x="{WIDTH - RIGHT + 8}" y="{ends[tool]}" fill="{colour}">{escape(tool)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _apart(ends: Sequence[tuple[float, str]], y: Callable[[float], float]) -> dict[str, float]:
    """Where the names of the lines stand, so that none covers another."""
    places: dict[str, float] = {}
    free = float(HEIGHT)
    for value, tool in sorted(ends):
        free = min(y(value) + 4, free - 15)
        places[tool] = free
    return places
