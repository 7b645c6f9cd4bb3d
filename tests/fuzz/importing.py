"""Targets: a plain text and a web page on their way to a file of the corpus."""

from __future__ import annotations

from functools import cache

from recoupe.drafting import one_text
from recoupe.editing import Refused
from recoupe.importing import Given, Material, NotImported, article_file, decode, id_for, propose, read_text
from recoupe.importing.extraction import extract
from recoupe.loading import Defaults, load_record
from recoupe.model import BadValue, PartialDate, Record, Source, is_slug
from tests.corpora import corpus, loaded

OUTLETS = """
    sources/presstv-fr.md
        name: Press TV
        domains: [french.presstv.ir, presstv.ir]
        languages: [fr]
    sources/mehr-fa.md
        name: خبرگزاری مهر
        domains: [mehrnews.com]
        languages: [fa]
"""


@cache
def _outlets() -> dict[str, Source]:
    return dict(loaded(corpus(OUTLETS)).corpus.sources)


def pasted(data: bytes) -> None:
    """A text as somebody pastes it: whatever is kept of it stands in the article's file word for word."""
    try:
        material = read_text(decode(data).text, "https://french.presstv.ir/Detail/2021/10/19/668825/x")
    except NotImported:
        return
    _check(material)


def webpage(data: bytes) -> None:
    """A page as it was downloaded."""
    try:
        found = extract(decode(data).text)
    except NotImported:
        return
    _check(Material(passages=found.passages, head=found.head, dropped=found.dropped, doubts=found.doubts))


def _check(material: Material) -> None:
    open_questions = propose(material, _outlets(), Given())
    assert all(each.line >= 1 for each in material.passages)
    proposal = propose(
        material,
        _outlets(),
        Given(title=open_questions.title.value or "Un titre", source="presstv-fr", date="2021-10-19", lang="fr"),
    )
    blocks = [(each.kind, each.text) for each in proposal.body]
    id = id_for(proposal, ())
    assert is_slug(id), id
    try:
        new = article_file(proposal, id=id, with_text=True, policy="full", accessed=PartialDate(2021, 10, 19))
    except (Refused, BadValue):
        return
    read = load_record(new.text, new.file, Defaults())
    assert isinstance(read.record, Record), [str(each) for each in read.diagnostics]
    assert read.record.document.text == one_text(blocks)
    assert not [each for each in read.diagnostics if each.severity == "error"], read.diagnostics
