"""What an import tells: what is proposed and why, what was left out and why, what is in doubt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import click

from recoupe.diagnostics import visible
from recoupe.importing import Dropped, Finding, Proposal

_WIDTH = 100
_MANY = 3
"""Lines of one rule, from which on they are set in a row: a menu has forty."""


def report(proposal: Proposal) -> None:
    """Tell everything on the error stream; the output is kept for the file."""
    for field in ("title", "source", "date", "lang"):
        _finding(field, getattr(proposal, field))
    for field, value in (("url", proposal.address), ("author", proposal.author)):
        if value:
            _say(f"{field}: {value}")
    for line in proposal.told:
        _say(f"note: {line}")
    _dropped(proposal.dropped)
    if proposal.doubts:
        _say(f"kept, but look at {'it' if len(proposal.doubts) == 1 else 'them'}:")
        for doubt in proposal.doubts:
            _say(f"  line {doubt.passage.line} [{doubt.rule}] {doubt.why}: {_short(doubt.passage.text)}")
    if not proposal.body:
        _say("note: nothing is left as the text of the article")


def unanswered(proposal: Proposal) -> list[str]:
    """One sentence for each question that is open, with the option that answers it."""
    found = []
    for field, example in (("title", "TEXT"), ("source", "ID"), ("date", "2021-10-19"), ("lang", "fr")):
        finding: Finding = getattr(proposal, field)
        if finding.value is None:
            values = " or ".join(f'--{field} "{each.value}"' for each in finding.rivals[:4])
            found.append(f"--{field} {example}  {'; '.join(finding.why)}" + (f": {values}" if values else ""))
    return found


def _finding(field: str, finding: Finding) -> None:
    if finding.value is not None:
        _say(f"{field}: {finding.value}")
        for why in finding.why:
            _say(f"  because: {why}")
    else:
        _say(f"{field}: not clear ({'; '.join(finding.why)})")
        for number, rival in enumerate(finding.rivals, start=1):
            _say(f"  {number}  {rival.value}  ({rival.why})")


def _dropped(dropped: Iterable[Dropped]) -> None:
    """All lines that were left out: one by one, or in a row where a rule has many."""
    by_rule: dict[tuple[str, str], list[Dropped]] = defaultdict(list)
    for each in dropped:
        by_rule[each.rule, each.why].append(each)
    if by_rule:
        _say("left out:")
    for (rule, why), found in by_rule.items():
        if len(found) < _MANY:
            for each in found:
                _say(f"  line {each.passage.line} [{rule}] {why}: {each.passage.text}")
        else:
            _say(f"  {len(found)} passages [{rule}] {why}: " + " · ".join(each.passage.text for each in found))


def _short(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"


def _say(text: str) -> None:
    click.echo(visible(text), err=True)
