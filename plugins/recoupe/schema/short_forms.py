"""The short forms that a header may use, as JSON Schema: what `loading/short_forms.py` writes out.

A test holds the two together: every header that the one takes, the other takes, and no other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from recoupe.loading import Defaults
from recoupe.model import (
    Annotation,
    ArticleHeader,
    Claim,
    Coverage,
    EntityHeader,
    EntityRef,
    SourceHeader,
    Stance,
    Withdrawal,
)
from recoupe.model.source import Statement
from recoupe.schema.values import Schema

ShortForms: TypeAlias = Callable[[Schema, Defaults], tuple[Schema, ...]]
"""From the schema of a field's full form to all the forms that it may have, the shortest first."""

TEXT: Schema = {"$ref": "#/$defs/Text"}
WORDS: Schema = {"$ref": "#/$defs/Words"}
ID: Schema = {"$ref": "#/$defs/Id"}
POSITION: Schema = {"$ref": "#/$defs/Position"}
BLANK: Schema = {"$ref": "#/$defs/Blank"}


def one_of(*forms: Schema) -> Schema:
    """Any of several forms."""
    return forms[0] if len(forms) == 1 else {"anyOf": list(forms)}


def text_or_languages(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """A bare text is in the corpus's own language."""
    return TEXT, full


def one_or_list(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """One item stands for a list of one."""
    return full["items"], full


def text_or_quote(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """A bare text is the quoted words."""
    return WORDS, full


def quotes(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """Quoted words, a quote, or a list of these."""
    forms = text_or_quote(full["items"], defaults)
    return *forms, {**full, "items": one_of(*forms)}


def entities(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """An id stands for an entity that is mentioned."""
    return ID, {**full, "items": one_of(ID, full["items"])}


def stances(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """Positions by target, one record, a list of records; one bare position where the project has a default target."""
    by_target = {
        "description": "Positions by the entity that each is about.",
        "type": "object",
        "propertyNames": {"allOf": [ID, {"not": {"enum": ["target", "position"]}}]},
        "additionalProperties": POSITION,
    }
    bare = (POSITION,) if defaults.stance_target is not None else ()
    return *bare, by_target, full["items"], full


def texts_of_languages(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """Texts of the corpus's own language, or texts by language, each one or a list."""
    ((pattern, list_or_blank),) = full["patternProperties"].items()
    texts = list_or_blank["anyOf"][0]
    by_language = {**full, "patternProperties": {pattern: one_of(TEXT, texts, BLANK)}}
    return TEXT, texts, by_language


def discrepancies(full: Schema, defaults: Defaults) -> tuple[Schema, ...]:
    """A text or a text by language, or a list of these."""
    forms = (TEXT, full["items"])
    return *forms, {**full, "items": one_of(*forms, BLANK)}


SHORT_FORMS: Mapping[tuple[type[Any], str], ShortForms] = {
    (ArticleHeader, "abstract"): text_or_languages,
    (ArticleHeader, "note"): text_or_languages,
    (ArticleHeader, "entities"): entities,
    (EntityRef, "as"): one_or_list,
    (ArticleHeader, "tags"): one_or_list,
    (ArticleHeader, "stance"): stances,
    (Stance, "evidence"): quotes,
    (Stance, "rationale"): text_or_languages,
    (Stance, "adjudicates"): one_or_list,
    (ArticleHeader, "annotations"): one_or_list,
    (Annotation, "quote"): text_or_quote,
    (Annotation, "note"): text_or_languages,
    (Annotation, "entities"): one_or_list,
    (ArticleHeader, "claims"): one_or_list,
    (Claim, "text"): text_or_languages,
    (Claim, "evidence"): quotes,
    (Coverage, "perpetrator"): text_or_languages,
    (Coverage, "perpetrator_quote"): text_or_quote,
    (Coverage, "discrepancies"): discrepancies,
    (Withdrawal, "reason"): text_or_languages,
    (EntityHeader, "pref_label"): text_or_languages,
    (EntityHeader, "alt_label"): texts_of_languages,
    (EntityHeader, "hidden_label"): one_or_list,
    (EntityHeader, "ambiguous_label"): one_or_list,
    (EntityHeader, "participants"): one_or_list,
    (EntityHeader, "not_same_as"): one_or_list,
    (SourceHeader, "domains"): one_or_list,
    (SourceHeader, "languages"): one_or_list,
    (Statement, "text"): text_or_languages,
}
"""The fields that have short forms, by record and name."""

IN_WORDS: Mapping[ShortForms, str] = {
    text_or_languages: "a text, or {full}",
    one_or_list: "{item}, or {full}",
    text_or_quote: "quoted words, or {full}",
    quotes: "quoted words, {item}, or a list of these",
    entities: "an id, or a list of ids and of {items}",
    stances: "positions by entity, {item}, or {full}; one bare position where the project names a default target",
    texts_of_languages: "a text, a list of texts, or texts or {full}",
    discrepancies: "a text, {item}, or a list of these",
}
"""What a field with these forms takes; `full` is its full form in words, `item` one item of that, `items` several."""
