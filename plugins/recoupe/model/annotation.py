"""Annotations: what a careful reader notes at some words of an article."""

from __future__ import annotations

from dataclasses import field

from recoupe.model.stance import Quote
from recoupe.model.values import Date, LangText, Line, Slug, header_part


@header_part
class Annotation:
    """A note at exact words of the article (W3C Web Annotation Data Model)."""

    quote: Quote = field(metadata={"description": "The words that the note is about."})
    note: LangText = field(metadata={"description": "The note."})
    motivation: Slug = field(
        default="context",
        metadata={"description": "Why it was made: context, framing, loaded-language, claim, correction, boilerplate."},
    )
    entities: tuple[Slug, ...] = field(default=(), metadata={"description": "The entities that the note is about."})
    annotator: Line | None = field(default=None, metadata={"description": "Who made it."})
    date: Date | None = field(default=None, metadata={"description": "When it was made."})
