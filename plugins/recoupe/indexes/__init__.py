"""What can be looked up in a linked corpus. Articles are given by id, oldest first."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from recoupe.indexes import listings
from recoupe.indexes.calendar import Calendar, calendar
from recoupe.indexes.claims import ClaimUse, claim_uses
from recoupe.indexes.co_mentions import Close, CoMentions, Neighbourhoods, association
from recoupe.indexes.edit import Edit
from recoupe.indexes.listings import KeysOf, group, regroup
from recoupe.indexes.neighbours import Related, RelatedArticles
from recoupe.indexes.occurrences import Mentions, Occurrence
from recoupe.indexes.order import chronological
from recoupe.indexes.relations import StatedRelation, stated_relations
from recoupe.indexes.stances import CodedStance, coded_in, coded_stances, grouped
from recoupe.linking import LinkedCorpus
from recoupe.model import PartialDate

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """Every index of the corpus, `linked`."""

    linked: LinkedCorpus
    articles: tuple[str, ...]
    mentions: Mentions
    headlines: Mentions
    by_entity: Mapping[str, tuple[str, ...]]
    by_event: Mapping[str, tuple[str, ...]]
    by_source: Mapping[str, tuple[str, ...]]
    by_tag: Mapping[str, tuple[str, ...]]
    by_language: Mapping[str, tuple[str, ...]]
    by_period: Mapping[PartialDate, tuple[str, ...]]
    calendar: Calendar
    relations: Mapping[str, tuple[StatedRelation, ...]]
    stances: Mapping[str, tuple[CodedStance, ...]]
    stances_by_article: Mapping[str, tuple[CodedStance, ...]]
    stances_by_source: Mapping[str, tuple[CodedStance, ...]]
    claims: Mapping[str, tuple[ClaimUse, ...]]
    co_mentions: CoMentions
    neighbourhoods: Neighbourhoods
    related: RelatedArticles


def build_indexes(linked: LinkedCorpus, before: Indexes | None = None) -> Indexes:
    """Look everything up once. `before` are the indexes of an earlier state of the corpus, from which much is taken."""
    articles = linked.articles
    edit = Edit.between(before.linked.articles, articles) if before else None
    current = linked.register.current
    same_names = bool(before and before.linked.register.current == current)
    same_entities = bool(before and before.linked.corpus.entities == linked.corpus.entities)
    order = before.articles if before and edit and edit.keeps_order else chronological(articles)
    places = {id: place for place, id in enumerate(order)}

    def listed(
        known: Callable[[Indexes], Mapping[K, tuple[str, ...]]], keys_of: KeysOf[K]
    ) -> Mapping[K, tuple[str, ...]]:
        return regroup(known(before), edit, places, keys_of) if before and edit else group(articles, order, keys_of)

    by_entity = listed(lambda known: known.by_entity, listings.entities)
    by_period = listed(lambda known: known.by_period, listings.periods)
    mentions = Mentions(by_entity, articles, lambda each: each.mentions)
    headlines = Mentions(by_entity, articles, lambda each: each.title_mentions)
    co_mentions = CoMentions(by_entity, articles)
    neighbourhoods = Neighbourhoods(co_mentions)
    if before and edit:
        mentions.take_over(before.mentions, mentions.touched(edit))
        headlines.take_over(before.headlines, headlines.touched(edit))
        co_mentions.take_over(before.co_mentions, co_mentions.touched(edit))
        neighbourhoods.take_over(before.neighbourhoods, neighbourhoods.touched(before.neighbourhoods, edit))
    if before and edit and same_names and edit.leaves(lambda each: coded_in(each, current)):
        stances, by_article, by_outlet = before.stances, before.stances_by_article, before.stances_by_source
    else:
        stances = coded_stances(articles, order, current)
        by_article = grouped(stances, lambda coded: coded.article)
        by_outlet = grouped(stances, lambda coded: coded.source)
    same_claims = bool(edit and edit.leaves(lambda each: each.article.header.claims))
    return Indexes(
        linked=linked,
        articles=order,
        mentions=mentions,
        headlines=headlines,
        by_entity=by_entity,
        by_event=listed(lambda known: known.by_event, listings.event),
        by_source=listed(lambda known: known.by_source, listings.sources),
        by_tag=listed(lambda known: known.by_tag, listings.tags),
        by_language=listed(lambda known: known.by_language, listings.languages),
        by_period=by_period,
        calendar=before.calendar if before and by_period is before.by_period else calendar(by_period),
        relations=before.relations if before and same_names and same_entities else stated_relations(linked),
        stances=stances,
        stances_by_article=by_article,
        stances_by_source=by_outlet,
        claims=before.claims if before and same_claims else claim_uses(articles, order),
        co_mentions=co_mentions,
        neighbourhoods=neighbourhoods,
        related=before.related.since(by_entity, edit) if before and edit else RelatedArticles.of(by_entity, articles),
    )


__all__ = [
    "Calendar",
    "ClaimUse",
    "Close",
    "CodedStance",
    "Indexes",
    "Occurrence",
    "Related",
    "StatedRelation",
    "association",
    "build_indexes",
    "chronological",
]
