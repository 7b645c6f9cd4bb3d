"""From a corpus to a linked corpus."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from recoupe.linking.article import LinkedArticle, link_article
from recoupe.linking.quotes import quotes
from recoupe.linking.register import Register, build_register
from recoupe.model import Article, Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedCorpus:
    """The corpus, its register, and every article linked, in order of id."""

    corpus: Corpus
    register: Register
    articles: Mapping[str, LinkedArticle]


Earlier: TypeAlias = Callable[[Article], Sequence[Article]]
"""Gives the committed versions of an article, the newest first."""


def link_corpus(corpus: Corpus, earlier: Earlier = lambda article: ()) -> LinkedCorpus:
    """Link every article against the register of the same corpus."""
    register = build_register(corpus.entities)
    articles = {
        id: link_article(
            article,
            corpus.sources.get(article.header.source),
            register,
            earlier(article) if any(quotes(article)) else (),
        )
        for id, article in corpus.articles.items()
    }
    return LinkedCorpus(corpus=corpus, register=register, articles=articles)
