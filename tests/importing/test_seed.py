"""The text that the example corpus began with, as it was pasted: it gives the committed article."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.importing import Given, article_file, id_for, propose, read_text
from recoupe.linking import fold_name
from tests.corpora import corpus, loaded
from tests.golden.paths import ROOT

SEED = Path(__file__).with_name("seed.txt").read_text(encoding="utf-8")
COMMITTED = ROOT / "content/articles/2021/presstv-fr-668825.md"
FURNITURE = {
    1: "navigation-word",
    5: "caption-of-another-picture",
    42: "share-button",
    43: "source-line",
}
OUTLETS = """
    sources/presstv-fr.md
        name: Press TV (français)
        languages: [fr]
        domains: [french.presstv.ir]
    sources/presstv-en.md
        name: Press TV (English)
        languages: [en]
"""
SOURCES = loaded(corpus(OUTLETS)).corpus.sources


def test_its_body_is_every_other_line() -> None:
    proposal = propose(read_text(SEED), SOURCES, Given())
    lines = {number: line.strip() for number, line in enumerate(SEED.split("\n"), start=1) if line.strip()}
    expected = [line for number, line in lines.items() if number not in FURNITURE and number != 3]
    assert proposal.title.value == lines[3]
    assert [each.text for each in proposal.body] == expected
    assert {each.passage.line: each.rule for each in proposal.dropped} == FURNITURE


def test_outlet_date_and_language_are_proposed_with_evidence() -> None:
    proposal = propose(read_text(SEED), SOURCES, Given())
    assert (proposal.source.value, proposal.date.value, proposal.lang.value) == ("presstv-fr", "2021-10-19", "fr")
    assert proposal.source.why == ("line 43: “SOURCE: FRENCH PRESS TV”",)
    assert proposal.date.why == (
        'line 6: "19 octobre 2021"; it stands above the text',
        "it is a Tuesday, as line 10 names it",
        'earlier days in the text: 2020-01-05 (line 20: "5 janvier 2020")',
    )
    assert proposal.lang.why[0].startswith("215 of 634 words are common in fr (des, de, les, la, …)")


def test_what_speaks_against_the_other_picture_is_told() -> None:
    (caption,) = (
        each for each in propose(read_text(SEED), SOURCES, Given()).dropped if each.rule == "caption-of-another-picture"
    )
    assert caption.why == (
        'it is in "en", the article in "fr"; none of its names stands in the article;'
        " its date is 303 days from the nearest in the article"
    )
    assert "Nancy Pelosi" in caption.passage.text


def test_its_own_caption_and_its_link_are_kept_and_told() -> None:
    doubts = propose(read_text(SEED), SOURCES, Given()).doubts
    assert [(each.passage.line, each.rule) for each in doubts] == [(6, "caption"), (30, "read-also-link")]


@pytest.mark.skipif(not COMMITTED.is_file(), reason="the example corpus is gone")
def test_the_file_is_the_committed_one_but_for_annotations() -> None:
    proposal = propose(read_text(SEED), SOURCES, Given())
    new = article_file(proposal, id="presstv-fr-668825", with_text=True, policy="full", accessed=None)
    committed = COMMITTED.read_text(encoding="utf-8")
    assert new.file.path == "articles/2021/presstv-fr-668825.md"
    assert new.text.split("---\n", 2)[2].encode() == committed.split("---\n", 2)[2].encode()
    header = [line.replace('"', "") for line in new.text.split("\n")[1:5]]
    assert header == [line.replace('"', "") for line in committed.split("\n")[1:5]]


def test_without_an_address_the_id_is_made_of_date_and_title() -> None:
    proposal = propose(read_text(SEED), SOURCES, Given())
    assert id_for(proposal, ()) == "presstv-fr-20211019-1ere-attaque-anti-post"
    assert id_for(proposal, {"presstv-fr-20211019-1ere-attaque-anti-post"}).endswith("-post-2")
    assert fold_name(proposal.title.value or "").startswith("1ere")
