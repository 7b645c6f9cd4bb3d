"""The page of an article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from recoupe import urls
from recoupe.linking import Anchor, LinkedArticle
from recoupe.model import Archive, Document, PartialDate
from recoupe.views.annotations import AnnotationView, annotation_views
from recoupe.views.claim import ClaimLink, claim_links
from recoupe.views.event import Account, account
from recoupe.views.listing import MOST_OF_LIST, Listing, Node, by_date, cut
from recoupe.views.parts import ArticleCard, CountedEntity, EntityLink, Outlet, Reader, TagLink, Text
from recoupe.views.stances import StanceAxis, StanceView, stance_axes, stance_view

MOST_COVERAGE = 24
"""How many other articles on its event an article's page bears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionMark:
    """A mention over `[start, end)` of the text: its own id, and the link to its row in the entity's concordance."""

    id: str
    start: int
    end: int
    nested: bool
    entity: EntityLink
    address: str
    declared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceMark:
    """The words that a record rests on, over `[start, end)` of the text, with an id of their own."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A text with everything that is marked in it, in reading order."""

    document: Document
    mentions: tuple[MentionMark, ...] = ()
    notes: tuple[AnnotationView, ...] = ()
    evidence: tuple[EvidenceMark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedArticle:
    """Another article to read, and why.

    Both cover `event`; the shorter text has `wording` percent of its wording in common with the other; both have the
    entities in `shared`, the weightiest first; `days` lie between them (`None` when that is not known).
    """

    card: ArticleCard
    event: EntityLink | None
    wording: int
    shared: tuple[EntityLink, ...]
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleView:
    """`/articles/<id>/`.

    `annotations` are numbered in reading order. `body` is `None` where the text is not on the site: `policy` then says
    whether it may not be (`none`, `excerpt`) or nobody has entered one (`full`). The entities are told apart: `found`
    are declared in the header and named in the text, `not_found` are declared and not named, `undeclared` are named and
    not declared. `axes` are the stances again, coder beside coder. `coverage` are the other articles on the same event,
    as many as the page bears of the `covering` that there are with this one; `earlier` and `later` are the outlet's
    neighbours in time.
    """

    id: str
    address: str
    title: Text
    outlet: Outlet
    date: PartialDate
    date_address: str
    lang: str
    author: str
    agency: str
    via: str
    genre: str
    url: str
    archive: Archive | None
    accessed: PartialDate | None
    abstract: Text | None
    note: Text | None
    body: Body | None
    policy: str
    annotations: tuple[AnnotationView, ...]
    claims: tuple[ClaimLink, ...]
    account: Account | None
    stances: tuple[StanceView, ...]
    axes: tuple[StanceAxis, ...]
    found: tuple[CountedEntity, ...]
    not_found: tuple[EntityLink, ...]
    undeclared: tuple[CountedEntity, ...]
    event: EntityLink | None
    coverage: tuple[ArticleCard, ...]
    covering: int
    related: tuple[RelatedArticle, ...]
    tags: tuple[TagLink, ...]
    translation_of: ArticleCard | None
    reprint_of: ArticleCard | None
    earlier: ArticleCard | None
    later: ArticleCard | None


def article_view(id: str, reader: Reader) -> ArticleView:
    """The view of one article."""
    each = reader.linked.articles[id]
    header = each.article.header
    card = reader.card(id)
    counts = Counter(mention.entity for mention in each.mentions) if each.readable else Counter[str]()

    def counted(entity: str) -> CountedEntity:
        return CountedEntity(link=reader.entity(entity), count=counts[entity], first=urls.mention(id, entity, 1))

    event = each.event
    annotations = annotation_views(each, reader)
    stances = sorted(reader.indexes.stances_by_article.get(id, ()), key=lambda coded: coded.number)
    same_event = reader.indexes.by_event[event] if event else ()
    earlier, later = reader.beside_in_outlet(id)
    return ArticleView(
        id=id,
        address=card.address,
        title=card.title,
        outlet=card.outlet,
        date=header.date,
        date_address=reader.period_address(header.date),
        lang=header.lang,
        author=header.author or "",
        agency=header.agency or "",
        via=header.via or "",
        genre=header.genre or "",
        url=header.url or "",
        archive=header.archive,
        accessed=header.accessed,
        abstract=reader.pick(header.abstract),
        note=reader.pick(header.note),
        body=_body(each, annotations, reader) if each.readable else None,
        policy=each.policy,
        annotations=annotations,
        claims=claim_links(id, reader),
        account=account(id, reader) if header.coverage else None,
        stances=tuple(stance_view(coded, reader) for coded in stances),
        axes=stance_axes(stances, reader),
        found=tuple(counted(entity) for entity in each.declared if counts[entity]),
        not_found=tuple(reader.entity(entity) for entity in each.declared if not counts[entity]),
        undeclared=tuple(counted(entity) for entity in counts if entity not in each.declared),
        event=reader.entity(event) if event else None,
        coverage=reader.cards(_around(id, same_event)),
        covering=len(same_event),
        related=tuple(
            RelatedArticle(
                card=reader.card(related.article),
                event=reader.entity(event) if event and related.same_event else None,
                wording=round(100 * related.wording),
                days=related.days,
                shared=tuple(reader.entity(entity) for entity in related.shared),
            )
            for related in reader.indexes.related[id]
        ),
        tags=tuple(TagLink(tag=tag, address=urls.tag(tag)) for tag in dict.fromkeys(header.tags)),
        translation_of=_card(header.translation_of, reader),
        reprint_of=_card(header.reprint_of, reader),
        earlier=reader.card(earlier) if earlier else None,
        later=reader.card(later) if later else None,
    )


def _around(id: str, ids: tuple[str, ...]) -> Iterator[str]:
    """The ids around one, without it: as many as a page bears."""
    if not ids:
        return
    place = ids.index(id)
    start = max(0, min(place - MOST_COVERAGE // 2, len(ids) - MOST_COVERAGE - 1))
    yield from (other for other in ids[start : start + MOST_COVERAGE + 1] if other != id)


def _card(id: str | None, reader: Reader) -> ArticleCard | None:
    return reader.card(id) if id is not None and id in reader.linked.articles else None


def _body(each: LinkedArticle, annotations: tuple[AnnotationView, ...], reader: Reader) -> Body:
    id = each.article.id
    return Body(
        document=each.article.document,
        notes=tuple(note for note in annotations if note.place == "text"),
        mentions=tuple(
            MentionMark(
                id=urls.mention_id(mention.entity, mention.number),
                start=mention.start,
                end=mention.end,
                nested=mention.nested,
                entity=reader.entity(mention.entity),
                address=reader.concordance_row(mention.entity, id, mention.number),
                declared=mention.entity in each.declared,
            )
            for mention in each.mentions
        ),
        evidence=tuple(
            EvidenceMark(id=urls.quote_id(path), start=place.start, end=place.end)
            for path, place in each.places.items()
            if path[0] != "annotations" and isinstance(place, Anchor) and place.part == "text"
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlesView:
    """`/articles/`: every article, newest first; where they are many, the pages of the years have them all."""

    address: str
    cards: Listing[ArticleCard]
    readable: int


def articles_view(reader: Reader) -> ArticlesView:
    """The list of all articles."""
    return ArticlesView(
        address=urls.ARTICLES,
        cards=all_articles(reader).listing(reader.in_order),
        readable=sum(map(reader.readable, reader.indexes.articles)),
    )


def all_articles(reader: Reader) -> Node[str]:
    """All articles, newest first. Where they are many, their parts are the pages of the years, months and days."""

    def found() -> Node[str]:
        newest_first = tuple(reversed(reader.indexes.articles))
        return cut(newest_first, urls.ARTICLES, urls.DATES, by_date(reader.date), most=MOST_OF_LIST)

    return reader.keep(("articles",), found)
