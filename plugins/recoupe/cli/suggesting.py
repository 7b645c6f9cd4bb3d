"""`recoupe suggest`: hints for whoever edits an article or the register."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from recoupe.cli.corpus import content_option, linked, number, unknown
from recoupe.diagnostics import visible
from recoupe.linking import LinkedArticle, LinkedCorpus
from recoupe.suggesting import possible_duplicates, undeclared, unknown_names


@click.command()
@click.argument("path", required=False, metavar="[PATH]")
@content_option
@click.option("--entities", "register", is_flag=True, help="Look through the whole register for possible duplicates.")
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
def suggest(path: str | None, content: Path, register: bool, style: str) -> None:
    """Say what may be missing in the article at PATH (a file, or the article's id).

    Names that the register knows and the header does not declare; words that may be names and that it does not know,
    with the nearest entries. With --entities, or for the folder entities/: records that may be one and the same. These
    are hints: nothing is changed, and many of them will be wrong.
    """
    if path is None and not register:
        raise click.UsageError("say which article: its file or its id; or --entities for the register")
    corpus = linked(content)
    if register or _same(path or "", content / "entities"):
        _duplicates(corpus, style)
        return
    each = _article(path or "", content, corpus)
    file = (content / each.article.path).as_posix()
    found = undeclared(each, corpus.register)
    names = unknown_names(each, corpus.register, corpus.corpus.entities)
    if style == "json":
        _json({"article": each.article.id, "undeclared": _rows(found), "unknown": _rows(names)})
        return
    certain = [hint for hint in found if hint.certain]
    if certain:
        click.echo("named in the text, and not declared in the header:")
    for hint in certain:
        _row(file, hint.line, hint.column, f'{hint.entity}: "{hint.surface}", {number(hint.count, "time")}')
    if certain:
        click.echo(f"  to declare them all, add to entities: {', '.join(hint.entity for hint in certain)}")
    if unsure := [hint for hint in found if not hint.certain]:
        click.echo("names that have several bearers: to be declared only if that one is meant:")
        for hint in unsure:
            _row(file, hint.line, hint.column, f'{hint.entity}: "{hint.surface}", {number(hint.count, "time")}')
    if names:
        click.echo("may be names, and are in no record:")
    for name in names:
        near = f"; near it: {', '.join(name.nearest)}" if name.nearest else ""
        _row(file, name.line, name.column, f'"{name.words}", {number(name.count, "time")} ({name.why}){near}')
    if not found and not names:
        click.echo("nothing to suggest" if each.article.document.text else "nothing to suggest: the file has no text")


def _duplicates(corpus: LinkedCorpus, style: str) -> None:
    pairs = possible_duplicates(corpus.corpus.entities)
    if style == "json":
        _json({"duplicates": _rows(pairs)})
        return
    for pair in pairs:
        click.echo(visible(f"{pair.one} and {pair.other}: {'; '.join(pair.reasons)}"))
    if pairs:
        click.echo(
            "if two are one: recoupe entity merge GONE KEPT; if not, name each other under not_same_as", err=True
        )
    else:
        click.echo("no two entities look like one")


def _article(path: str, content: Path, corpus: LinkedCorpus) -> LinkedArticle:
    for each in corpus.articles.values():
        if each.article.id == path or _same(path, content / each.article.path):
            return each
    stem = Path(path).name.removesuffix(".md")
    raise click.BadParameter(visible(unknown("article", stem, corpus.articles)), param_hint="PATH")


def _same(path: str, place: Path) -> bool:
    # Not resolved: a link in the corpus is judged where it lies.
    return os.path.abspath(path) == os.path.abspath(place)  # noqa: PTH100


def _row(file: str, line: int, column: int, text: str) -> None:
    click.echo(visible(f"  {file}:{line}:{column}: {text}"))


def _rows(found: Any) -> list[dict[str, Any]]:
    return [asdict(each) for each in found]


def _json(value: dict[str, Any]) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
