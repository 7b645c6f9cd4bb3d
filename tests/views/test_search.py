"""What the search page says before a script searches."""

from __future__ import annotations

import pytest

from recoupe.views import Reader
from recoupe.views.search import FACETS, search_view
from tests import corpora


def test_a_corpus_that_has_everything_can_be_narrowed_by_everything(reader: Reader) -> None:
    """
    articles/a.md
        tags: [convois]
        stance: {irak: favor}
        entities: [irak]
        ---
        L’Irak.
    articles/b.md
        rights: {text: none}
        ---
        Rien à lire.
    entities/irak.md
        pref_label: {fr: Irak}
    """
    view = search_view(reader)
    assert (view.address, view.articles) == ("search/", 2)
    assert view.facets == FACETS


@pytest.mark.parametrize(
    ("header", "facets"),
    [
        ("", ("outlet", "year", "lang", "text")),
        ("tags: [convois]", ("outlet", "year", "lang", "tag", "text")),
        ("entities: [irak]", ("outlet", "entity", "year", "lang", "text")),
    ],
)
def test_what_the_corpus_has_nothing_for_is_not_offered(header: str, facets: tuple[str, ...]) -> None:
    files = {
        "articles/a.md": corpora.page("articles/a.md", header),
        "entities/irak.md": corpora.page("entities/irak.md"),
        "sources/journal.md": corpora.page("sources/journal.md"),
    }
    assert search_view(corpora.reader(files)).facets == facets


def test_a_corpus_without_articles_has_nothing_to_search(reader: Reader) -> None:
    """
    entities/irak.md
    """
    view = search_view(reader)
    assert (view.articles, view.facets) == (0, ())
