"""`recoupe build`."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from recoupe.publishing import NotPublished, Staging, staged
from recoupe.settings import read_defaults


@click.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--site-dir",
    "site",
    default="site",
    show_default=True,
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
)
@click.option("--host", default="mkdocs", show_default=True, metavar="MODULE", help="mkdocs or properdocs.")
@click.option("--lenient", is_flag=True, help="Publish in spite of errors in the corpus.")
@click.argument("options", nargs=-1, type=click.UNPROCESSED)
def build(site: Path, host: str, lenient: bool, options: tuple[str, ...]) -> None:
    """Build the site with all its editions, and publish it in DIR when it is finished.

    It is built beside DIR and takes its place in one step: whatever happens in between, DIR is the old site or the
    new one. OPTIONS are handed to the host. The exit code is 1 when nothing was published.
    """
    try:
        with staged(site) as staging:
            for config, folder in editions(Path("mkdocs.yml")):
                _run(host, config, staging, folder, [*([] if lenient else ["--strict"]), *options])
    except NotPublished as why:
        raise click.ClickException(f"{why}; nothing was published") from None
    except OSError as error:
        raise click.ClickException(f"{error}; nothing was published") from None


def editions(config: Path) -> Iterator[tuple[Path, str]]:
    """The configuration file of each edition and its folder, the first one's first; the others' lie beside it."""
    yield config, ""
    for lang, folder in read_defaults(config).editions.items():
        if folder:
            yield config.with_name(f"{config.stem}.{lang}{config.suffix}"), folder


def environment_of(folder: str) -> dict[str, str]:
    """The environment in which the edition in `folder` is built: SITE_URL is the whole site's, and becomes its own."""
    environment = dict(os.environ)
    if folder and environment.get("SITE_URL"):
        environment["SITE_URL"] = f"{environment['SITE_URL'].rstrip('/')}/{folder}"
    return environment


def _run(host: str, config: Path, staging: Staging, folder: str, options: list[str]) -> None:
    """Let the host build one edition. Raises `NotPublished` unless it succeeds."""
    if not config.is_file():
        raise NotPublished(f'the edition in "{folder}" has no file "{config}"')
    done = subprocess.run(
        [sys.executable, "-m", host, "build", "--config-file", config, "--site-dir", staging.folder / folder, *options],
        env=environment_of(folder),
        check=False,
        # A build that outlives this process keeps the lock, so that no other sweeps its folder away.
        pass_fds=() if sys.platform == "win32" else (staging.lock,),
    )
    if done.returncode:
        raise NotPublished(f"the build of {config} ended with code {done.returncode}")
