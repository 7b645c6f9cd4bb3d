from __future__ import annotations

import pytest

from recoupe.model import PartialDate
from recoupe.views import Reader, Text


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("ar-IQ", "rtl"), ("ckb", "rtl"), ("arn", "ltr"), ("", "auto")],
)
def test_a_text_has_a_direction(lang: str, expected: str) -> None:
    assert Text("x", lang).dir == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"fr": "un", "en": "one", "ar": "واحد"}, Text("un", "fr")),
        ({"en": "one", "ar": "واحد"}, Text("one", "en")),
        ({"fa": "یک", "ar": "واحد"}, Text("واحد", "ar")),
        ({}, None),
    ],
)
def test_a_text_is_in_the_reader_s_language_or_else_in_english_french_or_what_there_is(
    reader: Reader, texts: dict[str, str], expected: Text | None
) -> None:
    """
    articles/a.md
    """
    assert reader.pick(texts) == expected


def test_the_time_of_the_corpus_is_its_months_from_the_first_to_the_last_with_their_gaps(reader: Reader) -> None:
    """
    articles/a.md
        date: 2020-11-03
    articles/b.md
        date: 2021-02
    articles/c.md
        date: 2021-02-28
    articles/d.md
        date: 2022
    """
    assert [(str(each.period), each.count, each.all) for each in reader.covered_time()] == [
        ("2020-11", 1, 1),
        ("2020-12", 0, 0),
        ("2021-01", 0, 0),
        ("2021-02", 2, 2),
    ]


def test_cards_are_newest_first_whatever_order_they_come_in(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021
    articles/b.md
        date: 2021-10
        source: inconnu
        lang: ar
        title: قال
    articles/c.md
        date: 2021-10
    """
    assert [card.id for card in reader.cards("bac")] == [card.id for card in reader.cards("acb")] == ["c", "b", "a"]
    card = reader.card("b")
    assert (card.title.dir, card.date, card.address) == ("rtl", PartialDate(2021, 10), "articles/b/")
    # A source without a file is named by its id and has no page.
    assert (card.outlet.name, card.outlet.address, card.outlet.label) == ("inconnu", "", None)
