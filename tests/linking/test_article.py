from __future__ import annotations

import pytest

from recoupe.linking import Anchor, LinkedCorpus, Unplaced, text_policy
from tests import corpora


def test_an_article_has_to_do_with_what_it_declares_and_names(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: Daech en déroute
        entities: [irak, sadr, irak]
        event: attaque
        ---
        L’Irak, Bagdad, l’Irak.
    entities/irak.md
        pref_label: {fr: Irak}
    entities/bagdad.md
        pref_label: {fr: Bagdad}
    entities/daech.md
        pref_label: {fr: Daech}
    entities/sadr.md
    entities/attaque.md
        type: Event
    """
    each = linked.articles["a"]
    assert each.declared == ("irak", "sadr", "attaque")
    assert each.mentioned == ("irak", "bagdad")
    assert [mention.surface for mention in each.title_mentions] == ["Daech"]
    assert each.entities == ("irak", "sadr", "attaque", "bagdad", "daech")


def test_what_is_not_in_the_register_is_not_declared(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        entities: [inconnu]
        event: inconnu
    """
    assert linked.articles["a"].declared == ()


def test_each_quote_has_its_place(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: Le titre
        stance:
          - {target: x, position: against, evidence: [des mots, Le titre]}
          - {target: x, position: favor, evidence: [absents]}
          - {target: x, position: mixed}
        ---
        Ici, des mots.
    """
    places = linked.articles["a"].places
    assert places["stance", 0, "evidence", 0] == Anchor(part="text", start=5, end=13)
    assert places["stance", 0, "evidence", 1] == Anchor(part="title", start=0, end=8)
    assert isinstance(places["stance", 1, "evidence", 0], Unplaced)
    assert len(places) == 3


@pytest.mark.parametrize(
    ("of_source", "of_article", "expected"),
    [
        ("full", None, "full"),
        ("full", "none", "none"),
        ("full", "excerpt", "excerpt"),
        ("excerpt", "full", "excerpt"),
        ("none", "full", "none"),
        ("none", None, "none"),
        (None, "full", "none"),
        (None, None, "none"),
    ],
)
def test_the_stricter_policy_holds(of_source: str | None, of_article: str | None, expected: str) -> None:
    """The stricter of the article's and its source's policy; nothing when the source is unknown."""
    article = "source: s" + (f"\nrights: {{text: {of_article}}}" if of_article else "")
    files = {"articles/a.md": corpora.page("articles/a.md", article, "Un texte.")}
    if of_source:
        files["sources/s.md"] = corpora.page("sources/s.md", f"text_policy: {of_source}")
    found = corpora.linked(files)
    each = found.articles["a"]
    assert text_policy(each.article, found.corpus.sources.get("s")) == each.policy == expected
    assert each.readable == (expected == "full")


def test_an_article_without_a_text_is_not_readable(linked: LinkedCorpus) -> None:
    """
    articles/a.md
    """
    assert (linked.articles["a"].policy, linked.articles["a"].readable) == ("full", False)
