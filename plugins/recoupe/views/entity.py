"""The page of an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from recoupe import urls
from recoupe.indexes import Occurrence
from recoupe.model import Coordinates, Entity, PartialDate
from recoupe.views.coverage import coverage
from recoupe.views.event import Account, account
from recoupe.views.listing import Listing, Node, PartPage, by_date, part_pages, with_own_page
from recoupe.views.network import Network, network
from recoupe.views.parts import (
    ArticleCard,
    ConcordanceRow,
    CountedEntity,
    EntityLink,
    Note,
    Outlet,
    Reader,
    Stretch,
    Text,
    as_they_are,
)
from recoupe.views.places import PlacePoint, place_point
from recoupe.views.stances import OutletStances, outlet_stances


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesInLanguage:
    """The preferred name and the other names in one language."""

    lang: str
    preferred: Text | None
    others: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamingRow:
    """A form that an outlet writes, how often (texts and headlines together), and from when to when."""

    outlet: Outlet
    form: Text
    count: int
    first: PartialDate
    last: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationView:
    """A tie seen from this page. `inverse` is true where the other entity's record states it."""

    type: str
    inverse: bool
    other: EntityLink
    since: PartialDate | None
    until: PartialDate | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A verified identifier elsewhere: scheme and value; `url` is empty where the scheme's addresses are not known."""

    scheme: str
    value: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadlineMention:
    """A headline that names the entity: the form that it uses, and the article."""

    form: Text
    card: ArticleCard


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityView:
    """`/entities/<id>/`.

    `concordance` has one row for each mention in a text that the site shows; `withheld` counts mentions in texts that
    it may not show. `headlines` are titles that name the entity; `declared_only` are articles whose header declares it
    and whose text (if there is one) and title do not name it. `accounts` are the articles whose event it is.
    `stances` are some of them where they are many: `stances_address` has all.
    `time` counts articles over the whole time of the corpus; `places` is the address of the map of all `point`s.
    """

    id: str
    address: str
    type: str
    name: Text
    names: tuple[NamesInLanguage, ...]
    ambiguous: tuple[str, ...]
    note: Note
    date: PartialDate | None
    place: EntityLink | None
    participants: tuple[EntityLink, ...]
    coordinates: Coordinates | None
    point: PlacePoint | None
    places: str
    identifiers: tuple[Identifier, ...]
    relations: tuple[RelationView, ...]
    not_same_as: tuple[EntityLink, ...]
    articles: int
    outlets: int
    concordance: Listing[ConcordanceRow]
    withheld: int
    headlines: Listing[HeadlineMention]
    declared_only: Listing[ArticleCard]
    accounts: Listing[Account]
    time: tuple[Stretch, ...]
    naming: Listing[NamingRow]
    stances: tuple[OutletStances, ...]
    stances_address: str
    co_mentions: tuple[CountedEntity, ...]
    network: Network


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedView:
    """An address of a record that was renamed or merged into another; `to` is the address that it leads to."""

    id: str
    address: str
    to: str
    name: Text
    target: EntityLink


MOST_CO_MENTIONED = 20

# What an entity's page bears of its other lists, so that all of it stays below a hundred kilobytes.
FEW = 12
MOST_CARDS = 30
MOST_STANCES = 6

_IDENTIFIERS = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "geonames": "https://www.geonames.org/{}",
    "isni": "https://isni.org/isni/{}",
    "gnd": "https://d-nb.info/gnd/{}",
    "idref": "https://www.idref.fr/{}",
}


def entity_view(id: str, reader: Reader) -> EntityView | MovedView:
    """The view of one entity, or of the record that says where it went."""
    entity = reader.linked.corpus.entities[id]
    header = entity.header
    link = reader.entity(id)
    current = reader.linked.register.resolve(id)
    if current is not None and current != id:
        target = reader.entity(current)
        return MovedView(id=id, address=link.address, to=target.address, name=link.name, target=target)
    indexes = reader.indexes
    listed = indexes.by_entity.get(id, ())
    found = indexes.stances.get(id, ())
    lists = entity_lists(id, reader)
    return EntityView(
        id=id,
        address=link.address,
        type=header.type,
        name=link.name,
        names=tuple(_names(entity)),
        ambiguous=header.ambiguous_label,
        note=Note(entity.document, reader.linked.corpus.lang),
        date=header.date,
        place=_known(header.place, reader),
        participants=_all_known(header.participants, reader),
        coordinates=header.coordinates,
        point=place_point(id, reader),
        places=urls.PLACES,
        identifiers=tuple(
            Identifier(scheme=scheme, value=value, url=_IDENTIFIERS.get(scheme, "").format(value))
            for scheme, value in sorted(header.same_as.items())
        ),
        relations=tuple(relations(id, reader)),
        not_same_as=_all_known(header.not_same_as, reader),
        articles=len(listed),
        outlets=len(set(map(reader.published_by, listed))),
        concordance=lists.concordance.listing(partial(_rows, id, reader)),
        withheld=len(indexes.mentions.get(id, ())) - len(lists.concordance.items),
        headlines=lists.headlines.listing(partial(_headlines, reader)),
        declared_only=lists.declared.listing(reader.in_order),
        accounts=lists.coverage.listing(partial(_accounts, reader)),
        time=coverage(listed, reader),
        naming=lists.naming.listing(tuple),
        stances=outlet_stances(found, reader, most=MOST_STANCES),
        stances_address=urls.stance_target(id) if found else "",
        network=network(id, reader),
        co_mentions=reader.counted(indexes.co_mentions.get(id, Counter()), MOST_CO_MENTIONED),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLists:
    """The lists of an entity's page, each cut where it is long."""

    concordance: Node[Occurrence]
    headlines: Node[Occurrence]
    declared: Node[str]
    coverage: Node[str]
    naming: Node[NamingRow]


def entity_lists(id: str, reader: Reader) -> EntityLists:
    """What belongs to the entity with this id."""
    return reader.keep(("entity", id), partial(_entity_lists, id, reader))


def _entity_lists(id: str, reader: Reader) -> EntityLists:
    indexes = reader.indexes
    page = urls.entity(id)
    concordance = reader.concordance(id)
    headlines = indexes.headlines.get(id, ())
    covering = indexes.by_event.get(id, ())
    elsewhere = {each.article for each in (*concordance.items, *headlines)}.union(covering)
    declared = tuple(each for each in reversed(indexes.by_entity.get(id, ())) if each not in elsewhere)
    by_article = by_date(reader.date)
    return EntityLists(
        concordance=concordance,
        headlines=with_own_page(
            tuple(reversed(headlines)),
            page,
            urls.parts(page, "headlines"),
            by_date(lambda each: reader.date(each.article)),
            most=MOST_CARDS,
            first=FEW,
        ),
        declared=with_own_page(declared, page, urls.parts(page, "declared"), by_article, most=MOST_CARDS, first=FEW),
        coverage=with_own_page(covering, page, urls.parts(page, "coverage"), by_article, most=MOST_CARDS, first=FEW),
        naming=with_own_page(_naming(id, reader), page, urls.parts(page, "naming"), ()),
    )


def entity_parts(id: str, reader: Reader) -> tuple[PartPage[Any], ...]:
    """The pages of the parts of its long lists. All are planned with a mention, and most are what they were."""
    return reader.keep(("entity parts", id), lambda: tuple(_entity_parts(id, reader)))


def _entity_parts(id: str, reader: Reader) -> Iterator[PartPage[Any]]:
    lists = entity_lists(id, reader)
    name = reader.entity(id).name
    pages = partial(part_pages, title=name.text, lang=name.lang, id=id)
    yield from pages(lists.concordance, partial(_rows, id), lister="mentions")
    yield from pages(lists.headlines, _headlines, lister="headlines")
    yield from pages(lists.declared, Reader.in_order, lister="declared")
    yield from pages(lists.coverage, _accounts, lister="coverage")
    yield from pages(lists.naming, as_they_are, lister="naming")


def _rows(id: str, reader: Reader, found: Iterable[Occurrence]) -> tuple[ConcordanceRow, ...]:
    return tuple(reader.row(id, each) for each in found)


def _headlines(reader: Reader, found: Iterable[Occurrence]) -> tuple[HeadlineMention, ...]:
    cards = ((each.mention.surface, reader.card(each.article)) for each in found)
    return tuple(HeadlineMention(form=Text(surface, card.lang), card=card) for surface, card in cards)


def _accounts(reader: Reader, found: Iterable[str]) -> tuple[Account, ...]:
    return tuple(account(each, reader) for each in found)


def moved_target_view(id: str, reader: Reader) -> MovedView:
    """What stands in the place of the stances towards an entity that was merged into another."""
    moved = entity_view(id, reader)
    assert isinstance(moved, MovedView)
    return replace(moved, address=urls.stance_target(id), to=urls.stance_target(moved.target.id))


def _known(id: str | None, reader: Reader) -> EntityLink | None:
    current = reader.linked.register.resolve(id) if id else None
    return reader.entity(current) if current else None


def _all_known(ids: Iterable[str], reader: Reader) -> tuple[EntityLink, ...]:
    return tuple(known for id in ids if (known := _known(id, reader)))


def _names(entity: Entity) -> Iterable[NamesInLanguage]:
    header = entity.header
    for lang in dict.fromkeys((*header.pref_label, *header.alt_label)):
        preferred = header.pref_label.get(lang)
        yield NamesInLanguage(
            lang=lang,
            preferred=Text(preferred, lang) if preferred else None,
            others=tuple(Text(label, lang) for label in header.alt_label.get(lang, ())),
        )


def relations(id: str, reader: Reader) -> Iterable[RelationView]:
    """The ties that this record states, then those that others state of it."""
    for each in reader.indexes.relations.get(id, ()):
        yield RelationView(
            type=each.relation.type,
            inverse=each.inverse,
            other=reader.entity(each.other),
            since=each.relation.since,
            until=each.relation.until,
            source=each.relation.source or "",
        )


def _naming(id: str, reader: Reader) -> tuple[NamingRow, ...]:
    """Which outlet writes which form. Forms differ by spelling and not by case alone."""
    found: dict[tuple[str, str], list[tuple[PartialDate, str, str]]] = {}
    for each in (*reader.indexes.mentions.get(id, ()), *reader.indexes.headlines.get(id, ())):
        card = reader.card(each.article)
        key = (card.outlet.id, each.mention.surface.casefold())
        found.setdefault(key, []).append((card.date, each.mention.surface, card.lang))
    rows = [
        NamingRow(
            outlet=reader.outlet(outlet),
            form=Text(uses[0][1], uses[0][2]),
            count=len(uses),
            first=min(uses)[0],
            last=max(uses)[0],
        )
        for (outlet, _), uses in found.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.outlet.name, row.outlet.id, -row.count, row.form.text)))
