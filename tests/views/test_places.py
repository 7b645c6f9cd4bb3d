"""Where things are, and the months of the whole corpus."""

from __future__ import annotations

from recoupe.views import Reader
from recoupe.views.entity import EntityView, entity_view
from recoupe.views.places import places_view
from recoupe.views.tag import tag_view


def test_places_by_name_and_those_without_coordinates(reader: Reader) -> None:
    """
    articles/a.md
        entities: [nassiriya]
    entities/nassiriya.md
        type: Place
        coordinates: {lat: 31.04, lon: 46.26, precision: town, source: X}
    entities/base.md
        type: Facility
        coordinates: {lat: 33.8, lon: 42.4, precision: exact}
    entities/ancienne.md
        type: Place
        replaced_by: base
        coordinates: {lat: 1, lon: 1, precision: exact}
    entities/bagdad.md
        type: Place
    entities/sadr.md
    """
    view = places_view(reader)
    assert view.address == "places/"
    assert [(each.link.id, each.coordinates.precision, each.articles) for each in view.points] == [
        ("base", "exact", 0),
        ("nassiriya", "town", 1),
    ]
    assert [each.id for each in view.unplaced] == ["bagdad"]
    page = entity_view("nassiriya", reader)
    assert isinstance(page, EntityView)
    assert page.point == view.points[1]


def test_months_are_those_of_the_whole_corpus(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-08-02
    articles/b.md
        date: 2021-10
        tags: [convois]
    articles/c.md
        date: 2021-11-30
    articles/d.md
        date: 2021
        tags: [sans-mois]
    """
    time = tag_view("convois", reader).time
    assert [(str(each.period), each.count, each.all, each.covered) for each in time] == [
        ("2021-08", 0, 1, (8,)),
        ("2021-09", 0, 0, ()),
        ("2021-10", 1, 1, (10,)),
        ("2021-11", 0, 1, (11,)),
    ]
    assert tag_view("sans-mois", reader).time == ()


def test_a_long_time_is_counted_by_years(reader: Reader) -> None:
    """
    articles/a.md
        date: 2017-11-30
        tags: [convois]
    articles/b.md
        date: 2021-10
    articles/c.md
        date: 2021-11-30
        tags: [convois]
    articles/d.md
        date: 2021-12-01
        tags: [convois]
    articles/e.md
        date: 2021
        tags: [convois]
    """
    time = tag_view("convois", reader).time
    assert [(str(each.period), each.count, each.all, each.months, each.covered) for each in time] == [
        ("2017", 1, 1, 2, (11,)),
        ("2018", 0, 0, 12, ()),
        ("2019", 0, 0, 12, ()),
        ("2020", 0, 0, 12, ()),
        ("2021", 2, 3, 12, (10, 11, 12)),
    ]
