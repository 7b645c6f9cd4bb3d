"""After an edit the rules say what they say of the corpus as it is, however little was checked again."""

from __future__ import annotations

from dataclasses import replace

from recoupe.checks import check, findings
from tests import corpora

CORPUS = """
    articles/a.md
        title: Premier
        source: journal
        entities: [x, nowhere]
    articles/b.md
        title: Second
        source: journal
        translation_of: a
        entities: [gone]
    sources/journal.md
        name: Le Journal
    entities/x.md
        pref_label: {fr: Ixe}
    entities/y.md
        pref_label: {fr: Ixe}
"""

EDITS = (
    ("title: Second", "title: Autre"),
    ("entities: [gone]", "entities: [x, lost]"),
    ("articles/a.md", "articles/c.md"),
    ("entities/x.md", "entities/z.md"),
    ("pref_label: {fr: Ixe}", "pref_label: {fr: Autre}"),
    ("sources/journal.md", "sources/gazette.md"),
    ("translation_of: a", "translation_of: nothing"),
)


def test_what_is_kept_of_the_last_findings_is_what_would_be_found() -> None:
    text = CORPUS
    before = findings(corpora.linked(corpora.corpus(text)))
    assert before.all
    for old, new in EDITS:
        assert old in text, old
        text = text.replace(old, new, 1)
        linked = corpora.linked(corpora.corpus(text))
        known = before.linked.articles
        # As under `serve`, an article that was not edited is the same object.
        same = {id: known[id] if known.get(id) == each else each for id, each in linked.articles.items()}
        before = findings(replace(linked, articles=same), before)
        assert before.all == check(linked), old
