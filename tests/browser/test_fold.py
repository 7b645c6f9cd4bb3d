"""The browser's fold is the engine's: both give the same answers to the same tables."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

TESTS = Path(__file__).parents[1]
FOLDS = json.loads((TESTS / "linking" / "fold-vectors.json").read_text(encoding="utf-8"))
WORDS = json.loads((TESTS / "search" / "word-vectors.json").read_text(encoding="utf-8"))

ASK = """async ([name, texts]) => {
  const fold = await import(new URL("assets/search/fold.js", document.baseURI).href);
  const ask = {
    folded: (text) => fold.fold(text).text,
    keys: (text) => fold.words(text).map(({ word }) => fold.key(word)),
    stems: (text) => fold.words(text).map(({ word }) => [...fold.stems(word)].sort()),
    places: (text) => fold.words(text).map(({ start, end }) => text.slice(start, end)),
    points: (text) => fold.words(text).map(({ start, end }) => [fold.codePoints(text, start), fold.codePoints(text, end)]),
  };
  return texts.map(ask[name]);
}"""


def ask(page: Page, site: str, name: str, texts: list[str]) -> list[Any]:
    page.goto(site)
    answer: list[Any] = page.evaluate(ASK, [name, texts])
    return answer


def test_fold_vectors(page: Page, site: str) -> None:
    found = ask(page, site, "folded", [row["text"] for row in FOLDS])
    assert {row["why"]: got for row, got in zip(FOLDS, found, strict=True)} == {
        row["why"]: row["fold"] for row in FOLDS
    }


def test_keys_and_stems_of_words(page: Page, site: str) -> None:
    assert ask(page, site, "keys", [row["text"] for row in WORDS]) == [row["keys"] for row in WORDS]
    rows = [row for row in WORDS if "stems" in row]
    assert ask(page, site, "stems", [row["text"] for row in rows]) == [
        [sorted(s) for s in row["stems"]] for row in rows
    ]


def test_words_are_cut_from_the_text_as_it_is_written(page: Page, site: str) -> None:
    texts = ["L’Aï\u0308n, ʿAli Rabiʿ et 😀 cœur… الحَشْد می\u200cرود سامراء"]
    words = ["L", "Aï\u0308n", "ʿAli", "Rabiʿ", "et", "cœur", "الحَشْد", "می\u200cرود", "سامراء"]
    assert ask(page, site, "places", texts) == [words]
    (((first, last),),) = ask(page, site, "points", ["😀 cœur"])
    assert "😀 cœur"[first:last] == "cœur"  # code points here, UTF-16 there
