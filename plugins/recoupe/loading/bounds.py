"""How much of one kind a file may hold, so that a small one cannot make a site of millions of pages or reports.

The bounds are far beyond what anybody types. What lies past them is left out and told, never dropped in silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from recoupe.diagnostics import Diagnostic
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode

MOST_ITEMS = 500
"""Longest list of a header. Each tag, claim or entity of an article is a page of its own, or a row on one."""

MOST_ALIKE = 50
"""How many reports of one rule a file gives one by one."""


def shortened(header: MapNode) -> tuple[MapNode, tuple[Diagnostic, ...]]:
    """The header with no list longer than `MOST_ITEMS`, and a diagnostic for each that was."""
    told: list[Diagnostic] = []
    node = _shortened(header, told)
    assert isinstance(node, MapNode)
    return node, tuple(told)


def _shortened(node: Node, told: list[Diagnostic]) -> Node:
    match node:
        case ScalarNode():
            return node
        case ListNode(items=items, span=span):
            if len(items) > MOST_ITEMS:
                told.append(
                    Diagnostic(
                        span=items[MOST_ITEMS].span,
                        rule="too-long",
                        message=f"this list has {len(items):,} items, and those from here on are left out",
                        seen=f"{len(items)} items",
                        expected=f"at most {MOST_ITEMS}",
                    )
                )
            return ListNode(tuple([_shortened(item, told) for item in items[:MOST_ITEMS]]), span)
        case MapNode(entries=entries, span=span):
            return MapNode(tuple([(key, _shortened(value, told)) for key, value in entries]), span)


def counted(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The reports on one file: of those of one rule past `MOST_ALIKE` only the first, which says how many there are."""
    every = tuple(diagnostics)
    if len(every) <= MOST_ALIKE:
        return every
    numbers = Counter(each.rule for each in every)
    seen: Counter[str] = Counter()
    kept = []
    for each in every:
        seen[each.rule] += 1
        left = numbers[each.rule] - MOST_ALIKE
        if seen[each.rule] <= MOST_ALIKE or left == 1:
            kept.append(each)
        elif seen[each.rule] == MOST_ALIKE + 1:
            kept.append(replace(each, message=f"{each.message}; and {left - 1:,} more like this in the file"))
    return tuple(kept)
