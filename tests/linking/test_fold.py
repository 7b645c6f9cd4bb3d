from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.fold import Folded, fold, fold_name, fold_text, is_word

VECTORS = json.loads((Path(__file__).parent / "fold-vectors.json").read_text(encoding="utf-8"))

# What newspapers print, dense in everything the fold treats specially.
LATIN = "aàçdeéiïlnqstuDLQSŒœßøłİıʿʾ\u0301\u0308"
ARABIC = "اأإآٱبحدرسشعلمهويىیةءئؤکك\u064e\u0651\u0670\u0640۱٢"
BETWEEN = "  '’‘ʼ`´-\u2010–\n\xa0\u202f\xad\u200c\u200f.,،«»_7…"
press = st.text(st.sampled_from(LATIN + ARABIC + BETWEEN), max_size=40)
texts = st.one_of(press, st.text(max_size=40), st.text(st.characters(), max_size=20))


def boundaries(text: str) -> list[int]:
    """The places where a word begins or ends, those before and after a single word included."""
    return [
        place
        for place in range(len(text) + 1)
        if place in (0, len(text)) or not (is_word(text[place - 1]) and is_word(text[place]))
    ]


def original(folded: Folded, text: str, start: int, end: int) -> str:
    first, last = folded.original(start, end)
    return text[first:last]


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["why"])
def test_vectors(row: dict[str, str]) -> None:
    assert fold(row["text"]).text == row["fold"]


@given(texts)
def test_a_text_folds_alike_with_its_places_and_without(text: str) -> None:
    assert fold_text(text) == fold(text).text


def test_vectors_are_enough_and_distinct() -> None:
    assert len(VECTORS) >= 60
    assert len({row["text"] for row in VECTORS}) == len(VECTORS)


@pytest.mark.parametrize(
    ("text", "part", "expected"),
    [
        ("plain text", "text", "text"),
        ("L’Aïn al-Asad", "ain al asad", "Aïn al-Asad"),
        ("un cœur pur", "coeur", "cœur"),
        ("un cœur pur", "pur", "pur"),
        ("e\u0301te\u0301, 1", "ete", "e\u0301te\u0301"),
        ("e\u0301te\u0301, 1", "1", "1"),
        ("les Asa'ib d’Irak", "asaib", "Asa'ib"),
        ("les Asa'ib d’Irak", "irak", "Irak"),
        ("x ʿAli y", "ali", "ʿAli"),
        ("x ʿ, y", ",", ","),
        ("Rabiʿ ʿAli", "rabi", "Rabiʿ"),
        ("Rabiʿ ʿAli", "ali", "ʿAli"),
        ("في سامراء اليوم", "سامرا", "سامراء"),
        ("الحَشْدُ الشَّعْبِيُّ", "الحشد", "الحَشْدُ"),
        ("الحَشْدُ الشَّعْبِيُّ", "الشعبي", "الشَّعْبِيُّ"),
        ("\u200fداعش\u200e", "داعش", "داعش"),
        ("héli\xadcoptère", "helicoptere", "héli\xadcoptère"),
        ("😀 Iran’s 😀", "iran", "Iran"),
    ],
)
def test_a_folded_part_comes_from(text: str, part: str, expected: str) -> None:
    folded = fold(text)
    start = folded.text.index(part)
    assert original(folded, text, start, start + len(part)) == expected


def test_an_empty_slice_comes_from_an_empty_one() -> None:
    folded = fold("cœur\u0301")
    assert folded.original(3, 3) == (2, 2)
    assert folded.original(5, 5) == (5, 5)
    assert fold("").original(0, 0) == (0, 0)
    assert fold("\u0301").original(0, 0) == (1, 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 5)])
def test_a_slice_out_of_bounds_is_a_bug(start: int, end: int) -> None:
    with pytest.raises(IndexError, match="of a folded text of 4 characters"):
        fold("Irak").original(start, end)


def test_a_place_inside_a_split_character_divides_it() -> None:
    assert [fold("a½b").divides(place) for place in range(6)] == [False, False, True, True, False, False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sha’abi", "Shaabi"),
        ("Asa'ib", "Asaib"),
        ("Da'esh", "Daesh"),
        ("  Dhi\n Qar ", "Dhi Qar"),
        ("al-Qaëm", "Al Qaem"),
        ("خانۀ", "خانه"),
        ("سلیمانی", "سليماني"),
        ("كربلاء", "کربلا"),
    ],
)
def test_two_spellings_of_one_name(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Samarra", "Samarrai"), ("Samarra", "Samawa"), ("ع", "ا"), ("हिन्द", "हन्द")]
)
def test_two_names(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_every_character_folds_to_what_stays_folded() -> None:
    """All of Unicode: the fold is idempotent, blind to composition and to case, and a space is a space."""
    characters = [chr(code) for code in range(1, 0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Co")]
    forms = fold_each(characters)
    assert fold_each(forms) == forms
    assert fold_each(unicodedata.normalize("NFC", each) for each in characters) == forms
    assert fold_each(unicodedata.normalize("NFD", each) for each in characters) == forms
    assert {form for each, form in zip(characters, forms, strict=True) if each.isspace()} == {" "}
    caseless = fold_each(each.casefold() for each in characters)
    for each, form, other in zip(characters, forms, caseless, strict=True):
        # Case folding makes the letter iota of the mark below a Greek vowel; nine Cyrillic letters of old
        # prints and the Afrikaans ŉ are not worth a row of their own.
        if "\u0345" not in unicodedata.normalize("NFD", each) and each not in "ᲀᲁᲂᲃᲄᲅᲆᲇᲈŉ":
            assert other == form, hex(ord(each))


def fold_each(parts: Iterable[str]) -> list[str]:
    return fold("\0".join(parts)).text.split("\0")


@given(texts)
def test_fold_name_is_idempotent(text: str) -> None:
    once = fold_name(text)
    assert fold_name(once) == once
    assert "  " not in once
    assert once == once.strip(" ")


@given(press)
def test_normal_forms_fold_alike(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert fold(composed).text == fold(decomposed).text == fold(text).text


@given(st.text(max_size=40))
def test_any_text_folds_alike_in_its_normal_forms(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)).text == fold(unicodedata.normalize("NFD", text)).text


@given(texts)
def test_offsets_are_monotone_and_within_bounds(text: str) -> None:
    folded = fold(text)
    slices = [folded.original(place, place + 1) for place in range(len(folded.text))]
    for start, end in slices:
        assert 0 <= start < end <= len(text)
    for (start, end), (next_start, next_end) in pairwise(slices):
        assert start <= next_start
        assert end <= next_end
        assert end <= next_start or end == next_end  # one character became several
    assert folded.original(0, len(folded.text))[1] <= len(text)


@given(texts, st.data())
def test_a_folded_slice_comes_from_text_that_folds_to_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    places = [place for place in boundaries(folded.text) if not folded.divides(place)]
    start, end = sorted((data.draw(st.sampled_from(places)), data.draw(st.sampled_from(places))))
    part = folded.text[start:end]
    assert fold_name(original(folded, text, start, end)) == " ".join(part.split())


@given(texts)
def test_a_text_folds_the_same_whatever_was_folded_before(text: str) -> None:
    before = fold(text)
    fold("½ŒØ…\u0489ﷺ")
    assert fold(text) == before
