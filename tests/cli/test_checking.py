"""`recoupe check` in its formats, and with `--fix`; what it says in plain text is in `tests/test_cli.py`."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from recoupe.cli import main, reporting
from recoupe.diagnostics import RULES
from tests.corpora import corpus, write

SCRIPT = """
articles/a.md
    title: Un titre
    entites: [Irak, iraq]
    author: Anna : reporter
articles/b.md
    accessed: 2021/10/19
    entities: [irak]
entities/irak.md
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write(tmp_path / "content", corpus(SCRIPT))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["check", *arguments])


def read(project: Path, path: str) -> str:
    return (project / "content" / path).read_text(encoding="utf-8")


def test_fix_mends_and_checks_again(project: Path) -> None:
    done = run("--fix")
    assert done.stderr.splitlines() == [
        "content/articles/a.md:3:1: mended[unknown-key]: write \"entities\" for \"entites\"",
        "content/articles/a.md:3:12: mended[malformed-id]: write \"irak\"",
        "content/articles/a.md:4:14: mended[yaml-syntax]: put the text in quotation marks",
        "content/articles/b.md:2:11: mended[malformed-date]: write \"2021-10-19\"",
        "4 mistakes mended in 2 files",
        "1 error, 0 warnings",
    ]  # fmt: skip
    assert (done.exit_code, done.stdout.count("\n")) == (1, 7)
    assert done.stdout.startswith('content/articles/a.md:3:18: error[unknown-entity]: no entity is called "iraq"\n')
    assert 'entities: [irak, iraq]\nauthor: "Anna : reporter"\n' in read(project, "articles/a.md")
    assert "accessed: 2021-10-19\n" in read(project, "articles/b.md")
    again = run("--fix", "content/articles/b.md")
    assert (again.exit_code, again.stderr) == (0, "0 mistakes mended in 0 files\n0 errors, 0 warnings\n")


def test_a_dry_run_writes_nothing_and_shows_what_it_would(project: Path) -> None:
    before = read(project, "articles/b.md")
    done = run("--fix", "--dry-run", "content/articles/b.md")
    assert "\n-accessed: 2021/10/19\n+accessed: 2021-10-19\n" in done.stdout
    assert done.stderr.endswith("1 mistake would be mended in 1 file\n")
    assert "a/content/articles/a.md" not in done.stdout
    assert read(project, "articles/b.md") == before
    assert (done.exit_code, run("--dry-run").exit_code) == (1, 2)


def test_only_the_files_that_are_named_are_mended(project: Path) -> None:
    before = read(project, "articles/a.md")
    assert run("--fix", "content/articles/b.md").exit_code == 0
    assert read(project, "articles/a.md") == before


def test_json_and_sarif_tell_of_fixes(project: Path) -> None:
    (told,) = json.loads(run("--format", "json", "content/articles/b.md").stdout)
    assert told["fix"] == {
        "does": 'write "2021-10-19"',
        "replacements": [{"line": 2, "column": 11, "end_line": 2, "end_column": 21, "text": "2021-10-19"}],
    }
    log = json.loads(run("--format", "sarif", "content/articles/b.md").stdout)
    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/articles/b.md"
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"] == {"text": "2021-10-19"}


def test_github_gets_annotations_and_a_summary(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    summary = project / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    done = run("--format", "github")
    assert done.exit_code == 1
    assert [row.partition(",title=")[0] for row in done.stdout.splitlines()] == [
        "::error file=content/articles/a.md,line=4,endLine=4,col=14,endColumn=15",
        "::error file=content/articles/b.md,line=2,endLine=2,col=11,endColumn=21",
    ]
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n## Recoupe: 2 errors, 0 warnings\n")
    assert "`yaml-syntax`" in text
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(project))
    assert "cannot be written" in run("--format", "github").stderr


@pytest.mark.parametrize("style", ["json", "github", "sarif"])
def test_a_corpus_without_mistakes_is_an_empty_report(project: Path, style: str) -> None:
    done = run("--format", style, "content/entities")
    assert done.exit_code == 0
    assert {"json": "[]\n", "github": ""}.get(style, done.stdout) == done.stdout
    if style == "sarif":
        assert json.loads(done.stdout)["runs"][0]["results"] == []


def test_paths_are_shown_as_the_repository_has_them(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(project / "content")
    (told,) = json.loads(run("--format", "json", "--content", here, f"{here}/articles/b.md").stdout)
    assert told["file"] == "content/articles/b.md"
    monkeypatch.chdir("/")
    (told,) = json.loads(run("--format", "json", "--content", here, "--shown-as", "texts", f"{here}/articles/b.md").stdout)  # fmt: skip
    assert told["file"] == "texts/articles/b.md"


def screen(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    """What is printed where a person looks on."""
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"TERM": "xterm-256color"} | environment).items():
        monkeypatch.setenv(name, value)
    shown = io.StringIO()

    def console(**options: Any) -> Console:
        return Console(file=shown, force_terminal=True, width=40, **options)

    monkeypatch.setattr(reporting, "Console", console)
    plain = run().stdout
    return shown.getvalue() or plain


def test_colours_are_for_the_screen_and_change_no_character(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = run().stdout
    coloured = screen(monkeypatch)
    assert "\x1b[1;31merror[yaml-syntax]" in coloured
    assert "".join(part.partition("m")[2] for part in f"\x1b[m{coloured}".split("\x1b[")[1:]) == plain
    assert screen(monkeypatch, NO_COLOR="1") == screen(monkeypatch, TERM="dumb") == plain


def test_a_hostile_corpus_cannot_colour_the_screen(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "content", {"articles/c.md": '---\ntitle: "[red]x[/] \\e[31m"\n---\n', "articles/\x1b]8;;x.md": ""})
    shown = screen(monkeypatch)
    assert "[red]x[/]" in shown
    assert "\x1b]8" not in shown
    assert "\x1b[31m\n" not in shown


@pytest.mark.parametrize("style", ["text", "json", "github", "sarif"])
@pytest.mark.parametrize("fix", [(), ("--fix",)])
def test_no_bytes_make_a_traceback(project: Path, style: str, fix: tuple[str, ...]) -> None:
    hostile: dict[str, str | bytes] = {
        "articles/c.md": b"\xff\xfe", "articles/d.md": b"---\n" + b"[" * 70_000, "articles/e.md": "---\n\t\ta: &x [*x]\n---\n",
        "articles/f.md": "---\ntitle: \u202ex\n---\n", "entities/g.md": "---\n" * 9, "articles/%0A::error::x.md": "", "articles/h.md": "---\n\ntags: [a]\ntags: [a]",
        "articles/i.md": "---\rtitel: a: b\r---\r" + "x" * 9_999, "sources/j.md": b"\x00" * 99,
    }  # fmt: skip
    write(project / "content", hostile)
    (project / "content/articles/loop.md").symlink_to("loop.md")
    os.mkfifo(project / "content/articles/pipe.md")
    done = run("--format", style, *fix)
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code == 1
    if style in ("json", "sarif"):
        json.loads(done.stdout)
    if style == "github":
        assert all(row.startswith(("::error ", "::warning ", "::notice ")) for row in done.stdout.splitlines())
    assert set(RULES)
