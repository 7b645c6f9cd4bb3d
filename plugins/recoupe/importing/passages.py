"""What a page or a text is made of before anybody has judged it, and what became of each piece of it."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.drafting import BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph, heading, list item or quotation, as it was found; `line` is where it begins, from 1."""

    text: str
    line: int
    kind: BlockKind = "p"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """A passage that is no part of the article: `rule` names what it is, `why` says how that was seen."""

    passage: Passage
    rule: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A passage that was kept although it may not belong: whoever imports the article decides."""

    passage: Passage
    rule: str
    why: str
