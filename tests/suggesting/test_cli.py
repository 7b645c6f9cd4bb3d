"""`recoupe suggest`, as people run it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from tests.corpora import corpus, write
from tests.suggesting.test_suggesting import DUPLICATES, REGISTER


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content", corpus(REGISTER.replace("Bagdad encore", "Bagdad et Kirkouk encore")))
    return tmp_path


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["suggest", *arguments])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def test_an_article_by_its_file_or_its_id() -> None:
    told = (
        "named in the text, and not declared in the header:\n"
        '  content/articles/a.md:9:11: bagdad: "Bagdad", 3 times\n'
        '  content/articles/a.md:2:8: daech: "Daech", 1 time\n'
        '  content/articles/a.md:11:11: moqtada: "Moqtada al-Sadr", 1 time\n'
        "  to declare them all, add to entities: bagdad, daech, moqtada\n"
        "names that have several bearers: to be declared only if that one is meant:\n"
        '  content/articles/a.md:9:48: moqtada: "Sadr", 1 time\n'
        '  content/articles/a.md:9:48: sadr-city: "Sadr", 1 time\n'
        "may be names, and are in no record:\n"
        '  content/articles/a.md:9:29: "Kirkouk", 1 time (capitals)\n'
    )
    for path in (
        "content/articles/a.md",
        "a",
        "./content/../content/articles/a.md",
        str(Path("content/articles/a.md").absolute()),
    ):
        result = run(path)
        assert result.exit_code == 0
        assert result.stdout == told


def test_json() -> None:
    found = json.loads(run("a", "--format", "json").stdout)
    assert found["article"] == "a"
    assert found["undeclared"][0] == {
        "entity": "bagdad", "surface": "Bagdad", "count": 3, "line": 9, "column": 11, "certain": True,
    }  # fmt: skip
    assert found["unknown"] == [
        {"words": "Kirkouk", "count": 1, "line": 9, "column": 29, "why": "capitals", "nearest": []}
    ]


def test_the_register() -> None:
    write(Path("content"), corpus(DUPLICATES))
    for arguments in (("--entities",), ("content/entities",), ("content/entities/",)):
        result = run(*arguments)
        assert result.exit_code == 0
        assert result.stdout.splitlines()[0].startswith("a and b: both are wikidata Q1; ")
    (first, *_) = json.loads(run("--entities", "--format", "json").stdout)["duplicates"]
    assert (first["one"], first["other"]) == ("a", "b")


def test_nothing_to_say(project: Path) -> None:
    write(project / "content", corpus("articles/b.md\n    title: rien\n"))
    assert run("b").stdout == "nothing to suggest: the file has no text\n"
    assert run("--entities").stdout == "no two entities look like one\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "say which article"),
        (("zzz",), 'no article is called "zzz"'),
        (("content/entities/irak.md",), 'no article is called "irak"'),
        (("\x1b[31m",), 'no article is called "<U+001B>[31m"'),
    ],
)
def test_what_is_no_article(arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
