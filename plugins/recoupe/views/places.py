"""Where things are: the places whose records give coordinates."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe import urls
from recoupe.linking import fold_name
from recoupe.model import Coordinates
from recoupe.views.parts import EntityLink, Reader


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePoint:
    """An entity with coordinates, as its record gives them, and how many articles name or declare it."""

    link: EntityLink
    coordinates: Coordinates
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """`/places/`: the map. `unplaced` are the places and facilities whose records give no coordinates."""

    address: str
    points: tuple[PlacePoint, ...]
    unplaced: tuple[EntityLink, ...]


def place_point(id: str, reader: Reader) -> PlacePoint | None:
    """Where an entity is, if its record says so."""
    coordinates = reader.linked.corpus.entities[id].header.coordinates
    if coordinates is None:
        return None
    articles = len(reader.indexes.by_entity.get(id, ()))
    return PlacePoint(link=reader.entity(id), coordinates=coordinates, articles=articles)


def places_view(reader: Reader) -> PlacesView:
    """Everything that has coordinates, and the places that have none; merged records have gone elsewhere."""
    resolve, entities = reader.linked.register.resolve, reader.linked.corpus.entities
    current = sorted(
        (id for id in entities if resolve(id) in (id, None)),
        key=lambda id: (fold_name(reader.entity(id).name.text), id),
    )
    points = {id: point for id in current if (point := place_point(id, reader)) is not None}
    return PlacesView(
        address=urls.PLACES,
        points=tuple(points.values()),
        unplaced=tuple(
            reader.entity(id)
            for id in current
            if id not in points and entities[id].header.type in ("Place", "Facility")
        ),
    )
