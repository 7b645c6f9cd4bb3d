"""`recoupe schema`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from recoupe.cli.corpus import content_option, defaults
from recoupe.schema import DRAFTS, KINDS, Draft, editor_files, schema_text


@click.command()
@click.argument("record", type=click.Choice([*KINDS]), default="article", required=False)
@click.option("--draft", type=click.Choice([*DRAFTS]), default="2020-12", show_default=True, help="Of JSON Schema.")
@click.option("--write", is_flag=True, help="Write all schemas and snippets into .vscode/ beside the corpus.")
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 when --write would change a file.")
@content_option
def schema(record: str, draft: Draft, write: bool, check: bool, content: Path) -> None:
    """Print the JSON Schema of the header of an article, entity or source, with the project's own terms."""
    of_corpus = defaults(content)
    if not write and not check:
        click.echo(schema_text(record, of_corpus, draft), nl=False)
        return
    root = content.absolute().parent
    old = [path for path, text in editor_files(of_corpus).items() if _bytes(root / path) != text.encode()]
    for path in old:
        click.echo(path)
        if not check:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(editor_files(of_corpus)[path].encode())
    sys.exit(1 if old and check else 0)


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
