from __future__ import annotations

import pytest

from recoupe.rendering.descriptions import LONGEST, description
from recoupe.views import Reader
from recoupe.views.article import article_view
from recoupe.views.entity import entity_view
from recoupe.views.source import source_view, sources_view
from tests import corpora


def test_what_a_page_holds_in_its_own_words(reader: Reader) -> None:
    """
    articles/a.md
        abstract: {fr: "Un convoi est attaqué."}
    articles/b.md
        abstract: {en: A convoy is attacked.}
    articles/c.md
    entities/irak.md
        ---
        Un État. Sa capitale est Bagdad.
    """
    assert description(article_view("a", reader), "fr") == "Un convoi est attaqué."
    assert description(article_view("b", reader), "fr") == ""
    assert description(article_view("c", reader), "fr") == ""
    assert description(entity_view("irak", reader), "fr") == "Un État."
    assert description(entity_view("irak", reader), "en") == ""
    assert description(source_view("journal", reader), "fr") == ""
    assert description(sources_view(reader), "fr") == ""


@pytest.mark.parametrize("words", [75, 200])
def test_a_long_summary_is_cut_at_a_word(words: int) -> None:
    abstract = "mots " * words
    found = corpora.reader(corpora.corpus(f"articles/a.md\n    abstract: {{fr: {abstract}}}\n"))
    told = description(article_view("a", found), "fr")
    assert told.endswith("mots…")
    assert len(told) <= LONGEST + 1
