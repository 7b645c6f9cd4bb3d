"""Claims: what somebody states as a fact, and how other articles relate to it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from recoupe.model.stance import ARTICLE_VOICE, Quote
from recoupe.model.values import Date, LangText, Line, Slug, header_part

ClaimRelation: TypeAlias = Literal["make", "support", "deny", "query", "comment", "report"]


@header_part
class Claim:
    """An article's part in a claim: it makes the claim, or supports, denies, queries, comments or reports it.

    One article makes a claim and words it in `text`; the others name it by its `id`.
    """

    id: Slug = field(metadata={"description": "The claim's id, the same in every article that has to do with it."})
    relation: ClaimRelation = field(default="make", metadata={"description": "What the article does with the claim."})
    text: LangText = field(default_factory=dict, metadata={"description": "The claim in the corpus's own words."})
    claimant: Slug = field(
        default=ARTICLE_VOICE,
        metadata={"description": "Who speaks: `article` for the outlet itself, or the entity that it quotes."},
    )
    evidence: tuple[Quote, ...] = field(default=(), metadata={"description": "The words that show it."})
    annotator: Line | None = field(default=None, metadata={"description": "Who coded it."})
    date: Date | None = field(default=None, metadata={"description": "When it was coded."})
