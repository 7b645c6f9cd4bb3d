from __future__ import annotations

import pytest

from recoupe.model import Vocabulary
from recoupe.views import EntityView, MovedView, Reader
from recoupe.views.entity import entity_view
from recoupe.views.register import register_view


def view(id: str, reader: Reader) -> EntityView:
    found = entity_view(id, reader)
    assert isinstance(found, EntityView)
    return found


def test_every_mention_in_context(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-19
        ---
        Hier, le Hachd al-Chaabi a parlé.

        En Irak, la 9e brigade des Hachd al-Chaabi aussi.
    articles/b.md
        date: 2021-10
        lang: ar
        source: autre
        ---
        قال للحشد في بغداد
    entities/hachd.md
        pref_label: {fr: Hachd al-Chaabi, ar: الحشد}
    entities/brigade.md
        pref_label: {fr: 9e brigade des Hachd al-Chaabi}
    sources/autre.md
        name: Autre
        text_policy: full
    """
    rows = view("hachd", reader).concordance
    assert [(row.id, row.address, row.left, row.match, row.right, row.dir) for row in rows] == [
        ("c-b-1", "articles/b/#m-hachd-1", "قال لل", "حشد", " في بغداد", "rtl"),
        ("c-a-1", "articles/a/#m-hachd-1", "Hier, le ", "Hachd al-Chaabi", " a parlé.", "ltr"),
        ("c-a-2", "articles/a/#m-hachd-2", "En Irak, la 9e brigade des ", "Hachd al-Chaabi", " aussi.", "ltr"),
    ]


def test_what_may_not_be_shown_is_counted_and_no_more(reader: Reader) -> None:
    """
    articles/a.md
        rights: {text: none}
        entities: [irak]
        ---
        Irak, Irak.
    articles/b.md
        title: En Irak
    articles/c.md
        entities: [irak]
    articles/d.md
        ---
        L’Irak.
    articles/e.md
        event: irak
    entities/irak.md
        pref_label: {fr: Irak}
        type: Event
    """
    found = view("irak", reader)
    assert [row.article for row in found.concordance] == ["d"]
    assert found.withheld == 2
    assert [(each.card.id, each.form.text) for each in found.headlines] == [("b", "Irak")]
    assert [card.id for card in found.declared_only] == ["c", "a"]
    assert (found.articles, found.outlets) == (5, 1)


def test_who_names_it_how(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-19
        title: Le HACHD
        ---
        Le Hachd, puis les Unités, puis le Hachd.
    articles/b.md
        date: 2021-10-21
        ---
        Hachd.
    articles/c.md
        source: autre
        ---
        Hachd.
    entities/hachd.md
        pref_label: {fr: Hachd}
        alt_label: [Unités]
    sources/autre.md
        name: Autre
    """
    assert [
        (row.outlet.name, row.form.text, row.count, str(row.first), str(row.last))
        for row in view("hachd", reader).naming
    ] == [
        ("Autre", "Hachd", 1, "2021-10-19", "2021-10-19"),
        ("Journal journal", "Hachd", 4, "2021-10-19", "2021-10-21"),
        ("Journal journal", "Unités", 1, "2021-10-19", "2021-10-19"),
    ]


def test_ties_are_told_from_both_sides(reader: Reader) -> None:
    """
    entities/brigade.md
        relations: [{type: part_of, target: ancien, since: 2014, source: X}, {type: opposed_to, target: inconnu}]
    entities/hachd.md
        relations: [{type: opposed_to, target: daech}]
    entities/ancien.md
        relations: [{type: member_of, target: daech}, {type: part_of, target: hachd}]
        replaced_by: hachd
    entities/daech.md
    """
    ties = {
        id: [(each.type, each.inverse, each.other.id) for each in view(id, reader).relations]
        for id in ("hachd", "brigade", "daech")
    }
    assert ties == {
        "hachd": [("member_of", False, "daech"), ("part_of", True, "brigade"), ("opposed_to", False, "daech")],
        "brigade": [("part_of", False, "hachd")],
        "daech": [("member_of", True, "hachd"), ("opposed_to", True, "hachd")],
    }


def test_names_identifiers_and_place(reader: Reader) -> None:
    """
    entities/irak.md
        pref_label: {en: Iraq, ar: العراق}
        alt_label: {ar: [جمهورية العراق], fr: [République d’Irak]}
        hidden_label: [Iraque]
        ambiguous_label: [la République]
        same_as: {wikidata: Q796, autre: X1}
        place: inconnu
        participants: [bagdad, inconnu]
        not_same_as: [bagdad]
        coordinates: {lat: 33, lon: 44, precision: country}
        ---
        Un État.
    entities/bagdad.md
    """
    found = view("irak", reader)
    assert (found.name.text, found.name.lang) == ("Iraq", "en")
    assert [
        (each.lang, each.preferred and each.preferred.text, [other.text for other in each.others])
        for each in found.names
    ] == [
        ("en", "Iraq", []),
        ("ar", "العراق", ["جمهورية العراق"]),
        ("fr", None, ["République d’Irak"]),
    ]
    assert found.ambiguous == ("la République",)
    assert [(each.scheme, each.url) for each in found.identifiers] == [
        ("autre", ""),
        ("wikidata", "https://www.wikidata.org/wiki/Q796"),
    ]
    assert (found.place, [each.id for each in found.participants]) == (None, ["bagdad"])
    assert found.note.document.text == "Un État."


def test_a_merged_record_says_where_it_went(reader: Reader) -> None:
    """
    entities/ancien.md
        replaced_by: moyen
    entities/moyen.md
        replaced_by: nouveau
    entities/nouveau.md
    entities/perdu.md
        replaced_by: inconnu
    """
    moved = entity_view("ancien", reader)
    assert isinstance(moved, MovedView)
    assert (moved.name.text, moved.target.id, moved.to) == ("Nom de ancien", "nouveau", "entities/nouveau/")
    assert isinstance(entity_view("perdu", reader), EntityView)


def test_the_register_has_every_standing_record_once_by_type_and_name(reader: Reader) -> None:
    """
    articles/a.md
        ---
        Bagdad, Bagdad.
    articles/b.md
        title: Bagdad
    entities/z.md
        type: Place
        pref_label: {fr: bagdad, en: Baghdad}
    entities/a.md
        type: Place
        pref_label: {fr: Samarra}
    entities/b.md
        type: Person
    entities/ancien.md
        type: Person
        replaced_by: b
    entities/cercle.md
        type: Person
        replaced_by: cercle
    """
    found = register_view(reader)
    assert [(type, [entry.link.id for entry in entries]) for type, entries in found.groups] == [
        ("Person", ["b", "cercle"]),
        ("Place", ["z", "a"]),
    ]
    assert found.n == 4
    entry = found.groups[1][1].rows[0]
    assert ([name.text for name in entry.other_names], entry.mentions, entry.articles) == (["Baghdad"], 2, 2)


@pytest.mark.parametrize(("term", "expected"), [("hostile", "against"), ("against", "against"), ("x", "x")])
def test_a_project_s_own_position_falls_under_a_broader_one(term: str, expected: str) -> None:
    assert Vocabulary(positions={"hostile": "against"}).position(term) == expected
