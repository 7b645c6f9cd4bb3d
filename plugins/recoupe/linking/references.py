"""Every place at which a record names an entity by its id."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from recoupe.model import ARTICLE_VOICE, Article, Corpus, Entity, Path, Record

Reference: TypeAlias = tuple[Record[Any], Path, str]
"""A record, the path of the value in its header, and the id that stands there."""


def entity_references(corpus: Corpus) -> Iterator[Reference]:
    """All references to entities, by article, then by entity, in the order of the header."""
    for article in corpus.articles.values():
        yield from _of_article(article)
    for entity in corpus.entities.values():
        yield from _of_entity(entity)


def _of_article(article: Article) -> Iterator[Reference]:
    header = article.header
    for position, reference in enumerate(header.entities):
        yield article, ("entities", position, "id"), reference.id
    if header.event is not None:
        yield article, ("event",), header.event
    for position, stance in enumerate(header.stance):
        yield article, ("stance", position, "target"), stance.target
        if stance.holder != ARTICLE_VOICE:
            yield article, ("stance", position, "holder"), stance.holder
    for position, annotation in enumerate(header.annotations):
        for number, id in enumerate(annotation.entities):
            yield article, ("annotations", position, "entities", number), id
    for position, claim in enumerate(header.claims):
        if claim.claimant != ARTICLE_VOICE:
            yield article, ("claims", position, "claimant"), claim.claimant


def _of_entity(entity: Entity) -> Iterator[Reference]:
    header = entity.header
    for position, relation in enumerate(header.relations):
        yield entity, ("relations", position, "target"), relation.target
    for position, other in enumerate(header.not_same_as):
        yield entity, ("not_same_as", position), other
    for position, other in enumerate(header.participants):
        yield entity, ("participants", position), other
    for key in ("place", "replaced_by"):
        if (id := getattr(header, key)) is not None:
            yield entity, (key,), id
