"""Putting a new file into the corpus, or showing it."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe import editing
from recoupe.diagnostics import as_text, visible
from recoupe.drafting import Draft, judged, write_draft


def put(content: Path, folder: editing.Folder, new: Draft, *, stdout: bool, dry_run: bool) -> None:
    """Write a new file if the checks have no error in it; show it instead with `stdout`, say it with `dry_run`.

    What the checks say is told on the error stream. Exits with 1 where they have an error, and writes nothing then.
    """
    place = visible((content / new.file.path).as_posix())
    try:
        found = judged(folder, new)
        lines = new.text.split("\n")
        for diagnostic in found:
            own = diagnostic.span.file == new.file.path
            click.echo(
                as_text(diagnostic, content, lambda path, number: lines[number - 1] if number <= len(lines) else None)
                if own
                else as_text(diagnostic, content, lambda path, number: None),
                err=True,
            )
        errors = sum(each.severity == "error" for each in found)
        if stdout:
            click.echo(new.text, nl=False)
        if errors:
            number = f"{errors} error{'s' * (errors > 1)}"
            raise click.ClickException(f"{place} is not written: it would have {number}")
        if stdout:
            return
        if dry_run:
            click.echo(f"would write {place}", err=True)
            return
        write_draft(content, new)
    except editing.Refused as refused:
        raise click.UsageError(visible(str(refused))) from None
    except editing.NotPutBack as failure:
        raise click.ClickException(visible(str(failure))) from None
    except OSError as error:
        raise click.ClickException(visible(f"nothing was written: {error}")) from None
    click.echo(f"written: {place}")
