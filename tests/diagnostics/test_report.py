from __future__ import annotations

import json
import unicodedata
from pathlib import PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.diagnostics import RULES, Diagnostic, as_json, as_text, headline, nearest, visible
from recoupe.model import Span

CONTENT = PurePath("content")


def report(line: str, marked: str) -> list[str]:
    """The lines of the report on the first place of some words of a line."""
    start = line.index(marked) + 1
    span = Span("articles/a.md", 14, start, start + len(marked))
    told = Diagnostic(span=span, rule="unknown-entity", message=f'no entity is called "{marked}"')
    return as_text(told, CONTENT, lambda file, number: line).split("\n")


@pytest.mark.parametrize(
    ("line", "marked", "carets"),
    [
        ("entities: [hachd, dhi-qar]", "hachd", "           ^^^^^"),
        ("abc", "c", "  ^"),
        ("é\u0301té x", "x", "    ^"),  # a mark takes no cell
        ("日本 x", "x", "     ^"),  # an ideograph takes two
        ("日本 x", "本", "  ^^"),
        ("a\u202eb x", "x", "           ^"),  # what is spelled out takes as many as it is spelled with
        ("نص x", "x", "   ^"),
    ],
)
def test_carets_stand_under_the_words(line: str, marked: str, carets: str) -> None:
    shown = report(line, marked)
    assert (
        shown[0]
        == f'content/articles/a.md:14:{line.index(marked) + 1}: error[unknown-entity]: no entity is called "{marked}"'
    )
    assert shown[1] == f"   14 | {visible(line)}"
    assert shown[2] == f"      | {carets}"


def test_a_long_line_is_shown_around_the_words() -> None:
    shown = report("x" * 500 + "ICI" + "y" * 500, "ICI")
    assert shown[1].startswith("   14 | …xxx")
    assert shown[1].endswith("yyy…")
    assert len(shown[1]) < 200
    at = shown[2].index("^")
    assert (shown[1][at : at + 3], shown[2].count("^")) == ("ICI", 3)


def test_a_place_behind_the_line_has_a_caret_too() -> None:
    told = Diagnostic(span=Span("a.md", 1, 9, 10), rule="yaml-syntax", message="x")
    assert as_text(told, CONTENT, lambda file, number: "abc").split("\n")[2] == "      |    ^"
    assert len(as_text(told, CONTENT, lambda file, number: None).split("\n")) == 2


def test_nothing_in_a_report_steers_a_terminal() -> None:
    hostile = "a\x1b[31m\n\u202eb"
    told = Diagnostic(
        span=Span(f"articles/{hostile}.md"),
        rule="stray-file",
        message=hostile,
        expected=hostile,
        help=hostile,
        seen=hostile,
    )
    written = as_text(told, CONTENT, lambda file, number: hostile.replace("\n", ""))
    assert "\x1b" not in written
    assert "\u202e" not in written
    assert headline(told, CONTENT).startswith(
        "content/articles/a<U+001B>[31m<U+000A><U+202E>b.md:1:1: error[stray-file]: "
    )
    (row,) = json.loads(as_json([told], CONTENT))
    assert (row["file"], row["seen"]) == (f"content/articles/{hostile}.md", hostile)


@given(st.text())
def test_what_is_visible_can_be_printed(text: str) -> None:
    """Text that cannot steer a terminal or hide itself; the Persian non-joiner is spelling."""
    hidden = {char for char in visible(text) if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hidden <= {"\u200c"}
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [("hachd-al-chabi", "hachd-al-chaabi"), ("hachd", "hachd"), ("xyz", ""), ("", ""), ("dhi_qar", "dhi-qar")],
)
def test_only_a_near_name_is_suggested(seen: str, expected: str) -> None:
    assert nearest(seen, ["dhi-qar", "hachd-al-chaabi", "hachd"]) == expected
    assert nearest(seen, []) == ""


def test_a_rule_without_a_name_is_a_bug() -> None:
    with pytest.raises(KeyError, match="no-such-rule"):
        Diagnostic(span=Span("a.md"), rule="no-such-rule", message="x")
    assert set(RULES.values()) == {"error", "warning"}


def test_diagnostics_are_in_order_of_place() -> None:
    places = [("a.md", 2, 1), ("b.md", 1, 1), ("a.md", 1, 9), ("a.md", 1, 10)]
    told = sorted(Diagnostic(span=Span(*place), rule="raw-html", message="x") for place in places)
    assert [(each.span.file, each.span.line, each.span.column) for each in told] == sorted(places)
