"""What can be looked up in a linked corpus. Articles are given by id, oldest first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.indexes import listings
from recoupe.indexes.calendar import Calendar, calendar
from recoupe.indexes.claims import ClaimUse, claim_uses
from recoupe.indexes.neighbours import CoMentions, Related, RelatedArticles, association
from recoupe.indexes.occurrences import Mentions, Occurrence
from recoupe.indexes.order import chronological
from recoupe.indexes.relations import StatedRelation, stated_relations
from recoupe.indexes.stances import CodedStance, coded_stances, grouped
from recoupe.linking import LinkedCorpus
from recoupe.model import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """Every index of the corpus."""

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
    related: RelatedArticles


def build_indexes(linked: LinkedCorpus, before: Indexes | None = None) -> Indexes:
    """Look everything up once. `before` are the indexes of an earlier state of the corpus, from which some is taken."""
    articles = linked.articles
    by_entity = listings.group(articles, listings.entities)
    by_period = listings.group(articles, listings.periods)
    stances = coded_stances(articles, linked.register.current)
    return Indexes(
        articles=chronological(articles, articles),
        mentions=Mentions(by_entity, articles, lambda each: each.mentions).take_over(
            before.mentions if before else None
        ),
        headlines=Mentions(by_entity, articles, lambda each: each.title_mentions).take_over(
            before.headlines if before else None
        ),
        by_entity=by_entity,
        by_event=listings.group(articles, listings.event),
        by_source=listings.group(articles, listings.sources),
        by_tag=listings.group(articles, listings.tags),
        by_language=listings.group(articles, listings.languages),
        by_period=by_period,
        calendar=calendar(by_period),
        relations=stated_relations(linked),
        stances=stances,
        stances_by_article=grouped(stances, lambda coded: coded.article),
        stances_by_source=grouped(stances, lambda coded: coded.source),
        claims=claim_uses(articles),
        co_mentions=CoMentions(by_entity, articles).take_over(before.co_mentions if before else None),
        related=RelatedArticles(by_entity, articles, before.related if before else None),
    )


__all__ = [
    "Calendar",
    "ClaimUse",
    "CodedStance",
    "Indexes",
    "Occurrence",
    "Related",
    "StatedRelation",
    "association",
    "build_indexes",
    "chronological",
]
