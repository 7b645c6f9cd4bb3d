"""What an edit would do to the files of a corpus, as a value; and why one cannot be done."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Span


class Refused(Exception):
    """An edit that cannot be done safely. Nothing was written. `span` is where the reason stands, if in one place."""

    def __init__(self, message: str, span: Span | None = None) -> None:
        """Take the sentence that says why."""
        super().__init__(message)
        self.span = span


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New bytes for the file at `path` (below the corpus); `before` is `None` where there is no file yet."""

    path: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """All changes of one edit, in order of path.

    `references` were rewritten; `doubles` are the items of lists that then said the same as another and were taken
    out; `notes` is what is left for people to do.
    """

    changes: tuple[Change, ...]
    references: int
    doubles: int
    notes: tuple[str, ...] = ()
