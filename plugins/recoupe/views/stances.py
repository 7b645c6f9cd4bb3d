"""Stances with the words that prove them, coder beside coder; the matrix of outlets by targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe import urls
from recoupe.indexes import CodedStance
from recoupe.indexes.agreement import Reason, Unit, Verdict, agreement, units
from recoupe.model import ARTICLE_VOICE, PartialDate
from recoupe.views.parts import ArticleCard, EntityLink, Outlet, Reader, Text
from recoupe.views.quotes import QuoteView, quote_views


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceView:
    """One coded position. `holder` is `None` for the outlet's own voice.

    An adjudication is a record of its own: `adjudicates` names the annotators between whom it decides.
    """

    card: ArticleCard
    target: EntityLink
    holder: EntityLink | None
    position: str
    quotes: tuple[QuoteView, ...]
    rationale: Text | None
    annotator: str
    date: PartialDate | None
    confidence: str
    example: bool
    status: str
    adjudicates: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceAxis:
    """One article's records on one target by one holder (`None` for the outlet's own voice), coder beside coder.

    `lanes` has one record an annotator; `verdict` says how they lie to each other (`Unit.verdict`); `adjudication` is
    in force when its status is `accepted`, else under review. `earlier` are the records that count no more.
    """

    target: EntityLink
    holder: EntityLink | None
    lanes: tuple[StanceView, ...]
    adjudication: StanceView | None
    verdict: Verdict
    earlier: tuple[StanceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """How far coders agree on a target, or on all (`target` is `None`): Krippendorff's alpha, never of one article.

    `alpha` is `None` where it cannot be computed; `reason` then says why, as in `Agreement`, whose counts these are.
    `method` is the address of the page that explains it, in the reader's language if it can be; empty if there is none.
    """

    target: EntityLink | None
    alpha: float | None
    reason: Reason
    units: int
    codings: int
    coders: int
    examples: int
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceCell:
    """What one outlet's articles say of one target; empty (`n` = 0) means not coded, never neutral.

    `n` counts all records, `own` and `quoted` those in the outlet's own voice and of the holders that it quotes,
    without adjudications. `positions` counts the outlet's own positions and `quoted_positions` those of the holders,
    most frequent first: an accepted adjudication once, in the place of what coders gave, and nothing that is
    superseded. `disagree` is true where coders of one article differ; `adjudicated` where, besides, an adjudication
    has been accepted wherever they do.
    """

    address: str
    n: int
    own: int
    quoted: int
    positions: tuple[tuple[str, int], ...]
    quoted_positions: tuple[tuple[str, int], ...]
    first: PartialDate | None
    last: PartialDate | None
    disagree: bool
    adjudicated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceRow:
    """An outlet and its cells, one for each target."""

    outlet: Outlet
    cells: tuple[StanceCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StancesView:
    """`/stances/`: outlets by targets. `articles` and `coded` say how many articles there are and have a stance.

    `agreement` is over all targets, `agreement_by_target` over each, in the order of `targets`.
    """

    address: str
    targets: tuple[EntityLink, ...]
    rows: tuple[StanceRow, ...]
    stances: int
    articles: int
    coded: int
    agreement: AgreementView
    agreement_by_target: tuple[AgreementView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletStances:
    """One outlet's stances towards a target: in its own voice, and of those whom it quotes. `id` is the section's.

    Adjudications stand among them; `disagree` and `adjudicated` are those of the outlet's cell.
    """

    id: str
    outlet: Outlet
    own: tuple[StanceView, ...]
    quoted: tuple[StanceView, ...]
    disagree: bool
    adjudicated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceTargetView:
    """`/stances/<entity>/`: all stances towards one entity."""

    address: str
    target: EntityLink
    outlets: tuple[OutletStances, ...]
    n: int
    agreement: AgreementView


def stance_view(coded: CodedStance, reader: Reader) -> StanceView:
    """A stance as readers see it."""
    stance = coded.stance
    return StanceView(
        card=reader.card(coded.article),
        target=reader.entity(coded.target),
        holder=_holder(coded.holder, reader),
        position=stance.position,
        quotes=tuple(quote_views(coded.article, ("stance", coded.number - 1), reader)),
        rationale=reader.pick(stance.rationale),
        annotator=stance.annotator or "",
        date=stance.date,
        confidence=stance.confidence or "",
        example=stance.example,
        status=stance.status,
        adjudicates=stance.adjudicates,
    )


def _holder(holder: str, reader: Reader) -> EntityLink | None:
    return reader.entity(holder) if holder in reader.linked.corpus.entities else None


def stance_axes(found: Iterable[CodedStance], reader: Reader) -> tuple[StanceAxis, ...]:
    """An article's stances by what they are about, each record once, in the order of the header."""
    return tuple(
        StanceAxis(
            target=reader.entity(unit.target),
            holder=_holder(unit.holder, reader),
            lanes=tuple(stance_view(coded, reader) for coded in unit.codings),
            adjudication=stance_view(unit.adjudication, reader) if unit.adjudication else None,
            verdict=unit.verdict(reader.linked.corpus.vocabulary),
            earlier=tuple(stance_view(coded, reader) for coded in unit.earlier),
        )
        for unit in units(sorted(found, key=lambda coded: coded.number))
    )


def _agreement_view(found: Iterable[CodedStance], target: str | None, reader: Reader) -> AgreementView:
    result = agreement(found, reader.linked.corpus.vocabulary)
    return AgreementView(
        target=None if target is None else reader.entity(target),
        alpha=result.alpha,
        reason=result.reason,
        units=result.units,
        codings=result.codings,
        coders=result.coders,
        examples=result.examples,
        method=urls.hand_page("method") if "method" in reader.linked.corpus.pages else "",
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
        agreement=_agreement_view((coded for found in by_target.values() for coded in found), None, reader),
        agreement_by_target=tuple(_agreement_view(by_target[target], target, reader) for target in targets),
    )


def _cell(found: list[CodedStance], target: str, source: str, reader: Reader) -> StanceCell:
    codings = [coded for coded in found if not coded.stance.adjudicates]
    own = sum(coded.holder == ARTICLE_VOICE for coded in codings)
    dates = sorted(reader.linked.articles[coded.article].article.header.date for coded in found)
    disagree, adjudicated = _differences(found, reader)
    return StanceCell(
        address=urls.cell(target, source) if found else "",
        n=len(found),
        own=own,
        quoted=len(codings) - own,
        positions=_positions((unit for unit in units(found) if unit.holder == ARTICLE_VOICE), reader),
        quoted_positions=_positions((unit for unit in units(found) if unit.holder != ARTICLE_VOICE), reader),
        first=dates[0] if dates else None,
        last=dates[-1] if dates else None,
        disagree=disagree,
        adjudicated=adjudicated,
    )


def _positions(found: Iterable[Unit], reader: Reader) -> tuple[tuple[str, int], ...]:
    """The positions that stand in these units, by how often, the most frequent first."""
    position_of = reader.linked.corpus.vocabulary.position
    counts = Counter(position_of(coded.stance.position) for unit in found for coded in _standing(unit))
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _standing(unit: Unit) -> tuple[CodedStance, ...]:
    """What stands in the end: the accepted adjudication, or else what the coders gave."""
    return (unit.adjudication,) if unit.adjudication and unit.settled else unit.codings


def _differences(found: Iterable[CodedStance], reader: Reader) -> tuple[bool, bool]:
    """Whether coders differ somewhere, however nearly; and whether, where they do, it is settled."""
    vocabulary = reader.linked.corpus.vocabulary
    settled = [unit.settled for unit in units(found) if unit.verdict(vocabulary) in ("nearly", "disagree")]
    return bool(settled), bool(settled) and all(settled)


def outlet_stances(found: Iterable[CodedStance], reader: Reader) -> tuple[OutletStances, ...]:
    """Stances by outlet, in the order of the outlets' names."""
    by_source: dict[str, list[CodedStance]] = defaultdict(list)
    for coded in found:
        by_source[coded.source].append(coded)
    order = sorted(by_source, key=lambda id: (reader.outlet(id).name, id))
    return tuple(_outlet_stances(source, by_source[source], reader) for source in order)


def _outlet_stances(source: str, found: list[CodedStance], reader: Reader) -> OutletStances:
    disagree, adjudicated = _differences(found, reader)
    return OutletStances(
        id=urls.cell_id(source),
        outlet=reader.outlet(source),
        own=tuple(stance_view(coded, reader) for coded in found if coded.holder == ARTICLE_VOICE),
        quoted=tuple(stance_view(coded, reader) for coded in found if coded.holder != ARTICLE_VOICE),
        disagree=disagree,
        adjudicated=adjudicated,
    )


def stance_target_view(target: str, reader: Reader) -> StanceTargetView:
    """One target's page."""
    found = reader.indexes.stances[target]
    return StanceTargetView(
        address=urls.stance_target(target),
        target=reader.entity(target),
        outlets=outlet_stances(found, reader),
        n=len(found),
        agreement=_agreement_view(found, target, reader),
    )
