"""The page of an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe import urls
from recoupe.model import Coordinates, Entity, PartialDate
from recoupe.views.event import Account, accounts
from recoupe.views.network import Network, network
from recoupe.views.parts import (
    ArticleCard,
    ConcordanceRow,
    CountedEntity,
    EntityLink,
    Note,
    Outlet,
    PeriodCount,
    Reader,
    Text,
)
from recoupe.views.places import PlacePoint, place_point
from recoupe.views.source import coverage
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

    `rows` has one row for each mention in a text that the site shows; `withheld` counts mentions in texts that it may
    not show. `headlines` are titles that name the entity; `declared_only` are articles whose header declares it and
    whose text (if there is one) and title do not name it. `accounts` are the articles whose event it is, side by side.
    `months` counts articles by month, over the whole corpus; `places` is the address of the map of all `point`s.
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
    rows: tuple[ConcordanceRow, ...]
    withheld: int
    headlines: tuple[HeadlineMention, ...]
    declared_only: tuple[ArticleCard, ...]
    accounts: tuple[Account, ...]
    months: tuple[PeriodCount, ...]
    naming: tuple[NamingRow, ...]
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
    indexes, articles = reader.indexes, reader.linked.articles
    occurrences = indexes.mentions.get(id, ())
    shown = [each for each in occurrences if articles[each.article].readable]
    headlines = indexes.headlines.get(id, ())
    listed = indexes.by_entity.get(id, ())
    named = {each.article for each in (*shown, *headlines)}
    covering = set(indexes.by_event.get(id, ()))
    found = indexes.stances.get(id, ())
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
        outlets=len({articles[each].article.header.source for each in listed}),
        rows=tuple(reader.row(id, each) for each in shown),
        withheld=len(occurrences) - len(shown),
        headlines=tuple(
            HeadlineMention(form=Text(each.mention.surface, card.lang), card=card)
            for each in reversed(headlines)
            for card in (reader.card(each.article),)
        ),
        declared_only=reader.cards(set(listed) - named - covering),
        accounts=accounts(id, reader),
        months=coverage(listed, reader),
        naming=_naming(id, reader),
        stances=outlet_stances(found, reader),
        stances_address=urls.stance_target(id) if found else "",
        network=network(id, reader),
        co_mentions=reader.counted(indexes.co_mentions.get(id, Counter()), MOST_CO_MENTIONED),
    )


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
