"""The terms that a project may add to: positions and motivations, each with the broader term that it falls under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

POSITIONS = ("favor", "against", "mixed", "neutral", "unclear")
"""The positions of a stance."""

MOTIVATIONS = ("context", "framing", "loaded-language", "claim", "correction", "boilerplate")
"""The motivations of an annotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A project's own terms, each with its broader term (SKOS), which is one of ours."""

    positions: Mapping[str, str] = field(default_factory=dict)
    motivations: Mapping[str, str] = field(default_factory=dict)

    def position(self, term: str) -> str:
        """The position that `term` is or falls under."""
        return self.positions.get(term, term)

    def motivation(self, term: str) -> str:
        """The motivation that `term` is or falls under."""
        return self.motivations.get(term, term)
