"""The one text of a record: its blocks in reading order, and what is marked in them.

Mentions, quotes, concordance lines, search and every export are offsets into `Document.text` or slices of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from recoupe.model.keeping import kept_in_rows

LeafKind: TypeAlias = Literal["p", "h2", "h3", "h4", "pre"]
GroupKind: TypeAlias = Literal["blockquote", "ul", "ol", "li"]
StyleKind: TypeAlias = Literal["em", "strong", "code", "link"]

BLOCK_BREAK = "\n\n"
"""What stands between two blocks in the one text."""


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Style:
    """Inline markup over `[start, end)` of the one text; `href` is set for a link."""

    kind: StyleKind
    start: int
    end: int
    href: str = ""


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Leaf:
    """A block that holds text: `[start, end)` of the one text.

    `origins` says where its runs of characters were typed: (offset in the one text, line, column), in order; the
    first stands at `start`.
    """

    kind: LeafKind
    start: int
    end: int
    origins: tuple[tuple[int, int, int], ...]
    styles: tuple[Style, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A block that holds blocks."""

    kind: GroupKind
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A thematic break."""


Block: TypeAlias = Leaf | Group | Rule


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Document:
    """The one text (NFC) and its blocks; `text` is the leaves' texts joined by `BLOCK_BREAK`."""

    text: str = ""
    blocks: tuple[Block, ...] = ()

    def leaves(self) -> tuple[Leaf, ...]:
        """Every block that holds text, in reading order."""
        found: list[Leaf] = []
        stack: list[Block] = list(reversed(self.blocks))
        while stack:
            match stack.pop():
                case Leaf() as leaf:
                    found.append(leaf)
                case Group(children=children):
                    stack.extend(reversed(children))
                case Rule():
                    pass
        return tuple(found)

    def origin(self, offset: int) -> tuple[int, int]:
        """The line and column of the file at which the character at `offset` of the one text was typed."""
        leaf = next(leaf for leaf in self.leaves() if leaf.start <= offset < leaf.end)
        run, line, column = max(origin for origin in leaf.origins if origin[0] <= offset)
        return line, column + offset - run


EMPTY = Document()
"""A record without text."""
