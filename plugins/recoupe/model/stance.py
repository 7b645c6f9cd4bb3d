"""Stances: who takes which position towards whom, and the words that prove it."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from recoupe.model.values import Date, LangText, Line, Slug, header_part

Confidence: TypeAlias = Literal["low", "medium", "high"]
StanceStatus: TypeAlias = Literal["proposed", "accepted", "disputed", "superseded"]

ARTICLE_VOICE = "article"
"""The holder of a stance that the outlet takes in its own voice."""


@header_part
class Quote:
    """Exact words of an article (W3C Web Annotation, TextQuoteSelector)."""

    exact: str = field(metadata={"description": "The quoted words, exactly as the article has them."})
    prefix: str = field(default="", metadata={"description": "The words just before them."})
    suffix: str = field(default="", metadata={"description": "The words just after them."})


@header_part
class Stance:
    """One coded position: never inferred from tone, never averaged; disagreement is kept and shown."""

    target: Slug = field(metadata={"description": "The entity that the position is about."})
    position: Slug = field(
        metadata={"description": "favor, against, mixed, neutral or unclear, or a term that the project adds."}
    )
    holder: Slug = field(
        default=ARTICLE_VOICE,
        metadata={"description": "Who takes it: `article` for the outlet's own voice, or the entity that is quoted."},
    )
    evidence: tuple[Quote, ...] = field(default=(), metadata={"description": "The words that show it."})
    rationale: LangText = field(default_factory=dict, metadata={"description": "Why the words show it."})
    annotator: Line | None = field(default=None, metadata={"description": "Who coded it."})
    date: Date | None = field(default=None, metadata={"description": "When it was coded."})
    confidence: Confidence | None = field(default=None, metadata={"description": "How sure the annotator is."})
    adjudicates: tuple[Line, ...] = field(
        default=(),
        metadata={"description": "The annotators between whose records on this target and holder it decides."},
    )
    example: bool = field(
        default=False, metadata={"description": "Whether it only shows how coding works; it is labelled as such."}
    )
    status: StanceStatus = field(default="proposed", metadata={"description": "Where the record stands in review."})
