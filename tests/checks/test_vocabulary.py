from __future__ import annotations

from dataclasses import replace

from recoupe.checks.vocabulary import unknown_terms
from recoupe.linking import LinkedCorpus, link_corpus
from recoupe.model import Vocabulary
from tests.corpora import said


def test_terms_are_ours_or_the_project_s(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        stance: {x: hostile, y: agains}
        annotations: [{quote: titre, note: n, motivation: irony}]
    """
    assert said(tuple(unknown_terms(linked))) == [
        'articles/a.md:2:13: error[unknown-value]: "hostile" is not a value of "position"',
        'articles/a.md:2:25: error[unknown-value]: "agains" is not a value of "position"',
        'articles/a.md:3:51: error[unknown-value]: "irony" is not a value of "motivation"',
    ]
    own = Vocabulary(positions={"hostile": "against"}, motivations={"irony": "framing"})
    assert [each.nearest for each in unknown_terms(link_corpus(replace(linked.corpus, vocabulary=own)))] == ["against"]
