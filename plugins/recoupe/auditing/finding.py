"""What is wrong with a built site, as a value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that should not be: the file below the site, which check found it, and what it is.

    `line` counts from 1; it is 0 for a file as a whole.
    """

    file: str
    line: int
    check: str
    message: str

    def __str__(self) -> str:
        """One line of a report."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: [{self.check}] {self.message}"
