"""The command line: `recoupe check`, `recoupe mentions`, `recoupe text`. The one module that imports click."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import click

from recoupe import editing
from recoupe.diagnostics import RULES, Diagnostic, as_json, as_text, nearest, rule_page, visible
from recoupe.history import History
from recoupe.linking import LinkedCorpus, context
from recoupe.loading import Defaults, discover, line_reader
from recoupe.pipeline import CheckedCorpus, read_corpus
from recoupe.settings import read_defaults

CONTEXT_WIDTH = 60
"""Characters of context on each side of a mention."""

content_option = click.option(
    "--content",
    default="content",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the corpus: articles/, entities/ and sources/ lie in it.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recoupe")
def main() -> None:
    """Check and query a folder of annotated press articles."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@content_option
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def check(paths: tuple[Path, ...], content: Path, style: str) -> None:
    """Say what is wrong with the corpus, or with the files at PATHS; exit with 1 when there are errors.

    The whole corpus is read in any case: an article is right or wrong beside the register.
    """
    _known_paths(paths, content)
    diagnostics = _read(content).diagnostics
    chosen = [each for each in diagnostics if not paths or _below(content / each.span.file, paths)]
    if style == "json":
        click.echo(as_json(chosen, content))
    else:
        read_line = line_reader(content)
        for diagnostic in chosen:
            click.echo(as_text(diagnostic, content, read_line) + "\n")
        click.echo(_summary(chosen), err=True)
    sys.exit(1 if any(each.severity == "error" for each in chosen) else 0)


@main.command()
@content_option
@click.option("--entity", metavar="ID", help="Only mentions of this entity.")
@click.option("--article", metavar="ID", help="Only mentions in this article.")
def mentions(content: Path, entity: str | None, article: str | None) -> None:
    """List every mention, one JSON object a line; start and end are offsets into the article's text."""
    linked = _linked(content)
    if entity is not None and entity not in linked.corpus.entities:
        raise click.BadParameter(_unknown("entity", entity, linked.corpus.entities), param_hint="--entity")
    wanted = linked.register.resolve(entity) if entity is not None else None
    if article is not None and article not in linked.articles:
        raise click.BadParameter(_unknown("article", article, linked.articles), param_hint="--article")
    for id, each in linked.articles.items():
        if article is not None and id != article:
            continue
        for mention in each.mentions:
            if entity is None or mention.entity == wanted:
                left, right = context(each.article.document, mention.start, mention.end, CONTEXT_WIDTH)
                row = {
                    "article": id,
                    "entity": mention.entity,
                    "start": mention.start,
                    "end": mention.end,
                    "surface": mention.surface,
                    "left": left,
                    "right": right,
                }
                click.echo(json.dumps(row, ensure_ascii=False))


@main.group()
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


@main.command()
@click.argument("id")
@content_option
def text(id: str, content: Path) -> None:
    """Print the one text of the article ID: its blocks in reading order, an empty line between two."""
    linked = _linked(content)
    if id not in linked.articles:
        raise click.BadParameter(_unknown("article", id, linked.articles), param_hint="ID")
    click.echo(linked.articles[id].article.document.text)


@main.command()
@click.argument("rule", type=click.Choice(sorted(RULES)), metavar="RULE")
def explain(rule: str) -> None:
    """Say what RULE is about: why it matters, a bad and a good example, what to do."""
    click.echo(rule_page(rule))


def _linked(content: Path) -> LinkedCorpus:
    """The linked corpus; what is wrong with it is counted on the error stream, so that nothing is lost in silence."""
    checked = _read(content)
    if any(each.severity == "error" for each in checked.diagnostics):
        click.echo(f"{_summary(checked.diagnostics)} (recoupe check tells which)", err=True)
    return checked.linked


def _edit(content: Path, dry_run: bool, plan: Callable[[editing.Folder], editing.Edit]) -> None:
    """Do what `plan` says, or show it."""
    try:
        edit = plan(editing.read_folder(content, _defaults(content)))
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
        f"{_number(len(edit.changes), 'file')} {'would change' if dry_run else 'changed'}: "
        f"{_number(edit.references, 'reference')} rewritten{taken_out}",
        err=dry_run,
    )
    for note in edit.notes:
        click.echo(f"note: {note}", err=True)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _read(content: Path) -> CheckedCorpus:
    history = History(content)
    return read_corpus(content, _defaults(content), history, history_is_cut=history.is_cut)


def _defaults(content: Path) -> Defaults:
    return read_defaults(content.absolute().parent / "mkdocs.yml")


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


def _unknown(noun: str, id: str, known: object) -> str:
    guess = nearest(id, list(known))  # type: ignore[call-overload]
    return f'no {noun} is called "{id}"' + (f'; did you mean "{guess}"?' if guess else "")


def _summary(diagnostics: list[Diagnostic] | tuple[Diagnostic, ...]) -> str:
    errors = sum(each.severity == "error" for each in diagnostics)
    warnings = len(diagnostics) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
