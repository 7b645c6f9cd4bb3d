"""The one place where an edit meets the disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from recoupe.editing.edit import Change, Refused
from recoupe.editing.folder import Folder
from recoupe.loading import CorpusFile, Defaults, Loaded, discover, read


class NotPutBack(Exception):
    """Some files hold the new bytes and others the old; the message says which, and where the old bytes are."""


def read_folder(content: Path, defaults: Defaults) -> Folder:
    """Every file of a corpus with its bytes."""
    found, strays = discover(content)
    files: dict[CorpusFile, bytes] = {}
    refused: dict[CorpusFile, Loaded] = {}
    for file in found:
        _, diagnostics = read(content, file)
        if diagnostics:
            refused[file] = Loaded(None, diagnostics)
        else:
            files[file] = (content / file.path).read_bytes()
    return Folder.of(files, defaults, refused, strays)


def write(content: Path, changes: Sequence[Change]) -> None:
    """Make all changes to the files below `content`, or none.

    New and old bytes are written beside the files first, so that only names change after that, and change back when
    one cannot. Raises `Refused` when a file is no longer what it was, and the system's `OSError`;
    `NotPutBack` when a disk fails twice.
    """
    for change in changes:
        if _bytes(content / change.path) != change.before:
            raise Refused(f"{change.path} has changed in the meantime")
    staged: list[tuple[Path, Path, Path | None]] = []
    replaced: list[tuple[Path, Path | None]] = []
    leftovers: list[Path] = []
    try:
        for change in changes:
            target = content / change.path
            new = _beside(target, "new", change.after, leftovers)
            old = _beside(target, "old", change.before, leftovers) if change.before is not None else None
            if old is not None:
                shutil.copystat(target, old)
                shutil.copymode(target, new)
            staged.append((target, new, old))
        for target, new, old in staged:
            replaced.append((target, old))
            new.replace(target)
    except BaseException:
        _put_back(replaced, leftovers)
        raise
    finally:
        for path in leftovers:
            path.unlink(missing_ok=True)


def _put_back(replaced: Sequence[tuple[Path, Path | None]], leftovers: list[Path]) -> None:
    lost = []
    for target, old in reversed(replaced):
        try:
            if old is None:
                target.unlink(missing_ok=True)
            else:
                old.replace(target)
        except OSError:
            if _bytes(target) == (_bytes(old) if old else None):
                continue  # it had not been replaced yet
            lost.append(f"{target} (as it was: {old})" if old else f"{target} (new)")
            leftovers[:] = [path for path in leftovers if path != old]
    if lost:
        raise NotPutBack(f"an edit failed, and these files could not be put back: {', '.join(lost)}")


def _beside(target: Path, mark: str, data: bytes, leftovers: list[Path]) -> Path:
    """A new hidden file beside `target`; a corpus leaves hidden files alone."""
    path = target.with_name(f".{target.stem}.{mark}-{os.getpid()}")
    with path.open("xb") as stream:
        leftovers.append(path)
        stream.write(data)
    return path


def _bytes(path: Path) -> bytes | None:
    """A file's bytes; `None` where nothing of that name is."""
    if not os.path.lexists(path):
        return None
    return path.read_bytes()
