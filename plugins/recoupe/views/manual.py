"""The rules that files of the corpus must keep, for contributors: part of the engine, not of the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe import urls
from recoupe.diagnostics import RULES, rule_page


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """`/rules/<name>/`: a rule, how grave it is to break it (`error`, `warning`), and its page in English Markdown.

    `summary` is the page's first sentence.
    """

    address: str
    name: str
    severity: str
    summary: str
    markdown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """`/rules/`: all rules, in the order in which a file is read."""

    address: str
    rules: tuple[RuleView, ...]


def rule_view(name: str) -> RuleView:
    """The view of one rule."""
    _, _, text = rule_page(name).partition("\n")
    return RuleView(
        address=urls.rule(name),
        name=name,
        severity=RULES[name],
        summary=text.strip().partition("\n")[0],
        markdown=text.strip(),
    )


def rules_view() -> RulesView:
    """The list of rules."""
    return RulesView(address=urls.RULES, rules=tuple(rule_view(name) for name in RULES))
