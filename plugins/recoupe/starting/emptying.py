"""The example corpus, and what goes with it when a site of one's own begins. Nothing outside the corpus's folder is."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from recoupe.editing import Refused
from recoupe.loading import discover


def files_to_go(content: Path) -> tuple[str, ...]:
    """The paths of every file of the corpus. Raises `Refused` where other things lie there."""
    if content.is_symlink():
        raise Refused(f"{content.as_posix()} is a link: its folder itself must be given")
    found, strays = discover(content)
    if strays:
        first = strays[0].span.file
        raise Refused(f"{first} is no file of a corpus: move it elsewhere first (recoupe check lists all of them)")
    return tuple(file.path for file in found)


def refuse_unless_committed(content: Path) -> None:
    """Refuse where Git could not bring the folder's files back."""
    try:
        answer = subprocess.run(
            ("git", "-C", str(content), "status", "--porcelain", "--untracked-files=all", "--ignored", "-z", "--", "."),
            capture_output=True,
            check=True,
            timeout=60,
        ).stdout
        known = subprocess.run(
            ("git", "-C", str(content), "ls-files", "-z", "--", "."), capture_output=True, check=True, timeout=60
        ).stdout
    except (OSError, subprocess.SubprocessError):
        raise Refused(
            "this is not in a Git checkout, so that nothing could be brought back: git init, git add ., git commit"
        ) from None
    changed = [entry[3:].decode("utf-8", "replace") for entry in answer.split(b"\0") if len(entry) > 3]
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        raise Refused(f"{changed[0]}{more} has changes that are not committed: commit or undo them first")
    if not known and any(content.iterdir()):
        raise Refused("Git knows no file of this folder, so that nothing could be brought back: git add, git commit")


def empty(content: Path, gone: Sequence[str], pages: Mapping[str, str]) -> None:
    """Delete the files at `gone` and write `pages`; folders that this leaves empty go too. Raises `OSError`."""
    for path in gone:
        if path not in pages:
            (content / path).unlink(missing_ok=True)
    for path, text in pages.items():
        place = content / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode())
    for kind in ("articles", "entities", "sources"):
        top = content / kind
        for folder in sorted((each for each in top.rglob("*") if each.is_dir()), reverse=True):
            if not any(folder.iterdir()):
                folder.rmdir()
        if top.is_dir() and not any(top.iterdir()):
            top.rmdir()
