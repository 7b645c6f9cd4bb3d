from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking import fold
from recoupe.search.words import key, keys, split, stems

VECTORS = json.loads((Path(__file__).parent / "word-vectors.json").read_text(encoding="utf-8"))

arabic = st.text(st.sampled_from("ابتحدرسشعفقكلمنهوي"), min_size=3, max_size=8)
LED = ["ال", "وال", "بال", "فال", "كال", "و", "ف", "ب", "ك", "ل", "س", "وب", "فل", "وس"]


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["why"])
def test_vectors(row: dict[str, Any]) -> None:
    words = split(fold(row["text"]).text)
    assert keys(words) == [key(word) for word in words] == row["keys"]
    if "stems" in row:
        assert [sorted(stems(word)) for word in words] == [sorted(each) for each in row["stems"]]


@given(arabic, st.sampled_from(LED))
def test_a_word_is_found_whatever_is_written_before_it(word: str, before: str) -> None:
    assert key(word) in {key(before + word)} | stems(before + word)


@given(st.text())
def test_words_are_letters_marks_and_numbers_only(text: str) -> None:
    assert all(word == "".join(split(word)) for word in split(fold(text).text))


def test_no_word_but_an_arabic_one_is_shortened() -> None:
    assert key("alasad") == "alasad"
    assert stems("leboss") == frozenset()
