"""The short forms that a header may use, written out in full.

`entities: [a, b]`, `stance: {a: against}`, `abstract: some text` are for beginners; records know only the long forms.
The tree is rewritten before it is read, so that every value keeps the place where it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a corpus takes for granted: the language of bare texts, and the target of a bare stance."""

    lang: str = "fr"
    stance_target: str | None = None


def write_out(kind: str, header: MapNode, defaults: Defaults) -> MapNode:
    """The header of a record of `kind` (articles, entities, sources) with its short forms written out."""
    for key, rewrite in _SHORT_FORMS.get(kind, {}).items():
        if (node := header.get(key)) is not None and not (isinstance(node, ScalarNode) and node.value is None):
            header = header.replace(key, rewrite(node, defaults))
    return header


def _key(name: str, like: Node) -> ScalarNode:
    return ScalarNode(name, like.span)


def _lang_text(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode):
        return MapNode(((_key(defaults.lang, node), node),), node.span)
    return node


def _as_list(node: Node, defaults: Defaults) -> Node:
    return ListNode((node,), node.span) if isinstance(node, ScalarNode) else node


def _lang_texts(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode | ListNode):
        node = MapNode(((_key(defaults.lang, node), node),), node.span)
    return MapNode(tuple((key, _as_list(value, defaults)) for key, value in node.entries), node.span)


def _entity_refs(node: Node, defaults: Defaults) -> Node:
    node = _as_list(node, defaults)
    if not isinstance(node, ListNode):
        return node
    items = (
        MapNode(((_key("id", item), item),), item.span) if isinstance(item, ScalarNode) else item for item in node.items
    )
    return ListNode(tuple(items), node.span)


def _quotes(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode | MapNode):
        node = ListNode((node,), node.span)
    items = (
        MapNode(((_key("exact", item), item),), item.span) if isinstance(item, ScalarNode) else item
        for item in node.items
    )
    return ListNode(tuple(items), node.span)


def _stances(node: Node, defaults: Defaults) -> Node:
    match node:
        case ScalarNode() if defaults.stance_target is not None:
            entries = (
                (_key("target", node), ScalarNode(defaults.stance_target, node.span)),
                (_key("position", node), node),
            )
            return ListNode((MapNode(entries, node.span),), node.span)
        case MapNode(entries=pairs) if node.get("target") is None:
            items = tuple(
                MapNode(((_key("target", key), key), (_key("position", value), value)), key.span)
                for key, value in pairs
            )
            return ListNode(items, node.span)
        case MapNode():
            return _stances(ListNode((node,), node.span), defaults)
        case ListNode(items=records):
            return ListNode(tuple(_stance(record, defaults) for record in records), node.span)
        case _:
            return node


def _stance(node: Node, defaults: Defaults) -> Node:
    if not isinstance(node, MapNode):
        return node
    if (evidence := node.get("evidence")) is not None and not (
        isinstance(evidence, ScalarNode) and evidence.value is None
    ):
        node = node.replace("evidence", _quotes(evidence, defaults))
    if (rationale := node.get("rationale")) is not None:
        node = node.replace("rationale", _lang_text(rationale, defaults))
    return node


def _statement(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, MapNode) and (text := node.get("text")) is not None:
        return node.replace("text", _lang_text(text, defaults))
    return node


def _statements(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ListNode):
        return ListNode(tuple(_statement(item, defaults) for item in node.items), node.span)
    return node


_SHORT_FORMS: Mapping[str, Mapping[str, Callable[[Node, Defaults], Node]]] = {
    "articles": {
        "abstract": _lang_text,
        "note": _lang_text,
        "entities": _entity_refs,
        "tags": _as_list,
        "stance": _stances,
    },
    "entities": {
        "pref_label": _lang_text,
        "alt_label": _lang_texts,
        "hidden_label": _as_list,
        "ambiguous_label": _as_list,
        "participants": _as_list,
        "not_same_as": _as_list,
    },
    "sources": {
        "domains": _as_list,
        "languages": _as_list,
        "label": _statement,
        "designations": _statements,
    },
}
