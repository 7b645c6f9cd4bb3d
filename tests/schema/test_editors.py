"""What stands in `.vscode/` is what the records say; `recoupe schema --write` writes it again."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from recoupe.loading import Defaults, load_record
from recoupe.model import Vocabulary
from recoupe.schema import editor_files
from recoupe.schema.snippets import snippets
from recoupe.settings import read_defaults
from tests.corpora import corpus, corpus_file, page, write
from tests.golden.paths import ROOT

CHOICE = re.compile(r"\$\{\d+\|([^,|]+)[^|]*\|\}")
PLACE = re.compile(r"\$\{\d+:([^}]*)\}")
FILLED = {"date": "2021-10-19", "url": "https://a.org/"}


def test_the_committed_files_are_the_generated_ones() -> None:
    for path, text in editor_files(read_defaults(ROOT / "mkdocs.yml")).items():
        assert (ROOT / path).read_text(encoding="utf-8") == text, "recoupe schema --write"


@pytest.mark.parametrize("path", sorted((ROOT / ".vscode").glob("*.json")), ids=lambda path: path.name)
def test_the_files_written_by_hand_are_json_with_comments(path: Path) -> None:
    assert json.loads(re.sub(r"(?m)^\s*//.*$", "", path.read_text(encoding="utf-8")))


def filled(name: str, defaults: Defaults) -> str:
    """What a snippet gives to somebody who takes the first choice each time."""
    rows = json.loads(snippets(defaults))[f"Recoupe: {name}"]["body"]
    text = CHOICE.sub(r"\1", "\n".join(rows)).replace("$0", "")
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-11-22")
    return "\n".join(_filled_row(row) for row in text.split("\n"))


def _filled_row(row: str) -> str:
    return PLACE.sub(lambda place: place[1] or FILLED.get(row.partition(":")[0], "x"), row)


@pytest.mark.parametrize(("name", "folder"), [("article", "articles"), ("entity", "entities"), ("source", "sources")])
def test_a_snippet_of_a_file_is_a_sound_file(name: str, folder: str) -> None:
    loaded = load_record(filled(name, Defaults(lang="en")), corpus_file(f"{folder}/a.md"), Defaults(lang="en"))
    assert loaded.diagnostics == ()
    assert loaded.record is not None


@pytest.mark.parametrize(("name", "field"), [("stance", "stance"), ("annotation", "annotations")])
def test_a_snippet_of_a_part_stands_below_its_field(name: str, field: str) -> None:
    part = "\n".join(f"  {row}" for row in filled(name, Defaults()).strip().split("\n"))
    loaded = load_record(page("articles/a.md", f"{field}:\n{part}"), corpus_file("articles/a.md"), Defaults())
    assert loaded.diagnostics == ()


def test_a_snippet_offers_the_terms_of_the_project() -> None:
    own = Defaults(vocabulary=Vocabulary(positions={"hostile": "against"}))
    assert "unclear,hostile|}" in snippets(own)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["schema", *arguments])


def test_the_command_prints_and_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "content", corpus(""))
    (tmp_path / "mkdocs.yml").write_text("plugins: [{recoupe: {positions: {hostile: against}}}]", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert json.loads(run().stdout)["title"] == "Article"
    assert "hostile" in run("article", "--draft", "2020-12").stdout
    assert json.loads(run("entity", "--draft", "07").stdout)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert run("poem").exit_code == 2
    assert run("--check").exit_code == 1
    assert not (tmp_path / ".vscode").exists()
    assert run("--write").exit_code == 0
    assert run("--check").exit_code == 0
    assert (tmp_path / ".vscode/schema/source.draft-07.json").exists()
