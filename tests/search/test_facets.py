from __future__ import annotations

from recoupe.search.facets import FACETS, FacetValue, facet_values
from recoupe.views import Reader
from tests.search.searches import WORDING


def values(reader: Reader) -> dict[str, tuple[FacetValue, ...]]:
    return facet_values(reader.indexes.articles, reader, WORDING)


def brief(found: tuple[FacetValue, ...]) -> list[tuple[str, str, tuple[int, ...]]]:
    return [(each.value, each.label.text, each.articles) for each in found]


def test_every_facet_counts_every_article_by_its_number(reader: Reader) -> None:
    """
    articles/b.md
        date: 2021-10
        source: other
        lang: en
        tags: [x]
        entities: [sadr]
    articles/a.md
        date: 2021-10-19
        tags: [x, y]
        ---
        Sadr parle.
    articles/c.md
        date: 2022
        rights: {text: none}
        ---
        Un texte.
    entities/sadr.md
        pref_label: {fr: Sadr}
    """
    found = values(reader)
    assert tuple(found) == FACETS
    assert brief(found["outlet"]) == [("journal", "Journal journal", (1, 2)), ("other", "other", (0,))]
    assert brief(found["entity"]) == [("sadr", "Sadr", (0, 1))]
    assert found["entity"][0].type == "Person"
    assert brief(found["year"]) == [("2021", "2021", (0, 1)), ("2022", "2022", (2,))]
    assert brief(found["month"]) == [("2021-10", "octobre 2021", (0, 1))]
    assert brief(found["lang"]) == [("fr", "français", (1, 2)), ("en", "anglais", (0,))]
    assert brief(found["tag"]) == [("x", "x", (0, 1)), ("y", "y", (1,))]
    assert brief(found["text"]) == [("no", "<none>", (0, 2)), ("yes", "<full>", (1,))]


def test_stances_are_targets_and_positions_that_still_stand(reader: Reader) -> None:
    """
    articles/a.md
        stance:
          - {target: sadr, position: favor}
          - {target: sadr, position: against, annotator: b}
          - {target: iran, position: against, status: superseded}
    articles/b.md
        date: 2021-10-20
        stance:
          - {target: sadr, position: against}
          - {target: iran, position: mixed}
    entities/sadr.md
        pref_label: {fr: Sadr}
    entities/iran.md
        pref_label: {fr: Iran}
    """
    assert brief(values(reader)["stance"]) == [
        ("sadr", "Sadr", (0, 1)),
        ("sadr:against", "<against>", (0, 1)),
        ("sadr:favor", "<favor>", (0,)),
        ("iran", "Iran", (1,)),
        ("iran:mixed", "<mixed>", (1,)),
    ]
    assert [each.group for each in values(reader)["stance"]] == ["", "sadr", "sadr", "", "iran"]


def test_empty_ends_of_a_record_are_left_out() -> None:
    from recoupe.views import Text

    assert FacetValue(value="x", label=Text("x", ""), articles=()).record() == ["x", "x"]
    assert FacetValue(value="x", label=Text("X", "fr"), articles=(), type="Place").record() == [
        "x",
        "X",
        "fr",
        "",
        "Place",
    ]
