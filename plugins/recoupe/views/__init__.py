"""What each kind of page shows: one frozen, documented record a kind. A template sees nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeAlias

from recoupe import urls
from recoupe.diagnostics import RULES
from recoupe.repository import Repository
from recoupe.views.article import ArticlesView, ArticleView, article_view, articles_view
from recoupe.views.broken import BrokenView
from recoupe.views.claim import ClaimsView, ClaimView, claim_parts, claim_view, claims_parts, claims_view
from recoupe.views.entity import EntityView, MovedView, entity_parts, entity_view, moved_target_view
from recoupe.views.event import EventsView, events_parts, events_view
from recoupe.views.fields import FieldsView, fields_view
from recoupe.views.home import HandPageView, HomeView, hand_page_view, home_view
from recoupe.views.listing import PartPage, PartView
from recoupe.views.manual import RulesView, RuleView, rule_view, rules_view
from recoupe.views.new_article import NewArticleView, new_article_view
from recoupe.views.parts import Reader, Text
from recoupe.views.period import DatesView, PeriodView, dates_view, period_parts, period_view
from recoupe.views.places import PlacesView, places_parts, places_view
from recoupe.views.preview import PreviewView, previews_of
from recoupe.views.register import RegisterView, register_parts, register_view
from recoupe.views.search import SearchView, search_view
from recoupe.views.source import SourcesView, SourceView, source_parts, source_view, sources_parts, sources_view
from recoupe.views.stances import (
    StancesView,
    StanceTargetView,
    stance_target_view,
    stances_parts,
    stances_view,
    target_parts,
)
from recoupe.views.tag import TagsView, TagView, tag_parts, tag_view, tags_parts, tags_view
from recoupe.views.withdrawn import WithdrawnView, withdrawn_view

View: TypeAlias = (
    ArticleView
    | ArticlesView
    | BrokenView
    | ClaimView
    | ClaimsView
    | DatesView
    | EntityView
    | EventsView
    | HandPageView
    | HomeView
    | MovedView
    | NewArticleView
    | PartView
    | PeriodView
    | PlacesView
    | RegisterView
    | FieldsView
    | RuleView
    | RulesView
    | SearchView
    | SourceView
    | SourcesView
    | StanceTargetView
    | StancesView
    | TagView
    | TagsView
    | WithdrawnView
)


@dataclass(frozen=True, slots=True)
class Planned:
    """A page that the site is going to have: its address below the site's root, and what makes its view for a reader.

    `lasting` is untrue of pages that only stand where a record was: they lead on, or say that it was withdrawn.
    """

    address: str
    view: Callable[[Reader], View]
    lasting: bool = True


def planned(reader: Reader, site_name: str, repository: Repository | None = None) -> Iterator[Planned]:
    """Every page of the site, in a fixed order. Nothing is made yet, so that it can be made anywhere.

    `repository` is where readers can contribute.
    """
    corpus, indexes = reader.linked.corpus, reader.indexes
    yield Planned(urls.HOME, partial(home_view, site_name=site_name))
    for id in corpus.pages:
        if id != "index":
            yield Planned(urls.hand_page(id), partial(hand_page_view, id))
    yield Planned(urls.SEARCH, search_view)
    yield Planned(urls.ARTICLES, articles_view)
    for id in reader.ids():
        yield Planned(urls.article(id), partial(article_view, id))
    for id in corpus.withdrawn:
        yield Planned(urls.article(id), partial(withdrawn_view, id), lasting=False)
    yield Planned(urls.ENTITIES, register_view)
    yield from _parts(reader, register_parts(reader))
    moved = {id: into for id in corpus.entities if (into := reader.linked.register.resolve(id)) not in (None, id)}
    for id in corpus.entities:
        yield Planned(urls.entity(id), partial(entity_view, id), lasting=id not in moved)
        if id not in moved:
            yield from _parts(reader, entity_parts(id, reader))
    yield Planned(urls.EVENTS, events_view)
    yield from _parts(reader, events_parts(reader))
    yield Planned(urls.PLACES, places_view)
    yield from _parts(reader, places_parts(reader))
    yield Planned(urls.SOURCES, sources_view)
    yield from _parts(reader, sources_parts(reader))
    for id in corpus.sources:
        yield Planned(urls.source(id), partial(source_view, id))
        yield from _parts(reader, source_parts(id, reader))
    yield Planned(urls.TAGS, tags_view)
    yield from _parts(reader, tags_parts(reader))
    for tag in indexes.by_tag:
        yield Planned(urls.tag(tag), partial(tag_view, tag))
        yield from _parts(reader, tag_parts(tag, reader))
    yield Planned(urls.DATES, dates_view)
    for period in indexes.by_period:
        yield Planned(urls.period(period), partial(period_view, period))
        yield from _parts(reader, period_parts(period, reader))
    yield Planned(urls.STANCES, stances_view)
    yield from _parts(reader, stances_parts(reader))
    for target in indexes.stances:
        yield Planned(urls.stance_target(target), partial(stance_target_view, target))
        yield from _parts(reader, target_parts(target, reader))
    for id, into in moved.items():
        if into in indexes.stances:
            yield Planned(urls.stance_target(id), partial(moved_target_view, id), lasting=False)
    yield Planned(urls.CLAIMS, claims_view)
    yield from _parts(reader, claims_parts(reader))
    for id in indexes.claims:
        yield Planned(urls.claim(id), partial(claim_view, id))
        yield from _parts(reader, claim_parts(id, reader))
    yield Planned(urls.FIELDS, lambda reader: fields_view())
    yield Planned(urls.NEW_ARTICLE, partial(new_article_view, repository=repository))
    yield Planned(urls.RULES, lambda reader: rules_view())
    for name in RULES:
        yield Planned(urls.rule(name), partial(_rule_view, name))
    for (kind, id), path in corpus.unread.items():
        address = {"articles": urls.article, "entities": urls.entity, "sources": urls.source}.get(kind, urls.hand_page)(
            id
        )
        if address != urls.HOME:
            yield Planned(address, partial(_broken_view, address, id, path))


def _parts(reader: Reader, pages: Iterable[PartPage[Any]]) -> Iterator[Planned]:
    """The pages of the parts of a long list, after the page that it belongs to."""
    for page in pages:
        address = page.node.address
        reader.plan.parts[address] = page
        yield Planned(address, partial(_part_view, address))


def _part_view(address: str, reader: Reader) -> PartView:
    """What the plan says of a part is something that its page reads."""
    return reader.planned_parts[address].view(reader)


def _rule_view(name: str, reader: Reader) -> RuleView:
    return rule_view(name)


def _broken_view(address: str, id: str, path: str, reader: Reader) -> BrokenView:
    return BrokenView(address=address, id=id, path=path)


def all_views(reader: Reader, site_name: str, repository: Repository | None = None) -> Iterator[View]:
    """The view of every page of the site, in the order of the plan."""
    return (each.view(reader) for each in planned(reader, site_name, repository))


__all__ = [
    "ArticleView",
    "ArticlesView",
    "BrokenView",
    "ClaimView",
    "ClaimsView",
    "DatesView",
    "EntityView",
    "EventsView",
    "FieldsView",
    "HandPageView",
    "HomeView",
    "MovedView",
    "NewArticleView",
    "PartView",
    "PeriodView",
    "PlacesView",
    "Planned",
    "PreviewView",
    "Reader",
    "RegisterView",
    "RuleView",
    "RulesView",
    "SearchView",
    "SourceView",
    "SourcesView",
    "StanceTargetView",
    "StancesView",
    "TagView",
    "TagsView",
    "Text",
    "View",
    "WithdrawnView",
    "all_views",
    "planned",
    "previews_of",
]
