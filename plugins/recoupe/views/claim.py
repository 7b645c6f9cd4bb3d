"""Claims: who makes them, and what other articles do with them."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe import urls
from recoupe.indexes import ClaimUse
from recoupe.model import PartialDate
from recoupe.views.parts import ArticleCard, EntityLink, Reader, Text
from recoupe.views.quotes import QuoteView, quote_views


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimUseView:
    """What one article does with a claim; `claimant` is `None` where the outlet itself speaks."""

    card: ArticleCard
    relation: str
    claimant: EntityLink | None
    quotes: tuple[QuoteView, ...]
    annotator: str
    date: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """A claim as a link, with what the article does with it. `text` is `None` where no article words it."""

    id: str
    address: str
    text: Text | None
    relation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """`/claims/<id>/`: the claim, the article that makes it, and those that take it up, by date."""

    id: str
    address: str
    text: Text | None
    made: tuple[ClaimUseView, ...]
    taken_up: tuple[ClaimUseView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """`/claims/`: all claims, each with the number of articles that take it up."""

    address: str
    entries: tuple[tuple[ClaimView, int], ...]


def claim_view(id: str, reader: Reader) -> ClaimView:
    """The view of one claim."""
    uses = reader.indexes.claims[id]
    words = (reader.pick(use.claim.text) for use in uses)
    return ClaimView(
        id=id,
        address=urls.claim(id),
        text=next((text for text in words if text), None),
        made=tuple(_use(use, reader) for use in uses if use.claim.relation == "make"),
        taken_up=tuple(_use(use, reader) for use in uses if use.claim.relation != "make"),
    )


def claims_view(reader: Reader) -> ClaimsView:
    """The list of claims."""
    views = [claim_view(id, reader) for id in reader.indexes.claims]
    return ClaimsView(address=urls.CLAIMS, entries=tuple((view, len(view.taken_up)) for view in views))


def claim_links(article_id: str, reader: Reader) -> tuple[ClaimLink, ...]:
    """The claims of an article, in the order of its header."""
    links = []
    for claim in reader.linked.articles[article_id].article.header.claims:
        words = (reader.pick(use.claim.text) for use in reader.indexes.claims[claim.id])
        links.append(
            ClaimLink(
                id=claim.id,
                address=urls.claim(claim.id),
                text=next((text for text in words if text), None),
                relation=claim.relation,
            )
        )
    return tuple(links)


def _use(use: ClaimUse, reader: Reader) -> ClaimUseView:
    claimant = reader.linked.register.resolve(use.claim.claimant)
    return ClaimUseView(
        card=reader.card(use.article),
        relation=use.claim.relation,
        claimant=reader.entity(claimant) if claimant else None,
        quotes=tuple(quote_views(use.article, ("claims", use.number - 1), reader)),
        annotator=use.claim.annotator or "",
        date=use.claim.date,
    )
