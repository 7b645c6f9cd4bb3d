"""Which entity is named where; how names are found at all is tests/linking/test_names.py's."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking import Found, Name, NameIndex, NameKind, Register, find_mentions
from recoupe.linking.mentions import MOST_MENTIONS
from tests.corpora import at_most

# Written as in a text where every capital letter is a word: A of entity a, and so on.
NAMES: dict[str, str] = {
    "hachd": "Hachd al-Chaabi",
    "brigade": "9e brigade des Hachd al-Chaabi",
    "daech": "Daech",
    "irak": "Irak",
    "parlement": "Parlement d’Irak",
    "liban": "Irak Liban",
    "conseil": "Liban Parlement d’Irak",
}


def register(*names: tuple[str, str, NameKind]) -> Register:
    return Register(
        names=NameIndex([Name(form=form, entity=entity, kind=kind, lang="") for entity, form, kind in names]),
        current={entity: entity for entity, _, _ in names},
    )


PREFERRED = register(*((entity, form, "pref") for entity, form in NAMES.items()))


def find(text: str, names: Register = PREFERRED, declared: Iterable[str] = ()) -> Found:
    return find_mentions(text, names, tuple(declared))


def told(found: Found) -> list[str]:
    """The mentions as `entity:surface`, in parentheses where nested."""
    return [
        f"({mention.entity}:{mention.surface})" if mention.nested else f"{mention.entity}:{mention.surface}"
        for mention in found.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daech, en Irak", ["daech:Daech", "irak:Irak"]),
        ("la 9e brigade des Hachd al-Chaabi", ["brigade:9e brigade des Hachd al-Chaabi", "(hachd:Hachd al-Chaabi)"]),
        ("le Parlement d’Irak, Irak", ["parlement:Parlement d’Irak", "(irak:Irak)", "irak:Irak"]),
        # of two names that cross, the longer counts, or the first of equals
        (
            "Irak Liban Parlement d’Irak",
            ["irak:Irak", "conseil:Liban Parlement d’Irak", "(parlement:Parlement d’Irak)", "(irak:Irak)"],
        ),
        ("Irak Liban", ["liban:Irak Liban", "(irak:Irak)"]),
        ("rien", []),
        ("", []),
    ],
)
def test_a_name_inside_a_longer_one_counts_for_both(text: str, expected: list[str]) -> None:
    assert told(find(text)) == expected


def test_of_two_names_of_equal_length_that_cross_the_first_counts() -> None:
    names = register(("ab", "Alpha Bravo", "pref"), ("bc", "Bravo Alpha", "pref"))
    assert told(find("Alpha Bravo Alpha", names)) == ["ab:Alpha Bravo"]


def test_a_shorter_name_of_the_same_entity_inside_its_own_name_is_no_mention() -> None:
    names = register(("moqtada", "Moqtada al-Sadr", "pref"), ("moqtada", "Sadr", "alt"), ("famille", "al-Sadr", "pref"))
    assert told(find("Moqtada al-Sadr, Sadr", names)) == [
        "moqtada:Moqtada al-Sadr",
        "(famille:al-Sadr)",
        "moqtada:Sadr",
    ]


def test_mentions_are_numbered_by_entity_in_reading_order() -> None:
    found = find("Hachd al-Chaabi, Daech, la 9e brigade des Hachd al-Chaabi, Hachd al-Chaabi")
    assert [(mention.entity, mention.number) for mention in found.mentions] == [
        ("hachd", 1),
        ("daech", 1),
        ("brigade", 1),
        ("hachd", 2),
        ("hachd", 3),
    ]


def test_the_clitic_is_not_part_of_the_name() -> None:
    (mention,) = find("قال للحشد", register(("hachd", "الحشد", "pref"))).mentions
    assert (mention.surface, mention.clitic, mention.start) == ("حشد", "لل", 6)


SADR: dict[str, tuple[str, str, NameKind]] = {
    "moqtada": ("moqtada", "Sadr", "ambiguous"),
    "ville": ("ville", "Sadr", "ambiguous"),
    "full": ("moqtada", "Moqtada Sadr", "pref"),
}


@pytest.mark.parametrize(
    ("declared", "mentions", "ambiguities"),
    [
        ((), [], []),
        (("daech",), [], []),
        (("moqtada",), ["moqtada:Sadr"], []),
        (("ville",), ["ville:Sadr"], []),
        (("ville", "moqtada"), [], [("Sadr", ("moqtada", "ville"))]),
    ],
)
def test_an_ambiguous_label_needs_a_declaration(
    declared: tuple[str, ...], mentions: list[str], ambiguities: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = find("Sadr a parlé", register(*SADR.values()), declared)
    assert told(found) == mentions
    assert [(each.surface, each.bearers) for each in found.ambiguities] == ambiguities


def test_a_longer_name_settles_an_ambiguous_one_inside_it() -> None:
    found = find("Moqtada Sadr a parlé", register(*SADR.values()), ("moqtada", "ville"))
    assert (told(found), found.ambiguities) == (["moqtada:Moqtada Sadr"], ())


@pytest.mark.parametrize(
    ("declared", "mentions", "ambiguous"),
    [((), [], False), (("une",), ["une:Nasr"], False), (("une", "autre"), [], True), (("x",), [], False)],
)
def test_a_label_that_two_entities_share_is_linked_where_one_is_declared(
    declared: tuple[str, ...], mentions: list[str], ambiguous: bool
) -> None:
    found = find("Nasr", register(("une", "Nasr", "pref"), ("autre", "Nasr", "alt")), declared)
    assert (told(found), bool(found.ambiguities)) == (mentions, ambiguous)


def test_an_own_label_of_one_beats_an_ambiguous_one_of_another_unless_that_is_declared() -> None:
    names = register(("une", "Nasr", "pref"), ("autre", "Nasr", "ambiguous"))
    assert told(find("Nasr", names)) == ["une:Nasr"]
    assert told(find("Nasr", names, ("autre",))) == ["autre:Nasr"]


def test_hidden_labels_are_found() -> None:
    assert told(find("Deach", register(("daech", "Deach", "hidden")))) == ["daech:Deach"]


@pytest.mark.parametrize(
    "text", ["Daech " * 50_000, "9e brigade des Hachd al-Chaabi " * 20_000, "Irak Liban " * 20_000]
)
def test_many_mentions_cost_little(text: str) -> None:
    """The work is bounded by the size of the text, however often names stand in it."""
    with at_most(10):
        found = find(text)
    assert len(found.mentions) == MOST_MENTIONS
    assert len(found.mentions) + found.left_out >= 20_000


def test_many_doubtful_names_cost_little() -> None:
    names = register(*SADR.values(), ("daech", "Daech", "pref"))
    with at_most(10):
        assert len(find("Sadr Daech " * 30_000, names, ("moqtada", "ville")).ambiguities) == 30_000


WORDS = ["Alpha", "Bravo", "Charlie", "Delta", "والحشد", "الحشد", "الشعبي", "é"]
forms = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
kinds: st.SearchStrategy[NameKind] = st.sampled_from(["pref", "alt", "hidden", "ambiguous"])
names = st.lists(st.tuples(st.sampled_from("abcd"), forms, kinds), max_size=10)
texts = st.lists(st.sampled_from([*WORDS, "-", ".", "\n\n", "😀", "x"]), max_size=20).map(" ".join)


@given(names, texts, st.sets(st.sampled_from("abcd")))
def test_every_mention_slices_to_its_own_surface(
    given_names: list[tuple[str, str, NameKind]], text: str, declared: set[str]
) -> None:
    """`text[start:end] == surface`; numbers count an entity's mentions from 1; nested or apart, never crossing."""
    found = find(text, register(*given_names), declared)
    counts: dict[str, int] = {}
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.surface
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
        assert mention.number == counts[mention.entity]
        over = [each for each in found.mentions if each.start < mention.end and mention.start < each.end]
        for each in over:
            inside = each.start <= mention.start and mention.end <= each.end
            assert inside or (mention.start <= each.start and each.end <= mention.end)
            assert each is mention or each.entity != mention.entity
        assert mention.nested == any(
            each.start <= mention.start and mention.end <= each.end and each is not mention for each in over
        )
    for doubt in found.ambiguities:
        assert text[doubt.start : doubt.end] == doubt.surface
        assert len(doubt.bearers) > 1
        assert set(doubt.bearers) <= declared
    assert find(text, register(*reversed(given_names)), sorted(declared, reverse=True)) == found
