"""Stances with the words that prove them; the matrix of outlets by targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe import urls
from recoupe.indexes import CodedStance
from recoupe.linking import Anchor
from recoupe.model import ARTICLE_VOICE, PartialDate
from recoupe.views.parts import ArticleCard, EntityLink, Outlet, Reader, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteView:
    """Words of the article. `words` is `None` where they may not be published; `address` is their exact spot."""

    words: Text | None
    from_title: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceView:
    """One coded position. `holder` is `None` for the outlet's own voice."""

    card: ArticleCard
    target: EntityLink
    holder: EntityLink | None
    position: str
    quotes: tuple[QuoteView, ...]
    rationale: Text | None
    annotator: str
    date: PartialDate | None
    confidence: str
    status: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCell:
    """What one outlet's articles say of one target; empty (`n` = 0) means not coded, never neutral.

    `own` and `quoted` count the outlet's own voice and the holders that it quotes; `positions` counts the outlet's
    own positions, most frequent first; `disagree` is true where two coders of one article differ.
    """

    address: str
    n: int
    own: int
    quoted: int
    positions: tuple[tuple[str, int], ...]
    first: PartialDate | None
    last: PartialDate | None
    disagree: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """An outlet and its cells, one for each target."""

    outlet: Outlet
    cells: tuple[StanceCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StancesView:
    """`/stances/`: outlets by targets. `articles` and `coded` say how many articles there are and have a stance."""

    address: str
    targets: tuple[EntityLink, ...]
    rows: tuple[StanceRow, ...]
    stances: int
    articles: int
    coded: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletStances:
    """One outlet's stances towards a target: in its own voice, and of those whom it quotes. `id` is the section's."""

    id: str
    outlet: Outlet
    own: tuple[StanceView, ...]
    quoted: tuple[StanceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceTargetView:
    """`/stances/<entity>/`: all stances towards one entity."""

    address: str
    target: EntityLink
    outlets: tuple[OutletStances, ...]
    n: int


def stance_view(coded: CodedStance, reader: Reader) -> StanceView:
    """A stance as readers see it."""
    stance = coded.stance
    return StanceView(
        card=reader.card(coded.article),
        target=reader.entity(coded.target),
        holder=reader.entity(coded.holder) if coded.holder in reader.linked.corpus.entities else None,
        position=stance.position,
        quotes=tuple(_quotes(coded, reader)),
        rationale=reader.pick(stance.rationale),
        annotator=stance.annotator or "",
        date=stance.date,
        confidence=stance.confidence or "",
        status=stance.status,
    )


def _quotes(coded: CodedStance, reader: Reader) -> Iterable[QuoteView]:
    """The quotes that have a place. A text that may not be published is quoted within its budget, or not at all."""
    each = reader.linked.articles[coded.article]
    source = reader.linked.corpus.sources.get(coded.source)
    for number, (quote, place) in enumerate(zip(coded.stance.evidence, coded.places, strict=True), start=1):
        if not isinstance(place, Anchor):
            continue  # reported by a check; a quote is never placed where its words are not
        words: str | None = quote.exact
        if place.part == "text" and each.policy == "none":
            words = None
        elif place.part == "text" and each.policy == "excerpt" and source is not None:
            limit = source.header.max_quote_chars
            words = quote.exact if len(quote.exact) <= limit else quote.exact[: max(0, limit - 1)] + "…"
        in_text = place.part == "text" and each.readable
        yield QuoteView(
            words=None if words is None else Text(words, each.article.header.lang),
            from_title=place.part == "title",
            address=urls.evidence(coded.article, coded.number, number) if in_text else urls.article(coded.article),
        )


def stances_view(reader: Reader) -> StancesView:
    """The matrix."""
    by_target = reader.indexes.stances
    sources = sorted(
        {coded.source for found in by_target.values() for coded in found}, key=lambda id: (reader.outlet(id).name, id)
    )
    targets = sorted(by_target, key=lambda id: (-len(by_target[id]), id))
    return StancesView(
        address=urls.STANCES,
        targets=tuple(reader.entity(id) for id in targets),
        rows=tuple(
            StanceRow(
                outlet=reader.outlet(source),
                cells=tuple(
                    _cell([coded for coded in by_target[target] if coded.source == source], target, source, reader)
                    for target in targets
                ),
            )
            for source in sources
        ),
        stances=sum(map(len, by_target.values())),
        articles=len(reader.linked.articles),
        coded=len({coded.article for found in by_target.values() for coded in found}),
    )


def _cell(found: list[CodedStance], target: str, source: str, reader: Reader) -> StanceCell:
    own = [coded for coded in found if coded.holder == ARTICLE_VOICE]
    dates = sorted(reader.linked.articles[coded.article].article.header.date for coded in found)
    position_of = reader.linked.corpus.vocabulary.position
    positions = Counter(position_of(coded.stance.position) for coded in own)
    return StanceCell(
        address=urls.cell(target, source) if found else "",
        n=len(found),
        own=len(own),
        quoted=len(found) - len(own),
        positions=tuple(sorted(positions.items(), key=lambda item: (-item[1], item[0]))),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        disagree=_coders_disagree(found),
    )


def _coders_disagree(found: list[CodedStance]) -> bool:
    """Whether two annotators gave one article's holder different positions."""
    positions: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for coded in found:
        if coded.stance.status != "superseded":
            positions[coded.article, coded.holder][coded.stance.annotator or ""].add(coded.stance.position)
    return any(
        len(by_annotator) > 1 and len({frozenset(each) for each in by_annotator.values()}) > 1
        for by_annotator in positions.values()
    )


def outlet_stances(found: Iterable[CodedStance], reader: Reader) -> tuple[OutletStances, ...]:
    """Stances by outlet, in the order of the outlets' names."""
    by_source: dict[str, list[CodedStance]] = defaultdict(list)
    for coded in found:
        by_source[coded.source].append(coded)
    return tuple(
        OutletStances(
            id=urls.cell_id(source),
            outlet=reader.outlet(source),
            own=tuple(stance_view(coded, reader) for coded in by_source[source] if coded.holder == ARTICLE_VOICE),
            quoted=tuple(stance_view(coded, reader) for coded in by_source[source] if coded.holder != ARTICLE_VOICE),
        )
        for source in sorted(by_source, key=lambda id: (reader.outlet(id).name, id))
    )


def stance_target_view(target: str, reader: Reader) -> StanceTargetView:
    """One target's page."""
    found = reader.indexes.stances[target]
    return StanceTargetView(
        address=urls.stance_target(target),
        target=reader.entity(target),
        outlets=outlet_stances(found, reader),
        n=len(found),
    )
