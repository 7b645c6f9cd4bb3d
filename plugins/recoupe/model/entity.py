"""The header of an entity: its authority record."""

from __future__ import annotations

from dataclasses import field
from typing import Annotated, Literal, TypeAlias

from annotated_types import Ge, Le

from recoupe.model.values import PLAIN_NUMBER, Date, LangText, LangTexts, Line, Slug, header_part

EntityType: TypeAlias = Literal["Person", "Organization", "Place", "Facility", "Event", "Issue"]
ENTITY_TYPES: tuple[EntityType, ...] = ("Person", "Organization", "Place", "Facility", "Event", "Issue")
RelationType: TypeAlias = Literal["part_of", "member_of", "located_in", "succeeded_by", "opposed_to"]


@header_part
class Relation:
    """A dated, sourced tie to another entity."""

    type: RelationType = field(metadata={"description": "The kind of tie."})
    target: Slug = field(metadata={"description": "The other entity."})
    since: Date | None = field(default=None, metadata={"description": "When it began."})
    until: Date | None = field(default=None, metadata={"description": "When it ended."})
    source: Line | None = field(default=None, metadata={"description": "Where this is stated."})


@header_part
class Coordinates:
    """A point on the earth, WGS 84 degrees, and how exact it is."""

    lat: Annotated[float, Ge(-90), Le(90), PLAIN_NUMBER] = field(
        metadata={"description": "Latitude in degrees, north positive."}
    )
    lon: Annotated[float, Ge(-180), Le(180), PLAIN_NUMBER] = field(
        metadata={"description": "Longitude in degrees, east positive."}
    )
    precision: Literal["exact", "town", "admin1", "country"] = field(
        metadata={"description": "What the point stands for."}
    )
    source: Line | None = field(default=None, metadata={"description": "Where the coordinates come from."})


@header_part
class EntityHeader:
    """What a contributor writes above an entity's note (SKOS labels, schema.org types)."""

    type: EntityType = field(metadata={"description": "What kind of thing it is."})
    pref_label: LangText = field(metadata={"description": "Its name, one a language."})
    alt_label: LangTexts = field(default_factory=dict, metadata={"description": "Other names that are its own."})
    hidden_label: tuple[Line, ...] = field(default=(), metadata={"description": "Misspellings: found, never shown."})
    ambiguous_label: tuple[Line, ...] = field(
        default=(),
        metadata={"description": "Names that others bear too: linked only where an article declares the entity."},
    )
    same_as: dict[Slug, Line] = field(default_factory=dict, metadata={"description": "Verified identifiers elsewhere."})
    relations: tuple[Relation, ...] = field(default=(), metadata={"description": "Ties to other entities."})
    coordinates: Coordinates | None = field(default=None, metadata={"description": "Where it is."})
    date: Date | None = field(default=None, metadata={"description": "When the event took place."})
    place: Slug | None = field(default=None, metadata={"description": "Where the event took place (an entity's id)."})
    participants: tuple[Slug, ...] = field(default=(), metadata={"description": "Who took part in the event."})
    not_same_as: tuple[Slug, ...] = field(default=(), metadata={"description": "Entities it must not be taken for."})
    replaced_by: Slug | None = field(
        default=None, metadata={"description": "The entity that this one was merged into."}
    )
