"""From a corpus to a linked corpus."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.linking.article import LinkedArticle, link_article
from recoupe.linking.register import Register, build_register
from recoupe.model import Corpus


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedCorpus:
    """The corpus, its register, and every article linked, in order of id."""

    corpus: Corpus
    register: Register
    articles: Mapping[str, LinkedArticle]


def link_corpus(corpus: Corpus) -> LinkedCorpus:
    """Link every article against the register of the same corpus."""
    register = build_register(corpus.entities)
    articles = {
        id: link_article(article, corpus.sources.get(article.header.source), register)
        for id, article in corpus.articles.items()
    }
    return LinkedCorpus(corpus=corpus, register=register, articles=articles)
