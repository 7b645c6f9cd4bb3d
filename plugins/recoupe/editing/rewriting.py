"""One file's header with an entity called by another id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recoupe.editing.edit import Refused
from recoupe.editing.header import Said, TypedHeader, covers
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode
from recoupe.model import Path


def rewritten(header: TypedHeader, old: str, new: str) -> bytes:
    """The file with `new` wherever its header names `old`. Raises `Refused`."""
    places = (_id_within(header, node) for node in header.named() if node.value == old)
    return header.original.replaced((start, end, new) for start, end in places)


def without_doubles(header: TypedHeader, gone: str, kept: str) -> tuple[TypedHeader, int]:
    """The header without the items of lists that say nothing of their own once `gone` is called `kept`, and how many.

    Of two items that say the same the second goes. Of two references to an entity of an article the one goes that
    says less (`mentions` beside `about`). Full records go only when they are the same in every word. Raises `Refused`.
    """
    count = 0
    while (double := next(_doubles(header, gone, kept), None)) is not None:
        # One at a time: what has to go with an item depends on its neighbours.
        stretch = _stretch_without(header, double)
        header = header.edited(header.original.replaced([(*stretch, "")]))
        count += 1
    return header, count


def _doubles(header: TypedHeader, gone: str, kept: str) -> Iterator[Node]:
    for path, node in header.lists():
        if any(_names(header, (*path, position), item, gone) for position, item in enumerate(node.items)):
            yield from _doubles_of(header, path, node, gone, kept)


def _doubles_of(header: TypedHeader, path: Path, node: ListNode, gone: str, kept: str) -> Iterator[Node]:
    entities = header.holds_entities(path)
    earlier: list[tuple[Node, Said, bool]] = []
    for position, item in enumerate(node.items):
        said = header.says({gone: kept}, (*path, position), item)
        changed = _names(header, (*path, position), item, gone)
        for other, other_said, other_changed in earlier:
            if not changed and not other_changed:
                continue
            if said == other_said or (entities and covers(other_said, said)):
                yield item
            elif entities and covers(said, other_said):
                yield other
            elif _one_key(header, item, other, gone, kept):
                raise Refused(
                    f'the short stance would say both {_position(other)} and {_position(item)} of "{kept}":'
                    " write the two as full records first",
                    item.span,
                )
        earlier.append((item, said, changed))


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


def _stretch_without(header: TypedHeader, item: Node) -> tuple[int, int]:
    offset = header.offset(item)
    stretch = header.layout.without(header.layout.items.get(offset) or header.layout.pairs[offset])
    if stretch is None:
        raise Refused(
            "this would say the same twice, and cannot be taken out without a comment in it: take it out by hand first",
            item.span,
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
