from __future__ import annotations

import pytest

from recoupe.checks import check
from recoupe.linking import LinkedCorpus, link_corpus
from recoupe.model import Article, Record
from tests import corpora


def test_a_quote_is_the_article_s_own_words_in_one_place(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: Le titre
        stance:
          - target: x
            position: against
            evidence: [Le titre, un convoi frapé, convoi]
        annotations: [{quote: {exact: convoi, prefix: aucun}, note: n, motivation: context}]
        claims: [{id: c, text: t, evidence: absent}]
        ---
        Hier, un convoi frappé ; un autre convoi.
    entities/x.md
    """
    found = check(linked)
    assert corpora.said(found) == [
        "articles/a.md:6:26: error[quote-not-found]: these words are not in the article",
        "articles/a.md:6:43: error[quote-not-unique]: these words stand in 2 places of the article",
        "articles/a.md:7:31: error[quote-not-found]:"
        " these words are in the article, but not with this prefix and suffix",
        "articles/a.md:8:37: error[quote-not-found]: these words are not in the article",
    ]
    assert (found[0].seen, found[0].nearest) == ("un convoi frapé", "un convoi frappé")


def test_a_stance_quotes_words(checked: list[str]) -> None:
    """
    articles/a.md
        stance: {x: against, y: favor}
    articles/b.md
        stance: [{target: x, position: against, evidence: titre}]
    entities/x.md
    entities/y.md
    """
    assert checked == [
        'articles/a.md:2:10: warning[stance-without-evidence]: the stance towards "x" quotes no words of the article',
        'articles/a.md:2:22: warning[stance-without-evidence]: the stance towards "y" quotes no words of the article',
    ]


@pytest.mark.parametrize(
    ("before", "now", "rule"),
    [
        ("Le convoi a été frappé hier.", "Le convoi a été frappé hier.", ""),
        ("Le convoi a été frappé hier.", "Enfin.\n\nLe convoi a été frappé hier.", ""),
        (
            "Le convoi de la coalition qui venait du sud a été frapé hier.",
            "Le convoi de la coalition qui venait du sud a été frappé hier.",
            "quote-outdated",
        ),
        ("Le convoi a été frappé hier.", "Le convoi n’a pas été frappé hier.", "quote-changed"),
        ("Le convoi a été frappé hier.", "Rien ne s’est passé.", "quote-lost"),
    ],
)
def test_a_quote_follows_the_changes_of_its_text(before: str, now: str, rule: str) -> None:
    words = before.removesuffix(" hier.")
    header = f'stance: [{{target: x, position: against, evidence: "{words}"}}]'
    files = corpora.corpus("entities/x.md") | {"articles/a.md": corpora.page("articles/a.md", header, now)}

    def earlier(article: Article) -> list[Article]:
        found = corpora.record(corpora.page(article.path, header, before)).record
        assert isinstance(found, Record)
        return [found]

    found = check(link_corpus(corpora.loaded(files).corpus, earlier))
    assert [each.rule for each in found] == ([rule] if rule else [])
