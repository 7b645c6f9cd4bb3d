"""Changes as a unified diff that `patch` and `git apply` read, to the byte."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import diff_bytes
from difflib import unified_diff as _unified_diff
from pathlib import PurePath

from recoupe.editing.edit import Change

_LINE = re.compile(rb"[^\n]*\n|[^\n]+")


def unified_diff(changes: Iterable[Change], content: PurePath) -> bytes:
    """What the changes do to the lines of the files below `content`."""
    return b"".join(_of_file(change, (content / change.path).as_posix().lstrip("/")) for change in changes)


def _of_file(change: Change, path: str) -> bytes:
    old = f"a/{path}" if change.before is not None else "/dev/null"
    rows = diff_bytes(
        _unified_diff,
        _LINE.findall(change.before or b""),
        _LINE.findall(change.after),
        old.encode(),
        f"b/{path}".encode(),
    )
    return b"".join(row if row.endswith(b"\n") else row + b"\n\\ No newline at end of file\n" for row in rows)
