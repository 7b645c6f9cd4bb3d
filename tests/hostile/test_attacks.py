"""Every attack is refused or harmless: it is told in the right place, breaks no law of pages, and costs little.

`told.txt` holds what is said of each attack. `RECOUPE_WRITE_GOLDEN=1` writes it anew; read the difference.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from tests.hostile.attack import ROWS, Attack
from tests.hostile.attacks import ATTACKS, title
from tests.hostile.pipeline import suffer

TOLD = Path(__file__).parent / "told.txt"
LARGEST_PAGE = 5_000_000
"""Characters. A page of a megabyte of text, marked throughout, has four."""


def read_told() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for section in re.split(r"(?m)^## ", TOLD.read_text(encoding="utf-8"))[1:]:
        name, *lines = section.splitlines()
        found[name] = [line for line in lines if line]
    return found


def test_every_row_has_an_attack() -> None:
    assert {attack.row for attack in ATTACKS} == set(range(len(ROWS)))
    assert len({title(attack) for attack in ATTACKS}) == len(ATTACKS)


@pytest.mark.parametrize("attack", ATTACKS, ids=title)
def test_an_attack_is_refused_or_harmless(attack: Attack) -> None:
    outcome = suffer(attack)
    assert outcome.failure == ""
    assert outcome.value is not None
    if os.environ.get("RECOUPE_WRITE_GOLDEN") == "1":
        told = read_told() if TOLD.exists() else {}
        told[title(attack)] = list(outcome.value.told)
        sections = (
            f"## {name}\n" + "".join(f"{line}\n" for line in told[name]) for name in map(title, ATTACKS) if name in told
        )
        TOLD.write_text("\n".join(sections), encoding="utf-8")
    assert outcome.value.broken == ()
    assert outcome.value.largest < LARGEST_PAGE
    assert list(outcome.value.told) == read_told()[title(attack)]
