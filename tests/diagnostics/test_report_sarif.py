"""SARIF 2.1.0, by its chapters: the shape that the schema asks for, checked by hand."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any

from recoupe.diagnostics import RULES, Diagnostic, Fix, Replacement, as_sarif
from recoupe.model import Span

CONTENT = PurePath("content")
LINES = {1: "---", 2: "entities: [hachd]", 3: "entities: [hachd]"}
LEVELS = {"none", "note", "warning", "error"}


def told(line: int = 2, **other: Any) -> Diagnostic:
    return Diagnostic(span=Span("articles/é a.md", line, 12, 17), **{"rule": "unknown-entity", "message": "x", "seen": "hachd", **other})  # fmt: skip


def run(*found: Diagnostic, above: int = 0) -> Any:
    log = json.loads(as_sarif(found, CONTENT, lambda file, line: LINES.get(line - above)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    return run


def marks(*found: Diagnostic, above: int = 0) -> list[str]:
    return [each["partialFingerprints"]["primaryLocationLineHash"] for each in run(*found, above=above)["results"]]


def test_the_tool_has_every_rule_with_its_help() -> None:
    driver = run()["tool"]["driver"]
    assert driver["name"] == "Recoupe"
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"].endswith((".", "…"))
        assert "\n" not in rule["shortDescription"]["text"]
        assert rule["help"]["markdown"].count("## ") == 4
        assert rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in LEVELS


def test_a_result_has_its_rule_its_place_and_its_words() -> None:
    found = run(told(expected="a file", help="look"), Diagnostic(span=Span("b.md"), rule="raw-html", message="y\x1b"))
    one, two = found["results"]
    assert one["ruleId"] == "unknown-entity"
    assert found["tool"]["driver"]["rules"][one["ruleIndex"]]["id"] == "unknown-entity"
    assert (one["level"], two["level"]) == ("error", "warning")
    assert one["message"] == {"text": "x. Expected: a file. look"}
    assert two["message"] == {"text": "y<U+001B>"}
    (location,) = one["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "content/articles/%C3%A9%20a.md", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": 2, "startColumn": 12, "endColumn": 17},
    }
    assert two["locations"][0]["physicalLocation"]["region"] == {"startLine": 1}
    assert found["columnKind"] == "unicodeCodePoints"
    assert "%SRCROOT%" in found["originalUriBaseIds"]
    assert "fixes" not in one


def test_a_fix_replaces_stretches_of_its_file() -> None:
    place = Replacement(line=2, column=12, end_line=3, end_column=1, text="irak")
    (result,) = run(told(fix=Fix(does="write it", replacements=(place,))))["results"]
    ((fix,), (change,)) = result["fixes"], result["fixes"][0]["artifactChanges"]
    assert fix["description"] == {"text": "write it"}
    assert change["artifactLocation"]["uri"] == "content/articles/%C3%A9%20a.md"
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 12, "endLine": 3, "endColumn": 1},
            "insertedContent": {"text": "irak"},
        }
    ]


def test_a_fingerprint_stays_when_lines_move() -> None:
    assert marks(told()) == marks(told(line=9), above=7)
    assert marks(told()) != marks(told(seen="other"))
    assert marks(told()) != marks(told(rule="malformed-id"))
    first, second = marks(told(), told(3))
    assert (first.partition(":")[0], first[-2:], second[-2:]) == (second.partition(":")[0], ":1", ":2")


def test_there_are_never_more_results_than_github_shows() -> None:
    found = run(*(told() for _ in range(5_002)))
    assert len(found["results"]) == 5_000
    (invocation,) = found["invocations"]
    assert invocation["executionSuccessful"] is True
    assert invocation["toolExecutionNotifications"] == [
        {"level": "warning", "message": {"text": "2 more results are left out"}}
    ]
    assert run(told())["invocations"][0]["toolExecutionNotifications"] == []
