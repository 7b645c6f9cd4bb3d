"""Events: rival coverage side by side, and the list of events."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe import urls
from recoupe.model import PartialDate
from recoupe.views.listing import MOST_OF_LIST, Listing, Node, PartPage, by_date, cut, part_pages
from recoupe.views.parts import ArticleCard, EntityLink, Reader, Text, as_they_are
from recoupe.views.quotes import QuoteView, quote_views


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """What an article calls an entity: each form once, in the order of the title and the text."""

    entity: EntityLink
    forms: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article's account of an event: headline, what it calls whom, what it says of who did it, where it differs.

    `perpetrator` is `None` where the annotators noted nothing; that says nothing of the article.
    """

    card: ArticleCard
    naming: tuple[Naming, ...]
    perpetrator: Text | None
    perpetrator_quotes: tuple[QuoteView, ...]
    discrepancies: tuple[Text, ...]
    abstract: Text | None
    agency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventEntry:
    """An event in the list, with how many articles of how many outlets cover it."""

    link: EntityLink
    date: PartialDate | None
    place: EntityLink | None
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsView:
    """`/events/`: all events, newest first; those without a date last."""

    address: str
    entries: Listing[EventEntry]


def account(id: str, reader: Reader) -> Account:
    """What one article makes of its event."""
    each = reader.linked.articles[id]
    header = each.article.header
    forms: dict[str, dict[str, str]] = {}
    for mention in (*each.title_mentions, *(each.mentions if each.readable else ())):
        forms.setdefault(mention.entity, {}).setdefault(mention.surface.casefold(), mention.surface)
    coverage = header.coverage
    found = [reader.pick(text) for text in coverage.discrepancies] if coverage else []
    return Account(
        card=reader.card(id),
        naming=tuple(
            Naming(entity=reader.entity(entity), forms=tuple(Text(form, header.lang) for form in spelled.values()))
            for entity, spelled in forms.items()
        ),
        perpetrator=reader.pick(coverage.perpetrator) if coverage else None,
        perpetrator_quotes=tuple(quote_views(id, ("coverage",), reader)),
        discrepancies=tuple(text for text in found if text),
        abstract=reader.pick(header.abstract),
        agency=header.agency or "",
    )


def events_view(reader: Reader) -> EventsView:
    """The list of events."""
    return EventsView(address=urls.EVENTS, entries=events(reader).listing(tuple))


def events_parts(reader: Reader) -> Iterator[PartPage[EventEntry]]:
    """The pages of the parts of the list."""
    yield from part_pages(events(reader), as_they_are, lister="events", title="", lang=reader.lang)


def events(reader: Reader) -> Node[EventEntry]:
    """All events, cut where they are many."""
    entries = []
    for id, entity in reader.linked.corpus.entities.items():
        if entity.header.type != "Event" or reader.linked.register.resolve(id) != id:
            continue
        covering = reader.indexes.by_event.get(id, ())
        place = reader.linked.register.resolve(entity.header.place) if entity.header.place else None
        entries.append(
            EventEntry(
                link=reader.entity(id),
                date=entity.header.date,
                place=reader.entity(place) if place else None,
                articles=len(covering),
                outlets=len(set(map(reader.published_by, covering))),
            )
        )
    undated = PartialDate(0)
    entries.sort(key=lambda entry: (entry.date or undated, entry.link.id), reverse=True)
    return cut(
        entries,
        urls.EVENTS,
        urls.parts(urls.EVENTS, "dates"),
        by_date(lambda entry: entry.date or undated),
        most=MOST_OF_LIST,
    )
