"""Paths that are given to a command, and the files of the corpus that lie at or below them."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

import click

from recoupe.loading import discover


def below(file: Path, paths: Collection[Path]) -> bool:
    """Whether a file lies at or below one of the paths; no path at all stands for everything."""
    # Not resolved: a link in the corpus is judged where it lies, not where it leads.
    place = Path(os.path.abspath(file))  # noqa: PTH100 - Path.absolute() leaves `..` in place
    return not paths or any(place.is_relative_to(os.path.abspath(path)) for path in paths)  # noqa: PTH100


def known(paths: Collection[Path], content: Path) -> None:
    """Refuse a path that no file of the corpus is at or below: "no errors" would be said of a file that nobody read."""
    files, strays = discover(content)
    found = [content / file.path for file in files] + [content / stray.span.file for stray in strays]
    for path in paths:
        if not any(below(file, (path,)) for file in found):
            raise click.BadParameter(f'no file of the corpus in "{content}" is at "{path}"', param_hint="PATHS")
