"""A site that is built beside the published one and takes its place when it is finished, in one step.

A build may be killed, fill the disk or meet another build: the published folder is the old site or the new one.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from recoupe.locking import Busy, locked
from recoupe.swapping import OLD, swap


class NotPublished(Exception):
    """Why the site stays as it is, in a sentence for whoever builds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staging:
    """Where the new site is built. `lock` is held by whoever inherits it, so that no child outlives it unnoticed."""

    folder: Path
    lock: int


@contextmanager
def staged(site: Path) -> Iterator[Staging]:
    """A folder for a new site; when the block ends without an exception, it takes the place of `site`.

    Raises `NotPublished` where another build is under way, where `site` is something else than a site, or where the
    new folder has no home page.
    """
    site = Path(os.path.realpath(site))
    _check(site)
    site.parent.mkdir(parents=True, exist_ok=True)
    try:
        with locked(site.parent / f".{site.name}.lock") as lock:
            _sweep(site)
            folder = Path(tempfile.mkdtemp(prefix=f".{site.name}.new-", dir=site.parent))
            try:
                yield Staging(folder=folder, lock=lock)
                if not (folder / "index.html").is_file():
                    raise NotPublished("the build has made no home page")
                folder.chmod(0o755)  # it was made for its maker alone
                _keep_hidden(site, folder)
                swap(folder, site)
            finally:
                with suppress(OSError):
                    shutil.rmtree(folder)
    except Busy:
        raise NotPublished(f'another build of "{site.name}" is under way') from None


def _sweep(site: Path) -> None:
    """Take away what builds left that were killed; one may have been killed between the two steps of `swap`."""
    for left in sorted(site.parent.glob(f".{site.name}.new-*")):
        if left.name.endswith(OLD) and not site.exists():
            left.rename(site)
        else:
            shutil.rmtree(left, ignore_errors=True)


def _check(site: Path) -> None:
    """What lies in the published folder is thrown away, so it must be a site."""
    if not site.exists():
        return
    if not site.is_dir():
        raise NotPublished(f'"{site}" is no folder')
    names = {entry.name for entry in site.iterdir() if not entry.name.startswith(".")}
    if names and "index.html" not in names:
        raise NotPublished(f'"{site}" is a folder, but no site: it has no index.html')


def _keep_hidden(site: Path, folder: Path) -> None:
    """Hidden files at the top stay, as MkDocs leaves them: `.nojekyll`, or the `.git` of a branch that is published."""
    for entry in sorted(site.glob(".*")) if site.is_dir() else ():
        target = folder / entry.name
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, target, symlinks=True, dirs_exist_ok=True)
        else:
            shutil.copy2(entry, target, follow_symlinks=False)
