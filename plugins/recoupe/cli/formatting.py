"""`recoupe fmt`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recoupe import editing
from recoupe.cli import paths as corpus_paths
from recoupe.cli.corpus import content_option, defaults, number
from recoupe.diagnostics import visible
from recoupe.formatting import laid_out
from recoupe.loading import Defaults, discover, read
from recoupe.model import Span


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when a file would change.")
@click.option("--diff", is_flag=True, help="Write nothing; print the changes, and exit with 1 when there are any.")
def fmt(paths: tuple[Path, ...], content: Path, check: bool, diff: bool) -> None:
    """Put the fields of headers in their usual order, in all files or in those at PATHS.

    Each field stays as it was typed and takes the comment above it along; in the text below the header only the ends
    of lines are put right. Files whose header has errors are left alone and named, with the exit code 2.
    """
    corpus_paths.known(paths, content)
    changes, left_alone = _plan(content, paths, defaults(content))
    if diff:
        click.echo(editing.unified_diff(changes, content), nl=False)
    elif check:
        for change in changes:
            click.echo(visible((content / change.path).as_posix()))
    else:
        try:
            editing.write(content, changes)
        except (editing.Refused, editing.NotPutBack, OSError) as error:
            raise click.ClickException(visible(f"nothing was changed: {error}")) from None
    for refused in left_alone:
        span = refused.span or Span("")
        place = f"{(content / span.file).as_posix()}:{span.line}:{span.column}"
        click.echo(visible(f"{place}: left alone: {refused}"), err=True)
    done = f"{number(len(changes), 'file')} {'would change' if check or diff else 'changed'}"
    click.echo(f"{done}, {len(left_alone)} left alone", err=True)
    sys.exit(2 if left_alone else 1 if changes and (check or diff) else 0)


def _plan(
    content: Path, paths: tuple[Path, ...], of_corpus: Defaults
) -> tuple[list[editing.Change], list[editing.Refused]]:
    """The changes to the files at some paths, and why the others are left alone."""
    changes: list[editing.Change] = []
    left_alone: list[editing.Refused] = []
    files, strays = discover(content)
    left_alone += (editing.Refused(each.message, each.span) for each in strays if _chosen(content, each.span, paths))
    for file in files:
        if not corpus_paths.below(content / file.path, paths):
            continue
        _, diagnostics = read(content, file)
        if diagnostics:
            left_alone.append(editing.Refused(diagnostics[0].message, diagnostics[0].span))
            continue
        before = (content / file.path).read_bytes()
        try:
            after = laid_out(file, before, of_corpus)
        except editing.Refused as refused:
            left_alone.append(refused)
            continue
        if after != before:
            changes.append(editing.Change(path=file.path, before=before, after=after))
    return changes, left_alone


def _chosen(content: Path, span: Span, paths: tuple[Path, ...]) -> bool:
    return corpus_paths.below(content / span.file, paths)
