from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from tests.corpora import corpus, write

SCRIPT = """
articles/a.md
    title: Daech
    entities: [irak, iraq]
    stance: {{irak: {position}}}
    ---
    Hier, l’Irak a parlé.

    Puis l’Irak s’est tu.
articles/b.md
    ---
    Le vieil Irak, 😀 اليوم.
entities/irak.md
    pref_label: {{fr: Irak}}
entities/ancien.md
    pref_label: {{fr: vieil Irak}}
    replaced_by: irak
"""
UNKNOWN = 'content/articles/a.md:3:18: error[unknown-entity]: no entity is called "iraq"'
BARE = 'content/articles/a.md:4:10: warning[stance-without-evidence]: the stance towards "irak" quotes no words of the article'


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one error and one warning in one file, and the working directory."""
    write(tmp_path / "content", corpus(SCRIPT.format(position="against")))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_check_tells_what_is_wrong_with_its_place(project: Path) -> None:
    result = run("check")
    assert result.exit_code == 1
    assert result.stdout == (
        f"{UNKNOWN}\n"
        "    3 | entities: [irak, iraq]\n"
        "      |                  ^^^^\n"
        "   expected: the name of a file in entities/\n"
        '   help: did you mean "irak"? (entities/irak.md)\n'
        "   more: recoupe explain unknown-entity\n"
        "\n"
        f"{BARE}\n"
        "    4 | stance: {irak: against}\n"
        "      |          ^^^^\n"
        "   expected: evidence: [{exact: the words that show the position}]\n"
        "   more: recoupe explain stance-without-evidence\n"
        "\n"
    )
    assert result.stderr == "1 error, 1 warning\n"


def test_check_as_json(project: Path) -> None:
    result = run("check", "--format", "json")
    assert result.exit_code == 1
    error, warning = json.loads(result.stdout)
    assert error == {
        "rule": "unknown-entity",
        "severity": "error",
        "file": "content/articles/a.md",
        "line": 3,
        "column": 18,
        "end_column": 22,
        "message": 'no entity is called "iraq"',
        "seen": "iraq",
        "expected": "the name of a file in entities/",
        "nearest": "irak",
        "help": 'did you mean "irak"? (entities/irak.md)',
        "fix": None,
    }
    assert (warning["rule"], warning["severity"]) == ("stance-without-evidence", "warning")


@pytest.mark.parametrize(
    ("paths", "code", "told"),
    [
        (["content"], 1, 2),
        (["content/articles"], 1, 2),
        (["content/articles/a.md"], 1, 2),
        (["./content/../content/articles/a.md"], 1, 2),
        (["content/articles/b.md"], 0, 0),
        (["content/entities", "content/sources"], 0, 0),
        (["content/articles/b.md", "content/articles/a.md"], 1, 2),
    ],
)
def test_check_of_some_files_judges_them_beside_all(project: Path, paths: list[str], code: int, told: int) -> None:
    result = run("check", "--format", "json", *paths, str(project / paths[0]))
    assert (result.exit_code, len(json.loads(result.stdout))) == (code, told)


def test_warnings_alone_do_not_fail(project: Path) -> None:
    file = project / "content/articles/a.md"
    file.write_text(file.read_text(encoding="utf-8").replace(", iraq", ""), encoding="utf-8")
    assert (run("check").exit_code, run("check").stderr) == (0, "0 errors, 1 warning\n")
    assert run("check", "--format", "json", "content/entities").stdout == "[]\n"


def test_another_folder_has_its_own_settings(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(project / "autre/corpus", corpus(SCRIPT.format(position="hostile")))
    (project / "autre/mkdocs.yml").write_text("plugins: [{recoupe: {positions: {hostile: against}}}]", encoding="utf-8")
    told = run("check", "--content", "autre/corpus").stdout
    assert told.startswith(UNKNOWN.replace("content/", "autre/corpus/"))
    assert "unknown-value" not in told
    write(project / "content", corpus(SCRIPT.format(position="hostile")))
    assert "error[unknown-value]" in run("check").stdout
    monkeypatch.chdir(project / "autre/corpus")
    assert run("check", "--content", ".").stdout == told.replace("autre/corpus/", "")


@pytest.mark.parametrize(
    "arguments", [["check", "--content", "none"], ["check", "none.md"], ["check", "--format", "xml"], ["text"]]
)
def test_wrong_usage_is_not_a_traceback(project: Path, arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("Usage: ")


def test_mentions_are_one_object_a_line(project: Path) -> None:
    result = run("mentions")
    assert result.exit_code == 0
    assert result.stderr == "1 error, 1 warning (recoupe check tells which)\n"
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(row["article"], row["entity"], row["start"], row["end"], row["surface"]) for row in rows] == [
        ("a", "irak", 8, 12, "Irak"),
        ("a", "irak", 30, 34, "Irak"),
        ("b", "irak", 3, 13, "vieil Irak"),
    ]
    assert rows[0] | {"left": "Hier, l’", "right": " a parlé."} == rows[0]
    assert "😀 اليوم" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "articles"),
    [
        (["--article", "b"], ["b"]),
        (["--entity", "irak"], ["a", "a", "b"]),
        (["--entity", "ancien"], ["a", "a", "b"]),
        (["--entity", "irak", "--article", "a"], ["a", "a"]),
    ],
)
def test_mentions_of_an_entity_or_an_article(project: Path, arguments: list[str], articles: list[str]) -> None:
    assert [json.loads(line)["article"] for line in run("mentions", *arguments).stdout.splitlines()] == articles


def test_text_is_the_one_text(project: Path) -> None:
    assert run("text", "a").stdout == "Hier, l’Irak a parlé.\n\nPuis l’Irak s’est tu.\n"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["mentions", "--entity", "iraq"], 'no entity is called "iraq"; did you mean "irak"?'),
        (["mentions", "--article", "zzz"], 'no article is called "zzz"'),
        (["text", "zzz"], 'no article is called "zzz"'),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest(project: Path, arguments: list[str], expected: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.rstrip().endswith(expected)
    assert result.stdout == ""


def test_a_hostile_corpus_cannot_steer_the_terminal(project: Path) -> None:
    write(project / "content", {"articles/c.md": '---\ntitle: "\\e[31m"\n---\n', "articles/\x1b[31mx.md": ""})
    result = run("check")
    assert result.exit_code == 1
    assert "\x1b" not in result.stdout


def test_the_program_itself(project: Path) -> None:
    """One run as users run it: its own process, its exit code, UTF-8 whatever the locale."""
    command = [sys.executable, "-m", "recoupe.cli"] if not (Path(sys.executable).parent / "recoupe").exists() else []
    command = command or [str(Path(sys.executable).parent / "recoupe")]
    done = subprocess.run(
        [*command, "check"], capture_output=True, check=False, timeout=60, env=os.environ | {"PYTHONUTF8": "1"}
    )
    assert done.returncode == 1
    assert done.stdout.decode().startswith(UNKNOWN)
    assert done.stderr == b"1 error, 1 warning\n"
