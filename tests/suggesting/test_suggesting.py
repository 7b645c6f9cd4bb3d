"""Hints: what to declare, what may be a name, what may be one and the same."""

from __future__ import annotations

import pytest

from recoupe.linking import LinkedCorpus
from recoupe.suggesting import possible_duplicates, undeclared, unknown_names
from recoupe.suggesting.unknown import MOST
from tests import corpora


def linked(script: str) -> LinkedCorpus:
    return corpora.linked(corpora.corpus(script))


def hints(corpus: LinkedCorpus, id: str = "a") -> list[tuple[str, int, bool]]:
    return [(each.entity, each.count, each.certain) for each in undeclared(corpus.articles[id], corpus.register)]


def words(text: str, lang: str = "fr") -> dict[str, int]:
    corpus = linked(f"articles/a.md\n    lang: {lang}\n    title: sans nom\n    ---\n    {text}\n")
    return {
        each.words: each.count for each in unknown_names(corpus.articles["a"], corpus.register, corpus.corpus.entities)
    }


REGISTER = """
articles/a.md
    title: Daech recule
    entities: [irak]
    ---
    L’Irak et Bagdad. Bagdad encore, et Sadr.

    À Bagdad, Moqtada al-Sadr a parlé.
entities/irak.md
    pref_label: {fr: Irak}
entities/bagdad.md
    pref_label: {fr: Bagdad}
entities/daech.md
    pref_label: {fr: Daech}
entities/moqtada.md
    pref_label: {fr: Moqtada al-Sadr}
    ambiguous_label: [Sadr]
entities/sadr-city.md
    pref_label: {en: Sadr City}
    ambiguous_label: [Sadr]
"""


def test_names_that_the_header_does_not_declare() -> None:
    corpus = linked(REGISTER)
    assert hints(corpus) == [
        ("bagdad", 3, True),
        ("daech", 1, True),
        ("moqtada", 1, True),
        ("moqtada", 1, False),
        ("sadr-city", 1, False),
    ]
    bagdad, daech, *_ = undeclared(corpus.articles["a"], corpus.register)
    assert (bagdad.surface, bagdad.line, bagdad.column) == ("Bagdad", 9, 11)
    assert (daech.line, daech.column) == (2, 8)  # in the title


def test_an_ambiguous_name_is_not_in_doubt_where_one_bearer_is_declared() -> None:
    corpus = linked(REGISTER.replace("[irak]", "[irak, bagdad, daech, moqtada]"))
    assert hints(corpus) == []


def test_capitals_inside_sentences_may_be_names() -> None:
    found = words(
        "Le général Qassem Soleimani et l’Irak. Alors que Bagdad dort, les Unités de mobilisation avancent vers"
        " Dhi Qar. Mardi, le ministre Ali al-Hassan a parlé à l’AFP. Bagdad dort."
    )
    assert found == {
        "Bagdad": 2,
        "Qassem Soleimani": 1,
        "Irak": 1,
        "Unités": 1,
        "Dhi Qar": 1,
        "Ali al-Hassan": 1,
        "AFP": 1,
    }


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Les protestataires sont là. Aucun groupe ne parle. Une bonne quantité.", {}),
        ("Protestataires et policiers. Des protestataires.", {}),
        ("Selon Reuters, tout va bien.", {"Reuters": 1}),
        ("« Nous partons », a dit Ali.", {"Ali": 1}),
        ("Bagdad Kirkouk dorment.", {"Bagdad Kirkouk": 1}),
        ("Il va à Paris, Londres et Rome.", {"Paris": 1, "Londres": 1, "Rome": 1}),
        ("En Octobre, un Mardi.", {}),
        ("Le prince de Galles et la Banque de France.", {"Galles": 1, "Banque de France": 1}),
        ("A c", {}),
        ("", {}),
    ],
)
def test_the_beginning_of_a_sentence_is_treated_with_care(text: str, found: dict[str, int]) -> None:
    assert words(text) == found


def test_arabic_and_persian_names() -> None:
    found = words(
        "قال اللواء تحسين الخفاجي إن رئيس الوزراء مصطفى أمر بالتحقيق. وقال «سرايا أولياء» ذلك."
        " ونفى الحشد الشعبي الخبر، ثم قال إن الحشد الشعبي بخير.",
        "ar",
    )
    assert found == {"الحشد الشعبي": 2, "تحسين الخفاجي": 1, "مصطفى": 1, "أولياء": 1}
    assert words("سردار قاسم سلیمانی آمد و رفت.", "fa") == {"قاسم سلیمانی": 1}
    assert words("وذهب الولد الصغير إلى البيت.", "ar") == {}


def test_what_the_register_knows_is_not_offered_and_near_entries_are() -> None:
    corpus = linked(
        """
        articles/a.md
            title: sans nom
            ---
            À Bagdad, le chef Moqtada Sader et Sadr ont parlé.
        entities/bagdad.md
            pref_label: {fr: Bagdad}
        entities/moqtada.md
            pref_label: {fr: Moqtada Sadr}
        entities/ancien.md
            pref_label: {fr: Moqtada Sader II}
            replaced_by: moqtada
        """
    )
    found = unknown_names(corpus.articles["a"], corpus.register, corpus.corpus.entities)
    assert [(each.words, each.nearest) for each in found] == [("Moqtada Sader", ("moqtada",)), ("Sadr", ())]
    assert (found[0].line, found[0].column, found[0].why) == (8, 19, "capitals")


def test_hints_are_bounded() -> None:
    many = " ".join(f"et Nom{chr(97 + n % 26)}{chr(97 + n // 26)}x" for n in range(400))
    assert len(words(f"il y a {many}.")) == MOST
    assert len(words("et Irak. " * 20_000)) == 1


def pairs(script: str) -> list[tuple[str, str, tuple[str, ...]]]:
    entities = corpora.loaded(corpora.corpus(script)).corpus.entities
    return [(each.one, each.other, each.reasons) for each in possible_duplicates(entities)]


DUPLICATES = """
entities/a.md
    type: Place
    pref_label: {fr: Hachd Chaabi}
    same_as: {wikidata: Q1}
    coordinates: {lat: 33.1, lon: 44.2, precision: town}
entities/b.md
    type: Place
    pref_label: {en: Chaabi Hachd}
    same_as: {wikidata: Q1}
    coordinates: {lat: 33.1, lon: 44.2, precision: town}
entities/c.md
    type: Place
    pref_label: {fr: Nassiriya}
    coordinates: {lat: 33.1, lon: 44.2, precision: country}
entities/d.md
    type: Person
    pref_label: {fr: Nassiriyah}
"""


def test_records_that_may_be_one() -> None:
    assert pairs(DUPLICATES) == [
        (
            "a",
            "b",
            ("both are wikidata Q1", 'the same words: "Hachd Chaabi"', "both of type Place, at 33.1, 44.2"),
        ),
        ("c", "d", ('"Nassiriya" and "Nassiriyah" are nearly the same',)),
    ]


@pytest.mark.parametrize("line", ["not_same_as: [a]", "replaced_by: a"])
def test_what_somebody_has_decided_is_not_asked_again(line: str) -> None:
    script = DUPLICATES.replace("entities/b.md\n", f"entities/b.md\n    {line}\n")
    assert [(one, other) for one, other, _ in pairs(script)] == [("c", "d")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Attaque du 22 septembre 2021", "Attaque du 24 septembre 2021"),
        ("Samarra", "Samawa"),
        ("Irak", "Iran"),
        ("9e brigade", "10e brigade"),
    ],
)
def test_names_that_only_look_alike(one: str, other: str) -> None:
    assert (
        pairs(f"entities/a.md\n    pref_label: {{fr: {one}}}\nentities/b.md\n    pref_label: {{fr: {other}}}\n") == []
    )


def test_labels_of_different_languages_are_not_near() -> None:
    assert (
        pairs("entities/a.md\n    pref_label: {fr: Nassiriya}\nentities/b.md\n    pref_label: {en: Nassiriyah}\n") == []
    )
