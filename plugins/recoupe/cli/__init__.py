"""The command line, a module a subject. Here alone click is imported."""

from __future__ import annotations

import click

from recoupe.cli.checking import check, explain
from recoupe.cli.entities import entity
from recoupe.cli.queries import mentions, text


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recoupe")
def main() -> None:
    """Check and query a folder of annotated press articles."""


for _command in (check, explain, mentions, text, entity):
    main.add_command(_command)

__all__ = ["main"]
