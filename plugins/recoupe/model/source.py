"""The header of a source: an outlet, or one language edition of it."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal, TypeAlias

from annotated_types import Ge

from recoupe.model.article import TextPolicy
from recoupe.model.values import PLAIN_NUMBER, Date, LangText, Language, Line, header_part

Ownership: TypeAlias = Literal["state", "public-service", "private", "party", "community", "unknown"]


@header_part
class Statement:
    """A sentence about an outlet, and who says so."""

    text: LangText = field(metadata={"description": "What is stated, in neutral words."})
    source: Line = field(metadata={"description": "Where it is stated."})
    date: Date | None = field(default=None, metadata={"description": "The day it holds from."})


@header_part
class SourceHeader:
    """What a contributor writes above the note on an outlet."""

    name: Line = field(metadata={"description": "The outlet's name."})
    text_policy: TextPolicy = field(metadata={"description": "How much of its articles may be published here."})
    domains: tuple[Line, ...] = field(default=(), metadata={"description": "Host names of its sites."})
    owner: Line | None = field(default=None, metadata={"description": "Who owns it."})
    ownership: Ownership = field(default="unknown", metadata={"description": "What kind of owner that is."})
    country: Line | None = field(default=None, metadata={"description": "ISO 3166-1 code of its seat."})
    languages: tuple[Language, ...] = field(default=(), metadata={"description": "Languages it publishes in."})
    label: Statement | None = field(default=None, metadata={"description": "How it is described to readers, cited."})
    designations: tuple[Statement, ...] = field(
        default=(), metadata={"description": "Dated legal designations, cited."}
    )
    max_quote_chars: Annotated[int, Ge(0), PLAIN_NUMBER] = field(
        default=300, metadata={"description": "Longest quotation, in characters, where the policy is `excerpt`."}
    )
