from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from recoupe.editing import Change, NotPutBack, Refused, merge, read_folder, unified_diff, write
from recoupe.loading import Defaults
from tests.corpora import page
from tests.corpora import write as put

CHANGES = (
    Change(path="a.md", before=b"one", after=b"ONE"),
    Change(path="new.md", before=None, after=b"NEW"),
    Change(path="z/b.md", before=b"two", after=b"TWO"),
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return put(tmp_path, {"a.md": b"one", "z/b.md": b"two"})


def files(content: Path) -> dict[str, bytes]:
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def failing(monkeypatch: pytest.MonkeyPatch, *times: int) -> None:
    """Let putting a file in place fail at these times, from 1."""
    done = 0
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        nonlocal done
        done += 1
        if done in times:
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)


def test_all_changes_are_written(content: Path) -> None:
    (content / "a.md").chmod(0o640)
    write(content, CHANGES)
    assert files(content) == {"a.md": b"ONE", "new.md": b"NEW", "z/b.md": b"TWO"}
    assert (content / "a.md").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("time", [1, 2, 3])
def test_or_none(content: Path, monkeypatch: pytest.MonkeyPatch, time: int) -> None:
    before = files(content)
    failing(monkeypatch, time)
    with pytest.raises(OSError, match="No space left"):
        write(content, CHANGES)
    assert files(content) == before


def test_a_folder_that_takes_no_files_is_left_as_it_was(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(content)
    with pytest.raises(OSError, match="none"):
        write(content, [*CHANGES, Change(path="none/b.md", before=None, after=b"")])
    assert files(content) == before


def test_what_cannot_be_put_back_is_kept_and_said(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failing(monkeypatch, 3, 5)
    with pytest.raises(NotPutBack, match=r"could not be put back: .*a\.md \(as it was: (.*)\)") as caught:
        write(content, CHANGES)
    kept = Path(str(caught.value).partition("as it was: ")[2].rstrip(")"))
    assert kept.read_bytes() == b"one"
    assert set(files(content)) == {"a.md", "z/b.md", kept.relative_to(content).as_posix()}


@pytest.mark.parametrize("path", ["a.md", "new.md", "z/b.md"])
def test_a_file_that_has_changed_in_the_meantime_is_not_overwritten(content: Path, path: str) -> None:
    (content / path).write_bytes(b"three")
    before = files(content)
    with pytest.raises(Refused, match=f"{path} has changed in the meantime"):
        write(content, CHANGES)
    assert files(content) == before


@pytest.mark.skipif(shutil.which("git") is None, reason="git applies the diff")
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_the_diff_makes_the_same_files(tmp_path: Path, line_break: str) -> None:
    corpus = {f"entities/{id}.md": page(f"entities/{id}.md") for id in ("gone", "kept")}
    corpus["articles/a.md"] = page("articles/a.md", "entities: [gone, kept]\nevent: gone", "E\u0301te\u0301")
    corpus = {path: ("\ufeff" + text.rstrip()).replace("\n", line_break) for path, text in corpus.items()}
    corpus["entities/gone.md"] = corpus["entities/gone.md"].replace("Person", "Event")
    corpus["entities/kept.md"] = corpus["entities/kept.md"].replace("Person", "Event")
    content = put(tmp_path / "content", {**corpus})
    edit = merge(read_folder(content, Defaults()), "gone", "kept")
    changes = (*edit.changes, Change(path="new.md", before=None, after=b"new"))
    patch = unified_diff(changes, Path("content"))
    subprocess.run(["git", "apply", "-"], input=patch, cwd=tmp_path, check=True)
    patched = files(content)
    assert {path: patched[path] for path in (each.path for each in changes)} == {
        each.path: each.after for each in changes
    }
