"""A rule's name is permanent: people write it in messages, workflows and searches."""

from __future__ import annotations

from pathlib import Path

from recoupe.diagnostics import RULES
from tests.golden.paths import ROOT

KNOWN = dict(
    line.split() for line in (Path(__file__).parent / "rules.txt").read_text(encoding="utf-8").splitlines() if line
)
"""The rules of version 0.1.0 with their severities."""


def test_no_rule_goes_or_changes_its_name_or_severity() -> None:
    assert {name: severity for name, severity in RULES.items() if name in KNOWN} == KNOWN


def test_a_new_rule_is_told_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [name for name in RULES.keys() - KNOWN.keys() if f"`{name}`" not in changelog] == []
