"""Edits of small corpora, without a disk."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recoupe.editing import Edit, Folder
from recoupe.loading import Defaults
from tests.corpora import corpus_file


def folder(files: Mapping[str, str | bytes], defaults: Defaults | None = None) -> Folder:
    """A folder that holds these files."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return Folder.of({corpus_file(path): data[path] for path in sorted(data)}, defaults or Defaults())


def after(edit: Edit) -> dict[str, str]:
    """What the changed files say then."""
    return {change.path: change.after.decode() for change in edit.changes}


def file_after(files: Mapping[str, str | bytes], edit: Callable[[Folder], Edit], path: str = "articles/a.md") -> str:
    """What one file says after an edit."""
    return after(edit(folder(files)))[path]
