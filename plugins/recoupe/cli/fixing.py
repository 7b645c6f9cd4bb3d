"""What `recoupe check --fix` does, and what the other commands tell of fixes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import click

from recoupe import editing
from recoupe.cli import paths as corpus_paths
from recoupe.cli.corpus import defaults, number
from recoupe.diagnostics import Diagnostic, location, visible
from recoupe.fixing import FIXES, Given, mend, with_fixes
from recoupe.history import History
from recoupe.loading import CorpusFile, Loaded, discover, load_record
from recoupe.loading.files import MAX_BYTES
from recoupe.model import Article, Record, Span


def fix(content: Path, paths: Collection[Path], *, dry_run: bool) -> None:
    """Mend what needs no judgement in the files at `paths`, or print it as a diff; say what was mended."""
    done = mend(_given(content), lambda file: corpus_paths.below(content / file.path, paths))
    if dry_run:
        click.echo(editing.unified_diff(done.changes, content), nl=False)
    else:
        try:
            editing.write(content, done.changes)
        except (editing.Refused, editing.NotPutBack, OSError) as error:
            raise click.ClickException(visible(f"nothing was changed: {error}")) from None
    for each in done.mended:
        does = each.fix.does if each.fix else ""
        click.echo(visible(f"{location(each, content)}: mended[{each.rule}]: {does}"), err=True)
    would = "would be " if dry_run else ""
    click.echo(f"{number(len(done.mended), 'mistake')} {would}mended in {number(len(done.changes), 'file')}", err=True)


def told_with_fixes(content: Path, diagnostics: Sequence[Diagnostic]) -> Sequence[Diagnostic]:
    """The diagnostics, each with its fix where it has a safe one."""
    if not any(each.rule in FIXES for each in diagnostics):
        return diagnostics
    return with_fixes(_given(content), diagnostics)


def _given(content: Path) -> Given:
    """The corpus as it lies on the disk."""
    of_corpus = defaults(content)
    history = History(content)

    def earlier(article: Article) -> Sequence[Article]:
        file = CorpusFile("articles", article.id, article.path)
        loaded: Iterable[Loaded] = (load_record(text, file, of_corpus) for text in history(article.path))
        return [each.record for each in loaded if isinstance(each.record, Record)]

    files: dict[CorpusFile, bytes] = {}
    refused: dict[CorpusFile, Loaded] = {}
    found, strays = discover(content)
    for file in found:
        try:
            with (content / file.path).open("rb") as stream:
                files[file] = stream.read(MAX_BYTES + 1)
        except OSError as error:
            told = Diagnostic(
                span=Span(file.path), rule="unreadable-file", message=f"the file cannot be read: {error.strerror}"
            )
            refused[file] = Loaded(None, (told,))
    return Given(files=files, refused=refused, strays=strays, defaults=of_corpus, earlier=earlier)
