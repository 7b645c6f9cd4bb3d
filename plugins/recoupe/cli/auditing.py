"""`recoupe audit`."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from recoupe import auditing
from recoupe.cli.building import editions, environment_of
from recoupe.cli.corpus import content_option, number
from recoupe.diagnostics import visible
from recoupe.pipeline import read_corpus
from recoupe.settings import read_defaults, theme_folder


@click.command()
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@click.option(
    "--config",
    default="mkdocs.yml",
    show_default=True,
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="The settings that the site was built with; those of other editions lie beside it.",
)
@content_option
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--host", default="mkdocs", show_default=True, metavar="MODULE", help="mkdocs or properdocs.")
def audit(site: Path, config: Path, content: Path, style: str, host: str) -> None:
    """Say what in the folder SITE should not be there; exit with 1 when anything is.

    A small site is built with the same settings and the installed packages, and SITE is held against it: its files of
    script and style are the same, byte by byte, and so are the scripts within pages. No page has a handler, a frame, or
    an address that runs; nothing is loaded from elsewhere; all links lead somewhere; all data can be read; no words of
    the corpus stand there that may not be published; GitHub Pages takes it.
    """
    linked = read_corpus(content, read_defaults(config)).linked
    with _model_site(config, host) as folder:
        findings = auditing.audit(site, auditing.read_model(folder), auditing.withheld(linked))
    if style == "json":
        click.echo(json.dumps([asdict(each) for each in findings], ensure_ascii=False, indent=2))
    else:
        for finding in findings:
            click.echo(visible(str(finding)))
        click.echo(f"{number(len(findings), 'finding')} in {site}", err=True)
    sys.exit(1 if findings else 0)


@contextmanager
def _model_site(config: Path, host: str) -> Iterator[Path]:
    """The site of a small corpus that is known to be good, in all editions."""
    with tempfile.TemporaryDirectory(prefix="recoupe-audit-") as name:
        folder = Path(name)
        shutil.copytree(Path(auditing.__file__).parent / "specimen", folder / "content")
        for settings, below in editions(config):
            _build(host, settings, folder, below)
        yield folder / "site"


def _build(host: str, settings: Path, folder: Path, below: str) -> None:
    own: dict[str, object] = {
        "INHERIT": str(settings.absolute()),
        "docs_dir": str(folder / "content"),
        "nav": ["index.md"],
        "watch": [],
        "site_dir": str(folder / "site" / below),
    }
    if (theme := theme_folder(settings)) is not None:
        own["theme"] = {"custom_dir": str(theme)}
    file = folder / settings.name
    file.write_text(json.dumps(own), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", host, "build", "--quiet", "--config-file", file],
        cwd=settings.absolute().parent,
        env=environment_of(below),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise click.ClickException(f"the model could not be built with {settings.name}:\n{done.stderr}")
