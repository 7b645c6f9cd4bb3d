"""`recoupe entity merge` and `recoupe entity rename`, as people run them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from tests.corpora import page, write

FILES = {
    "content/entities/gone.md": page("entities/gone.md", "type: Event"),
    "content/entities/kept.md": page("entities/kept.md", "type: Event"),
    "content/sources/journal.md": page("sources/journal.md"),
    "content/articles/a.md": page("articles/a.md", "event: gone\nentities: [gone, kept]"),
    "mkdocs.yml": "plugins: [{recoupe: {default_stance_target: gone}}]\n",
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, FILES)


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["entity", *arguments])
    assert isinstance(result.exception, SystemExit | None)
    return result


def text(path: str) -> str:
    return Path("content", path).read_text(encoding="utf-8")


@pytest.mark.usefixtures("project")
def test_merge_writes_and_counts() -> None:
    result = run("merge", "gone", "kept")
    assert result.exit_code == 0
    assert result.stdout == "2 files changed: 2 references rewritten, 1 that said the same twice taken out\n"
    assert result.stderr == 'note: mkdocs.yml names "gone" as its default_stance_target: write "kept" there\n'
    assert text("articles/a.md").startswith("---\nevent: kept\nentities: [kept]\n")
    assert "replaced_by: kept\n---\n" in text("entities/gone.md")
    check = CliRunner().invoke(main, ["check"])
    assert (check.exit_code, check.stderr) == (0, "0 errors, 0 warnings\n")


@pytest.mark.usefixtures("project")
def test_rename_writes_and_counts() -> None:
    result = run("rename", "gone", "new")
    assert (result.exit_code, result.stdout) == (0, "3 files changed: 2 references rewritten\n")
    assert text("articles/a.md").startswith("---\nevent: new\nentities: [new, kept]\n")
    assert text("entities/new.md") == FILES["content/entities/gone.md"]
    assert text("entities/gone.md") == "---\ntype: Event\npref_label: {fr: Nom de gone}\nreplaced_by: new\n---\n"


def test_a_dry_run_shows_the_changes_and_makes_none(project: Path) -> None:
    result = run("rename", "gone", "new", "--dry-run")
    assert (result.exit_code, result.stderr.partition("\n")[0]) == (0, "3 files would change: 2 references rewritten")
    assert "--- a/content/articles/a.md\n+++ b/content/articles/a.md\n" in result.stdout
    assert "-event: gone\n-entities: [gone, kept]\n+event: new\n+entities: [new, kept]\n" in result.stdout
    assert "--- /dev/null\n+++ b/content/entities/new.md\n" in result.stdout
    assert {path: (project / path).read_text(encoding="utf-8") for path in FILES} == FILES
    assert not (project / "content/entities/new.md").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("merge", "gonne", "kept"), 'no entity is called "gonne"; did you mean "gone"?'),
        (("merge", "gone", "gone"), '"gone" cannot be merged into itself'),
        (("merge", "\x1b[31m", "kept"), 'no entity is called "<U+001B>[31m"'),
        (("rename", "gone", "kept"), 'the id "kept" is taken by content/entities/kept.md'),
        (("rename", "gone", "../x"), '"../x" cannot be an id'),
        (("rename", "gone", "new", "--content", "none"), "Directory 'none' does not exist"),
    ],
)
def test_what_cannot_be_done_is_refused(project: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message.replace("content/", "") in result.stderr
    assert {path: (project / path).read_text(encoding="utf-8") for path in FILES} == FILES


@pytest.mark.usefixtures("project")
def test_a_refusal_says_where() -> None:
    write(Path("content"), {"entities/kept.md": page("entities/kept.md", "not_same_as: [gone]")})
    result = run("merge", "gone", "kept")
    assert result.exit_code == 2
    assert 'Error: content/entities/kept.md:2:15: "kept" names "gone" here' in result.stderr


@pytest.mark.usefixtures("project")
def test_files_that_cannot_be_read_are_refused() -> None:
    write(Path("content"), {"articles/b.md": b"\xff"})
    result = run("merge", "gone", "kept")
    assert result.exit_code == 2
    assert "articles/b.md cannot be read" in result.stderr


def test_a_disk_that_fails_changes_nothing(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = run("rename", "gone", "new")
    monkeypatch.undo()
    assert result.exit_code == 1
    assert "Error: nothing was changed: [Errno 28] No space left on device" in result.stderr
    found = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    assert found == FILES.keys()


@pytest.mark.parametrize("command", ["merge", "rename"])
def test_help_says_what_is_not_rewritten(command: str) -> None:
    assert "Only headers are rewritten" in " ".join(run(command, "--help").stdout.split())
