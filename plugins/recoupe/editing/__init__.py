"""Entities merged and renamed: the references of the corpus rewritten where they were typed, and nothing else."""

from recoupe.editing.diff import unified_diff
from recoupe.editing.disk import NotPutBack, read_folder, write
from recoupe.editing.edit import Change, Edit, Refused
from recoupe.editing.folder import Folder
from recoupe.editing.merge import merge
from recoupe.editing.rename import rename

__all__ = [
    "Change",
    "Edit",
    "Folder",
    "NotPutBack",
    "Refused",
    "merge",
    "read_folder",
    "rename",
    "unified_diff",
    "write",
]
