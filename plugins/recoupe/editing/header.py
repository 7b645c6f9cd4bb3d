"""The header of one file as it was typed, and the places in it that name entities."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeAlias

from recoupe.editing.edit import Refused
from recoupe.editing.layout import Layout, lay_out
from recoupe.editing.original import Original
from recoupe.loading import CorpusFile, Defaults
from recoupe.loading.header import BadHeader, split_header
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode
from recoupe.loading.short_forms import write_out
from recoupe.model import ARTICLE_VOICE, Path, Span

REFERENCES: Mapping[str, frozenset[tuple[str, ...]]] = {
    "articles": frozenset(
        {
            ("entities", "id"),
            ("event",),
            ("stance", "target"),
            ("stance", "holder"),
            ("annotations", "entities"),
            ("claims", "claimant"),
        }
    ),
    "entities": frozenset({("relations", "target"), ("place",), ("participants",), ("not_same_as",), ("replaced_by",)}),
}
"""The fields that name entities, by kind of file. Unlike `entity_references` these are also found where a mistake
beside them keeps the record from being read."""

Said: TypeAlias = "str | tuple[str, frozenset[Said | tuple[str, Said]]] | None"
"""What a value says, for comparing: order and repetition in lists say nothing."""


@dataclass(frozen=True)
class TypedHeader:
    """A header: `nodes` with the short forms written out, every node at the place where it was typed."""

    file: CorpusFile
    original: Original
    tree: MapNode
    nodes: MapNode
    body: str
    defaults: Defaults

    @classmethod
    def of(cls, file: CorpusFile, data: bytes, defaults: Defaults) -> TypedHeader:
        """Read the header of a file that gave a record."""
        original = Original.of(data)
        tree, body, _ = split_header(original.text, file.path)
        return cls(file, original, tree, write_out(file.kind, tree, defaults), body, defaults)

    def edited(self, data: bytes) -> TypedHeader:
        """The header of the same file with other bytes. Raises `Refused` where it could not be read any more."""
        try:
            return self.of(self.file, data, self.defaults)
        except BadHeader as bad:
            raise Refused(f"this header cannot be edited: {bad}", Span(self.file.path)) from None

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands."""
        return lay_out(self.original.text)

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self.original.text.split("\n"))]

    def offset(self, node: Node) -> int:
        """Where a node begins in the text."""
        return self._lines[node.span.line - 1] + node.span.column - 1

    def named(self) -> Iterator[ScalarNode]:
        """Every value that names an entity by its id, in the order of the fields.

        The target of a bare stance (`stance: against`) is not typed here, and an outlet's own voice is no entity.
        """
        for path, node in _walk(self.nodes):
            if isinstance(node, ScalarNode) and node.value is not None and self.is_reference(path):
                bare = path[0] == "stance" and isinstance(self.tree.get("stance"), ScalarNode)
                voice = path[-1] in ("holder", "claimant") and node.value == ARTICLE_VOICE
                if not bare and not voice:
                    yield node

    def count(self, id: str) -> int:
        """How often the header names an entity."""
        return sum(node.value == id for node in self.named())

    def lists(self) -> Iterator[tuple[Path, ListNode]]:
        """Every list, with its path."""
        return ((path, node) for path, node in _walk(self.nodes) if isinstance(node, ListNode))

    def is_reference(self, path: Path) -> bool:
        """Whether the value at `path` names an entity."""
        return tuple(step for step in path if isinstance(step, str)) in REFERENCES.get(self.file.kind, ())

    def says(self, names: Mapping[str, str], path: Path = (), node: Node | None = None) -> Said:
        """What the header says, or one of its values, when entities are called by other names.

        Naming an entity of an article says nothing more where another item says that the article is about it.
        """
        match node or self.nodes:
            case ScalarNode(value=value):
                return names.get(value, value) if value is not None and self.is_reference(path) else value
            case ListNode(items=items):
                said = {self.says(names, (*path, position), item) for position, item in enumerate(items)}
                if self.holds_entities(path):
                    said -= {less for less in said for more in said if covers(more, less) and more != less}
                return "list", frozenset(said)
            case MapNode(entries=entries):
                pairs = {(str(key.value), self.says(names, (*path, str(key.value)), value)) for key, value in entries}
                if self.holds_entities(path[:-1]):
                    pairs.discard(("role", "mentions"))  # what is taken for granted
                return "mapping", frozenset(pairs)

    def holds_entities(self, path: Path) -> bool:
        """Whether the list at `path` is that of the entities of an article."""
        return self.file.kind == "articles" and path == ("entities",)


def covers(more: Said, less: Said) -> bool:
    """Whether one mapping says everything that the other says."""
    return isinstance(more, tuple) and isinstance(less, tuple) and more[0] == less[0] and more[1] >= less[1]


def _walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    yield path, node
    match node:
        case ListNode(items=items):
            for position, item in enumerate(items):
                yield from _walk(item, (*path, position))
        case MapNode(entries=entries):
            for key, value in entries:
                yield from _walk(value, (*path, str(key.value)))
