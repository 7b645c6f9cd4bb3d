from __future__ import annotations

import pytest

from recoupe.views import ArticleView, Reader
from recoupe.views.article import article_view
from tests import corpora

ENTITIES = """
entities/irak.md
    pref_label: {fr: Irak}
entities/hachd.md
    pref_label: {fr: Hachd}
entities/brigade.md
    pref_label: {fr: 9e brigade des Hachd}
entities/daech.md
    pref_label: {fr: Daech}
"""


def view_of(script: str) -> ArticleView:
    return article_view("a", corpora.reader(corpora.corpus(ENTITIES) | corpora.corpus(script)))


def test_entities_are_told_apart_by_where_they_are_found() -> None:
    view = view_of(
        """
        articles/a.md
            title: Daech
            entities: [irak, daech]
            ---
            En Irak, la 9e brigade des Hachd. L’Irak, Hachd.
        """
    )
    assert [(each.link.id, each.count, each.first) for each in view.found] == [("irak", 2, "articles/a/#m-irak-1")]
    assert [each.id for each in view.not_found] == ["daech"]
    assert [(each.link.id, each.count) for each in view.undeclared] == [("brigade", 1), ("hachd", 2)]


def test_a_text_has_its_marks_in_reading_order() -> None:
    view = view_of(
        """
        articles/a.md
            title: Le titre
            entities: [hachd]
            stance:
              - {target: irak, position: against, evidence: [la 9e, Le titre, absent, Irak]}
            ---
            En Irak, la 9e brigade des Hachd.
        """
    )
    assert view.body is not None
    text = view.body.document.text
    assert [
        (mark.id, text[mark.start : mark.end], mark.nested, mark.declared, mark.address) for mark in view.body.mentions
    ] == [
        ("m-irak-1", "Irak", False, False, "entities/irak/#c-a-1"),
        ("m-brigade-1", "9e brigade des Hachd", False, False, "entities/brigade/#c-a-1"),
        ("m-hachd-1", "Hachd", True, True, "entities/hachd/#c-a-1"),
    ]
    assert [(mark.id, text[mark.start : mark.end]) for mark in view.body.evidence] == [
        ("q-1-1", "la 9e"),
        ("q-1-4", "Irak"),
    ]
    assert [(quote.words.text, quote.from_title, quote.address) for quote in view.stances[0].quotes if quote.words] == [
        ("la 9e", False, "articles/a/#q-1-1"),
        ("Le titre", True, "articles/a/"),
        ("Irak", False, "articles/a/#q-1-4"),
    ]


@pytest.mark.parametrize(
    ("policy", "words"), [("full", "des mots très secrets"), ("excerpt", "des mots…"), ("none", None)]
)
def test_a_text_that_may_not_be_shown_is_quoted_within_its_budget(policy: str, words: str | None) -> None:
    view = view_of(
        f"""
        articles/a.md
            entities: [irak]
            stance: [{{target: irak, position: against, evidence: des mots très secrets}}]
            ---
            En Irak, des mots très secrets.
        sources/journal.md
            text_policy: {policy}
            max_quote_chars: 9
        """
    )
    (quote,) = view.stances[0].quotes
    assert (quote.words.text if quote.words else None) == words
    assert (view.body is None, view.policy) == (policy != "full", policy)
    assert quote.address == ("articles/a/#q-1-1" if policy == "full" else "articles/a/")
    assert bool(view.found) == (policy == "full")


def test_stances_keep_the_order_of_the_header() -> None:
    view = view_of(
        """
        articles/a.md
            stance:
              - {target: irak, position: against, annotator: un}
              - {target: daech, holder: hachd, position: favor}
              - {target: irak, position: favor, annotator: deux, status: disputed}
        """
    )
    assert [
        (each.target.id, each.holder and each.holder.id, each.position, each.annotator) for each in view.stances
    ] == [
        ("irak", None, "against", "un"),
        ("daech", "hachd", "favor", ""),
        ("irak", None, "favor", "deux"),
    ]


def test_neighbours_and_kin(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-19
        event: attaque
        translation_of: c
        reprint_of: inconnu
        tags: [x, x, y]
    articles/b.md
        date: 2021-10-20
        event: attaque
    articles/c.md
        date: 2021-10-18
    articles/d.md
        source: autre
        event: ancienne
    entities/attaque.md
        type: Event
    entities/ancienne.md
        type: Event
        replaced_by: attaque
    """
    view = article_view("a", reader)
    assert (view.earlier and view.earlier.id, view.later and view.later.id) == ("c", "b")
    assert view.event is not None
    assert view.event.id == "attaque"
    assert [card.id for card in view.coverage] == ["b", "d"]
    assert [(each.card.id, each.event and each.event.id) for each in view.related][:2] == [
        ("d", "attaque"),
        ("b", "attaque"),
    ]
    assert (view.translation_of and view.translation_of.id, view.reprint_of) == ("c", None)
    assert [tag.tag for tag in view.tags] == ["x", "y"]
    last = article_view("b", reader)
    assert (last.earlier and last.earlier.id, last.later) == ("a", None)
