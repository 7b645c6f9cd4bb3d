"""A build that takes over what the last one has made, in whatever process, gives what is built from nothing."""

from __future__ import annotations

import json
import logging
import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from recoupe.pipeline import Site
from recoupe.rendering import Page
from recoupe.views import Planned
from tests.golden.paths import CONTENT, ROOT
from tests.hosts.test_serving import EDITS, Editor, from_nothing, host, same_files


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A corpus that is small enough for one process, so that what is made can be counted."""
    folder = tmp_path / "project"
    shutil.copytree(CONTENT, folder / "content")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "Essai",
        "docs_dir": str(folder / "content"),
        "theme": {"custom_dir": str(folder / "theme_overrides")},
        "nav": ["index.md", "articles/index.md", "entities/index.md"],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return folder


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The addresses of the pages that were made."""
    found: list[str] = []
    original = Site.page

    def noted(site: Site, planned: Planned) -> Page:
        found.append(planned.address)
        return original(site, planned)

    monkeypatch.setattr(Site, "page", noted)
    monkeypatch.setattr("recoupe.writing.WORTHWHILE", 10**9)
    return found


def built(project: Path, tmp_path: Path) -> dict[str, bytes]:
    with host(project, tmp_path / "published", "build") as build:
        return build()


def add_text(project: Path) -> None:
    entity = project / "content/entities/lac-bleu.md"
    entity.write_text(f"{entity.read_text(encoding='utf-8')}\nUne phrase de plus.\n", encoding="utf-8")


def test_nothing_is_made_twice(project: Path, tmp_path: Path, made: list[str]) -> None:
    first = built(project, tmp_path)
    assert len(made) > 100
    made.clear()
    assert built(project, tmp_path) == first
    assert made == []


def test_only_pages_that_have_read_what_is_different_are_made(project: Path, tmp_path: Path, made: list[str]) -> None:
    built(project, tmp_path)
    pages = len(made)
    for _ in range(2):
        made.clear()
        add_text(project)
        found = built(project, tmp_path)
        assert "entities/lac-bleu/" in made
        assert len(made) < pages // 4
        assert found == from_nothing(project, tmp_path / "clean", "build")


def test_what_pages_are_written_with_makes_all_anew(project: Path, tmp_path: Path, made: list[str]) -> None:
    built(project, tmp_path)
    pages = len(made)
    for path, old, new in (
        ("theme_overrides/pages/article.html", "<h1", "<h1 data-new"),
        ("mkdocs.yml", '"site_name": "', '"site_name": "Un '),
    ):
        text = (project / path).read_text(encoding="utf-8")
        (project / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        made.clear()
        found = built(project, tmp_path)
        assert len(made) == pages
        assert found == from_nothing(project, tmp_path / "clean", "build")


def test_a_frame_is_put_around_finished_pages(project: Path, tmp_path: Path, made: list[str]) -> None:
    built(project, tmp_path)
    made.clear()
    editor = Editor(project, random.Random(1))
    editor.frame()
    found = built(project, tmp_path)
    assert made == []
    assert found == from_nothing(project, tmp_path / "clean", "build")


DAMAGES = {
    "pages": "UPDATE kept SET value = substr(value, 1, length(value) - 1) WHERE key LIKE 'file articles/%'",
    "what they have read": "UPDATE kept SET value = substr(value, 1, length(value) - 1) WHERE key LIKE 'leaf %'",
    "what they were made of": "UPDATE kept SET value = substr(value, 1, length(value) - 1) WHERE key = 'colophon'",
    "a page that is missing": "DELETE FROM kept WHERE key LIKE 'file entities/%'",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_what_is_damaged_is_made_anew(project: Path, tmp_path: Path, damage: str) -> None:
    first = built(project, tmp_path)
    for edited in (False, True):
        with sqlite3.connect(project / ".cache/recoupe/pages-fr.sqlite") as database:
            assert database.execute(
                damage.replace("key LIKE", "CAST(key AS TEXT) LIKE").replace("key =", "CAST(key AS TEXT) =")
            ).rowcount
        if edited:
            add_text(project)
        found = built(project, tmp_path)
        assert found == from_nothing(project, tmp_path / "clean", "build")
    assert found != first


def test_after_a_build_that_has_failed_all_is_right(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(project, tmp_path)
    add_text(project)

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as failing:
        failing.setattr("recoupe.mkdocs_plugin.write_search", full)
        with pytest.raises(OSError, match="no space"):
            built(project, tmp_path)
    for _ in range(2):
        assert built(project, tmp_path) == from_nothing(project, tmp_path / "clean", "build")
        add_text(project)


def test_an_edition_goes_on_from_what_it_was_itself(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, made: list[str]
) -> None:
    """Each edition is built after other edits than the other one, and both after every kind of edit."""
    caplog.set_level(logging.CRITICAL)
    settings = json.loads((project / "mkdocs.yml").read_text(encoding="utf-8"))
    editor = Editor(project, random.Random(5))

    def edition(lang: str) -> None:
        settings["theme"]["language"] = lang
        settings["plugins"] = {"recoupe": {"editions": {"fr": "", "en": "en/"}}}
        (project / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")

    corpus = [name for name in EDITS if name not in ("setting", "frame", "template", "long_text")]
    editor.chance.shuffle(corpus)
    edition("en")
    built(project, tmp_path)
    sparing = 0
    for number, name in enumerate(corpus):
        getattr(editor, name)()
        if number % 3 == 1:
            continue
        edition("en" if number % 3 else "fr")
        made.clear()
        found = built(project, tmp_path)
        pages = sum(path.endswith("/index.html") for path in found)
        sparing += len(made) < pages // 2
        same_files(found, from_nothing(project, tmp_path / "clean", "build"), name)
    assert sparing > len(corpus) // 4
