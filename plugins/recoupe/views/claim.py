"""Claims: who makes them, and what other articles do with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from recoupe import urls
from recoupe.indexes import ClaimUse
from recoupe.model import PartialDate
from recoupe.views.listing import (
    MOST_OF_LIST,
    Listing,
    Node,
    PartPage,
    by_date,
    cut,
    initial,
    part_pages,
    with_own_page,
)
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
    taken_up: Listing[ClaimUseView]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsView:
    """`/claims/`: all claims."""

    address: str
    entries: Listing[ClaimView]


def claim_view(id: str, reader: Reader) -> ClaimView:
    """The view of one claim."""
    uses = reader.indexes.claims[id]
    return ClaimView(
        id=id,
        address=urls.claim(id),
        text=claim_text(id, reader),
        made=tuple(_use(use, reader) for use in uses if use.claim.relation == "make"),
        taken_up=claim_uses(id, reader).listing(partial(_uses, reader)),
    )


def claim_uses(id: str, reader: Reader) -> Node[ClaimUse]:
    """What articles do with a claim that they do not make, by date, cut where they are many."""
    found = tuple(use for use in reader.indexes.claims[id] if use.claim.relation != "make")
    page = urls.claim(id)
    return with_own_page(found, page, urls.parts(page, "uses"), by_date(lambda use: reader.date(use.article)))


def claim_parts(id: str, reader: Reader) -> Iterator[PartPage[ClaimUse]]:
    """The pages of the parts of what articles do with a claim."""
    words = claim_text(id, reader) or Text(id, "")
    yield from part_pages(claim_uses(id, reader), _uses, lister="uses", title=words.text, lang=words.lang, id=id)


def claim_text(id: str, reader: Reader) -> Text | None:
    """The words of a claim, from the first article that words it."""
    words = (reader.pick(use.claim.text) for use in reader.indexes.claims[id])
    return next((text for text in words if text), None)


def claims_view(reader: Reader) -> ClaimsView:
    """The list of claims."""
    return ClaimsView(address=urls.CLAIMS, entries=claims(reader).listing(partial(claim_views, reader)))


def claims(reader: Reader) -> Node[str]:
    """All claims, by id, cut where they are many."""
    base = urls.parts(urls.CLAIMS, "initials")
    return cut(tuple(reader.indexes.claims), urls.CLAIMS, base, (initial,), most=MOST_OF_LIST)


def claims_parts(reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of the parts of the list of claims."""
    yield from part_pages(claims(reader), claim_views, lister="claims", title="", lang=reader.lang)


def claim_views(reader: Reader, ids: Iterable[str]) -> tuple[ClaimView, ...]:
    """The views of some claims."""
    return tuple(claim_view(id, reader) for id in ids)


def _uses(reader: Reader, found: Iterable[ClaimUse]) -> tuple[ClaimUseView, ...]:
    return tuple(_use(use, reader) for use in found)


def claim_links(article_id: str, reader: Reader) -> tuple[ClaimLink, ...]:
    """The claims of an article, in the order of its header."""
    return tuple(
        ClaimLink(
            id=claim.id,
            address=urls.claim(claim.id),
            text=claim_text(claim.id, reader),
            relation=claim.relation,
        )
        for claim in reader.linked.articles[article_id].article.header.claims
    )


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
