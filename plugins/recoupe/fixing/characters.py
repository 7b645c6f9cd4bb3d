"""Marks that turn the direction of a line: they come along from messages and PDFs, and are no part of any word."""

from __future__ import annotations

import re

from recoupe.diagnostics.fix import Fix, Replacement
from recoupe.fixing.situation import Situation

_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]+")


def forbidden_character(at: Situation) -> Fix | None:
    """All such marks of a file go. Where a page break or a null stood, a letter may be missing: that is left."""
    if not _TURNS.match(at.typed):
        return None
    found = tuple(
        Replacement(line=number, column=mark.start() + 1, end_line=number, end_column=mark.end() + 1, text="")
        for number, line in enumerate(at.read.lines, start=1)
        for mark in _TURNS.finditer(line)
    )
    return Fix(does="take out the invisible marks that turn the direction of a line", replacements=found)
