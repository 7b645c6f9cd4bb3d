"""The manual of rules: one page a rule (`pages/`), saying what is wrong, why it matters, and what to do."""

from importlib.resources import files


def rule_page(rule: str) -> str:
    """The Markdown of a rule's page. A rule without one is a bug."""
    return (files("recoupe.diagnostics") / "pages" / f"{rule}.md").read_text(encoding="utf-8")
