"""What is wrong with a file of the corpus, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from recoupe.diagnostics.fix import Fix
from recoupe.diagnostics.rules import RULES
from recoupe.model import Span
from recoupe.model.keeping import kept_in_rows

Severity: TypeAlias = Literal["error", "warning"]


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Diagnostic:
    """One mistake, reported once.

    `message` must stand alone; `seen` and `expected` say what is there and what should be, `nearest` the valid name
    that was probably meant, `help` the remedy, `fix` what would mend it, where somebody asked. Diagnostics order by
    place, so that reports read like the files.
    """

    span: Span
    rule: str
    message: str
    seen: str = ""
    expected: str = ""
    nearest: str = ""
    help: str = ""
    fix: Fix | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        """A rule without a page is a bug."""
        if self.rule not in RULES:
            raise KeyError(self.rule)

    @property
    def severity(self) -> Severity:
        """`error` makes a check fail; `warning` does not."""
        return RULES[self.rule]
