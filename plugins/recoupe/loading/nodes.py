"""A header as a tree in which every value knows its place; scalars stay what was typed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from recoupe.model import Path, Span


@dataclass(frozen=True, slots=True)
class ScalarNode:
    """A text; `None` where nothing was written after the colon."""

    value: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list of values."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class MapNode:
    """Keys, each with its own place, and their values."""

    entries: tuple[tuple[ScalarNode, Node], ...]
    span: Span

    def get(self, key: str) -> Node | None:
        """The value at `key`, if there is one."""
        return next((value for name, value in self.entries if name.value == key), None)

    def replace(self, key: str, node: Node) -> MapNode:
        """The same mapping with another value at `key`."""
        return MapNode(tuple((name, node if name.value == key else value) for name, value in self.entries), self.span)


Node: TypeAlias = ScalarNode | ListNode | MapNode
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"


def plain(node: Node) -> Plain:
    """The tree as strings, lists and dicts."""
    match node:
        case ScalarNode(value=value):
            return value
        case ListNode(items=items):
            return [plain(item) for item in items]
        case MapNode(entries=entries):
            return {str(key.value): plain(value) for key, value in entries}


def places(node: Node) -> dict[Path, Span]:
    """Where each value of the tree stands, by its path."""
    found: dict[Path, Span] = {}
    _place(node, (), found)
    return found


def _place(node: Node, path: Path, found: dict[Path, Span]) -> None:
    found[path] = node.span
    match node:
        case ScalarNode():
            pass
        case ListNode(items=items):
            for position, item in enumerate(items):
                _place(item, (*path, position), found)
        case MapNode(entries=entries):
            for key, value in entries:
                _place(value, (*path, str(key.value)), found)


def is_blank(node: Node) -> bool:
    """Whether nothing was written: no text, no item, no key."""
    match node:
        case ScalarNode(value=value):
            return value is None
        case ListNode(items=items):
            return not items
        case MapNode(entries=entries):
            return not entries


def without(node: Node, paths: Iterable[Path]) -> Node:
    """The tree without the values at `paths` (none empty), nor the keys of mappings that this leaves empty."""
    below: dict[str | int, list[Path]] = defaultdict(list)
    for step, *rest in paths:
        below[step].append(tuple(rest))
    gone = {step for step, rests in below.items() if () in rests}
    match node:
        case ListNode(items=items, span=span):
            kept = (
                without(item, below[position]) if position in below else item
                for position, item in enumerate(items)
                if position not in gone
            )
            return ListNode(tuple(kept), span)
        case MapNode(entries=entries, span=span):
            pairs = (
                (key, without(value, below[key.value]) if key.value in below else value)
                for key, value in entries
                if key.value not in gone
            )
            return MapNode(tuple(pair for pair in pairs if pair[1] != MapNode((), pair[1].span)), span)
        case _:
            return node
