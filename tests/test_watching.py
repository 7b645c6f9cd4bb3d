"""Edits are noticed as they are made, and reading is no edit."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from recoupe import watching
from recoupe.watching import Bell, CannotWatch, far

WITHIN = 5.0
"""Seconds that the system may take to tell of an edit."""

QUIET = 0.7
"""Seconds after which it would have told."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "articles").mkdir(parents=True)
    (folder / "articles/a.md").write_text("un", encoding="utf-8")
    return folder


Rung: TypeAlias = list[float]
"""When a bell has rung."""


@contextmanager
def bell_of(folder: Path) -> Iterator[Rung]:
    rung: Rung = []
    found = Bell(folder, lambda: rung.append(time.monotonic()))
    time.sleep(0.1)
    yield rung
    found.stop()


@pytest.fixture
def bell(content: Path) -> Iterator[Rung]:
    with bell_of(content) as rung:
        yield rung


def rings(bell: Rung, act: Callable[[], object], seconds: float = WITHIN) -> bool:
    before = len(bell)
    act()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if len(bell) > before:
            time.sleep(0.3)  # what else the same edit rings
            return True
        time.sleep(0.02)
    return False


def saved_by_renaming(path: Path) -> None:
    beside = path.with_name(f".{path.name}.tmp")
    beside.write_text("trois", encoding="utf-8")
    beside.replace(path)


def test_every_kind_of_edit_is_noticed(bell: Rung, content: Path) -> None:
    article = content / "articles/a.md"
    assert rings(bell, lambda: article.write_text("deux", encoding="utf-8"))
    assert rings(bell, lambda: saved_by_renaming(article))
    assert rings(bell, lambda: article.rename(article.with_name("b.md")))
    assert rings(bell, lambda: (content / "entities/2021").mkdir(parents=True))
    assert rings(bell, lambda: (content / "entities/2021/x.md").write_text("x", encoding="utf-8"))
    assert rings(bell, lambda: shutil.rmtree(content / "entities"))
    assert rings(bell, lambda: os.utime(content / "articles/b.md"))


def test_reading_and_what_is_hidden_are_no_edits(bell: Rung, content: Path) -> None:
    def look() -> None:
        for path in content.rglob("*.md"):
            path.read_text(encoding="utf-8")
        (content / "articles/.a.md.swp").write_text("x", encoding="utf-8")
        (content / "articles/.a.md.swp").unlink()

    (content / ".git").mkdir()
    time.sleep(QUIET)
    assert not rings(bell, lambda: [path.read_text(encoding="utf-8") for path in content.rglob("*.md")], QUIET)
    assert not rings(bell, lambda: (content / ".git/index").write_text("x", encoding="utf-8"), QUIET)
    assert not rings(bell, look, QUIET)


def test_a_folder_that_is_a_link_is_watched_where_it_lies(content: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(content)
    with bell_of(tmp_path / "link") as bell:
        assert rings(bell, lambda: (content / "articles/a.md").write_text("deux", encoding="utf-8"))


@pytest.mark.parametrize("away", [lambda path, to: path.rename(to), lambda path, to: shutil.rmtree(path)])
def test_a_folder_that_comes_back_is_watched_again(
    bell: Rung, content: Path, tmp_path: Path, away: Callable[[Path, Path], object]
) -> None:
    shutil.copytree(content, tmp_path / "copy")
    away(content, tmp_path / "away")
    time.sleep(QUIET)
    assert rings(bell, lambda: (tmp_path / "copy").rename(content))
    assert rings(bell, lambda: (content / "articles/a.md").write_text("deux", encoding="utf-8"))
    if (tmp_path / "away").exists():
        assert not rings(bell, lambda: (tmp_path / "away/articles/a.md").write_text("x", encoding="utf-8"), QUIET)


def test_it_is_said_why_a_folder_cannot_be_watched(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    mounts = tmp_path / "mounts"
    mounts.write_text(
        f"/dev/sda / ext4 rw 0 0\nhost:/srv {tmp_path} nfs4 rw 0 0\ntmpfs {content}/articles tmpfs rw 0 0\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(watching, "_MOUNTS", mounts)
    assert far(Path("/etc")) == ""
    assert far(content) == "nfs4"
    assert far(content / "articles") == ""
    with pytest.raises(CannotWatch, match="nfs4"):
        Bell(content, lambda: None)


def test_a_system_that_has_no_more_watches_is_told_of(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def __init__(self) -> None:
            self.stopped = False

        def schedule(self, *args: object, **kwargs: object) -> None:
            pass

        def start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

        def unschedule_all(self) -> None:
            pass

        def is_alive(self) -> bool:
            return False

    monkeypatch.setattr(watching, "Observer", Full)
    with pytest.raises(CannotWatch, match="limit reached"):
        Bell(content, lambda: None)
