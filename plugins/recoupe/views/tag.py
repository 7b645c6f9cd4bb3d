"""The page of a tag, and the list of tags."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recoupe import urls
from recoupe.views.parts import ArticleCard, CountedEntity, PeriodCount, Reader, TagLink
from recoupe.views.source import coverage

MOST_ENTITIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """`/tags/<tag>/`: its articles, the tags beside it, and the entities that come with it.

    `months` are those of the whole corpus.
    """

    tag: str
    address: str
    cards: tuple[ArticleCard, ...]
    months: tuple[PeriodCount, ...]
    beside: tuple[TagLink, ...]
    entities: tuple[CountedEntity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    """`/tags/`: all tags, in order."""

    address: str
    tags: tuple[TagLink, ...]


def tag_view(tag: str, reader: Reader) -> TagView:
    """The view of one tag."""
    ids = reader.indexes.by_tag[tag]
    articles = reader.linked.articles
    beside = Counter(other for id in ids for other in set(articles[id].article.header.tags) if other != tag)
    return TagView(
        tag=tag,
        address=urls.tag(tag),
        cards=reader.cards(ids),
        months=coverage(ids, reader),
        beside=tuple(
            TagLink(tag=other, address=urls.tag(other), count=count)
            for other, count in sorted(beside.items(), key=lambda item: (-item[1], item[0]))
        ),
        entities=reader.counted(Counter(entity for id in ids for entity in articles[id].entities), MOST_ENTITIES),
    )


def tags_view(reader: Reader) -> TagsView:
    """The list of tags."""
    return TagsView(address=urls.TAGS, tags=tuple(reader.tag(tag) for tag in reader.indexes.by_tag))
