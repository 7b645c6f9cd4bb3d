"""The project's own corpus: the promises that its pages make."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256

import pytest

from recoupe.linking import Anchor, LinkedCorpus
from recoupe.pipeline import CheckedCorpus, read_corpus
from recoupe.settings import read_defaults
from tests.corpora import said
from tests.golden.paths import ROOT

SEED = "presstv-fr-668825"
PARAGRAPHS = [
    "1811e51c66770e92abd3ae4f198f69f1ae56f916ab33e63b83fda2bb11db4ae2",
    "0f304fefcb6283696e87ef91e0b384ef4eb57c1822e4098437036f63e1a91405",
    "158ba536790cdde5676c9e7561f1ac54496bd534a722152f188109276b72b8f5",
    "5b81fc4d4c0597c0bc46dc2676b19f863247d3a71c3fa23418a18f7768efb754",
    "a341c28dd965220861addc0e512e6d18ad545a305be97f0582f576758ce1476a",
    "5bfb6101b011bf42f28e34cbefff90e7f0d696952c28bdf66300bf3e4efc118d",
    "425328280539826a3131449f7b34e9b4c6109d25aee3e810af5897bbe9b325f3",
    "8cb25283d6a806757af22d14901c959fc934d434e3e2d05d871e0fd586bf2d18",
    "80d47045e8273544968107a66bfe9c53a04e0342eeb831a80eb0498565db5ec7",
    "fd3a111280c06d759bc846ee49cb417a1c1525961c497cec591ce9a08799a0be",
    "f77233ee200c4958a8b94b27e3bc82df287f357c9b20b4c4628c64003929b33e",
    "b7a038d8f6386f7bb3bf79eb318ee22b49aee2a2344a73214993f62f3323d907",
    "216c998f18c17fed867b90c5f4379aa4a54018bcf0d088e3916b3fc322d651d9",
    "aad8fbb6e3d3d8fb0c1662110737a79f63b947619b2231a0e46d02a55ed1ad31",
    "eb5fce0319ef13f425a3cc6c44338d2fd5ee87a2416912b26421763c575d3ac8",
    "e445e3a7a14e91759e07229dbf64735963140328c53c4add653ba02489fe9b18",
    "7192b5611eba0abf72cb4552ec5ab522e729492549d2af0f5594aac85ea160a6",
    "6b36703fd6c05f10854656adf612d4ab095509d7ba2819f5c49e3e082e19e9ea",
]
"""SHA-256 of each paragraph of the seed, in UTF-8, as it was published."""


@pytest.fixture(scope="module")
def checked() -> CheckedCorpus:
    return read_corpus(ROOT / "content", read_defaults(ROOT / "mkdocs.yml"))


@pytest.fixture(scope="module")
def linked(checked: CheckedCorpus) -> LinkedCorpus:
    return checked.linked


def test_nothing_is_wrong_with_it(checked: CheckedCorpus) -> None:
    assert said(checked.diagnostics) == []


def test_the_text_of_the_seed_is_the_one_that_was_published(linked: LinkedCorpus) -> None:
    document = linked.articles[SEED].article.document
    paragraphs = [document.text[leaf.start : leaf.end] for leaf in document.leaves()]
    assert [sha256(each.encode()).hexdigest() for each in paragraphs] == PARAGRAPHS


def test_the_hachd_is_named_four_times_once_inside_its_brigade(linked: LinkedCorpus) -> None:
    each = linked.articles[SEED]
    found = [mention for mention in each.mentions if mention.entity == "hachd-al-chaabi"]
    assert [(mention.surface, mention.nested) for mention in found] == [
        ("Unités de mobilisation populaire", False),
        ("Hachd al-Chaabi", False),
        ("Unités de mobilisation populaire", False),
        ("Hachd al-Chaabi", True),
    ]
    (brigade,) = (mention for mention in each.mentions if mention.entity == "hachd-9e-brigade")
    assert brigade.surface == "9e brigade des Hachd al-Chaabi"
    assert (brigade.start < found[3].start, brigade.end) == (True, found[3].end)


def test_the_seed_names_many_entities(linked: LinkedCorpus) -> None:
    assert len(linked.articles[SEED].mentioned) >= 22


def test_the_corpus_speaks_four_languages(linked: LinkedCorpus) -> None:
    languages = Counter(each.article.header.lang for each in linked.articles.values())
    assert set(languages) == {"fr", "en", "ar", "fa"}
    assert languages.total() >= 30


def test_every_stance_rests_on_words_that_are_there(linked: LinkedCorpus) -> None:
    stances = 0
    for each in linked.articles.values():
        header = each.article.header
        for number, stance in enumerate(header.stance):
            stances += 1
            assert stance.evidence, (each.article.id, number)
            for position, quote in enumerate(stance.evidence):
                place = each.places["stance", number, "evidence", position]
                assert isinstance(place, Anchor), (each.article.id, quote.exact)
                content = each.article.document.text if place.part == "text" else header.title
                assert content[place.start : place.end] == quote.exact
    assert stances >= 6
