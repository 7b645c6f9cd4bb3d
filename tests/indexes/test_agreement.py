from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from recoupe.indexes import CodedStance
from recoupe.indexes.agreement import Agreement, agreement, units
from recoupe.model import POSITIONS, PartialDate, Stance, Vocabulary
from recoupe.model.stance import StanceStatus

PLAIN = Vocabulary()
OWN = Vocabulary(positions={"praise": "favor", "blame": "against"})


def coded(
    position: str,
    annotator: str | None = "anna",
    *,
    article: str = "a",
    number: int = 1,
    holder: str = "article",
    status: StanceStatus = "proposed",
    adjudicates: tuple[str, ...] = (),
    date: PartialDate | None = None,
) -> CodedStance:
    stance = Stance(
        target="irak",
        position=position,
        holder=holder,
        annotator=annotator,
        status=status,
        adjudicates=adjudicates,
        date=date,
    )
    return CodedStance(
        article=article, number=number, source="journal", target="irak", holder=holder, stance=stance, places=()
    )


def table(*coders: Sequence[str]) -> list[CodedStance]:
    """A row for each coder, a column for each unit; a point where nothing was coded."""
    return [
        coded(value, f"coder-{row}", article=f"unit-{column}", number=row + 1)
        for row, values in enumerate(coders)
        for column, value in enumerate(values)
        if value != "."
    ]


def own_terms(*coders: Sequence[str]) -> float | None:
    """Alpha where the values are whatever stands in the table: Krippendorff's categories are not ours."""
    return agreement(table(*coders), PLAIN).alpha


def test_binary_data_of_two_observers() -> None:
    """Krippendorff 2011, section A: ten articles coded by Meg and Owen; alpha is 0.095."""
    assert own_terms("0100000010", "1110010000") == pytest.approx(0.095, abs=0.0005)


def test_nominal_data_of_two_observers() -> None:
    """Krippendorff 2011, section B: twelve articles coded by Ben and Gerry; alpha is 0.692."""
    assert own_terms("aabbdcccedda", "babbbccceddd") == pytest.approx(0.692, abs=0.0005)


def test_nominal_data_of_any_number_of_observers_with_gaps() -> None:
    """Krippendorff 2011, section C: four observers, twelve units, of which one has a single value; alpha is 0.743."""
    found = agreement(table("123321412...", "1233224125.3", ".3332342251.", "12332441251."), PLAIN)
    assert found.alpha == pytest.approx(0.743, abs=0.0005)
    assert (found.units, found.codings, found.coders) == (11, 41, 4)


tables = some.integers(2, 4).flatmap(
    lambda coders: some.lists(
        some.lists(some.sampled_from([*POSITIONS, "."]), min_size=coders, max_size=coders), min_size=2, max_size=8
    )
)
"""Units, each with what every coder gave it."""


def by_coder(found: list[list[str]]) -> list[tuple[str, ...]]:
    return list(zip(*found, strict=True))


@given(tables, some.randoms(use_true_random=False))
def test_neither_the_order_of_coders_units_and_records_nor_the_names_of_values_matter(
    found: list[list[str]], random: Random
) -> None:
    before = agreement(table(*by_coder(found)), PLAIN)
    renamed = dict(zip(POSITIONS, random.sample(POSITIONS, len(POSITIONS)), strict=True)) | {".": "."}
    other = [[renamed[value] for value in unit] for unit in found]
    random.shuffle(other)
    rows = by_coder(other)
    random.shuffle(rows)
    records = table(*rows)
    random.shuffle(records)
    after = agreement(records, PLAIN)
    assert (after.reason, after.units, after.codings, after.coders) == (
        before.reason,
        before.units,
        before.codings,
        before.coders,
    )
    assert after.alpha == (None if before.alpha is None else pytest.approx(before.alpha))


@given(some.lists(some.sampled_from(POSITIONS), min_size=2, max_size=8), some.integers(2, 5))
def test_perfect_agreement_is_one(values: list[str], coders: int) -> None:
    assume(len(set(values)) > 1)
    assert own_terms(*[values] * coders) == 1


@given(tables)
def test_alpha_is_one_exactly_where_no_unit_divides_its_coders(found: list[list[str]]) -> None:
    result = agreement(table(*by_coder(found)), PLAIN)
    assume(result.alpha is not None)
    agreed = all(len({value for value in unit if value != "."}) < 2 for unit in found)
    assert (result.alpha == 1) is agreed
    assert result.alpha is not None
    assert -1 <= result.alpha <= 1


@given(some.lists(some.sampled_from(POSITIONS), min_size=2, max_size=5))
def test_one_unit_says_nothing(values: list[str]) -> None:
    found = agreement(table(*([value] for value in values)), PLAIN)
    assert (found.alpha, found.reason) == (None, "too-few-units")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((), "one-coder"),
        (("fa",), "one-coder"),
        (("f.", ".a"), "too-few-units"),
        (("ff", "fa"), ""),
        (("ffa", "ff."), "no-variation"),
    ],
)
def test_why_it_cannot_be_computed(rows: tuple[str, ...], reason: str) -> None:
    assert agreement(table(*rows), PLAIN).reason == reason


def test_own_terms_count_as_their_broader_ones() -> None:
    found = table(["favor", "against"], ["praise", "blame"])
    assert agreement(found, OWN).alpha == 1
    assert agreement(found, PLAIN).alpha != 1


def test_what_is_no_coding_does_not_count() -> None:
    clean = table(["favor", "against"], ["favor", "against"])
    other = [
        coded("against", "coder-0", article="unit-0", number=3, status="superseded"),
        coded("against", "judge", article="unit-0", number=4, adjudicates=("coder-0", "coder-1")),
        coded("against", None, article="unit-0", number=5),
    ]
    assert agreement([*clean, *other], PLAIN) == agreement(clean, PLAIN)


def test_a_coder_with_two_positions_gave_none_and_one_given_twice_is_one() -> None:
    clean = table(["favor", "against", "favor"], ["favor", "against", "against"])
    twice = coded("against", "coder-0", article="unit-0", number=3)
    again = coded("against", "coder-0", article="unit-1", number=3)
    assert agreement([*clean, twice, again], PLAIN) == Agreement(
        alpha=agreement(table([".", "against", "favor"], ["favor", "against", "against"]), PLAIN).alpha,
        reason="",
        units=2,
        codings=5,
        coders=2,
        examples=0,
    )


@pytest.mark.parametrize(
    ("positions", "verdict"),
    [
        ("favor", "one-coder"),
        ("favor favor", "agree"),
        ("favor praise", "agree"),
        ("favor mixed", "nearly"),
        ("against neutral", "nearly"),
        ("mixed neutral", "nearly"),
        ("unclear against", "nearly"),
        ("favor mixed neutral unclear", "nearly"),
        ("favor against", "disagree"),
        ("praise mixed blame", "disagree"),
        ("favor hopeful", "disagree"),
    ],
)
def test_verdicts(positions: str, verdict: str) -> None:
    records = [coded(position, f"coder-{n}", number=n) for n, position in enumerate(positions.split())]
    (unit,) = units(records)
    assert unit.verdict(OWN) == verdict


def test_unsigned_records_are_one_coders() -> None:
    (unit,) = units([coded("favor", None, number=1), coded("against", None, number=2)])
    assert unit.verdict(PLAIN) == "one-coder"
    (unit,) = units([coded("favor", None, number=1), coded("against", "anna", number=2)])
    assert unit.verdict(PLAIN) == "disagree"


def test_the_adjudication_in_force_is_the_accepted_one_and_of_several_the_latest() -> None:
    both = ("anna", "omar")
    codings = [coded("favor", "anna", number=1), coded("against", "omar", number=2)]
    under_review = coded("neutral", "lise", number=3, adjudicates=both, date=PartialDate(2022))
    older = coded("mixed", "nour", number=4, adjudicates=both, date=PartialDate(2021), status="accepted")
    undated = coded("mixed", "paul", number=5, adjudicates=both, status="accepted")
    gone = coded("unclear", "rosa", number=6, adjudicates=both, date=PartialDate(2023), status="superseded")
    (unit,) = units([*codings, under_review, gone])
    assert (unit.adjudication, unit.settled, unit.earlier) == (under_review, False, (gone,))
    (unit,) = units([*codings, under_review, older, undated, gone])
    assert (unit.adjudication, unit.settled) == (older, True)
    assert unit.codings == tuple(codings)
    assert unit.earlier == (under_review, undated, gone)


def test_units_are_told_apart_by_article_target_and_holder() -> None:
    records = [coded("favor"), coded("favor", holder="sadr", number=2), coded("favor", article="b")]
    assert [(unit.article, unit.holder) for unit in units(records)] == [
        ("a", "article"),
        ("a", "sadr"),
        ("b", "article"),
    ]


def test_krippendorff_is_not_loaded_by_what_does_not_need_it() -> None:
    code = "import sys, recoupe.cli, recoupe.views; sys.exit('krippendorff' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
