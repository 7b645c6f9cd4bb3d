"""`recoupe init`, as people run it: in a checkout of their own."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from recoupe.pipeline import read_corpus
from recoupe.settings import read_defaults
from recoupe.starting import hand_pages
from tests.corpora import corpus, said, write
from tests.starting.test_config_file import TEXT

SCRIPT = """
    articles/2021/a.md
        title: Un titre
    entities/irak.md
        pref_label: {fr: Irak}
    about.md
        title: À propos
    about.en.md
        title: About
"""


def git(folder: Path, *arguments: str) -> str:
    command = ("git", "-C", str(folder), "-c", "user.name=x", "-c", "user.email=x@x.example", *arguments)
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A committed checkout, with a file of somebody's own beside the corpus."""
    if shutil.which("git") is None:
        pytest.skip("no git")
    folder = tmp_path / "mine"
    write(folder, {"mkdocs.yml": TEXT, "mkdocs.en.yml": "INHERIT: mkdocs.yml\nsite_description: x\n", "notes.txt": "x"})
    write(folder / "content", corpus(SCRIPT))
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    monkeypatch.chdir(folder)
    return folder


def run(*arguments: str, answers: tuple[str, ...] = ()) -> Result:
    result = CliRunner().invoke(main, ["init", *arguments], input="\n".join(answers) + "\n" if answers else None)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


GIVEN = ("--name", "Le Lac", "--languages", "fr,en", "--description", "La presse du lac")


def files(folder: Path) -> list[str]:
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.startswith(".git/"))


def test_the_example_goes_and_a_site_of_one_s_own_begins(project: Path) -> None:
    result = run(*GIVEN, "--yes")
    assert (result.exit_code, result.stdout) == (0, "5 files deleted, 8 files written, mkdocs.yml changed\n")
    pages = [f"content/{name}{lang}.md" for name in ("about", "contribute", "index", "method") for lang in ("", ".en")]
    assert files(project) == sorted([*pages, "mkdocs.en.yml", "mkdocs.yml", "notes.txt"])
    assert "site_name: Le Lac # its name\n" in (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert "title: Le Lac\n" in (project / "content/index.md").read_text(encoding="utf-8")
    checked = read_corpus(project / "content", read_defaults(project / "mkdocs.yml"))
    assert said(checked.diagnostics) == []


def test_a_default_stance_target_becomes_an_entity(project: Path) -> None:
    result = run(*GIVEN, "--stance-target", "Le Barrage", "--stance-target-type", "Facility", "--yes")
    assert result.exit_code == 0, result.stderr
    text = (project / "content/entities/le-barrage.md").read_text(encoding="utf-8")
    assert text == "---\ntype: Facility\npref_label:\n  fr: Le Barrage\n---\n"
    assert read_defaults(project / "mkdocs.yml").stance_target == "le-barrage"
    assert said(read_corpus(project / "content", read_defaults(project / "mkdocs.yml")).diagnostics) == []


def test_an_edition_that_is_not_asked_for_is_set_aside(project: Path) -> None:
    result = run("--name", "Lake", "--languages", "en ar", "--yes")
    assert "mkdocs.en.yml is now mkdocs.en.yml.unused" in result.stderr
    assert {path for path in files(project) if path.startswith("mkdocs")} == {
        "mkdocs.yml", "mkdocs.ar.yml", "mkdocs.en.yml.unused",
    }  # fmt: skip
    assert [path for path in files(project) if path.startswith("content/")] == [
        f"content/{name}.md" for name in ("about", "contribute", "index", "method")
    ]
    assert "lang:" not in (project / "content/about.md").read_text(encoding="utf-8")


def test_a_language_without_pages_begins_with_the_english_ones() -> None:
    pages = dict(hand_pages(("ar", "fr"), "بحيرة"))
    assert pages["index.md"].startswith("---\ntitle: بحيرة\nlang: en\n---\n")
    assert pages["about.fr.md"].startswith("---\ntitle: À propos\n---\n")


def test_questions(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.cli.starting.can_ask", lambda no_input: not no_input)
    answers = ("Le Lac", "français", "fr, en", "", "Barrage", "Fac", "empty")
    result = run(answers=answers)
    assert result.exit_code == 0, result.stderr
    assert '"français" is not a language' in result.stderr
    assert "This deletes 5 files in content." in result.stderr
    assert (project / "content/entities/barrage.md").is_file()


@pytest.mark.parametrize("answer", ["", "y", "yes", "empt"])
def test_nothing_is_deleted_unless_the_word_is_typed(
    project: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr("recoupe.cli.starting.can_ask", lambda no_input: not no_input)
    before = files(project)
    result = run("--name", "x", "--languages", "fr", "--description", "x", answers=("", answer))
    assert (result.exit_code, files(project)) == (1, before)
    assert git(project, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--yes",), "--name NAME"),
        (("--name", "x", "--yes"), "--languages fr,en"),
        (GIVEN, "--yes  5 files of content will be deleted"),
        (("--name", "x", "--languages", "français", "--yes"), '"français" is not a language'),
        (("--name", "x", "--languages", ",", "--yes"), "is not a language"),
        ((*GIVEN, "--stance-target", "x", "--yes"), "--stance-target-type TYPE"),
        ((*GIVEN, "--stance-target", "سد", "--stance-target-type", "Facility", "--yes"), "no id can be made"),
    ],
)
def test_what_is_missing_is_told_and_nothing_happens(project: Path, arguments: tuple[str, ...], message: str) -> None:
    before = files(project)
    result = run(*arguments)
    assert (result.exit_code, message in result.stderr) == (2, True), result.stderr
    assert files(project) == before
    assert git(project, "status", "--porcelain") == ""


@pytest.mark.parametrize("path", ["content/articles/2021/a.md", "content/new.md", "content/.hidden"])
def test_what_git_could_not_bring_back_is_not_deleted(project: Path, path: str) -> None:
    (project / path).write_text("mine", encoding="utf-8")
    result = run(*GIVEN, "--yes")
    assert (result.exit_code, f"{path} has changes that are not committed" in result.stderr) == (2, True), result.stderr
    assert (project / path).read_text(encoding="utf-8") == "mine"


def test_without_git_nothing_is_deleted(project: Path) -> None:
    shutil.rmtree(project / ".git")
    before = files(project)
    result = run(*GIVEN, "--yes")
    assert (result.exit_code, "this is not in a Git checkout" in result.stderr) == (2, True)
    assert files(project) == before


def test_strange_files_are_left_and_told(project: Path) -> None:
    write(project / "content", {"articles/picture.svg": "<svg/>"})
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "y")
    result = run(*GIVEN, "--yes")
    assert (result.exit_code, "articles/picture.svg is no file of a corpus" in result.stderr) == (2, True)
    assert (project / "content/articles/2021/a.md").is_file()


def test_a_corpus_that_is_a_link_is_refused(project: Path) -> None:
    (project / "link").symlink_to("content")
    result = run(*GIVEN, "--yes", "--content", "link")
    assert result.exit_code == 2
    assert (project / "content/articles/2021/a.md").is_file()


def test_settings_that_cannot_be_written_stop_it_before_anything_is_deleted(project: Path) -> None:
    (project / "mkdocs.yml").write_text("site_name: [x]\n", encoding="utf-8")
    result = run(*GIVEN, "--yes")
    assert (result.exit_code, "mkdocs.yml has no value at site_name" in result.stderr) == (2, True)
    assert (project / "content/articles/2021/a.md").is_file()
