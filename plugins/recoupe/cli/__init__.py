"""The command line, a module a subject. Here alone click is imported."""

from __future__ import annotations

import click

from recoupe.cli.auditing import audit
from recoupe.cli.building import build
from recoupe.cli.checking import check, explain
from recoupe.cli.drafting import new
from recoupe.cli.entities import entity
from recoupe.cli.formatting import fmt
from recoupe.cli.importing import import_article
from recoupe.cli.queries import mentions, text
from recoupe.cli.reviewing import review
from recoupe.cli.schema import schema
from recoupe.cli.starting import init
from recoupe.cli.suggesting import suggest


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recoupe")
def main() -> None:
    """Check and query a folder of annotated press articles."""


for _command in (
    audit,
    build,
    check,
    explain,
    fmt,
    schema,
    review,
    mentions,
    text,
    entity,
    import_article,
    new,
    suggest,
    init,
):
    main.add_command(_command)

__all__ = ["main"]
