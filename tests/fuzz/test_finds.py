"""What the fuzzer found stays found: every input that once broke a target, and some that it starts from.

The first byte of an input may say what kind of thing it is; see the targets. A find is a file below `finds/TARGET/`,
named after what was wrong.
"""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS

FINDS = sorted((Path(__file__).parent / "finds").rglob("*.bin"))


def test_every_find_belongs_to_a_target() -> None:
    assert {path.parent.name for path in FINDS} <= TARGETS.keys()


@pytest.mark.parametrize("path", FINDS, ids=lambda path: f"{path.parent.name}: {path.stem}")
def test_what_was_found_is_mended(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


@pytest.mark.parametrize("target", TARGETS)
def test_a_target_takes_its_seeds(target: str) -> None:
    taken = list(islice(seeds(target), 0, None, 100 if target == "cost" else 20))
    assert len(taken) >= 7
    for seed in taken:
        TARGETS[target](seed)
