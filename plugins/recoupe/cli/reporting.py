"""Diagnostics on the screen: in colours where a person looks on, and plain everywhere else."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from recoupe.diagnostics import Diagnostic, as_text
from recoupe.diagnostics.report_github import SUMMARY_BYTES
from recoupe.loading import line_reader

_HEADLINE = re.compile(r"(.*?:\d+:\d+: )((?:error|warning)\[[a-z0-9-]+\])(: .*)", re.DOTALL)
_CARETS = re.compile(r" {5} \| *\^+")
_STYLES = {"error": "bold red", "warning": "bold yellow"}


def show(diagnostics: Iterable[Diagnostic], content: Path) -> None:
    """Print reports with their source lines. `NO_COLOR` (no-color.org) turns colours off."""
    read_line = line_reader(content)
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    colours = console.is_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    for diagnostic in diagnostics:
        report = as_text(diagnostic, content, read_line)
        if colours:
            console.print(coloured(report, diagnostic), end="\n\n")
        else:
            click.echo(report + "\n")


def add_to_summary(write: Callable[[int], str]) -> None:
    """Add to the summary of a workflow's job, where there is one; `write` is told how many bytes are left of it."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    if not path:
        return
    try:
        with Path(path).open("a", encoding="utf-8") as stream:
            stream.write(write(max(0, SUMMARY_BYTES - stream.tell())))
    except OSError as error:
        click.echo(f"the summary of the job cannot be written: {error.strerror}", err=True)


def coloured(report: str, diagnostic: Diagnostic) -> Text:
    """A report in colours: the same characters."""
    style = _STYLES[diagnostic.severity]
    first, *rows = report.split("\n")
    text = Text()
    found = _HEADLINE.fullmatch(first)
    place, rule, message = found.groups() if found else (first, "", "")
    text.append(place, "bold").append(rule, style).append(message, "bold")
    for row in rows:
        text.append("\n")
        if _CARETS.fullmatch(row):
            text.append(row, style)
        elif row.startswith("   help: "):
            text.append(row, "cyan")
        elif row.startswith("   more: "):
            text.append(row, "dim")
        else:
            text.append(row)
    return text
