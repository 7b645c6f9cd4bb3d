"""What can be wrong with a corpus, and how it is told."""

from recoupe.diagnostics.diagnostic import Diagnostic, Severity
from recoupe.diagnostics.manual import rule_page
from recoupe.diagnostics.nearest import nearest
from recoupe.diagnostics.report import LineReader, as_json, as_text, headline, location, visible
from recoupe.diagnostics.rules import RULES

__all__ = [
    "RULES",
    "Diagnostic",
    "LineReader",
    "Severity",
    "as_json",
    "as_text",
    "headline",
    "location",
    "nearest",
    "rule_page",
    "visible",
]
