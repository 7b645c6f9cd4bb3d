"""`recoupe mentions` and `recoupe text`: what the engine knows of a text."""

from __future__ import annotations

import json
from pathlib import Path

import click

from recoupe.cli.corpus import content_option, linked, unknown
from recoupe.linking import context

CONTEXT_WIDTH = 60
"""Characters of context on each side of a mention."""


@click.command()
@content_option
@click.option("--entity", metavar="ID", help="Only mentions of this entity.")
@click.option("--article", metavar="ID", help="Only mentions in this article.")
def mentions(content: Path, entity: str | None, article: str | None) -> None:
    """List every mention, one JSON object a line; start and end are offsets into the article's text."""
    corpus = linked(content)
    if entity is not None and entity not in corpus.corpus.entities:
        raise click.BadParameter(unknown("entity", entity, corpus.corpus.entities), param_hint="--entity")
    wanted = corpus.register.resolve(entity) if entity is not None else None
    if article is not None and article not in corpus.articles:
        raise click.BadParameter(unknown("article", article, corpus.articles), param_hint="--article")
    for id, each in corpus.articles.items():
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


@click.command()
@click.argument("id")
@content_option
def text(id: str, content: Path) -> None:
    """Print the one text of the article ID: its blocks in reading order, an empty line between two."""
    corpus = linked(content)
    if id not in corpus.articles:
        raise click.BadParameter(unknown("article", id, corpus.articles), param_hint="ID")
    click.echo(corpus.articles[id].article.document.text)
