"""`recoupe review`."""

from __future__ import annotations

from pathlib import Path

import click

from recoupe.cli.corpus import defaults
from recoupe.diagnostics import visible
from recoupe.diagnostics.report_github import SUMMARY_BYTES
from recoupe.reviewing import as_markdown, compare, make_preview, read_both

_folder = click.Path(path_type=Path, file_okay=False, exists=True)


@click.command()
@click.argument("base", type=_folder)
@click.argument("head", type=_folder)
@click.option(
    "--preview",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also write the new and changed pages into one HTML file, without scripts.",
)
@click.option("--limit", type=click.IntRange(min=1_000), default=SUMMARY_BYTES, help="Most bytes of the summary.")
def review(base: Path, head: Path, file: Path | None, limit: int) -> None:
    """Say what the corpus in HEAD changes in that in BASE, as Markdown for its reviewers.

    Both folders are read as data; settings, templates and styles are those beside BASE.
    """
    theme = base.absolute().parent / "theme_overrides"
    templates = theme / "pages"
    if file is not None and not templates.is_dir():
        raise click.UsageError(f'a preview needs the templates beside BASE, and there is no folder "{templates}"')
    of_corpus = defaults(base)
    before, after = read_both(base, head, of_corpus)
    found = compare(before, after, of_corpus.lang)
    click.echo(as_markdown(found, limit), nl=False)
    if file is not None:
        made = make_preview(after, found, templates=templates, styles=_styles(theme / "assets"), lang=of_corpus.lang)
        try:
            file.write_text(made.html, encoding="utf-8")
        except OSError as error:
            raise click.ClickException(visible(f"the preview cannot be written: {error}")) from None


def _styles(assets: Path) -> list[str]:
    """The site's own style sheets: the general one first, the others by name."""
    sheets = sorted(assets.glob("*.css"), key=lambda sheet: (sheet.name != "recoupe.css", sheet.name))
    return [sheet.read_text(encoding="utf-8") for sheet in sheets]
