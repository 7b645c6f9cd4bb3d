from __future__ import annotations

from recoupe.drafting import entity_matches, source_matches
from tests.corpora import corpus, loaded

CORPUS = loaded(
    corpus(
        """
        entities/bagdad.md
            type: Place
            pref_label: {fr: Bagdad, ar: بغداد}
        entities/sadr-city.md
            type: Place
            pref_label: {en: Sadr City}
            ambiguous_label: [Sadr]
        entities/moqtada.md
            pref_label: {fr: Moqtada al-Sadr}
            ambiguous_label: [Sadr]
        entities/ancien.md
            pref_label: {fr: Vieux Bagdad}
            replaced_by: bagdad
        sources/rudaw-en.md
            name: Rudaw
            domains: [rudaw.net]
        """
    )
).corpus


def test_an_id_or_a_name_is_exact_whatever_its_spelling() -> None:
    for typed in ("bagdad", "Bagdad", "BAGDAD", " بغداد ", "بغداد"):
        (found,) = entity_matches(typed, CORPUS.entities)
        assert (found.id, found.exact) == ("bagdad", True)
    assert [each.id for each in source_matches("rudaw.net", CORPUS.sources)] == ["rudaw-en"]


def test_a_name_of_several_is_offered_with_all_of_them() -> None:
    assert [(each.id, each.exact) for each in entity_matches("sadr", CORPUS.entities)] == [
        ("moqtada", True),
        ("sadr-city", True),
    ]


def test_near_names_are_offered_and_never_exact() -> None:
    found = entity_matches("Bagad", CORPUS.entities)
    assert (found[0].id, found[0].exact) == ("bagdad", False)
    assert "ancien" not in [each.id for each in found]
    assert entity_matches("zzzzzz", CORPUS.entities) == ()
    assert len(entity_matches("a", CORPUS.entities, limit=1)) <= 1
