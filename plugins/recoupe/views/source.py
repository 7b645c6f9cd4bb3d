"""The page of an outlet, and the list of outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from recoupe import urls
from recoupe.indexes import CodedStance
from recoupe.linking import fold_name
from recoupe.model import PartialDate
from recoupe.views.coverage import coverage
from recoupe.views.listing import MOST_OF_LIST, Listing, Node, PartPage, cut, initial, part_pages, with_own_page
from recoupe.views.parts import ArticleCard, CountedEntity, CountedTag, Note, Outlet, Reader, Stretch, Text
from recoupe.views.stances import StanceView, stance_views
from recoupe.views.tag import counted_tags

MOST_ENTITIES = 20
FEW = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A cited sentence about an outlet."""

    text: Text
    source: str
    date: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """`/sources/<id>/`: what is known of the outlet, and its articles. `time` is that of the whole corpus."""

    id: str
    address: str
    name: str
    label: StatementView | None
    designations: tuple[StatementView, ...]
    domains: tuple[str, ...]
    owner: str
    ownership: str
    country: str
    languages: tuple[str, ...]
    text_policy: str
    note: Note
    cards: Listing[ArticleCard]
    time: tuple[Stretch, ...]
    entities: tuple[CountedEntity, ...]
    tags: tuple[CountedTag, ...]
    stances: Listing[StanceView]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """An outlet in the list, with the number and period of its articles."""

    outlet: Outlet
    languages: tuple[str, ...]
    articles: int
    readable: int
    first: PartialDate | None
    last: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesView:
    """`/sources/`: all outlets, by name."""

    address: str
    entries: Listing[SourceEntry]


def source_view(id: str, reader: Reader) -> SourceView:
    """The view of one outlet."""
    source = reader.linked.corpus.sources[id]
    header = source.header
    ids = reader.indexes.by_source.get(id, ())
    entities = Counter(entity for each in ids for entity in reader.named_in(each))
    tags = Counter(tag for each in ids for tag in reader.tags_of(each))

    def statement(text: dict[str, str], cited: str, date: PartialDate | None) -> StatementView | None:
        picked = reader.pick(text)
        return StatementView(text=picked, source=cited, date=date) if picked else None

    label = header.label
    found = [statement(each.text, each.source, each.date) for each in header.designations]
    return SourceView(
        id=id,
        address=urls.source(id),
        name=header.name,
        label=statement(label.text, label.source, label.date) if label else None,
        designations=tuple(each for each in found if each),
        domains=header.domains,
        owner=header.owner or "",
        ownership=header.ownership,
        country=header.country or "",
        languages=header.languages,
        text_policy=header.text_policy,
        note=Note(source.document, reader.linked.corpus.lang),
        cards=articles_of(id, reader).listing(reader.in_order),
        time=coverage(ids, reader),
        entities=reader.counted(entities, MOST_ENTITIES),
        tags=counted_tags(tags),
        stances=stances_of(id, reader).listing(partial(stance_views, reader)),
    )


def articles_of(id: str, reader: Reader) -> Node[str]:
    """The articles of an outlet, newest first, cut where they are many."""
    page = urls.source(id)
    return reader.newest_first(lambda: reader.indexes.by_source.get(id, ()), page, urls.parts(page, "articles"))


def stances_of(id: str, reader: Reader) -> Node[CodedStance]:
    """The stances in its articles, by target, and of one target by date, cut where they are many."""
    page = urls.source(id)
    found = reader.indexes.stances_by_source.get(id, ())
    return with_own_page(found, page, urls.parts(page, "stances"), (), first=FEW)


def source_parts(id: str, reader: Reader) -> Iterator[PartPage[Any]]:
    """The pages of the parts of its lists."""
    pages = partial(part_pages, title=reader.outlet(id).name, lang="", id=id)
    yield from pages(articles_of(id, reader), Reader.in_order, lister="articles")
    yield from pages(stances_of(id, reader), stance_views, lister="stances")


def sources_view(reader: Reader) -> SourcesView:
    """The list of outlets."""
    return SourcesView(address=urls.SOURCES, entries=outlets(reader).listing(partial(_entries, reader)))


def outlets(reader: Reader) -> Node[str]:
    """All outlets, by name, cut where they are many."""

    def name(id: str) -> str:
        return fold_name(reader.outlet(id).name)

    ordered = sorted(reader.linked.corpus.sources, key=lambda id: (name(id), id))
    levels = (lambda id: initial(name(id)),)
    return cut(ordered, urls.SOURCES, urls.parts(urls.SOURCES, "initials"), levels, most=MOST_OF_LIST)


def sources_parts(reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of the parts of the list of outlets."""
    yield from part_pages(outlets(reader), _entries, lister="sources", title="", lang=reader.lang)


def _entries(reader: Reader, ids: Iterable[str]) -> tuple[SourceEntry, ...]:
    return tuple(_entry(id, reader) for id in ids)


def _entry(id: str, reader: Reader) -> SourceEntry:
    found = reader.indexes.by_source.get(id, ())
    return SourceEntry(
        outlet=reader.outlet(id),
        languages=reader.linked.corpus.sources[id].header.languages,
        articles=len(found),
        readable=sum(map(reader.readable, found)),
        first=reader.date(found[0]) if found else None,
        last=reader.date(found[-1]) if found else None,
    )
