"""`recoupe entity merge` and `rename`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from recoupe import editing
from recoupe.cli.corpus import content_option, defaults, number
from recoupe.diagnostics import visible


@click.group()
def entity() -> None:
    """Merge and rename entities, with every reference to them."""


dry_run_option = click.option("--dry-run", is_flag=True, help="Write nothing; print the changes as a unified diff.")


@entity.command()
@click.argument("gone")
@click.argument("kept")
@content_option
@dry_run_option
def merge(gone: str, kept: str, content: Path, dry_run: bool) -> None:
    """Make one record of two: GONE leads to KEPT, and every header that names GONE names KEPT.

    The file of GONE stays as it is, with one line more, `replaced_by: KEPT`; its names count for KEPT. An item of a
    list that then says the same as another is taken out. Only headers are rewritten: links in notes and in pages
    written by hand still lead there by way of GONE. Nothing is written, and the exit code is 2, where the two
    records name each other, where a short stance would hold two positions, or where an error would come of it.
    """
    _edit(content, dry_run, lambda folder: editing.merge(folder, gone, kept))


@entity.command()
@click.argument("old")
@click.argument("new")
@content_option
@dry_run_option
def rename(old: str, new: str, content: Path, dry_run: bool) -> None:
    """Give the entity OLD the id NEW: its file moves, and every header that names OLD names NEW.

    A small file stays in the old place and leads old addresses on. Only headers are rewritten: links in notes and in
    pages written by hand still lead there by way of OLD. What cannot be done is refused with the exit code 2.
    """
    _edit(content, dry_run, lambda folder: editing.rename(folder, old, new))


def _edit(content: Path, dry_run: bool, plan: Callable[[editing.Folder], editing.Edit]) -> None:
    """Do what `plan` says, or show it."""
    try:
        edit = plan(editing.read_folder(content, defaults(content)))
        if not dry_run:
            editing.write(content, edit.changes)
    except editing.Refused as refused:
        span = refused.span
        where = f"{(content / span.file).as_posix()}:{span.line}:{span.column}: " if span else ""
        raise click.UsageError(visible(f"{where}{refused}")) from None
    except editing.NotPutBack as failure:
        raise click.ClickException(visible(str(failure))) from None
    except OSError as error:
        raise click.ClickException(visible(f"nothing was changed: {error}")) from None
    if dry_run:
        click.echo(editing.unified_diff(edit.changes, content), nl=False)
    taken_out = f", {edit.doubles} that said the same twice taken out" if edit.doubles else ""
    click.echo(
        f"{number(len(edit.changes), 'file')} {'would change' if dry_run else 'changed'}: "
        f"{number(edit.references, 'reference')} rewritten{taken_out}",
        err=dry_run,
    )
    for note in edit.notes:
        click.echo(f"note: {note}", err=True)
