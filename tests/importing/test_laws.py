"""What holds for any text: nothing is lost in silence, and what is kept is kept to the letter."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from recoupe.drafting import one_text
from recoupe.importing import Given, NotImported, article_file, decode, propose, read_text
from recoupe.importing.sifting import sift
from recoupe.loading import Defaults, load_record
from recoupe.model import Record
from tests.corpora import corpus, loaded
from tests.importing.pasted import ALL, pasted

SOURCES = loaded(corpus("")).corpus.sources
LINES = sorted({line for marked in ALL.values() for line in pasted(marked)[0].split("\n\n")})
texts = st.lists(st.one_of(st.sampled_from(LINES), st.text(min_size=0, max_size=40)), max_size=25).map("\n".join)


@given(texts)
def test_every_line_is_the_headline_or_the_body_or_told(text: str) -> None:
    try:
        text = decode(text.encode("utf-8", "replace")).text
        material = read_text(text)
    except NotImported:
        return
    found = sift(material.passages)
    clear = found.headlines if len(found.headlines) == 1 else ()
    kept = [*clear, *found.body, *(each.passage for each in found.dropped)]
    assert sorted(kept, key=lambda each: each.line) == list(material.passages)
    assert {each.passage for each in found.doubts} <= set(found.body)
    assert all(each.rule and each.why for each in found.dropped)
    assert all(each.rule and each.why for each in found.doubts)
    words = "".join("".join(each.text.split()) for each in material.passages)
    assert words == "".join(text.split())


@given(texts)
def test_the_file_says_what_the_text_said(text: str) -> None:
    try:
        material = read_text(decode(text.encode("utf-8", "replace")).text)
    except NotImported:
        return
    given = Given(title="Un titre", source="journal", date="2021-10-19", lang="fr")
    proposal = propose(material, SOURCES, given)
    new = article_file(proposal, id="journal-1", with_text=True, policy="full", accessed=None)
    read = load_record(new.text, new.file, Defaults())
    assert isinstance(read.record, Record)
    assert [each.rule for each in read.diagnostics] == []
    blocks = [(each.kind, each.text) for each in proposal.body]
    assert read.record.document.text == one_text(blocks)
    assert one_text(blocks) == unicodedata.normalize("NFC", "\n\n".join(each.text for each in proposal.body)) or any(
        len(each.text.splitlines()) > 1 for each in proposal.body
    )


@given(texts)
def test_a_text_is_judged_the_same_twice(text: str) -> None:
    try:
        material = read_text(decode(text.encode("utf-8", "replace")).text)
    except NotImported:
        return
    assert propose(material, SOURCES, Given()) == propose(material, SOURCES, Given())
