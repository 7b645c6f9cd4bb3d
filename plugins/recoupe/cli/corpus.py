"""What the commands share: the corpus that they are about, and words for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.history import History
from recoupe.linking import LinkedCorpus
from recoupe.loading import Defaults
from recoupe.pipeline import CheckedCorpus, read_corpus
from recoupe.settings import read_defaults

content_option = click.option(
    "--content",
    default="content",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The folder of the corpus: articles/, entities/ and sources/ lie in it.",
)


def read(content: Path) -> CheckedCorpus:
    """The corpus, read and checked."""
    history = History(content)
    return read_corpus(content, defaults(content), history, history_is_cut=history.is_cut)


def defaults(content: Path) -> Defaults:
    """What the corpus takes for granted, as the mkdocs.yml beside it says."""
    return read_defaults(content.absolute().parent / "mkdocs.yml")


def linked(content: Path) -> LinkedCorpus:
    """The linked corpus; what is wrong with it is counted on the error stream, so that nothing is lost in silence."""
    checked = read(content)
    if any(each.severity == "error" for each in checked.diagnostics):
        click.echo(f"{summary(checked.diagnostics)} (recoupe check tells which)", err=True)
    return checked.linked


def unknown(noun: str, id: str, known: object) -> str:
    """Says that there is no such id, and which one is nearest."""
    guess = nearest(id, list(known))  # type: ignore[call-overload]
    return f'no {noun} is called "{id}"' + (f'; did you mean "{guess}"?' if guess else "")


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """How many errors and warnings there are."""
    diagnostics = list(diagnostics)
    errors = sum(each.severity == "error" for each in diagnostics)
    warnings = len(diagnostics) - errors
    return f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"


def number(count: int, noun: str) -> str:
    """A count with its noun."""
    return f"{count} {noun}{'s' * (count != 1)}"
