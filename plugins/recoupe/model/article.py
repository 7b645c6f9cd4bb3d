"""The header of an article."""

from __future__ import annotations

from dataclasses import field
from typing import Literal, TypeAlias

from recoupe.model.annotation import Annotation
from recoupe.model.claim import Claim
from recoupe.model.stance import Quote, Stance
from recoupe.model.values import Address, Date, LangText, Language, Line, PublicationDate, Slug, header_part

TextPolicy: TypeAlias = Literal["none", "excerpt", "full"]
"""How much of a text may be published: nothing, short quotations, or all of it."""

POLICIES: tuple[TextPolicy, ...] = ("none", "excerpt", "full")
"""From the strictest policy to the most open."""

State: TypeAlias = Literal["draft", "reviewed", "frozen", "withdrawn"]


@header_part
class EntityRef:
    """An entity that the article's header declares."""

    id: Slug = field(metadata={"description": "The entity's id: the name of its file."})
    role: Literal["about", "mentions"] = field(
        default="mentions", metadata={"description": "Whether the article is about the entity or only names it."}
    )
    forms: tuple[Line, ...] = field(
        default=(),
        metadata={
            "alias": "as",
            "description": "What this article alone calls it, in its own words.",
        },
    )


@header_part
class Archive:
    """A kept copy of the page that the article was read on."""

    url: Address = field(metadata={"description": "Where the copy is."})
    date: Date | None = field(default=None, metadata={"description": "When the copy was made."})
    service: Line | None = field(default=None, metadata={"description": "Who keeps it."})


@header_part
class Rights:
    """What may be published of the article."""

    text: TextPolicy = field(metadata={"description": "How much of the text may be shown."})


@header_part
class Coverage:
    """What the article says of the event that it covers, beside what others say."""

    perpetrator: LangText = field(default_factory=dict, metadata={"description": "What it says of who did it."})
    perpetrator_quote: Quote | None = field(default=None, metadata={"description": "Its words for who did it."})
    discrepancies: tuple[LangText, ...] = field(
        default=(), metadata={"description": "Where it differs from other articles on the event."}
    )


@header_part
class Withdrawal:
    """That and why the corpus no longer has the article: its address stays, and leads to this."""

    date: Date = field(metadata={"description": "The day on which it was withdrawn."})
    reason: LangText = field(metadata={"description": "Why, in words that may be published."})


@header_part
class ArticleHeader:
    """What a contributor writes above an article's text."""

    title: Line = field(metadata={"description": "The headline, exactly as published."})
    source: Slug = field(metadata={"description": "The outlet's id: the name of its file in sources/."})
    date: PublicationDate = field(
        metadata={"description": "Day of publication; 2021-10 or 2021 when no more is known."}
    )
    lang: Language = field(metadata={"description": "The article's language."})
    url: Address | None = field(default=None, metadata={"description": "The article's address."})
    author: Line | None = field(default=None, metadata={"description": "The byline."})
    agency: Line | None = field(default=None, metadata={"description": "The news agency whose dispatch this is."})
    via: Line | None = field(default=None, metadata={"description": "Where it was read, if not at the outlet itself."})
    accessed: Date | None = field(default=None, metadata={"description": "When the address was last read."})
    archive: Archive | None = field(default=None, metadata={"description": "A kept copy of the page."})
    genre: Line | None = field(default=None, metadata={"description": "News, opinion, interview, ..."})
    abstract: LangText = field(default_factory=dict, metadata={"description": "A summary in the corpus's own words."})
    note: LangText = field(default_factory=dict, metadata={"description": "The corpus's remark: doubts, conflicts."})
    entities: tuple[EntityRef, ...] = field(default=(), metadata={"description": "The entities it is about or names."})
    event: Slug | None = field(default=None, metadata={"description": "The event that it covers (an entity's id)."})
    coverage: Coverage | None = field(default=None, metadata={"description": "How it covers that event."})
    tags: tuple[Slug, ...] = field(default=(), metadata={"description": "Subjects, as short slugs."})
    stance: tuple[Stance, ...] = field(default=(), metadata={"description": "Positions, with their evidence."})
    annotations: tuple[Annotation, ...] = field(default=(), metadata={"description": "Notes at words of the article."})
    claims: tuple[Claim, ...] = field(default=(), metadata={"description": "Claims that it makes or takes up."})
    rights: Rights | None = field(
        default=None,
        metadata={"description": "What may be published of it, where that is less than the source allows."},
    )
    translation_of: Slug | None = field(default=None, metadata={"description": "The article this one translates."})
    reprint_of: Slug | None = field(default=None, metadata={"description": "The article this one reprints."})
    state: State = field(default="draft", metadata={"description": "Where the record stands in review."})
    withdrawn: Withdrawal | None = field(
        default=None, metadata={"description": "When and why it was withdrawn, with `state: withdrawn`."}
    )
