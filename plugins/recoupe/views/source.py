"""The page of an outlet, and the list of outlets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from recoupe import urls
from recoupe.linking import fold_name
from recoupe.model import PartialDate
from recoupe.views.parts import ArticleCard, CountedEntity, Note, Outlet, PeriodCount, Reader, TagLink, Text
from recoupe.views.stances import StanceView, stance_view

MOST_ENTITIES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """A cited sentence about an outlet."""

    text: Text
    source: str
    date: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """`/sources/<id>/`: what is known of the outlet, and its articles. `months` are those of the whole corpus."""

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
    cards: tuple[ArticleCard, ...]
    months: tuple[PeriodCount, ...]
    entities: tuple[CountedEntity, ...]
    tags: tuple[TagLink, ...]
    stances: tuple[StanceView, ...]


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
    entries: tuple[SourceEntry, ...]


def source_view(id: str, reader: Reader) -> SourceView:
    """The view of one outlet."""
    source = reader.linked.corpus.sources[id]
    header = source.header
    ids = reader.indexes.by_source.get(id, ())
    articles = reader.linked.articles
    entities = Counter(entity for each in ids for entity in articles[each].entities)
    tags = Counter(tag for each in ids for tag in set(articles[each].article.header.tags))

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
        cards=reader.cards(ids),
        months=coverage(ids, reader),
        entities=reader.counted(entities, MOST_ENTITIES),
        tags=tuple(
            TagLink(tag=tag, address=urls.tag(tag), count=count)
            for tag, count in sorted(tags.items(), key=lambda item: (-item[1], item[0]))
        ),
        stances=tuple(stance_view(coded, reader) for coded in reader.indexes.stances_by_source.get(id, ())),
    )


def coverage(ids: Sequence[str], reader: Reader) -> tuple[PeriodCount, ...]:
    """How many of the articles fall in each month of the whole corpus, so that silence and gaps can be told apart.

    Nothing where none of the articles is known to the month.
    """
    counts = {each.period: each.count for each in reader.months(ids)}
    return tuple(reader.month(month, counts.get(month, 0)) for month in reader.all_months) if counts else ()


def sources_view(reader: Reader) -> SourcesView:
    """The list of outlets."""
    entries = []
    for id, source in reader.linked.corpus.sources.items():
        cards = reader.cards(reader.indexes.by_source.get(id, ()))
        entries.append(
            SourceEntry(
                outlet=reader.outlet(id),
                languages=source.header.languages,
                articles=len(cards),
                readable=sum(card.readable for card in cards),
                first=cards[-1].date if cards else None,
                last=cards[0].date if cards else None,
            )
        )
    ordered = sorted(entries, key=lambda entry: (fold_name(entry.outlet.name), entry.outlet.id))
    return SourcesView(address=urls.SOURCES, entries=tuple(ordered))
