"""`recoupe check` and `recoupe explain`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from recoupe.cli.corpus import content_option, read, summary
from recoupe.diagnostics import RULES, as_json, as_text, rule_page
from recoupe.loading import discover, line_reader


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(paths: tuple[Path, ...], content: Path, style: str) -> None:
    """Say what is wrong with the corpus, or with the files at PATHS; exit with 1 when there are errors.

    The whole corpus is read in any case: an article is right or wrong beside the register.
    """
    _known_paths(paths, content)
    diagnostics = read(content).diagnostics
    chosen = [each for each in diagnostics if not paths or _below(content / each.span.file, paths)]
    if style == "json":
        click.echo(as_json(chosen, content))
    else:
        read_line = line_reader(content)
        for diagnostic in chosen:
            click.echo(as_text(diagnostic, content, read_line) + "\n")
        click.echo(summary(chosen), err=True)
    sys.exit(1 if any(each.severity == "error" for each in chosen) else 0)


@click.command()
@click.argument("rule", type=click.Choice(sorted(RULES)), metavar="RULE")
def explain(rule: str) -> None:
    """Say what RULE is about: why it matters, a bad and a good example, what to do."""
    click.echo(rule_page(rule))


def _below(file: Path, paths: tuple[Path, ...]) -> bool:
    # Not resolved: a link in the corpus is judged where it lies, not where it leads.
    place = Path(os.path.abspath(file))  # noqa: PTH100 - Path.absolute() leaves `..` in place
    return any(place.is_relative_to(os.path.abspath(path)) for path in paths)  # noqa: PTH100


def _known_paths(paths: tuple[Path, ...], content: Path) -> None:
    """Refuse a path that no file of the corpus is at or below: "no errors" would be said of a file that nobody read."""
    files, strays = discover(content)
    known = [content / file.path for file in files] + [content / stray.span.file for stray in strays]
    for path in paths:
        if not any(_below(file, (path,)) for file in known):
            raise click.BadParameter(f'no file of the corpus in "{content}" is at "{path}"', param_hint="PATHS")
