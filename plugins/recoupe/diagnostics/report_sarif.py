"""Diagnostics as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from hashlib import sha256
from importlib.metadata import version
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from recoupe.diagnostics.diagnostic import Diagnostic
from recoupe.diagnostics.manual import rule_page
from recoupe.diagnostics.report import LineReader, visible
from recoupe.diagnostics.rules import RULES

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

MOST = 5_000
"""Results that GitHub shows of one run."""


def as_sarif(diagnostics: Sequence[Diagnostic], content: PurePath, read_line: LineReader) -> str:
    """One run with all rules and the first 5,000 results; what is left out is counted in its invocation.

    A result's fingerprint is made of its rule, its file and the words that it is about, and not of its line: it stays
    when other lines come or go above it.
    """
    names = list(RULES)
    seen: Counter[str] = Counter()
    results = []
    for each in diagnostics[:MOST]:
        mark = _mark(each, read_line)
        seen[mark] += 1
        results.append(_result(each, content, names.index(each.rule), f"{mark}:{seen[mark]}"))
    left = len(diagnostics) - len(results)
    run = {
        "tool": {
            "driver": {
                "name": "Recoupe",
                "semanticVersion": version("recoupe"),
                "rules": [_rule(name) for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which the check was run."}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    {"level": "warning", "message": {"text": f"{left} more results are left out"}}
                ]
                if left
                else [],
            }
        ],
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(name: str) -> dict[str, Any]:
    _, _, page = rule_page(name).partition("\n")
    page = page.strip()
    summary = page.partition("\n\n")[0].replace("\n", " ")
    return {
        "id": name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": RULES[name]},
    }


def _result(diagnostic: Diagnostic, content: PurePath, index: int, fingerprint: str) -> dict[str, Any]:
    span = diagnostic.span
    parts = (diagnostic.message, diagnostic.expected and f"Expected: {diagnostic.expected}", diagnostic.help)
    file = {"uri": quote((content / span.file).as_posix()), "uriBaseId": "%SRCROOT%"}
    region = {"startLine": span.line}
    if span.end_column > span.column:
        region |= {"startColumn": span.column, "endColumn": span.end_column}
    result: dict[str, Any] = {
        "ruleId": diagnostic.rule,
        "ruleIndex": index,
        "level": diagnostic.severity,
        "message": {"text": visible(". ".join(part for part in parts if part))},
        "locations": [{"physicalLocation": {"artifactLocation": file, "region": region}}],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint},
    }
    if diagnostic.fix is not None:
        result["fixes"] = [
            {
                "description": {"text": visible(diagnostic.fix.does)},
                "artifactChanges": [
                    {
                        "artifactLocation": file,
                        "replacements": [
                            {
                                "deletedRegion": {
                                    "startLine": each.line,
                                    "startColumn": each.column,
                                    "endLine": each.end_line,
                                    "endColumn": each.end_column,
                                },
                                "insertedContent": {"text": each.text},
                            }
                            for each in diagnostic.fix.replacements
                        ],
                    }
                ],
            }
        ]
    return result


def _mark(diagnostic: Diagnostic, read_line: LineReader) -> str:
    """Sixteen characters for what is wrong, wherever in its file it stands."""
    line = read_line(diagnostic.span.file, diagnostic.span.line) or ""
    told = (diagnostic.rule, diagnostic.span.file, diagnostic.seen, " ".join(line.split()))
    return sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]
