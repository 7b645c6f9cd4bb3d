"""The page of a tag, and the list of tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from recoupe import urls
from recoupe.views.coverage import coverage
from recoupe.views.listing import Listing, Node, PartPage, cut, initial, part_pages
from recoupe.views.parts import ArticleCard, CountedEntity, CountedTag, Reader, Stretch

MOST_ENTITIES = 20
MOST_BESIDE = 100
MOST_TAGS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TagView:
    """`/tags/<tag>/`: its articles, the tags beside it, and the entities that come with it.

    `time` is that of the whole corpus.
    """

    tag: str
    address: str
    cards: Listing[ArticleCard]
    time: tuple[Stretch, ...]
    beside: tuple[CountedTag, ...]
    entities: tuple[CountedEntity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    """`/tags/`: all tags, in order."""

    address: str
    tags: Listing[CountedTag]


def tag_view(tag: str, reader: Reader) -> TagView:
    """The view of one tag."""
    ids = reader.indexes.by_tag[tag]
    beside = Counter(other for id in ids for other in reader.tags_of(id) if other != tag)
    return TagView(
        tag=tag,
        address=urls.tag(tag),
        cards=articles_with(tag, reader).listing(reader.in_order),
        time=coverage(ids, reader),
        beside=counted_tags(beside),
        entities=reader.counted(Counter(entity for id in ids for entity in reader.named_in(id)), MOST_ENTITIES),
    )


def tags_view(reader: Reader) -> TagsView:
    """The list of tags."""
    return TagsView(address=urls.TAGS, tags=tags(reader).listing(partial(_links, reader)))


def articles_with(tag: str, reader: Reader) -> Node[str]:
    """The articles that have a tag, newest first, cut where they are many."""
    page = urls.tag(tag)
    return reader.newest_first(lambda: reader.indexes.by_tag[tag], page, urls.parts(page, "articles"))


def tag_parts(tag: str, reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of the parts of a tag's list."""
    yield from part_pages(
        articles_with(tag, reader), Reader.in_order, lister="articles", title=tag, lang=reader.lang, id=tag
    )


def tags(reader: Reader) -> Node[str]:
    """All tags, cut where they are many."""
    base = urls.parts(urls.TAGS, "initials")
    return cut(tuple(reader.indexes.by_tag), urls.TAGS, base, (initial,), most=MOST_TAGS, first=MOST_TAGS)


def tags_parts(reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of the parts of the list of tags."""
    yield from part_pages(tags(reader), _links, lister="tags", title="", lang=reader.lang)


def counted_tags(counts: Counter[str]) -> tuple[CountedTag, ...]:
    """The tags that most of some articles have, the most frequent first."""
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_BESIDE]
    return tuple(CountedTag(tag=tag, address=urls.tag(tag), count=count) for tag, count in ordered)


def _links(reader: Reader, found: Iterable[str]) -> tuple[CountedTag, ...]:
    return tuple(map(reader.tag, found))
