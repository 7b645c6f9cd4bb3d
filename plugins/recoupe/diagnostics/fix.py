"""What would mend a mistake, where that takes no judgement."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Replacement:
    """Text that takes the place of what stands between two places of a file.

    They are places of the file as it is read: no byte order mark, line feeds only, NFC. Lines and columns count from 1;
    the end is exclusive.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """`does` says in the imperative what the replacements, which are in one file and do not overlap, come to."""

    does: str
    replacements: tuple[Replacement, ...]
