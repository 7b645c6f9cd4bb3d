"""Every attack is refused or harmless: it is told in the right place, breaks no law of pages, and costs little.

`told.txt` holds what is said of each attack. `RECOUPE_WRITE_GOLDEN=1` writes it anew; read the difference. Attacks are
made together, in two corpora. `RECOUPE_HOSTILE=1` makes those that are costly each by itself, as large as they can be.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.hostile.attack import ROWS, Attack
from tests.hostile.attacks import ATTACKS, title
from tests.hostile.confined import Outcome
from tests.hostile.costs import FULL
from tests.hostile.pipeline import Damage, suffer, told_of

TOLD = Path(__file__).parent / "told.txt"
LARGEST_PAGE = 5_000_000
"""Characters. A page of a megabyte of text, marked throughout, has four."""

_TYPED = "it is a text like any other, and all of it is shown as it was typed"
HARMLESS: Mapping[str, str] = {
    "values that YAML converts: as titles": "nothing is converted: each is the text that was typed",
    "headings without Latin letters: in Arabic and in signs, twice": "each heading has an id of its own, in its letters",
    **{
        f"patterns that cost too much: {name}": _TYPED
        for name in (
            *("brackets", "open links", "pictures", "emphasis", "addresses", "signs", "one word", "accents", "fences"),
            *("brackets, on a page", "pictures, on a page", "emphasis, on a page", "runs of ticks"),
        )
    },
}
"""Attacks of which nothing is said, and why that is well."""


def read_told() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in re.split(r"(?m)^## ", TOLD.read_text(encoding="utf-8"))[1:]:
        name, *lines = section.splitlines()
        found[name] = [line for line in lines if line]
    return found


def test_every_row_has_an_attack() -> None:
    assert {attack.row for attack in ATTACKS} == set(range(len(ROWS)))
    assert len({title(attack) for attack in ATTACKS}) == len(ATTACKS)


@pytest.fixture(scope="module", params=[False, True], ids=["small", "large"])
def suffered(request: pytest.FixtureRequest) -> tuple[list[Attack], Outcome[Damage]]:
    """What all attacks of a kind do together."""
    if request.param and FULL:
        pytest.skip("these are made one by one")
    attacks = [attack for attack in ATTACKS if attack.large == request.param]
    return attacks, suffer(*attacks)


def test_attacks_together_are_refused_or_harmless(suffered: tuple[list[Attack], Outcome[Damage]]) -> None:
    attacks, outcome = suffered
    check(outcome)
    assert outcome.value is not None
    told = {title(attack): told_of(attack, outcome.value) for attack in attacks}
    if os.environ.get("RECOUPE_WRITE_GOLDEN") == "1":
        every = (read_told() if TOLD.exists() else {}) | told
        sections = (
            f"## {name}\n" + "".join(f"{line}\n" for line in every[name])
            for name in map(title, ATTACKS)
            if name in every
        )
        TOLD.write_text("\n".join(sections), encoding="utf-8")
    expected = read_told()
    for name, lines in told.items():
        assert lines == expected[name], name
        assert bool(lines) != (name in HARMLESS), name
    # Nothing is said of a file that is in no attack.
    paths = {path for attack in attacks for path in attack.paths()}
    assert [said for file, said in outcome.value.told if file not in paths] == []


@pytest.mark.skipif(not FULL, reason="many minutes: RECOUPE_HOSTILE=1")
@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if attack.large], ids=title)
def test_an_attack_as_large_as_can_be(attack: Attack) -> None:
    check(suffer(attack))


def check(outcome: Outcome[Damage]) -> None:
    assert outcome.failure == ""
    assert outcome.value is not None
    assert outcome.value.broken == ()
    assert outcome.value.largest < LARGEST_PAGE
