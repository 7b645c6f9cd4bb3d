"""The short forms that a header may use, written out in full.

`entities: [a, b]`, `stance: {a: against}`, `abstract: some text` are for beginners; records know only the long forms.
The tree is rewritten before it is read, so that every value keeps the place where it was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode
from recoupe.model import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """What a corpus takes for granted: the language of bare texts, the target of a bare stance, its own terms.

    `editions` are the languages in which the site is published, each with its folder below the site's root.
    """

    lang: str = "fr"
    editions: Mapping[str, str] = field(default_factory=dict)
    stance_target: str | None = None
    vocabulary: Vocabulary = field(default_factory=Vocabulary)


Rewrite: TypeAlias = Callable[[Node, Defaults], Node]
"""Writes one value out; a value of another form than it knows is left as it is, and refused by its record."""


def write_out(kind: str, header: MapNode, defaults: Defaults) -> MapNode:
    """The header of a record of `kind` (articles, entities, sources) with its short forms written out."""
    return _with(header, defaults, **_SHORT_FORMS.get(kind, {}))


def _is_text(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.value is not None


def _key(name: str, like: Node) -> ScalarNode:
    return ScalarNode(name, like.span)


def _lang_text(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode):
        return MapNode(((_key(defaults.lang, node), node),), node.span)
    return node


def _as_list(node: Node, defaults: Defaults) -> Node:
    return ListNode((node,), node.span) if _is_text(node) else node


def _lang_texts(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode | ListNode):
        node = MapNode(((_key(defaults.lang, node), node),), node.span)
    return MapNode(tuple((key, _as_list(value, defaults)) for key, value in node.entries), node.span)


def _entity_refs(node: Node, defaults: Defaults) -> Node:
    node = _as_list(node, defaults)
    if not isinstance(node, ListNode):
        return node
    return ListNode(tuple(_entity_ref(item, defaults) for item in node.items), node.span)


def _entity_ref(node: Node, defaults: Defaults) -> Node:
    if _is_text(node):
        return MapNode(((_key("id", node), node),), node.span)
    return _with(node, defaults, **{"as": _as_list}) if isinstance(node, MapNode) else node


def _quotes(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode | MapNode):
        node = ListNode((node,), node.span)
    items = (MapNode(((_key("exact", item), item),), item.span) if _is_text(item) else item for item in node.items)
    return ListNode(tuple(items), node.span)


def _stances(node: Node, defaults: Defaults) -> Node:
    match node:
        case ScalarNode() if defaults.stance_target is not None:
            entries = (
                (_key("target", node), ScalarNode(defaults.stance_target, node.span)),
                (_key("position", node), node),
            )
            return ListNode((MapNode(entries, node.span),), node.span)
        case MapNode(entries=pairs) if node.get("target") is None and node.get("position") is None:
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
    return _with(node, defaults, evidence=_quotes, rationale=_lang_text, adjudicates=_as_list)


def _annotations(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, MapNode):
        node = ListNode((node,), node.span)
    if not isinstance(node, ListNode):
        return node
    return ListNode(tuple(_annotation(item, defaults) for item in node.items), node.span)


def _annotation(node: Node, defaults: Defaults) -> Node:
    if not isinstance(node, MapNode):
        return node
    if isinstance(quote := node.get("quote"), ScalarNode) and quote.value is not None:
        node = node.replace("quote", MapNode(((_key("exact", quote), quote),), quote.span))
    return _with(node, defaults, note=_lang_text, entities=_as_list)


def _claims(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, MapNode):
        node = ListNode((node,), node.span)
    if not isinstance(node, ListNode):
        return node
    return ListNode(
        tuple(
            _with(item, defaults, text=_lang_text, evidence=_quotes) if isinstance(item, MapNode) else item
            for item in node.items
        ),
        node.span,
    )


def _coverage(node: Node, defaults: Defaults) -> Node:
    if not isinstance(node, MapNode):
        return node
    if isinstance(quote := node.get("perpetrator_quote"), ScalarNode) and quote.value is not None:
        node = node.replace("perpetrator_quote", MapNode(((_key("exact", quote), quote),), quote.span))
    return _with(node, defaults, perpetrator=_lang_text, discrepancies=_discrepancies)


def _withdrawal(node: Node, defaults: Defaults) -> Node:
    return _with(node, defaults, reason=_lang_text) if isinstance(node, MapNode) else node


def _discrepancies(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ScalarNode | MapNode):
        node = ListNode((node,), node.span)
    return ListNode(tuple(_lang_text(item, defaults) for item in node.items), node.span)


def _with(node: MapNode, defaults: Defaults, **rewrites: Rewrite) -> MapNode:
    """The mapping with some of its values written out; keys without a value are left alone."""
    for key, rewrite in rewrites.items():
        value = node.get(key)
        if value is not None and not (isinstance(value, ScalarNode) and value.value is None):
            node = node.replace(key, rewrite(value, defaults))
    return node


def _statement(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, MapNode) and (text := node.get("text")) is not None:
        return node.replace("text", _lang_text(text, defaults))
    return node


def _statements(node: Node, defaults: Defaults) -> Node:
    if isinstance(node, ListNode):
        return ListNode(tuple(_statement(item, defaults) for item in node.items), node.span)
    return node


_SHORT_FORMS: Mapping[str, Mapping[str, Rewrite]] = {
    "articles": {
        "abstract": _lang_text,
        "note": _lang_text,
        "entities": _entity_refs,
        "tags": _as_list,
        "stance": _stances,
        "annotations": _annotations,
        "claims": _claims,
        "coverage": _coverage,
        "withdrawn": _withdrawal,
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
