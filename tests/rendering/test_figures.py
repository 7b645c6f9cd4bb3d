"""Where things stand in figures: windows, projection, clipping, labels, networks, timelines, maps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import Coordinates, PartialDate
from recoupe.rendering import Renderer
from recoupe.rendering.figures import LOCATOR, MAP, draw_map, draw_network, draw_timeline
from recoupe.rendering.figures.clipping import clipped_line, clipped_ring, widest_chord
from recoupe.rendering.figures.labels import Box, around, direction, first_free, label, width, wrapped
from recoupe.rendering.figures.map import _without_seam
from recoupe.rendering.figures.outlines import outlines, shifts
from recoupe.rendering.figures.projection import Projection, Window, degrees, window_around
from recoupe.views import Reader, all_views
from recoupe.views.entity import EntityView, entity_view
from recoupe.views.network import Neighbour, Network, Tie
from recoupe.views.parts import EntityLink, Stretch, Text
from recoupe.views.places import PlacePoint
from tests import corpora
from tests.golden.paths import TEMPLATES

SQUARE = Window(0, 0, 10, 10)
lons = st.floats(-180, 180)
lats = st.floats(-90, 90)


def link(id: str, name: str = "", lang: str = "fr") -> EntityLink:
    return EntityLink(id=id, name=Text(name or id, lang), type="Place", address=f"entities/{id}/")


def place(id: str, lon: float, lat: float, precision: str = "town", name: str = "", articles: int = 1) -> PlacePoint:
    coordinates = Coordinates(lat=lat, lon=lon, precision=precision)  # type: ignore[arg-type]
    return PlacePoint(link=link(id, name), coordinates=coordinates, articles=articles)


# Windows and the projection


@given(st.lists(st.tuples(lons, lats), min_size=1, max_size=8))
def test_a_window_holds_all_its_points(points: list[tuple[float, float]]) -> None:
    window = window_around(points, margin=0.2, least=5, ratio=1.5)
    assert -180 <= window.west <= 180
    assert -90 - 1e-9 <= window.south < window.north <= 90 + 1e-9
    for lon, lat in points:
        assert window.west - 1e-6 <= window.near(lon) <= window.east + 1e-6 or window.east - window.west >= 360 - 1e-6
        assert window.south - 1e-6 <= lat <= window.north + 1e-6


def test_a_window_goes_the_short_way_over_the_180th_meridian() -> None:
    window = window_around([(179, 0), (-179, 0)], margin=0.1, least=1, ratio=1)
    assert window.east - window.west < 5
    assert window.near(-179) == 181


def test_the_projection_is_true_to_scale_along_the_middle() -> None:
    projection = Projection(Window(0, 59, 4, 61), 200)
    assert projection.place(0, 61) == (0, 0)
    assert projection.place(4, 59) == pytest.approx((200, projection.height))
    assert projection.height == pytest.approx(200)  # at 60° a degree of longitude is half as long
    kilometres, long = projection.kilometres(60)
    assert (kilometres, round(long, 1)) == (50, 45.0)


def test_round_degrees_within() -> None:
    assert degrees(40, 49, 6) == (42, 44, 46, 48)
    assert degrees(-3.5, 1.5, 6) == (-3, -2, -1, 0, 1)
    assert degrees(0.2, 0.8, 6) == ()


# Clipping


def test_a_ring_is_clipped_to_the_window() -> None:
    assert set(clipped_ring([(-5, 2), (5, 2), (5, 8), (-5, 8)], SQUARE)) == {(0, 2), (5, 2), (5, 8), (0, 8)}
    assert clipped_ring([(-5, -5), (-1, -5), (-1, -1)], SQUARE) == []
    assert set(clipped_ring([(-9, -9), (99, -9), (99, 99), (-9, 99)], SQUARE)) == {(0, 0), (10, 0), (10, 10), (0, 10)}


def test_a_line_is_clipped_into_parts() -> None:
    line = [(-5.0, 5.0), (5.0, 5.0), (5.0, 15.0), (8.0, 15.0), (8.0, 5.0)]
    assert clipped_line(line, SQUARE) == [[(0, 5), (5, 5), (5, 10)], [(8, 10), (8, 5)]]
    assert clipped_line([(-5, -5), (-1, -9)], SQUARE) == []
    assert clipped_line([(11, 0), (11, 10)], SQUARE) == []


@given(st.lists(st.tuples(st.floats(-30, 30), st.floats(-30, 30)), min_size=3, max_size=9))
def test_nothing_is_left_outside(points: list[tuple[float, float]]) -> None:
    kept = [*clipped_ring(points, SQUARE), *(point for part in clipped_line(points, SQUARE) for point in part)]
    assert all(-1e-6 <= value <= 10 + 1e-6 for point in kept for value in point)


def test_the_longest_stretch_within_a_polygon() -> None:
    comb = [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (4.0, 9.0), (4.0, 2.0), (3.0, 2.0), (3.0, 9.0), (0.0, 9.0)]
    assert widest_chord(comb, 5) == (4, 9)
    assert widest_chord(comb, 20) is None


# Labels


@given(st.text(st.sampled_from("abc éW-الشعبي"), max_size=120), st.integers(20, 200), st.integers(1, 3))
def test_lines_are_never_too_wide_or_too_many(text: str, most: int, lines: int) -> None:
    with corpora.at_most(5):
        found = wrapped(text, most, 13, lines)
    assert len(found) <= lines
    assert all(width(line, 13) <= most for line in found)
    if not any("…" in line for line in found):
        assert " ".join(found) == " ".join(text.split())


def test_lines_are_about_as_wide_as_each_other() -> None:
    assert wrapped("un deux trois quatre", 100, 13, 3) == ("un deux", "trois quatre")
    assert wrapped("abcdefghijklmnop", 50, 13, 2)[0].endswith("…")


def test_words_that_are_read_from_the_right_are_set_on_the_same_side() -> None:
    latin, arabic = Text("Irak", "fr"), Text("العراق", "ar")
    assert label(latin, ["Irak"], 5, 5, size=10, side="start").anchor == "start"
    found = label(arabic, ["العراق"], 5, 5, size=10, side="start")
    assert (found.anchor, found.direction, found.box.left) == ("end", "rtl", 5)
    assert [direction(Text(words, "")) for words in ("1 العراق", "1 Irak", "1")] == ["rtl", "ltr", "ltr"]


def test_a_label_takes_the_first_free_place() -> None:
    frame = Box(0, 0, 200, 200)
    places = list(around(Text("Irak", "fr"), ["Irak"], 100, 100, 8, size=10))
    assert first_free(places, [], frame) == places[0]
    assert first_free(places, [places[0].box], frame) == places[1]
    assert first_free(places, [frame], frame) is None
    assert first_free(places, [], Box(0, 0, 20, 20)) is None


# Networks


def network(names: list[str], ties: list[tuple[int, int, int]] = []) -> Network:  # noqa: B006
    return Network(
        centre=link("centre"),
        neighbours=tuple(
            Neighbour(link=link(f"n{each}", name), together=each % 3 + 1, strength=0.5, beside=())
            for each, name in enumerate(names)
        ),
        ties=tuple(Tie(one=one, other=other, together=together, strength=0.4) for one, other, together in ties),
    )


@given(st.lists(st.text(st.sampled_from("abcW ا-"), min_size=1, max_size=90), min_size=1, max_size=12))
def test_no_label_of_a_network_meets_another(names: list[str]) -> None:
    drawing = draw_network(network(names))
    boxes = [drawing.label.box, *(node.label.box for node in drawing.nodes)]
    assert not any(one.meets(other) for index, one in enumerate(boxes) for other in boxes[:index])
    frame = Box(0, 0, drawing.width, drawing.height)
    assert all(frame.holds(box) for box in boxes)
    assert [node.link.id for node in drawing.nodes] == [f"n{each}" for each in range(len(names))]


def test_ties_that_rest_on_one_article_are_not_drawn() -> None:
    drawing = draw_network(network(["a", "b", "c"], [(0, 1, 1), (0, 2, 2)]))
    assert (len(drawing.curves), drawing.ties) == (1, 2)
    assert [node.dashed for node in drawing.nodes] == [True, False, False]


# Timelines


def months(*counts: tuple[int, int]) -> list[Stretch]:
    return [
        Stretch(period=PartialDate(2020, month), count=count, all=all, months=1, covered=(month,) if all else ())
        for month, (count, all) in enumerate(counts, start=1)
    ]


def years(*counts: tuple[int, int, tuple[int, ...]], first: int = 2020) -> list[Stretch]:
    return [
        Stretch(period=PartialDate(year), count=count, all=all, months=12, covered=covered)
        for year, (count, all, covered) in enumerate(counts, start=first)
    ]


def test_silence_and_gaps_are_told_apart() -> None:
    drawing = draw_timeline(months((1, 4), (0, 0), (0, 0), (0, 2)))
    one, *_, last = drawing.slots
    assert (one.all_height, one.own_height) == (drawing.high, drawing.high / 4)
    assert (last.own_height, drawing.gaps) == (0, 2)
    assert [(str(row.stretch.period), row.until and str(row.until.period)) for row in drawing.rows] == [
        ("2020-01", None),
        ("2020-02", "2020-03"),
        ("2020-04", None),
    ]
    assert drawing.strips == ((0, 40), (120, 160))


def test_long_spans_are_drawn_by_year() -> None:
    whole, half = tuple(range(1, 13)), tuple(range(1, 7))
    drawing = draw_timeline(years((12, 24, whole), (12, 24, whole), (6, 12, half), (0, 0, ()), (3, 9, (7,))))
    assert drawing.by_year
    assert (drawing.count, drawing.all, drawing.gaps) == (33, 69, 6 + 12 + 11)
    assert drawing.strips == ((0, 100), (180, 183.3))
    century = draw_timeline(years(*[(1, 1, whole)] * 100, first=1900))
    assert [slot.stretch.period.year for slot in century.slots if slot.named][:3] == [1900, 1905, 1910]


def test_no_months_no_bars() -> None:
    assert draw_timeline([]).slots == ()


# Maps


def test_the_outlines_say_where_they_are_from_and_are_small() -> None:
    path = Path(corpora.__file__).parents[1] / "plugins/recoupe/rendering/figures/outlines.json"
    assert path.stat().st_size < 400_000
    assert "public domain" in path.read_text(encoding="utf-8")[:1000]
    assert {"IQ", "IR", "SY", "FR"} <= {ring.country for ring in outlines().rings}
    assert any(line.border for line in outlines().lines)


def test_what_lies_beyond_180_degrees_is_turned_into_the_window() -> None:
    assert shifts(Window(-179, 0, -175, 5), Window(170, 0, 190, 5)) == (360,)
    assert shifts(Window(0, 10, 5, 20), Window(0, 30, 5, 40)) == ()
    line = [(170.0, 1.0), (180.0, 1.0), (180.0, 5.0), (170.0, 5.0)]
    assert list(_without_seam(line)) == [line[:2], line[2:]]


def test_a_map_marks_precisions_and_names_countries() -> None:
    drawing = draw_map([place("a", 44.4, 33.3, "exact"), place("b", 46.3, 31.3, "admin1")], MAP, str.lower, "fr")
    assert drawing is not None
    assert drawing.precisions == ("exact", "admin1")
    assert "iq" in {name.lines[0] for name in drawing.countries}
    assert [mark.link.id for mark in drawing.marks] == ["b", "a"]
    assert not re.search(r"\d\.\d\d", drawing.land + drawing.coasts + drawing.borders)
    assert draw_map([], MAP, str, "fr") is None


@given(st.lists(st.tuples(st.floats(40, 44), st.floats(30, 34)), min_size=1, max_size=25))
def test_no_name_on_a_map_meets_another(points: list[tuple[float, float]]) -> None:
    drawing = draw_map(
        [place(f"p{n}", lon, lat, name="Un nom assez long") for n, (lon, lat) in enumerate(points)], LOCATOR, str, "fr"
    )
    assert drawing is not None
    boxes = [*(mark.label.box for mark in drawing.marks if mark.label), *(name.box for name in drawing.countries)]
    assert not any(one.meets(other) for index, one in enumerate(boxes) for other in boxes[:index])
    assert drawing.unnamed + sum(mark.label is not None for mark in drawing.marks) == len(points)


@given(lons, lats)
def test_any_point_of_the_earth_can_be_drawn(lon: float, lat: float) -> None:
    drawing = draw_map([place("a", lon, lat)], LOCATOR, str, "fr")
    assert drawing is not None
    (mark,) = drawing.marks
    assert -0.1 <= mark.x <= drawing.width + 0.1
    assert -0.1 <= mark.y <= drawing.height + 0.1


# Pages


def test_figures_are_escaped_and_speak_the_readers_language(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-19
        entities: [irak, sadr]
    articles/b.md
        date: 2021-08
    entities/irak.md
        type: Place
        pref_label: {ar: "<script>العراق"}
        coordinates: {lat: 33.3, lon: 44.4, precision: country}
    entities/sadr.md
        pref_label: {fr: "Sadr <b>"}
    """
    renderer = Renderer(TEMPLATES, "fr")
    pages = {view.address: renderer.page(view).html for view in all_views(reader, "Recoupe")}
    page, map = pages["entities/irak/"], pages["places/"]
    assert "<script" not in page + map
    assert "Sadr <b>" not in page
    assert 'direction="rtl"' in page
    assert 'href="../entities/irak/"' in map
    assert "aucun article dans le corpus" in page
    assert "style=" not in page + map
    assert page == Renderer(TEMPLATES, "fr").page(entity_view("irak", reader)).html


def test_the_table_says_what_the_network_draws(reader: Reader) -> None:
    """
    articles/a.md
        entities: [x, y, z]
    articles/b.md
        entities: [x, y]
    entities/x.md
    entities/y.md
    entities/z.md
    """
    view = entity_view("x", reader)
    assert isinstance(view, EntityView)
    assert [(each.link.id, each.together, [other.id for other in each.beside]) for each in view.network.neighbours] == [
        ("y", 2, ["z"]),
        ("z", 1, ["y"]),
    ]
    html = Renderer(TEMPLATES, "fr").page(view).html
    assert "100\u00a0%" in html
    assert html.count('class="network-node"') == 2
