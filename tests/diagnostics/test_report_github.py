from __future__ import annotations

import re
from pathlib import PurePath

from hypothesis import given
from hypothesis import strategies as st

from recoupe.diagnostics import RULES, Diagnostic, as_summary, as_workflow_commands
from recoupe.model import Span

CONTENT = PurePath("content")
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def told(rule: str = "unknown-entity", line: int = 1, file: str = "articles/a.md", message: str = "x") -> Diagnostic:
    return Diagnostic(span=Span(file, line, 3, 5), rule=rule, message=message)


def test_a_command_has_its_place_and_its_rule() -> None:
    each = Diagnostic(
        span=Span("articles/a.md", 14, 9, 23),
        rule="unknown-entity",
        message='no entity is called "hachd: 100%, al"',
        expected="a file",
        help="did you mean x?",
    )
    assert as_workflow_commands([each], CONTENT) == (
        "::error file=content/articles/a.md,line=14,endLine=14,col=9,endColumn=23,title=unknown-entity::"
        'no entity is called "hachd: 100%25, al"; expected: a file; did you mean x?'
    )
    whole = Diagnostic(span=Span("a,b:%.md"), rule="raw-html", message="x")
    assert as_workflow_commands([whole], CONTENT) == "::warning file=content/a%2Cb%3A%25.md,line=1,title=raw-html::x"


def test_no_message_begins_a_command_of_its_own() -> None:
    hostile = "x\n::error::y\r::stop-commands::z\x1b[31m\u202e%0A::add-mask::"
    (row,) = as_workflow_commands([told(message=hostile, file=hostile)], CONTENT).split("\n")
    assert row.count("\n") == row.count("\r") == row.count("\x1b") == row.count("\u202e") == 0
    assert COMMAND.fullmatch(row)
    assert "%250A" in row


def test_ten_of_each_are_shown_and_the_others_counted() -> None:
    many = [told(line=line) for line in range(1, 40)]
    many += [told("malformed-date", line) for line in (50, 51)] + [told("raw-html", line) for line in range(1, 12)]
    rows = as_workflow_commands(sorted(many), CONTENT).split("\n")
    levels = [row.split(" ")[0] for row in rows]
    assert (levels.count("::error"), levels.count("::warning"), levels.count("::notice")) == (10, 10, 1)
    assert rows[-1] == "::notice title=recoupe check::31 more errors and 1 more warning: the summary of this job lists them all"  # fmt: skip
    assert sum("title=malformed-date" in row for row in rows) == 2  # a rule is not hidden behind another's many
    assert "line=8," in rows[14]
    assert as_workflow_commands(many[:10], CONTENT).count("::notice") == 0


def test_the_summary_lists_all_file_by_file() -> None:
    found = [told(), told("raw-html", 2, message="<b>@x</b>"), told(file="b.md")]
    assert as_summary(found, CONTENT) == (
        "## Recoupe: 2 errors, 1 warning\n\n### `content/articles/a.md`\n\n"
        "- `a.md:1:3` **error** `unknown-entity`: `x`.\n- `a.md:2:3` **warning** `raw-html`: `<b>@x</b>`.\n"
        "\n### `content/b.md`\n\n- `b.md:1:3` **error** `unknown-entity`: `x`.\n"
    )


def test_the_summary_has_room_for_so_much() -> None:
    many = [told(line=line, message="é" * 300) for line in range(1, 30_000)]
    text = as_summary(many, CONTENT)
    assert 900_000 < len(text.encode()) < 1_048_576
    shown = text.count("\n- ")
    assert text.endswith(f"… and {len(many) - shown:,} more that have no room here.\n")
    assert len(as_summary(many, CONTENT, 500).encode()) < 1_000


@given(st.lists(st.tuples(st.sampled_from([*RULES]), st.text(max_size=20), st.text(max_size=20)), max_size=40))
def test_each_line_is_one_command(found: list[tuple[str, str, str]]) -> None:
    rows = as_workflow_commands([told(rule, 1, file, message) for rule, file, message in found], CONTENT).split("\n")
    assert len(rows) <= 21
    assert all(COMMAND.fullmatch(row) for row in rows) or not found
