"""Where things are: the places whose records give coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from recoupe import urls
from recoupe.linking import fold_name
from recoupe.model import Coordinates
from recoupe.views.listing import MOST_OF_LIST, Listing, Node, PartPage, cut, initial, part_pages
from recoupe.views.parts import EntityLink, Reader, as_they_are

MOST_UNPLACED = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePoint:
    """An entity with coordinates, as its record gives them, and how many articles name or declare it."""

    link: EntityLink
    coordinates: Coordinates
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacesView:
    """`/places/`: the map, and the same as a table.

    `unplaced` are the places and facilities whose records give no coordinates.
    """

    address: str
    points: tuple[PlacePoint, ...]
    table: Listing[PlacePoint]
    unplaced: Listing[EntityLink]


def place_point(id: str, reader: Reader) -> PlacePoint | None:
    """Where an entity is, if its record says so."""
    coordinates = reader.linked.corpus.entities[id].header.coordinates
    if coordinates is None:
        return None
    articles = len(reader.indexes.by_entity.get(id, ()))
    return PlacePoint(link=reader.entity(id), coordinates=coordinates, articles=articles)


def places_view(reader: Reader) -> PlacesView:
    """Everything that has coordinates, and the places that have none; merged records have gone elsewhere."""
    points, unplaced = _places(reader)
    return PlacesView(
        address=urls.PLACES,
        points=tuple(points.items),
        table=points.listing(tuple),
        unplaced=unplaced.listing(tuple),
    )


def places_parts(reader: Reader) -> Iterator[PartPage[Any]]:
    """The pages of the parts of both lists."""
    points, unplaced = _places(reader)
    yield from part_pages(points, as_they_are, lister="places", title="", lang=reader.lang)
    yield from part_pages(unplaced, as_they_are, lister="unplaced", title="", lang=reader.lang)


def _places(reader: Reader) -> tuple[Node[PlacePoint], Node[EntityLink]]:
    return reader.keep(("places",), partial(_cut_places, reader))


def _cut_places(reader: Reader) -> tuple[Node[PlacePoint], Node[EntityLink]]:
    resolve, entities = reader.linked.register.resolve, reader.linked.corpus.entities
    current = sorted(
        (id for id in entities if resolve(id) in (id, None)),
        key=lambda id: (fold_name(reader.entity(id).name.text), id),
    )
    points = {id: point for id in current if (point := place_point(id, reader)) is not None}
    without = tuple(
        reader.entity(id) for id in current if id not in points and entities[id].header.type in ("Place", "Facility")
    )
    return (
        cut(
            tuple(points.values()),
            urls.PLACES,
            urls.parts(urls.PLACES, "table"),
            (lambda point: initial(point.link.name.text),),
            most=MOST_OF_LIST,
        ),
        cut(
            without,
            urls.PLACES,
            urls.parts(urls.PLACES, "unplaced"),
            (lambda link: initial(link.name.text),),
            most=MOST_UNPLACED,
            first=MOST_OF_LIST,
        ),
    )
