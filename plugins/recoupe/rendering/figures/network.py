"""The neighbourhood of an entity, drawn: it in the middle, its neighbours on an oval around it, labels outside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from recoupe.rendering.figures.labels import LINE, Label, label, rounded, wrapped
from recoupe.views.network import Neighbour, Network, Tie
from recoupe.views.parts import EntityLink

WIDTH = 820
SIZE = 13
CENTRE_SIZE = 15
MOST_LINES = 3
LABEL = 220
"""The widest line of a label."""

OVAL = 175
"""Half the width of the oval."""

GAP = 15
"""From the middle of a neighbour's mark to its label."""

BETWEEN = 22
"""Between the labels of one side."""

MOST_TIES = 20
"""How many ties between neighbours are drawn; the table has them all."""

FEWEST = 2
"""In how many articles two neighbours must stand together for their tie to be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A neighbour at its place. `thickness` and `dashed` are those of the line to the middle."""

    link: EntityLink
    together: int
    x: float
    y: float
    label: Label
    thickness: float
    dashed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A tie between two neighbours, bent towards the middle."""

    path: str
    thickness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDrawing:
    """The figure. `ties` is how many ties there are between neighbours; `curves` are those that are drawn."""

    width: int
    height: int
    x: float
    y: float
    centre: EntityLink
    label: Label
    nodes: tuple[Node, ...]
    curves: tuple[Curve, ...]
    ties: int


def draw_network(network: Network) -> NetworkDrawing:
    """Place everything. Neighbours that go together stand side by side; what is drawn depends on the facts alone."""
    order = _chain(len(network.neighbours), network.ties)
    half = (len(order) + 1) // 2
    sides = (order[:half], order[half:][::-1])  # clockwise: down on the right, up on the left
    lines = [wrapped(each.link.name.text, LABEL, SIZE, MOST_LINES) for each in network.neighbours]
    tall = [len(each) * SIZE * LINE + BETWEEN for each in lines]
    height = round(max(220.0, *(sum(tall[each] for each in side) for side in sides)) + 24)
    x, y = WIDTH / 2, height / 2
    nodes: dict[int, Node] = {}
    for side, sign in zip(sides, (1, -1), strict=True):
        slack = (height - 24 - sum(tall[each] for each in side)) / max(len(side), 1)
        top = 12.0
        for each in side:
            middle = top + (tall[each] + slack) / 2
            top += tall[each] + slack
            out = OVAL * sqrt(max(0.1, 1 - ((middle - y) / (height / 2)) ** 2))
            nodes[each] = _node(network.neighbours[each], lines[each], x + sign * out, middle, sign)
    drawn = sorted(
        (tie for tie in network.ties if tie.together >= FEWEST),
        key=lambda tie: (-round(tie.strength, 6), -tie.together, tie.one, tie.other),
    )[:MOST_TIES]
    name = network.centre.name
    return NetworkDrawing(
        width=WIDTH,
        height=height,
        x=rounded(x),
        y=rounded(y),
        centre=network.centre,
        label=label(name, wrapped(name.text, 150, CENTRE_SIZE, 4), x, y, size=CENTRE_SIZE, side="middle"),
        nodes=tuple(nodes[each] for each in range(len(network.neighbours))),
        curves=tuple(_curve(nodes[tie.one], nodes[tie.other], x, y, tie) for tie in drawn),
        ties=len(network.ties),
    )


def _node(each: Neighbour, lines: Sequence[str], x: float, y: float, sign: int) -> Node:
    return Node(
        link=each.link,
        together=each.together,
        x=rounded(x),
        y=rounded(y),
        label=label(each.link.name, lines, x + sign * GAP, y, size=SIZE, side="start" if sign > 0 else "end"),
        thickness=_thickness(each.strength),
        dashed=each.together == 1,
    )


def _thickness(strength: float) -> float:
    return rounded(0.6 + 5.4 * strength)


def _curve(one: Node, other: Node, x: float, y: float, tie: Tie) -> Curve:
    bend_x, bend_y = (one.x + other.x + 2 * x) / 4, (one.y + other.y + 2 * y) / 4
    path = f"M{one.x} {one.y}Q{rounded(bend_x)} {rounded(bend_y)} {other.x} {other.y}"
    return Curve(path=path, thickness=rounded(_thickness(tie.strength) / 2))


def _chain(count: int, ties: Sequence[Tie]) -> tuple[int, ...]:
    """An order in which each is followed by the one that goes best with it, beginning with the closest neighbour."""
    strengths = {pair: round(tie.strength, 6) for tie in ties for pair in ((tie.one, tie.other), (tie.other, tie.one))}
    rest = list(range(count))
    found = rest[:1]
    del rest[:1]
    while rest:
        best = max(rest, key=lambda each: (strengths.get((found[-1], each), 0.0), -each))
        rest.remove(best)
        found.append(best)
    return tuple(found)
