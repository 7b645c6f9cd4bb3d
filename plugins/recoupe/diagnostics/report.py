"""Diagnostics as text for people and as JSON for programs."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import PurePath

from recoupe.diagnostics.diagnostic import Diagnostic
from recoupe.diagnostics.fix import Fix

LineReader = Callable[[str, int], str | None]
"""Gives a line of a corpus file (path below the corpus, number from 1), without its line break."""

_MAX_LINE = 160


def location(diagnostic: Diagnostic, content: PurePath) -> str:
    """`content/articles/2021/x.md:14:9`, as editors and terminals open it."""
    span = diagnostic.span
    return f"{visible((content / span.file).as_posix())}:{span.line}:{span.column}"


def headline(diagnostic: Diagnostic, content: PurePath) -> str:
    """The first line of a report; it stands alone."""
    return f"{location(diagnostic, content)}: {diagnostic.severity}[{diagnostic.rule}]: {visible(diagnostic.message)}"


def as_text(diagnostic: Diagnostic, content: PurePath, read_line: LineReader) -> str:
    """The whole report of one diagnostic: headline, source line with carets, help."""
    rows = [headline(diagnostic, content)]
    span = diagnostic.span
    line = read_line(span.file, span.line)
    if line is not None and line.strip():
        number = f"{span.line:>5}"
        start, shown = _window(line, span.column - 1)
        width = max(1, min(span.end_column - span.column, len(shown) - start))
        rows.append(f"{number} | {visible(shown)}")
        before, under = _columns(shown[:start]), _columns(shown[start : start + width])
        rows.append(f"{' ' * len(number)} | {' ' * before}{'^' * max(1, under)}")
    if diagnostic.expected:
        rows.append(f"   expected: {visible(diagnostic.expected)}")
    if diagnostic.help:
        rows.append(f"   help: {visible(diagnostic.help)}")
    rows.append(f"   more: recoupe explain {diagnostic.rule}")
    return "\n".join(rows)


def as_json(diagnostics: Iterable[Diagnostic], content: PurePath) -> str:
    """All diagnostics as one JSON array, one object each; places count from 1, `end_column` is exclusive."""
    return json.dumps(
        [
            {
                "rule": diagnostic.rule,
                "severity": diagnostic.severity,
                "file": (content / diagnostic.span.file).as_posix(),
                "line": diagnostic.span.line,
                "column": diagnostic.span.column,
                "end_column": diagnostic.span.end_column,
                "message": visible(diagnostic.message),
                "seen": diagnostic.seen,
                "expected": diagnostic.expected,
                "nearest": diagnostic.nearest,
                "help": diagnostic.help,
                "fix": _fix(diagnostic.fix),
            }
            for diagnostic in diagnostics
        ],
        ensure_ascii=False,
        indent=2,
    )


def _fix(fix: Fix | None) -> dict[str, object] | None:
    """What a fix does, and the stretches of the file, as it is read, that it replaces."""
    return {"does": fix.does, "replacements": [asdict(each) for each in fix.replacements]} if fix else None


def visible(text: str) -> str:
    """Text that cannot steer a terminal or hide itself: control and bidi characters are spelled out."""
    return "".join(
        f"<U+{ord(char):04X}>"
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char != "\u200c"
        else char
        for char in text
    )


def _window(line: str, column: int) -> tuple[int, str]:
    """A part of a long line around `column`, and where `column` is in it."""
    column = min(max(column, 0), len(line))
    if len(line) <= _MAX_LINE:
        return column, line
    start = max(0, column - _MAX_LINE // 2)
    end = start + _MAX_LINE
    before, after = ("…" if start else ""), ("…" if end < len(line) else "")
    return column - start + len(before), f"{before}{line[start:end]}{after}"


def _columns(text: str) -> int:
    """How many terminal cells `text` takes."""
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in visible(text)
    )
