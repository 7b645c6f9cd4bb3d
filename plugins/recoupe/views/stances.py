"""Stances with the words that prove them, coder beside coder; the matrix of outlets by targets."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from recoupe import urls
from recoupe.indexes import CodedStance
from recoupe.indexes.agreement import Reason, Unit, Verdict, agreement, units
from recoupe.model import ARTICLE_VOICE, PartialDate
from recoupe.views.listing import MOST_OF_LIST, Listing, Node, PartPage, by_date, cut, part_pages
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
class TargetColumns:
    """Some targets of the matrix, with the outlets that say anything of them, and the agreement on each target."""

    targets: tuple[EntityLink, ...]
    rows: tuple[StanceRow, ...]
    agreement: tuple[AgreementView, ...]


MOST_TARGETS = 24
"""How many columns the matrix bears."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StancesView:
    """`/stances/`: outlets by targets. `articles` and `coded` say how many articles there are and have a stance.

    The rows of `matrix` are the targets, which stand in its columns: the most coded first. `agreement` is over all
    targets, `agreement_by_target` over each that stands here.
    """

    address: str
    matrix: Listing[EntityLink]
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
    outlets: Listing[OutletStances]
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
    matrix = targets(reader).listing(reader.entities)
    return StancesView(
        address=urls.STANCES,
        matrix=matrix,
        rows=matrix_rows([target.id for target in matrix.rows], reader),
        stances=sum(map(len, by_target.values())),
        articles=len(reader.indexes.articles),
        coded=len({coded.article for found in by_target.values() for coded in found}),
        agreement=_agreement_view((coded for found in by_target.values() for coded in found), None, reader),
        agreement_by_target=tuple(_agreement_view(by_target[each.id], each.id, reader) for each in matrix.rows),
    )


def targets(reader: Reader) -> Node[str]:
    """All targets of stances, the most coded first, cut where they are many."""
    by_target = reader.indexes.stances
    ordered = sorted(by_target, key=lambda id: (-len(by_target[id]), id))
    base = urls.parts(urls.STANCES, "targets")
    return cut(ordered, urls.STANCES, base, (), most=MOST_TARGETS, first=MOST_TARGETS, page=MOST_TARGETS)


def stances_parts(reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of the parts of the matrix."""
    yield from part_pages(targets(reader), _columns, lister="targets", title="", lang=reader.lang)


def _columns(reader: Reader, ids: Sequence[str]) -> tuple[TargetColumns, ...]:
    by_target = reader.indexes.stances
    return (
        TargetColumns(
            targets=reader.entities(ids),
            rows=matrix_rows(ids, reader),
            agreement=tuple(_agreement_view(by_target[id], id, reader) for id in ids),
        ),
    )


def matrix_rows(targets: Sequence[str], reader: Reader) -> tuple[StanceRow, ...]:
    """What each outlet says of some targets, for the outlets that say anything of any."""
    found = {target: _by_source(reader.indexes.stances[target]) for target in targets}
    given = {source for each in found.values() for source in each}
    sources = sorted(given, key=lambda id: (reader.outlet(id).name, id))
    return tuple(
        StanceRow(
            outlet=reader.outlet(source),
            cells=tuple(_cell(found[target].get(source, []), target, source, reader) for target in targets),
        )
        for source in sources
    )


def _by_source(found: Iterable[CodedStance]) -> dict[str, list[CodedStance]]:
    by_source: dict[str, list[CodedStance]] = defaultdict(list)
    for coded in found:
        by_source[coded.source].append(coded)
    return by_source


def _cell(found: list[CodedStance], target: str, source: str, reader: Reader) -> StanceCell:
    codings = [coded for coded in found if not coded.stance.adjudicates]
    own = sum(coded.holder == ARTICLE_VOICE for coded in codings)
    dates = sorted(reader.date(coded.article) for coded in found)
    disagree, adjudicated = _differences(found, reader)
    return StanceCell(
        address=stance_cell(target, source, reader) if found else "",
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


def stance_views(reader: Reader, found: Iterable[CodedStance]) -> tuple[StanceView, ...]:
    """Some stances as readers see them."""
    return tuple(stance_view(coded, reader) for coded in found)


def outlet_stances(found: Sequence[CodedStance], reader: Reader, most: int | None = None) -> tuple[OutletStances, ...]:
    """Stances towards one target by outlet, in the order of the outlets' names; with `most`, no more than these."""
    return _outlets(reader, _in_order(found, reader)[:most])


def _in_order(found: Iterable[CodedStance], reader: Reader) -> list[CodedStance]:
    return sorted(found, key=lambda coded: (reader.outlet(coded.source).name, coded.source))  # by date within an outlet


def _outlets(reader: Reader, found: Iterable[CodedStance]) -> tuple[OutletStances, ...]:
    """Stances in order by their outlets. Whether coders differ is said of all that there are of an outlet."""
    return tuple(
        _outlet_stances(source, tuple(alike), reader) for source, alike in groupby(found, lambda coded: coded.source)
    )


def _outlet_stances(source: str, found: Sequence[CodedStance], reader: Reader) -> OutletStances:
    everything = (coded for coded in reader.indexes.stances[found[0].target] if coded.source == source)
    disagree, adjudicated = _differences(list(everything), reader)
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
        outlets=stances_towards(target, reader).listing(partial(_outlets, reader)),
        n=len(found),
        agreement=_agreement_view(found, target, reader),
    )


def stances_towards(target: str, reader: Reader) -> Node[CodedStance]:
    """The stances towards one target, by outlet, and of one outlet by date, cut where they are many."""
    return reader.keep(("stances", target), partial(_stances_towards, target, reader))


def _stances_towards(target: str, reader: Reader) -> Node[CodedStance]:
    page = urls.stance_target(target)

    def date(coded: CodedStance) -> PartialDate:
        return reader.date(coded.article)

    levels = by_date(date, within=lambda coded: coded.source)
    return cut(
        _in_order(reader.indexes.stances[target], reader),
        page,
        urls.parts(page, "outlets"),
        levels,
        most=MOST_OF_LIST,
        names=lambda key: reader.outlet(key).name if key in reader.linked.corpus.sources else "",
    )


def target_parts(target: str, reader: Reader) -> Iterator[PartPage[CodedStance]]:
    """The pages of the parts of the stances towards one target."""
    name = reader.entity(target).name
    node = stances_towards(target, reader)
    yield from part_pages(node, _outlets, lister="outlets", title=name.text, lang=name.lang, id=target)


def stance_cell(target: str, source: str, reader: Reader) -> str:
    """The address of one outlet's stances towards a target."""
    node = stances_towards(target, reader)
    pages = {child.key: child.address for child in node.children}
    return urls.cell(pages.get(source, node.address), source)
