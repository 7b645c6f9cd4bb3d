"""What can be wrong with a corpus, and how it is told."""

from recoupe.diagnostics.diagnostic import Diagnostic, Severity
from recoupe.diagnostics.fix import Fix, Replacement
from recoupe.diagnostics.manual import rule_page
from recoupe.diagnostics.markdown import inert
from recoupe.diagnostics.nearest import nearest
from recoupe.diagnostics.news import News, news
from recoupe.diagnostics.report import LineReader, as_json, as_text, headline, location, visible
from recoupe.diagnostics.report_github import as_summary, as_workflow_commands
from recoupe.diagnostics.report_sarif import as_sarif
from recoupe.diagnostics.rules import RULES

__all__ = [
    "RULES",
    "Diagnostic",
    "Fix",
    "LineReader",
    "News",
    "Replacement",
    "Severity",
    "as_json",
    "as_sarif",
    "as_summary",
    "as_text",
    "as_workflow_commands",
    "headline",
    "inert",
    "location",
    "nearest",
    "news",
    "rule_page",
    "visible",
]
