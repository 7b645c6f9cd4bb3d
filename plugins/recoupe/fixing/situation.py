"""What a fix may look at: the mistake, the file that it is in, and the corpus."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

import yaml

from recoupe.diagnostics import Diagnostic
from recoupe.diagnostics.fix import Fix, Replacement
from recoupe.editing.layout import Layout, lay_out
from recoupe.linking import LinkedCorpus
from recoupe.loading import CorpusFile, Defaults
from recoupe.loading.header import BadHeader, split_header
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode
from recoupe.loading.short_forms import write_out
from recoupe.model import Path, Span

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class FileAsRead:
    """One file: its text as it is read, and what stands where in its header. Made once for all mistakes in it."""

    def __init__(self, file: CorpusFile, text: str, defaults: Defaults) -> None:
        """Take the file, its text and what the corpus takes for granted."""
        self.file = file
        self.text = text
        self.lines = text.split("\n")
        self.defaults = defaults

    @cached_property
    def tree(self) -> MapNode | None:
        """The header with its short forms written out, if it can be read."""
        try:
            return write_out(self.file.kind, split_header(self.text, self.file.path)[0], self.defaults)
        except BadHeader:
            return None

    @cached_property
    def paths(self) -> Mapping[Span, Path]:
        """Where in the header each text stands, by its place; what a key says stands where the key does."""
        found: dict[Span, Path] = {}
        for path, node in _walk(self.tree) if self.tree is not None else ():
            if isinstance(node, ScalarNode):
                found.setdefault(node.span, path)
        return found

    @cached_property
    def layout(self) -> Layout:
        """Where everything stands in the header."""
        return lay_out(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins in the text."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)]


@dataclass(frozen=True)
class Situation:
    """One diagnostic, the file that it is in, and the corpus around it."""

    diagnostic: Diagnostic
    read: FileAsRead
    linked: LinkedCorpus
    tags: Set[str]

    @property
    def file(self) -> CorpusFile:
        """The file of the mistake."""
        return self.read.file

    @property
    def line(self) -> str:
        """The line of the mistake."""
        return self.read.lines[self.diagnostic.span.line - 1]

    @property
    def typed(self) -> str:
        """What stands where the mistake is."""
        span = self.diagnostic.span
        return self.line[span.column - 1 : span.end_column - 1]

    @cached_property
    def value(self) -> str | None:
        """The text that is typed there, whole and on one line; `None` where it is not."""
        try:
            value = yaml.load(self.typed, Loader=_Loader)
        except yaml.YAMLError:
            return None
        return value if isinstance(value, str) else None

    @property
    def path(self) -> Path | None:
        """Where in the header the text stands that the mistake is about."""
        return self.read.paths.get(self.diagnostic.span)

    def instead(self, text: str, does: str) -> Fix:
        """The fix that writes `text` where the mistake is."""
        span = self.diagnostic.span
        place = Replacement(
            line=span.line, column=span.column, end_line=span.line, end_column=span.end_column, text=text
        )
        return Fix(does=does, replacements=(place,))


def _walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    yield path, node
    match node:
        case ListNode(items=items):
            for number, item in enumerate(items):
                yield from _walk(item, (*path, number))
        case MapNode(entries=entries):
            for key, value in entries:
                yield from _walk(value, (*path, str(key.value)))
