"""Do coders agree? Their records on the same unit side by side, and Krippendorff's alpha over many units.

A unit is one article's position on one target by one holder; a coder is an annotator; the value is the position that a
record has, a project's own term counting as its broader one. Superseded records and adjudications are no codings.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from recoupe.indexes.stances import CodedStance
from recoupe.model import POSITIONS, PartialDate, Vocabulary

Verdict: TypeAlias = Literal["one-coder", "agree", "nearly", "disagree"]
Reason: TypeAlias = Literal["", "one-coder", "too-few-units", "no-variation"]

_SIDES = frozenset({"favor", "against"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """All records on one article's position on one target by one holder, each in exactly one place.

    `codings` are in the order of the header. `adjudication` is the accepted one, or else the one that is under review;
    of several the latest. `earlier` are the records that count no more.
    """

    article: str
    target: str
    holder: str
    codings: tuple[CodedStance, ...]
    adjudication: CodedStance | None
    earlier: tuple[CodedStance, ...]

    @property
    def settled(self) -> bool:
        """Whether an adjudication has been accepted."""
        return self.adjudication is not None and self.adjudication.stance.status == "accepted"

    def verdict(self, vocabulary: Vocabulary) -> Verdict:
        """How the coders' positions lie to each other; all unsigned records together are one coder's.

        The idea is IWAC's: a lane for each rater on one scale of five stops, from very positive to very negative, and
        a verdict agree, nearly or disagree; "not applicable" is off the scale. The rule is ours, for positions without
        degrees: the stops are `favor`, a middle (`mixed` takes both sides, `neutral` none) and `against`. Neighbouring
        stops are `nearly`, and so are `mixed` and `neutral`, which share one. `unclear` is on no stop and contradicts
        none. What is left is `favor` against `against`: `disagree`, as with a term that is not in the vocabulary.
        """
        if len({coded.stance.annotator for coded in self.codings}) < 2:
            return "one-coder"
        positions = {vocabulary.position(coded.stance.position) for coded in self.codings}
        if len(positions) == 1:
            return "agree"
        return "nearly" if positions <= {*POSITIONS} and not positions >= _SIDES else "disagree"


def units(found: Iterable[CodedStance]) -> tuple[Unit, ...]:
    """Records by what they are about, in the order in which each unit first occurs."""
    groups: dict[tuple[str, str, str], list[CodedStance]] = defaultdict(list)
    for coded in found:
        groups[coded.article, coded.target, coded.holder].append(coded)
    return tuple(_unit(records) for records in groups.values())


def _unit(records: list[CodedStance]) -> Unit:
    current = [coded for coded in records if coded.stance.status != "superseded"]
    decision = max((coded for coded in current if coded.stance.adjudicates), key=_force, default=None)
    codings = tuple(coded for coded in current if not coded.stance.adjudicates)
    return Unit(
        article=records[0].article,
        target=records[0].target,
        holder=records[0].holder,
        codings=codings,
        adjudication=decision,
        earlier=tuple(coded for coded in records if coded is not decision and coded not in codings),
    )


def _force(coded: CodedStance) -> tuple[bool, PartialDate, int]:
    return coded.stance.status == "accepted", coded.stance.date or PartialDate(0), coded.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Krippendorff's alpha for nominal data: 1 is perfect agreement, 0 what chance would give, less is worse than that.

    `units` were coded by two coders or more; `codings` and `coders` count all, whether or not another coder was there.
    Where `alpha` is `None`, `reason` says why: `one-coder` (or none), `too-few-units` (fewer than two, see
    `agreement`), `no-variation` (everybody gave everything one position, so nothing was told apart). `examples` counts
    the records among them that only show how coding works.
    """

    alpha: float | None
    reason: Reason
    units: int
    codings: int
    coders: int
    examples: int


def agreement(found: Iterable[CodedStance], vocabulary: Vocabulary) -> Agreement:
    """How far the coders of these records agree, chance discounted.

    Alpha is 1 - Do/De, observed over expected disagreement (K. Krippendorff, "Computing Krippendorff's
    Alpha-Reliability", 2011, https://repository.upenn.edu/asc_papers/43/, section C: nominal data, any number of
    observers, missing data). It asks for coders who can be told apart and give a unit one value each, so that

    - an unsigned record does not count: its coder may be one of the others;
    - a coder whose records give one unit two positions gave it no single value, and does not count there;
    - with one unit, Do is De and alpha 0 whatever the coders say, so that at least two are needed.
    """
    values: list[dict[str, str]] = []
    examples = 0
    for unit in units(found):
        given: dict[str, set[str]] = defaultdict(set)
        examples += sum(coded.stance.example for coded in unit.codings)
        for coded in unit.codings:
            if coded.stance.annotator is not None:
                given[coded.stance.annotator].add(vocabulary.position(coded.stance.position))
        values.append({coder: position for coder, (position, *more) in given.items() if not more})
    shared = [list(by_coder.values()) for by_coder in values if len(by_coder) > 1]
    coders = {coder for by_coder in values for coder in by_coder}
    domain = sorted({position for positions in shared for position in positions})
    reason: Reason = ""
    if len(coders) < 2:
        reason = "one-coder"
    elif len(shared) < 2:
        reason = "too-few-units"
    elif len(domain) < 2:
        reason = "no-variation"
    return Agreement(
        alpha=None if reason else _alpha(shared, domain),
        reason=reason,
        units=len(shared),
        codings=sum(map(len, values)),
        coders=len(coders),
        examples=examples,
    )


def _alpha(shared: list[list[str]], domain: list[str]) -> float:
    """Alpha of the positions that each unit was given; there are two units and two positions, or more."""
    import krippendorff  # brings numpy, which only this needs

    tallies = [Counter(positions) for positions in shared]
    counts = [[tally[position] for position in domain] for tally in tallies]
    return float(krippendorff.alpha(value_counts=counts, level_of_measurement="nominal"))
