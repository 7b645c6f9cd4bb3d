"""One file's header with an entity called by another id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recoupe.editing.edit import Refused
from recoupe.editing.header import Said, TypedHeader, covers
from recoupe.editing.layout import Entry
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode
from recoupe.model import Path


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file's new bytes, how many references were rewritten, and how many items were taken out for it."""

    data: bytes
    references: int
    doubles: int


def rewrite(header: TypedHeader, old: str, new: str, doubles: Sequence[Entry] = ()) -> Rewritten:
    """Write `new` wherever the header names `old`, and take `doubles` out. Raises `Refused`."""
    places = [node for node in header.named() if node.value == old]
    gone = [_stretch_without(header, entry) for entry in doubles]
    gone = [one for one in gone if not any(other != one and _within(one, other) for other in gone)]
    stretches = [(start, end, "") for start, end in gone]
    for node in places:
        start, end = _id_within(header, node)
        if not any(_within((start, end), one) for one in gone):
            stretches.append((start, end, new))
    return Rewritten(header.original.replaced(stretches), len(places), len(gone))


def doubles(header: TypedHeader, gone: str, kept: str) -> tuple[Entry, ...]:
    """The items of lists that say nothing of their own once `gone` is called `kept`. Raises `Refused`.

    Of two items that say the same the second goes. Of two references to an entity of an article the one goes that
    says less (`mentions` beside `about`). Full records go only when they are the same in every word.
    """
    found = []
    for path, node in header.lists():
        if any(_names(header, (*path, position), item, gone) for position, item in enumerate(node.items)):
            found += [_entry(header, item) for item in _doubles(header, path, node, gone, kept)]
    return tuple(found)


def _doubles(header: TypedHeader, path: Path, node: ListNode, gone: str, kept: str) -> Iterator[Node]:
    staying: list[tuple[Node, Said, bool]] = []
    for position, item in enumerate(node.items):
        said = header.says({gone: kept}, (*path, position), item)
        changed = _names(header, (*path, position), item, gone)
        for number, (other, other_said, other_changed) in enumerate(staying):
            if not changed and not other_changed:
                continue
            if said == other_said or (header.holds_entities(path) and covers(other_said, said)):
                yield item
                break
            if header.holds_entities(path) and covers(said, other_said):
                yield other
                staying[number] = (item, said, True)
                break
            if _one_key(header, item, other, gone, kept):
                raise Refused(
                    f'the short stance would say both {_position(other)} and {_position(item)} of "{kept}":'
                    " write the two as full records first",
                    item.span,
                )
        else:
            staying.append((item, said, changed))


def _one_key(header: TypedHeader, item: Node, other: Node, gone: str, kept: str) -> bool:
    """Whether two stances in short form would have the same key."""
    if not isinstance(item, MapNode) or not isinstance(other, MapNode):
        return False
    if header.offset(item) in header.layout.items or header.offset(item) not in header.layout.pairs:
        return False
    targets = {node.value for node in (item.get("target"), other.get("target")) if isinstance(node, ScalarNode)}
    return targets == {gone, kept}


def _position(item: Node) -> str:
    position = item.get("position") if isinstance(item, MapNode) else None
    return f'"{position.value}"' if isinstance(position, ScalarNode) else "something"


def _names(header: TypedHeader, path: Path, node: Node, id: str) -> bool:
    """Whether a value names an entity."""
    return header.says({}, path, node) != header.says({id: ""}, path, node)


def _entry(header: TypedHeader, item: Node) -> Entry:
    offset = header.offset(item)
    return header.layout.items.get(offset) or header.layout.pairs[offset]


def _stretch_without(header: TypedHeader, entry: Entry) -> tuple[int, int]:
    stretch = header.layout.without(entry)
    if stretch is None:
        line = header.original.text.count("\n", 0, entry.start) + 1
        raise Refused(
            f"this would say the same twice, and line {line} cannot be taken out without a comment in it:"
            " take it out by hand first",
            header.tree.span,
        )
    return stretch


def _id_within(header: TypedHeader, node: ScalarNode) -> tuple[int, int]:
    """Where the id itself stands: between the quotation marks, if it has any."""
    start = header.offset(node)
    end = header.layout.scalars.get(start, start)
    found = list(re.finditer(rf"(?<![\w-]){re.escape(str(node.value))}(?![\w-])", header.original.text[start:end]))
    if len(found) != 1:
        raise Refused(f'"{node.value}" is written in a way that cannot be edited: write it plainly first', node.span)
    return start + found[0].start(), start + found[0].end()


def _within(inner: tuple[int, int], outer: tuple[int, int]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
