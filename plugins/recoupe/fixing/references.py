"""References that name a record by an id that was given up."""

from __future__ import annotations

from recoupe.diagnostics.fix import Fix, Replacement
from recoupe.fixing.situation import Situation
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode


def merged_entity(at: Situation) -> Fix | None:
    """The id that the record has today; an item that then says the same as another is taken out of its list."""
    current = at.diagnostic.nearest
    if at.value != at.diagnostic.seen or at.path is None or at.read.tree is None:
        return None
    steps = at.path[:-1] if isinstance(at.path[-1], int) else at.path[:1]
    items = _at(at.read.tree, steps) if isinstance(at.path[-1], int) or at.path[::2] == ("entities", "id") else None
    if isinstance(items, ListNode) and any(_id(item) == current for item in items.items):
        return _without(at) if _is_bare(at) else None
    return at.instead(current, f'write "{current}", into which it was merged')


def _is_bare(at: Situation) -> bool:
    """Whether the item is no more than the id: a record of its own may say something that the other does not."""
    assert at.read.tree is not None
    assert at.path is not None
    holder = _at(at.read.tree, at.path[:-1])
    return isinstance(holder, ListNode) or holder.span == _at(at.read.tree, at.path).span


def _without(at: Situation) -> Fix | None:
    """The fix that takes the item out, with its comma or its line."""
    span, read = at.diagnostic.span, at.read
    entry = read.layout.items.get(read.starts[span.line - 1] + span.column - 1)
    stretch = read.layout.without(entry) if entry is not None else None
    if stretch is None:
        return None
    (line, column), (end_line, end_column) = (_place(read.text, offset) for offset in stretch)
    gone = Replacement(line=line, column=column, end_line=end_line, end_column=end_column, text="")
    return Fix(does="take it out: the list has the record that it was merged into", replacements=(gone,))


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def _at(node: Node, path: tuple[str | int, ...]) -> Node:
    for step in path:
        match node:
            case ListNode(items=items) if isinstance(step, int):
                node = items[step]
            case MapNode() if (inner := node.get(str(step))) is not None:
                node = inner
    return node


def _id(item: Node) -> str | None:
    """What an item of a list names."""
    match item:
        case ScalarNode(value=value):
            return value
        case MapNode():
            inner = item.get("id")
            return inner.value if isinstance(inner, ScalarNode) else None
        case _:
            return None
