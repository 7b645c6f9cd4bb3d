"""The strict reader of headers: YAML's mappings, lists and texts, and nothing else of YAML.

python-frontmatter splits the file; its handler here reads the header from YAML's events, so that every value keeps its
place, nothing is converted behind the writer's back (`no`, `1.10`, `2021-10-19` stay what was typed), and no anchor,
alias, tag, merge or deep nesting can cost time or memory.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import frontmatter
import yaml
from frontmatter.default_handlers import BaseHandler

from recoupe.diagnostics import Diagnostic
from recoupe.loading.files import first_control
from recoupe.loading.nodes import ListNode, MapNode, Node, ScalarNode
from recoupe.model import Span

MAX_HEADER = 64 * 1024
"""Longest header, in characters."""

MAX_DEPTH = 8
"""Deepest nesting of lists and mappings; the records need five."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})


class BadHeader(Exception):
    """Carries the one diagnostic for which a header could not be read."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Take the diagnostic."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def split_header(text: str, file: str) -> tuple[MapNode, str, int]:
    """Read a file's header: its tree, the text below it, and the line on which that text begins.

    Raises `BadHeader` when there is no header, it is not closed, not YAML, or not a mapping.
    """
    handler = _StrictHandler(file, first_line=1 + _leading_lines(text) if text.strip() else 1)
    metadata, _ = frontmatter.parse(text, handler=handler)
    header = metadata["header"]
    assert isinstance(header, MapNode)
    return header, handler.body, handler.body_line


def _leading_lines(text: str) -> int:
    return text[: len(text) - len(text.lstrip())].count("\n")


class _StrictHandler(BaseHandler):
    """One file's header, for python-frontmatter."""

    FM_BOUNDARY = re.compile(r"^---[ \t]*$", re.MULTILINE)
    BLANK_LINES = re.compile(r"(?:[^\S\n]*\n)*")

    def __init__(self, file: str, *, first_line: int) -> None:
        super().__init__()
        self.file = file
        self.first_line = first_line
        self.body = ""
        self.body_line = first_line

    def split(self, text: str) -> tuple[str, str]:
        start = Span(self.file, self.first_line, 1, 4)
        if not self.detect(text):
            raise BadHeader(
                Diagnostic(
                    span=start,
                    rule="missing-header",
                    message="the file does not begin with a header",
                    seen=text.split("\n", 1)[0][:80],
                    expected="a first line of three hyphens (---), then the header, then three hyphens again",
                )
            )
        parts: list[str] = self.FM_BOUNDARY.split(text, 2)
        if len(parts) < 3:
            raise BadHeader(
                Diagnostic(
                    span=start,
                    rule="unclosed-header",
                    message="the header that begins here is never closed",
                    seen="---",
                    expected="a line of three hyphens (---) after the header's last line",
                )
            )
        _, header, body = parts
        if len(header) > MAX_HEADER:
            raise BadHeader(
                Diagnostic(
                    span=start,
                    rule="header-too-large",
                    message=f"the header has {len(header):,} characters",
                    seen=f"{len(header)} characters",
                    expected=f"at most {MAX_HEADER:,}",
                )
            )
        # The text below begins past the closing hyphens' own line and blank ones; its first indentation is its own.
        blank = self.BLANK_LINES.match(body)
        assert blank is not None
        self.body = body[blank.end() :].rstrip()
        self.body_line = self.first_line + header.count("\n") + blank[0].count("\n")
        return header, body

    def load(self, fm: str) -> dict[str, Any]:
        # `fm` begins with the line break that ends the opening hyphens, so its line 0 is the file's first line.
        return {"header": _Composer(fm, self.file, self.first_line).header()}


class _Composer:
    """Builds the tree of one header from YAML's events."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.events: Iterator[Any] = yaml.parse(text, Loader=_Loader)

    def header(self) -> MapNode:
        try:
            self._next()  # the stream's start
            if isinstance(self._next(), yaml.StreamEndEvent):
                return MapNode((), Span(self.file, self.first_line, 1, 4))
            first = self._next()
            if not isinstance(first, yaml.MappingStartEvent):
                raise self._bad(
                    "header-not-mapping",
                    first,
                    f"the header is a {'list' if isinstance(first, yaml.SequenceStartEvent) else 'text'}",
                    expected="lines of the form `key: value`",
                )
            node = self._node(first, depth=1)
            self._next()  # the document's end
            second = self._next()
            if not isinstance(second, yaml.StreamEndEvent):
                raise self._bad("yaml-feature", second, "the header holds two documents", expected="one")
        except yaml.MarkedYAMLError as error:
            raise self._syntax(error) from None
        except yaml.reader.ReaderError as error:
            raise self._unreadable(error) from None
        assert isinstance(node, MapNode)
        return MapNode(node.entries, Span(self.file, self.first_line, 1, 4))

    def _next(self) -> Any:
        return next(self.events)

    def _node(self, event: Any, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._bad(
                "yaml-feature", event, "the header is nested too deeply", expected=f"at most {MAX_DEPTH} levels"
            )
        if isinstance(event, yaml.AliasEvent) or event.anchor is not None:
            mark = "*" if isinstance(event, yaml.AliasEvent) else "&"
            raise self._bad(
                "yaml-feature",
                event,
                f"anchors and aliases are not read here: {mark}{event.anchor}",
                expected=f"the value itself; a text that begins with {mark} goes in quotes",
            )
        if event.tag is not None:
            raise self._bad(
                "yaml-feature",
                event,
                f"tags are not read here: {event.tag}",
                expected="the value itself; a text that begins with ! goes in quotes",
            )
        if isinstance(event, yaml.ScalarEvent):
            empty = event.style in (None, "") and event.value in _NULL
            if control := first_control(event.value, allowed="\n"):
                raise BadHeader(  # typed as an escape: "\\0"
                    Diagnostic(
                        span=self._span(event),
                        rule="forbidden-character",
                        message=f"the value holds the invisible character U+{ord(control):04X}",
                        seen=f"U+{ord(control):04X}",
                        expected="printable text",
                    )
                )
            return ScalarNode(None if empty else event.value, self._span(event))
        if isinstance(event, yaml.SequenceStartEvent):
            items: list[Node] = []
            while not isinstance(inner := self._next(), yaml.SequenceEndEvent):
                items.append(self._node(inner, depth + 1))
            return ListNode(tuple(items), self._span(event))
        return self._mapping(event, depth)

    def _mapping(self, event: Any, depth: int) -> MapNode:
        entries: list[tuple[ScalarNode, Node]] = []
        seen: dict[str, Span] = {}
        while not isinstance(inner := self._next(), yaml.MappingEndEvent):
            key = self._node(inner, depth + 1)
            if not isinstance(key, ScalarNode) or key.value is None:
                raise self._bad("yaml-syntax", inner, "a key must be a plain word", expected="`key: value`")
            if key.value == "<<":
                raise self._bad("yaml-feature", inner, "merge keys are not read here", expected="each key written out")
            if (first := seen.get(key.value)) is not None:
                raise self._bad(
                    "duplicate-key",
                    inner,
                    f'"{key.value}" is written twice',
                    expected=f"once; the first is on line {first.line}",
                )
            seen[key.value] = key.span
            entries.append((key, self._node(self._next(), depth + 1)))
        return MapNode(tuple(entries), self._span(event))

    def _place(self, mark: Any) -> tuple[int, int]:
        """Line and column, from 0, of one of YAML's marks. YAML itself ends lines at U+2028 and its like too."""
        line = min(bisect_right(self.starts, mark.index), len(self.lines)) - 1
        return line, mark.index - self.starts[line]

    def _span(self, event: Any) -> Span:
        line, column = self._place(event.start_mark)
        row = self.lines[line]
        end = event.end_mark.index - self.starts[line]
        same_line = column < end <= len(row)
        stop = end if same_line and isinstance(event, yaml.ScalarEvent) else len(row.rstrip())
        return Span(self.file, self.first_line + line, column + 1, max(stop, column + 1) + 1)

    def _bad(self, rule: str, event: Any, message: str, *, expected: str) -> BadHeader:
        span = self._span(event)
        line = self.lines[span.line - self.first_line]
        seen = line[span.column - 1 : span.end_column - 1][:80]
        return BadHeader(Diagnostic(span=span, rule=rule, message=message, seen=seen, expected=expected))

    def _syntax(self, error: yaml.MarkedYAMLError) -> BadHeader:
        problem = error.problem or "it cannot be read"
        opened = any(words in problem for words in _TOLD_AT_THE_OPENING)
        mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
        line_number, column = self._place(mark) if mark else (0, 0)
        while line_number > 0 and not self.lines[line_number].strip():
            line_number -= 1  # an error at the end is shown on the last line that holds something
            column = len(self.lines[line_number].rstrip())
        line = self.lines[line_number]
        span = Span(self.file, self.first_line + line_number, column + 1, column + 2)
        return BadHeader(
            Diagnostic(
                span=span,
                rule="yaml-syntax",
                message=f"the header is not valid YAML: {_in_plain_words(problem, line, column)}",
                seen=line.strip()[:80],
                expected=_remedy(problem, line),
            )
        )

    def _unreadable(self, error: Any) -> BadHeader:
        # libyaml counts bytes here.
        before = "\n".join(self.lines).encode()[: error.position].decode(errors="ignore")
        line_number = before.count("\n")
        column = len(before) - (before.rfind("\n") + 1)
        return BadHeader(
            Diagnostic(
                span=Span(self.file, self.first_line + line_number, column + 1, column + 2),
                rule="forbidden-character",
                message="the header holds a character that YAML does not allow",
                seen=f"U+{error.character:04X}",
                expected="printable characters",
            )
        )


_TOLD_AT_THE_OPENING = ("expected ',' or", "unexpected end of stream", "could not find expected ':'")
"""Problems that libyaml finds at the end, and people where the value begins."""


def _in_plain_words(problem: str, line: str, column: int) -> str:
    """What libyaml says, for people who never heard of tokens and scalars."""
    if "tab character" in problem or ("cannot start any token" in problem and line[column : column + 1] == "\t"):
        return "a line begins with a tab"
    if "mapping values are not allowed" in problem:
        return "there is a colon where no field can begin"
    if "cannot start any token" in problem:
        return f"no value begins with {line[column : column + 1]}"
    if "expected ',' or" in problem:
        return "a list in brackets or fields in braces are not closed, or lack a comma"
    if "unexpected end of stream" in problem:
        return "a quotation mark is never closed"
    if "could not find expected ':'" in problem:
        return "a line has no colon"
    if "did not find expected key" in problem:
        return "something follows a closed value" if line[:column].strip() else "a line is indented unlike the others"
    if "expected <document start>" in problem:
        return "a line does not belong to the field above it"
    return "a value is missing" if "expected node content" in problem else problem


def _remedy(problem: str, line: str) -> str:
    """The likeliest remedy for what libyaml says."""
    if "mapping values are not allowed" in problem:
        return 'quotes around a value that holds a colon and a space: title: "Irak : un convoi attaqué"'
    if "\t" in line:
        return "spaces, not tabs, at the beginning of a line"
    if "cannot start any token" in problem:
        return "quotes around a value that begins with one of @ ` % & * ! | > [ ] { } , # ? : - \" '"
    return "`key: value` on each line; lists as [a, b]; quotes closed"
