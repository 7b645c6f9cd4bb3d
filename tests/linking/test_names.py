from __future__ import annotations

import random
import unicodedata
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.fold import fold_name
from recoupe.linking.names import Hit, Name, NameIndex, NameKind


def name(form: str, entity: str = "", kind: NameKind = "pref", lang: str = "fr") -> Name:
    return Name(form=form, entity=entity or form, kind=kind, lang=lang)


def find(text: str, *forms: str) -> list[str]:
    """The surfaces found, each after its clitic and a plus sign."""
    hits = NameIndex(map(name, forms)).find(text)
    return [f"{hit.clitic}+{hit.surface}" if hit.clitic else hit.surface for hit in hits]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        # French
        ("Daech a frappé.", "Daech", ["Daech"]),
        ("l’Irak et d'Irak", "Irak", ["Irak", "Irak"]),
        ("la base d’AÏN AL\u2011ASAD (ouest)", "Aïn al-Asad", ["AÏN AL\u2011ASAD"]),
        ("la base d’Ai\u0308n al-Asad", "Aïn al-Asad", ["Ai\u0308n al-Asad"]),
        ("Ain el Asad", "Aïn al-Asad", []),
        ("à Dhi\nQar, à Dhi\xa0Qar", "Dhi Qar", ["Dhi\nQar", "Dhi\xa0Qar"]),
        ("un daechiste", "Daech", []),
        ("anti-Daech, Daech/EI", "Daech", ["Daech", "Daech"]),
        ("les sœurs", "sœurs", ["sœurs"]),
        ("« Sadr »", "Sadr", ["Sadr"]),
        ("Moqtada al-Sadr", "Sadr", ["Sadr"]),
        # English
        ("Iran's army, Iran’s navy", "Iran", ["Iran", "Iran"]),
        ("Iranian", "Iran", []),
        ("in Samarrai, Samarra'i or Samarra", "Samarra", ["Samarra"]),
        ("Asa’ib Ahl al-Haq", "Asaib Ahl al Haq", ["Asa’ib Ahl al-Haq"]),
        ("Sha’abi", "Shaabi", ["Sha’abi"]),
        ("from ʿAli", "Ali", ["ʿAli"]),
        ("Daesh_2", "Daesh", []),
        ("2Daesh, Daesh2", "Daesh", []),
        ("Daesh\u0301 Dàesh", "Daesh", ["Daesh\u0301", "Dàesh"]),
        ("😀Iran😀", "Iran", ["Iran"]),
        ("the St. Louis of", "St. Louis", ["St. Louis"]),
        # Arabic
        ("قال الحشد الشعبي.", "الحشد الشعبي", ["الحشد الشعبي"]),
        ("الحَشْدُ الشَّعْبِيُّ قال", "الحشد الشعبي", ["الحَشْدُ الشَّعْبِيُّ"]),
        ("في سامراء،", "سامرا", ["سامراء"]),
        ("ذى قار", "ذي قار", ["ذى قار"]),
        # Persian
        ("سردار قاسم سلیمانی گفت", "قاسم سليماني", ["قاسم سلیمانی"]),
        ("حشدالشعبی", "حشدالشعبی", ["حشدالشعبی"]),
        ("نیروی قدس\u200cها", "قدس", []),
        ("کربلا", "كربلاء", ["کربلا"]),
    ],
)
def test_finds(text: str, form: str, expected: list[str]) -> None:
    assert find(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("بالفيروس", "الفيروس", ["ب+الفيروس"]),
        ("والحشد", "الحشد", ["و+الحشد"]),
        ("وبالحشد فالحشد كالحشد", "الحشد", ["وب+الحشد", "ف+الحشد", "ك+الحشد"]),
        ("الحشد والحشد", "حشد", ["ال+حشد", "وال+حشد"]),
        ("بالحشد كالحشد للحشد وللحشد", "حشد", ["بال+حشد", "كال+حشد", "لل+حشد", "ولل+حشد"]),
        ("وحشد لحشد ولحشد فلحشد", "حشد", ["و+حشد", "ل+حشد", "ول+حشد", "فل+حشد"]),
        ("وَالحَشْد", "حشد", ["وال+حَشْد"]),
        ("بـالحشد", "الحشد", ["ب+الحشد"]),
        ("للحشد الشعبي", "الحشد الشعبي", ["لل+حشد الشعبي"]),
        ("وللحشد الشعبي", "الحشد الشعبي", ["ولل+حشد الشعبي"]),
        ("للجنة", "اللجنة", ["ل+لجنة"]),
        ("لالمانيا لألمانيا", "ألمانيا", ["ل+المانيا", "ل+ألمانيا"]),
        ("ولداعش", "داعش", ["ول+داعش"]),
    ],
)
def test_finds_arabic_names_after_clitics(text: str, form: str, expected: list[str]) -> None:
    assert find(text, form) == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("حشدي", "حشد"),  # a suffix is no boundary
        ("محشد", "حشد"),  # mim is no clitic
        ("وسحشد", "حشد"),
        ("بوحشد", "حشد"),  # the conjunction comes first
        ("حشد", "الحشد"),  # the article is part of the name
        ("لحشد", "الحشد"),
        ("بحشد", "الحشد"),
        ("وقم", "قم"),  # two letters are too few
        ("للقم", "القم"),
        ("wDaech", "Daech"),
        ("وIran", "Iran"),  # clitics belong to Arabic script
    ],
)
def test_does_not_find_inside_a_word(text: str, form: str) -> None:
    assert find(text, form) == []


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("the PMF and pmf", "PMF", ["PMF"]),
        ("un convoi US, us, Us", "US", ["US"]),
        ("l'EI, ei", "EI", ["EI"]),
        ("the PMF's, PMFs", "PMF", ["PMF"]),
        ("U.S. u.s.", "U.S.", ["U.S."]),
        ("C-Ram C-RAM", "C-RAM", ["C-RAM"]),
        ("C-Ram C-RAM", "C-Ram", ["C-Ram", "C-RAM"]),
        ("unami UNAMI", "UNAMI", ["unami", "UNAMI"]),  # five letters are a word
        ("DAECH", "Daech", ["DAECH"]),
    ],
)
def test_short_acronyms_keep_their_case(text: str, form: str, expected: list[str]) -> None:
    assert find(text, form) == expected


def test_an_acronym_and_a_word_of_the_same_letters() -> None:
    acronym, word = name("ISIS", "daech"), name("Isis", "goddess")
    index = NameIndex([acronym, word])
    assert [hit.names for hit in index.find("Isis ISIS")] == [(word,), (acronym, word)]


def test_nested_and_overlapping_names_are_all_found_longest_first() -> None:
    forms = ("Sadr", "Sadr City", "City Hall", "al-Sadr", "Moqtada al-Sadr")
    assert find("Moqtada al-Sadr City Hall", *forms) == [
        "Moqtada al-Sadr",
        "al-Sadr",
        "Sadr City",
        "Sadr",
        "City Hall",
    ]


def test_a_longer_name_that_fails_on_its_boundary_hides_no_shorter_one() -> None:
    assert find("Abou Mahdiste", "Abou", "Abou Mahdi") == ["Abou"]


def test_entities_that_share_a_spelling_share_the_hit() -> None:
    names = [
        name("Sadr", "moqtada", "ambiguous"),
        name("SADR", "city", "alt"),
        name("sadr", "moqtada", "hidden"),
    ]
    (hit,) = NameIndex(names).find("Sadr")
    assert hit == Hit(start=0, end=4, surface="Sadr", names=(names[0], names[2]), clitic="")
    (hit,) = NameIndex(names).find("SADR")
    assert hit.names == (names[1], names[0], names[2])


def test_a_contracted_article_and_no_article_share_the_hit() -> None:
    long, short = name("الحشد", "a"), name("حشد", "b")
    (hit,) = NameIndex([short, long]).find("للحشد")
    assert (hit.start, hit.surface, hit.clitic, hit.names) == (2, "حشد", "لل", (long, short))


def test_a_name_repeated_is_one_name() -> None:
    (hit,) = NameIndex([name("Daech"), name("Daech")]).find("Daech")
    assert hit.names == (name("Daech"),)


def test_offsets_are_code_points() -> None:
    (hit,) = NameIndex([name("داعش")]).find("😀 é\u0301 ﷺ … داعش 😀")
    assert (hit.start, hit.end, hit.surface) == (9, 13, "داعش")


def test_runs_of_spaces_are_one_but_paragraphs_part() -> None:
    assert find("Dhi \xa0 Qar / Dhi - Qar / Dhi\n Qar", "Dhi Qar") == [
        "Dhi \xa0 Qar",
        "Dhi - Qar",
        "Dhi\n Qar",
    ]
    assert find("Hachd  al  Chaabi  puis  Daech  fin", "al-Chaabi", "Daech") == ["al  Chaabi", "Daech"]
    assert find("… Dhi\n\nQar …", "Dhi Qar", "Qar") == ["Qar"]


def test_part_of_a_character_is_no_name() -> None:
    assert find("½ 1⁄2", "2") == ["2"]


def test_forms_that_fold_to_nothing_are_unusable() -> None:
    nothing = [name("", "a"), name(" - ", "b"), name("\u0640", "c"), name("\ud800", "d")]
    index = NameIndex([*reversed(nothing), name("Daech")])
    assert index.unusable == tuple(nothing)
    assert [hit.surface for hit in index.find("Daech - \u0640 \ud800 Daech")] == ["Daech", "Daech"]


def test_no_names_find_nothing() -> None:
    assert NameIndex([]).find("Daech") == ()
    assert NameIndex([name("Daech")]).find("") == ()


WORDS = [
    "Aïn", "Asad", "Sadr", "al-Sadr", "Daech", "daech", "US", "EI", "cœur", "Sha’abi", "ʿAli",
    "الحشد", "حشد", "الشعبي", "لجنة", "اللجنة", "سامراء", "داعش", "سلیمانی",
]  # fmt: skip
GLUE = [
    " ", " ", " ", ", ", ".", "’s ", "\n", "\n\n", "-", "\u0301", "\u200c", "😀", "½", "\ud800",
    "x", "و", "لل", "ال", "ي",
]  # fmt: skip
forms = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
names = st.lists(
    st.builds(
        Name,
        form=st.one_of(forms, st.text(max_size=3)),
        entity=st.sampled_from(["a", "b", "c"]),
        kind=st.sampled_from(["pref", "alt", "hidden", "ambiguous"]),
        lang=st.sampled_from(["fr", "ar"]),
    ),
    max_size=12,
)
articles = st.lists(st.sampled_from(WORDS + GLUE), max_size=25).map("".join)
texts = st.one_of(articles, st.text(st.characters(), max_size=20))


@given(names, texts)
def test_every_hit_slices_to_its_surface(names: list[Name], text: str) -> None:
    hits = NameIndex(names).find(text)
    for hit in hits:
        assert text[hit.start : hit.end] == hit.surface
        assert hit.names
        spelling = fold_name(hit.surface)
        for each in hit.names:
            article = "ال" if hit.clitic.endswith("ل") else ""
            assert fold_name(each.form) in (spelling, article + spelling)
    assert list(hits) == sorted(hits, key=lambda hit: (hit.start, -hit.end))
    assert len({(hit.start, hit.end) for hit in hits}) == len(hits)


@given(names, texts, st.randoms(use_true_random=False))
def test_hits_do_not_depend_on_the_order_of_names(names: list[Name], text: str, order: random.Random) -> None:
    shuffled = [*names, *names]
    order.shuffle(shuffled)
    assert NameIndex(shuffled).find(text) == NameIndex(names).find(text)
    assert NameIndex(shuffled).unusable == NameIndex(names).unusable


@given(names, texts, st.integers(0, 12))
def test_hits_do_not_depend_on_other_names(names: list[Name], text: str, count: int) -> None:
    few = {(hit.start, hit.end, each) for hit in NameIndex(names[:count]).find(text) for each in hit.names}
    all_ = {(hit.start, hit.end, each) for hit in NameIndex(names).find(text) for each in hit.names}
    assert few == {found for found in all_ if found[2] in names[:count]}


MARKS = " .,;:!?()«»“”/–—،؛؟…\n"
NORMAL: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")


@given(names, forms, texts, texts, st.sampled_from(MARKS), st.sampled_from(NORMAL))
def test_a_planted_name_is_found(
    names: list[Name], form: str, before: str, after: str, mark: str, normal: Literal["NFC", "NFD"]
) -> None:
    planted = name(form)
    written = unicodedata.normalize(normal, form)
    text = before + mark + written + mark + after
    start = len(before) + 1
    assert any(
        planted in hit.names and (hit.start, hit.end) == (start, start + len(written))
        for hit in NameIndex([*names, planted]).find(text)
    )
