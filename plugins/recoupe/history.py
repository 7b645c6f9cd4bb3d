"""Earlier versions of the corpus's files, as Git has them. Without Git, or without a commit, there are none."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path

_MOST = 1_000
"""How many versions of one file are looked at, from the newest."""


class History:
    """The committed versions of the files below one folder. Git is asked when the first file is asked for."""

    def __init__(self, content: Path) -> None:
        """Take the corpus's folder."""
        self.content = content

    def __call__(self, path: str) -> Sequence[str]:
        """The committed texts of a file (path below the folder), newest first; what is not UTF-8 is left out."""
        versions = self._versions.get(path, ())[:_MOST]
        if not versions:
            return ()
        asked = "".join(f"{commit}:./{name}\n" for commit, name in versions).encode()
        return _texts(self._git("cat-file", "--batch", input=asked))

    @cached_property
    def state(self) -> str:
        """The commit that is checked out; nothing where there is none."""
        return self._git("rev-parse", "--verify", "--quiet", "HEAD").decode("ascii", "replace").strip()

    @cached_property
    def is_cut(self) -> bool:
        """Whether earlier versions are missing, as in a shallow clone."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == b"true"

    @cached_property
    def _versions(self) -> Mapping[str, Sequence[tuple[str, str]]]:
        """The commits that added or changed each file, newest first, and its name in each: renames are followed."""
        answer = self._git(
            "log",
            "--find-renames",
            "--diff-filter=AMR",
            "--relative",
            "--name-status",
            "-z",
            "--format=%x01%H",
            ".",
        )
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        today: dict[str, str] = {}  # by an earlier name
        for entry in answer.decode("utf-8", "replace").split("\x01")[1:]:
            commit, *fields = entry.split("\0")
            changes = iter(field.strip("\n") for field in fields)
            for status in changes:
                if not status:
                    continue
                name = next(changes, "")
                if status.startswith("R"):
                    earlier, name = name, next(changes, "")
                    today[earlier] = today.get(name, name)
                found[today.get(name, name)].append((commit, name))
        return found

    def _git(self, *arguments: str, input: bytes = b"") -> bytes:
        """What Git answers; nothing when there is no Git, no checkout, or no commit."""
        try:
            done = subprocess.run(
                ("git", "-C", str(self.content), *arguments), input=input, capture_output=True, check=True, timeout=60
            )
        except (OSError, subprocess.SubprocessError):
            return b""
        return done.stdout


def _texts(answer: bytes) -> list[str]:
    """The blobs of a `cat-file --batch` answer: a line with kind and size, the bytes, a line break."""
    texts = []
    while answer:
        line, _, answer = answer.partition(b"\n")
        fields = line.split(b" ")
        if len(fields) != 3 or fields[1] != b"blob":
            continue  # "… missing"
        size = int(fields[2])
        with suppress(UnicodeDecodeError):
            texts.append(answer[:size].decode("utf-8-sig").replace("\r\n", "\n"))
        answer = answer[size + 1 :]
    return texts
