"""Where the values of a header begin and end, and which stretch goes when one of them is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r"#[^\n]*")
_COMMA = re.compile(r"\s*,[ \t]*")
_SPACES = re.compile(r"[ \t]*")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An item of a list, or a key with its value.

    `before` is where the entry before it ends, `after` where the next begins; in braces or brackets, the first and
    the last have these themselves there.
    """

    start: int
    end: int
    flow: bool
    before: int
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The places of everything in a header, as offsets into the file's text.

    `skeleton` is that text with every scalar of the header blotted out: what is left there are punctuation, white
    space and comments. `scalars` has the end of each scalar by its start, `items` the entries of lists and `pairs`
    those of mappings, by theirs. The header's last line ends at `end`.
    """

    text: str
    skeleton: str
    scalars: Mapping[int, int]
    items: Mapping[int, Entry]
    pairs: Mapping[int, Entry]
    end: int

    def without(self, entry: Entry) -> tuple[int, int] | None:
        """The stretch to delete so that `entry` is gone: a whole line where nothing else stands there, never a comment.

        `None` where a comment stands inside the entry, or where it is written in a way that nobody writes.
        """
        if "#" in self.skeleton[entry.start : entry.end]:
            return None
        return self._without_flow(entry) if entry.flow else self._without_block(entry)

    def _without_block(self, entry: Entry) -> tuple[int, int] | None:
        start = entry.start
        if self.items.get(start) is entry:
            start = self.skeleton.rindex("-", 0, start)
            if self.skeleton[start + 1 : entry.start].strip():
                return None
        line = self._line_start(start)
        end = self._past_spaces(entry.end)
        if self.skeleton[line:start].strip() or self.skeleton[end] not in "#\n":
            return None
        return (start, end) if self.skeleton[end] == "#" else (line, end + 1)

    def _without_flow(self, entry: Entry) -> tuple[int, int] | None:
        before, after = self.skeleton[entry.before : entry.start], self.skeleton[entry.end : entry.after]
        if _COMMENT.sub("", before).strip(" \t\n,"):
            return None
        if "," in before and "#" not in before + after:
            return entry.before, entry.end
        comma = _COMMA.match(self.skeleton, entry.end, entry.after)
        if comma is None and "," in _COMMENT.sub("", after):
            return None
        start, end = entry.start, comma.end() if comma else self._past_spaces(entry.end)
        if self.skeleton[end] == "#" and self.skeleton[start - 1].strip():
            end -= 1  # a comment begins with white space
            return None if self.skeleton[end].strip() else (start, end)
        if self.skeleton[end] != "\n":
            return start, end
        line = self._line_start(start)
        if not self.skeleton[line:start].strip():
            return line, end + 1
        return len(self.skeleton[:start].rstrip(" \t")), end

    def _line_start(self, offset: int) -> int:
        return self.skeleton.rfind("\n", 0, offset) + 1

    def _past_spaces(self, offset: int) -> int:
        match = _SPACES.match(self.skeleton, offset)
        assert match is not None
        return match.end()


def lay_out(text: str) -> Layout:
    """Read the layout of a file whose header can be read."""
    shift = len(text) - len(text.lstrip())
    opening, closing = list(_BOUNDARY.finditer(text[shift:]))[:2]
    end = shift + closing.start()
    walk = _Walk(text, shift + opening.end(), end)
    skeleton = list(text)
    for start, stop in walk.scalars.items():
        skeleton[start:stop] = "x" * (stop - start)
    return Layout(
        text=text,
        skeleton="".join(skeleton),
        scalars=walk.scalars,
        items=walk.items,
        pairs=walk.pairs,
        end=end,
    )


class _Walk:
    """Goes through the events of a header once and remembers the places."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.shift = start
        self.scalars: dict[int, int] = {}
        self.items: dict[int, Entry] = {}
        self.pairs: dict[int, Entry] = {}
        self.events: Iterator[Any] = yaml.parse(text[start:end], Loader=_Loader)
        while not isinstance(event := next(self.events), yaml.StreamEndEvent):
            if isinstance(event, yaml.NodeEvent):
                self._node(event)

    def _node(self, event: Any) -> int:
        """Walk through one value; the offset at which it ends."""
        start, stop = self._place(event.start_mark), self._place(event.end_mark)
        if isinstance(event, yaml.ScalarEvent):
            typed = self.text[start:stop]
            end = start + (len(typed.rstrip()) if event.style in ("|", ">") else len(typed))
            self.scalars[start] = end
            return end
        spans: list[tuple[int, int]] = []
        pairs = isinstance(event, yaml.MappingStartEvent)
        while not isinstance(inner := next(self.events), yaml.CollectionEndEvent):
            end = self._node(inner)
            if pairs:
                end = self._node(next(self.events))
            spans.append((self._place(inner.start_mark), end))
        if event.flow_style:
            end = self._place(inner.end_mark)
            first, last = start + 1, end - 1
        else:
            end = spans[-1][1]
            first, last = start, end
        befores = [first, *(end for _, end in spans)]
        afters = [*(start for start, _ in spans[1:]), last]
        known = self.pairs if pairs else self.items
        for (begin, stop), before, after in zip(spans, befores, afters, strict=False):
            known.setdefault(
                begin, Entry(start=begin, end=stop, flow=bool(event.flow_style), before=before, after=after)
            )
        return end

    def _place(self, mark: Any) -> int:
        return int(mark.index) + self.shift
