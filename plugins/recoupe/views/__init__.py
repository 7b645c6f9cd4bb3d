"""What each kind of page shows: one frozen, documented record a kind. A template sees nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from recoupe import urls
from recoupe.diagnostics import RULES
from recoupe.views.article import ArticlesView, ArticleView, article_view, articles_view
from recoupe.views.broken import BrokenView
from recoupe.views.claim import ClaimsView, ClaimView, claim_view, claims_view
from recoupe.views.entity import EntityView, MovedView, entity_view
from recoupe.views.event import EventsView, events_view
from recoupe.views.fields import FieldsView, fields_view
from recoupe.views.home import HandPageView, HomeView, hand_page_view, home_view
from recoupe.views.manual import RulesView, RuleView, rule_view, rules_view
from recoupe.views.parts import Reader, Text
from recoupe.views.period import DatesView, PeriodView, dates_view, period_view
from recoupe.views.places import PlacesView, places_view
from recoupe.views.preview import PreviewView, previews_of
from recoupe.views.register import RegisterView, register_view
from recoupe.views.search import SearchView, search_view
from recoupe.views.source import SourcesView, SourceView, source_view, sources_view
from recoupe.views.stances import StancesView, StanceTargetView, stance_target_view, stances_view
from recoupe.views.tag import TagsView, TagView, tag_view, tags_view
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


def all_views(reader: Reader, site_name: str) -> Iterator[View]:
    """The view of every page of the site, in a fixed order."""
    corpus, indexes = reader.linked.corpus, reader.indexes
    yield home_view(reader, site_name)
    for id in corpus.pages:
        if id != "index":
            yield hand_page_view(id, reader)
    yield search_view(reader)
    yield articles_view(reader)
    for id in corpus.articles:
        yield article_view(id, reader)
    for id in corpus.withdrawn:
        yield withdrawn_view(id, reader)
    yield register_view(reader)
    moved: list[MovedView] = []
    for id in corpus.entities:
        entity = entity_view(id, reader)
        if isinstance(entity, MovedView):
            moved.append(entity)
        yield entity
    yield events_view(reader)
    yield places_view(reader)
    yield sources_view(reader)
    for id in corpus.sources:
        yield source_view(id, reader)
    yield tags_view(reader)
    for tag in indexes.by_tag:
        yield tag_view(tag, reader)
    yield dates_view(reader)
    for period in indexes.by_period:
        yield period_view(period, reader)
    yield stances_view(reader)
    for target in indexes.stances:
        yield stance_target_view(target, reader)
    for each in moved:
        if each.target.id in indexes.stances:
            yield replace(each, address=urls.stance_target(each.id), to=urls.stance_target(each.target.id))
    yield claims_view(reader)
    for id in indexes.claims:
        yield claim_view(id, reader)
    yield fields_view()
    yield rules_view()
    for name in RULES:
        yield rule_view(name)
    for (kind, id), path in corpus.unread.items():
        address = {"articles": urls.article, "entities": urls.entity, "sources": urls.source}.get(kind, urls.hand_page)(
            id
        )
        if address != urls.HOME:
            yield BrokenView(address=address, id=id, path=path)


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
    "PeriodView",
    "PlacesView",
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
    "previews_of",
]
