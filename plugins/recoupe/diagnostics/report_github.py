"""Diagnostics for GitHub's workflows: annotations at lines, and a summary of the job.

GitHub shows ten errors and ten warnings of a step and drops the rest in silence; a summary may take 1 MiB.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from recoupe.diagnostics.diagnostic import Diagnostic
from recoupe.diagnostics.markdown import inert
from recoupe.diagnostics.report import location, visible

MOST = 10
"""Annotations of one severity that GitHub shows of one step."""

SUMMARY_BYTES = 1_000_000
"""Most bytes of a summary, under the 1,048,576 that GitHub takes."""

_MOST_CHARACTERS = 500


def as_workflow_commands(diagnostics: Sequence[Diagnostic], content: PurePath) -> str:
    """A line for each annotation that GitHub shows, and one that counts the others.

    Of many, each rule gets its first before any gets its second.
    """
    shown = [each for severity in ("error", "warning") for each in _first_of_each(diagnostics, severity)]
    rows = [_command(each, content) for each in sorted(shown)]
    if len(shown) < len(diagnostics):
        left = Counter(each.severity for each in diagnostics) - Counter(each.severity for each in shown)
        counts = " and ".join(_counted(left[severity], f"more {severity}") for severity in sorted(left))
        rows.append(f"::notice title=recoupe check::{_data(f'{counts}: the summary of this job lists them all')}")
    return "\n".join(rows)


def as_summary(diagnostics: Sequence[Diagnostic], content: PurePath, limit: int = SUMMARY_BYTES) -> str:
    """Markdown that lists all diagnostics, file by file, in at most `limit` bytes; what is left out is counted."""
    counts = Counter(each.severity for each in diagnostics)
    rows = [f"## Recoupe: {_counted(counts['error'], 'error')}, {_counted(counts['warning'], 'warning')}\n"]
    size = len(rows[0].encode()) + 100
    file = None
    for number, each in enumerate(diagnostics):
        new = [f"\n### {inert((content / each.span.file).as_posix())}\n\n"] if each.span.file != file else []
        file = each.span.file
        new.append(_item(each, content))
        size += len("".join(new).encode())
        if size > limit:
            rows.append(f"\n… and {len(diagnostics) - number:,} more that have no room here.\n")
            break
        rows += new
    return "".join(rows)


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'s' * (count != 1)}"


def _item(diagnostic: Diagnostic, content: PurePath) -> str:
    expected = f" Expected: {inert(diagnostic.expected)}." if diagnostic.expected else ""
    help_ = f" Help: {inert(diagnostic.help)}." if diagnostic.help else ""
    place = inert(location(diagnostic, content).rpartition("/")[2])
    return f"- {place} **{diagnostic.severity}** `{diagnostic.rule}`: {inert(diagnostic.message)}.{expected}{help_}\n"


def _first_of_each(diagnostics: Iterable[Diagnostic], severity: str) -> list[Diagnostic]:
    """The ten that are shown."""
    seen: Counter[str] = Counter()
    ranked = []
    for number, each in enumerate(each for each in diagnostics if each.severity == severity):
        seen[each.rule] += 1
        ranked.append((seen[each.rule], number, each))
    return [each for _, _, each in sorted(ranked, key=lambda rank: rank[:2])[:MOST]]


def _command(diagnostic: Diagnostic, content: PurePath) -> str:
    span = diagnostic.span
    place = f"file={_property((content / span.file).as_posix())},line={span.line}"
    if span.end_column > span.column:
        place += f",endLine={span.line},col={span.column},endColumn={span.end_column}"
    parts = (diagnostic.message, diagnostic.expected and f"expected: {diagnostic.expected}", diagnostic.help)
    message = "; ".join(_short(part) for part in parts if part)
    return f"::{diagnostic.severity} {place},title={_property(diagnostic.rule)}::{_data(message)}"


def _short(text: str) -> str:
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"


def _data(text: str) -> str:
    """What stands behind the second pair of colons."""
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """What stands behind an equals sign."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
