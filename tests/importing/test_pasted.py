"""Whole texts in four languages: the article is kept to the letter, and each other line is told with its rule."""

from __future__ import annotations

from collections import Counter

import pytest

from recoupe.importing import Given, propose, read_text
from tests.importing.pasted import ALL, pasted


@pytest.mark.parametrize("lang", sorted(ALL))
def test_the_article_is_told_from_its_page(lang: str) -> None:
    text, headline, body, furniture = pasted(ALL[lang])
    proposal = propose(read_text(text), {}, Given())
    assert proposal.title.value == headline
    assert [each.text for each in proposal.body] == body
    assert Counter((each.rule, each.passage.text) for each in proposal.dropped) == Counter(furniture)
    assert all(each.why for each in proposal.dropped)


@pytest.mark.parametrize("lang", sorted(ALL))
def test_date_and_language_are_proposed_with_what_speaks_for_them(lang: str) -> None:
    text, _, _, furniture = pasted(ALL[lang])
    proposal = propose(read_text(text), {}, Given())
    assert (proposal.lang.value, proposal.date.value) == (lang, "2021-10-19")
    assert "words are common in" in proposal.lang.why[0]
    line = 1 + 2 * list(text.split("\n\n")).index(next(line for rule, line in furniture if rule == "date-line"))
    assert proposal.date.why[0].startswith(f"line {line}: ")


def test_a_change_of_the_page_is_told_and_is_not_its_date() -> None:
    text, *_ = pasted(ALL["fr"])
    proposal = propose(read_text(text), {}, Given())
    assert proposal.told == ('changed on 2021-10-20: line 7: "20 octobre 2021"',)


def test_the_byline_becomes_the_author() -> None:
    assert propose(read_text(pasted(ALL["fr"])[0]), {}, Given()).author == "Jeanne Martin"
    assert propose(read_text(pasted(ALL["en"])[0]), {}, Given()).author == "John Smith and Mary Jones"


@pytest.mark.parametrize("lang", sorted(ALL))
def test_what_is_in_doubt_is_kept_and_told(lang: str) -> None:
    """Links to other articles stay in the text, as captions and headings do, and are named."""
    text, _, body, _ = pasted(ALL[lang])
    proposal = propose(read_text(text), {}, Given())
    rules = {each.passage.text: each.rule for each in proposal.doubts}
    expected = {
        "fr": {
            "Le lac vu du village, mardi. (Photo AFP)": "caption",
            "Lire aussi : La digue du lac sera renforcée": "read-also-link",
        },
        "en": {"Read more: The dam will be made stronger": "read-also-link"},
        "ar": {},
        "fa": {"بیشتر بخوانید: سد تازه روستا را از سیل نگه می‌دارد": "read-also-link"},
    }
    assert rules == expected[lang]
    assert set(rules) <= set(body)
