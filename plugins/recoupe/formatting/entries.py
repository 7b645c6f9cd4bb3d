"""A header cut into its fields: the lines of each, and the comments above it that move along."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import yaml

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_KEEPS_BLANKS = re.compile(r"[|>]\d?\+|[|>]\+\d")
_FOR_EDITORS = re.compile(r"\s*# *yaml-language-server:")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldLines:
    """One field: its key, the comment and blank lines above it, and its own lines, the key's first."""

    key: str
    lead: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderLines:
    """A header in lines without their breaks: what stays at its top, its fields, what stays at its end."""

    top: tuple[str, ...]
    fields: tuple[FieldLines, ...]
    tail: tuple[str, ...]


def cut_up(header: str, keys: Sequence[tuple[str, int]]) -> HeaderLines:
    """Cut the lines of a header; `keys` are its fields in order, each with the line (from 0) that begins with it.

    Blanks at the ends of lines go where no value holds them. A comment belongs to the field below it; one that is
    indented deeper than the keys, to the field above. Comments at the top stay there when an empty line follows.
    """
    lines = header.split("\n")
    first_lines = [line for _, line in keys]
    ends, inside = _extents(header, first_lines)
    lines = [line if number in inside else line.rstrip(" \t") for number, line in enumerate(lines)]
    found: list[FieldLines] = []
    top, lead = _parted(lines[: first_lines[0]])
    for number, (key, start) in enumerate(keys):
        following = first_lines[number + 1] if number + 1 < len(keys) else len(lines)
        indent = _indent(lines[start])
        end = _end(lines, ends[number] + 1, following, indent)
        found.append(FieldLines(key=key, lead=tuple(lead), lines=tuple(lines[start:end])))
        lead = lines[end:following]
    return HeaderLines(top=tuple(top), fields=tuple(found), tail=tuple(lead))


def _extents(header: str, first_lines: Sequence[int]) -> tuple[list[int], set[int]]:
    """The last line of each field's value, and the lines whose ends lie inside a value."""
    starts = [0, *accumulate(len(line) + 1 for line in header.split("\n"))]
    ends = list(first_lines)
    inside: set[int] = set()
    for first, last, stop in _values(header, starts):
        number = bisect_right(first_lines, first) - 1
        ends[number] = max(ends[number], last)
        inside.update(range(first, stop))
    return ends, inside


def _values(header: str, starts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The first and last line of each text, and of the end of whatever is in brackets or braces.

    The third number is the first line whose end is outside: what follows a value of one line is none of it, while a
    text below a `|` has the blanks at its end too.
    """
    events: Iterator[Any] = yaml.parse(header, Loader=_Loader)
    for event in events:
        begin, end = event.start_mark.index, event.end_mark.index
        if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">"):
            typed = header[begin:end]
            kept = typed.removesuffix("\n") if _KEEPS_BLANKS.match(typed) else typed.rstrip("\n")
            last = bisect_right(starts, begin + len(kept)) - 1
            yield bisect_right(starts, begin) - 1, last, last + 1
        elif isinstance(event, yaml.ScalarEvent):
            first, last = bisect_right(starts, begin) - 1, bisect_right(starts, end) - 1
            yield first, last, last
        elif isinstance(event, yaml.CollectionEndEvent) and end > begin:
            last = bisect_right(starts, end) - 1
            yield last, last, last


def _end(lines: Sequence[str], start: int, stop: int, indent: int) -> int:
    """Where a field ends: behind the last comment below it that is indented deeper than its key."""
    end = start
    for number in range(start, stop):
        line = lines[number]
        if line.strip() and _indent(line) <= indent:
            break
        if line.strip():
            end = number + 1
    return end


def _parted(lines: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The comments above the first field: those of the whole header, and the field's own."""
    blank = max((number for number, line in enumerate(lines) if not line.strip()), default=-1)
    editors = max((number for number, line in enumerate(lines) if _FOR_EDITORS.match(line)), default=-1)
    cut = max(blank, editors) + 1
    return lines[:cut], lines[cut:]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
