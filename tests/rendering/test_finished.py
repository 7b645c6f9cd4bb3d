"""Pages that were finished before are the pages that would be written now."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from shutil import copytree
from typing import Any, get_args, get_type_hints

import pytest

from recoupe.diagnostics import Diagnostic
from recoupe.loading import Defaults
from recoupe.pipeline import Site, make_site, read_corpus
from recoupe.processing import Store
from recoupe.rendering import Page, Renderer
from recoupe.rendering.pages import TEMPLATES as KINDS
from tests.golden.paths import CONTENT, ROOT, TEMPLATES


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copytree(CONTENT, tmp_path / "content")


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    return copytree(TEMPLATES, tmp_path / "pages")


class Shelf:
    """A store, reopened for each build, and which pages each build wrote."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.written: list[str] = []
        original = Renderer.page

        def counting(renderer: Renderer, view: Any, **more: Any) -> Page:
            self.written.append(view.address)
            return original(renderer, view, **more)

        monkeypatch.setattr(Renderer, "page", counting)

    def build(self, content: Path, templates: Path, site_name: str = "x") -> tuple[Page, ...]:
        self.written.clear()
        store = Store(self.path, lambda line: None)
        try:
            site = _site(content, templates, store, site_name)
            pages = site.pages
            assert site.finished
            site.finished.forget_all_but(site.finished.settle())
            return pages
        finally:
            store.close()

    def kept(self) -> int:
        with sqlite3.connect(self.path) as database:
            return int(database.execute("SELECT count(*) FROM kept").fetchone()[0])


def _site(content: Path, templates: Path, store: Store | None = None, site_name: str = "x") -> Site:
    checked = read_corpus(content, Defaults(lang="fr"))
    return make_site(checked, templates, lang="fr", site_name=site_name, show_diagnostics=True, pages=store)


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return Shelf(tmp_path / "pages.sqlite", monkeypatch)


def test_no_page_is_written_twice(content: Path, templates: Path, shelf: Shelf) -> None:
    first = shelf.build(content, templates)
    assert len(shelf.written) == len(first)
    assert shelf.build(content, templates) == first
    assert shelf.written == []


def test_only_pages_that_show_something_else_are_written(content: Path, templates: Path, shelf: Shelf) -> None:
    shelf.build(content, templates)
    entity = content / "entities" / "lac-bleu.md"
    entity.write_text(f"{entity.read_text(encoding='utf-8')}\nUne phrase de plus.\n", encoding="utf-8")
    pages = shelf.build(content, templates)
    assert "entities/lac-bleu/" in shelf.written
    assert len(shelf.written) < len(pages) // 4
    assert pages == _site(content, templates).pages


def test_what_no_page_needs_any_more_is_thrown_away(content: Path, templates: Path, shelf: Shelf) -> None:
    shelf.build(content, templates)
    before = shelf.kept()
    entity = content / "entities" / "lac-bleu.md"
    entity.write_text(f"{entity.read_text(encoding='utf-8')}\nUne phrase de plus.\n", encoding="utf-8")
    shelf.build(content, templates)
    assert shelf.kept() == before


@pytest.mark.parametrize("of", ["template", "setting"])
def test_what_is_around_all_pages_changes_all(content: Path, templates: Path, shelf: Shelf, of: str) -> None:
    before = shelf.build(content, templates)
    if of == "template":
        article = templates / "article.html"
        article.write_text(article.read_text(encoding="utf-8").replace("<h1", "<h1 data-new"), encoding="utf-8")
    after = shelf.build(content, templates, "y" if of == "setting" else "x")
    assert len(shelf.written) == len(before)
    assert after != before


def test_damaged_pages_are_written_anew(content: Path, templates: Path, shelf: Shelf) -> None:
    first = shelf.build(content, templates)
    with sqlite3.connect(shelf.path) as database:
        database.execute("UPDATE kept SET value = substr(value, 1, length(value) - 1)")
    assert shelf.build(content, templates) == first
    assert len(shelf.written) == len(first)


def _records(annotation: Any) -> Iterator[type]:
    if isinstance(annotation, type) and is_dataclass(annotation):
        yield annotation
    for inner in get_args(annotation):
        yield from _records(inner)


def test_the_notation_of_a_view_leaves_nothing_out() -> None:
    found: set[type] = set()
    waiting: list[type] = [*KINDS, Diagnostic]
    while waiting:
        record = waiting.pop()
        if record in found:
            continue
        found.add(record)
        assert all(field.repr for field in fields(record)), record
        assert record.__repr__.__qualname__ == f"{record.__qualname__}.__repr__", record
        for hint in get_type_hints(record).values():
            waiting += _records(hint)
    assert len(found) > 60


NOTATIONS = """
import sys
from hashlib import sha256
from pathlib import Path
from tests.rendering.test_finished import _site
site = _site(Path(sys.argv[1]), Path(sys.argv[2]))
views = [repr(each.view(site.reader)) for each in site.plan]
assert not [each for each in views if " at 0x" in each]
print(sha256("\\n".join(views).encode()).hexdigest())
"""


def test_the_notation_of_a_view_is_the_same_in_every_process(content: Path, templates: Path) -> None:
    def said(seed: str) -> str:
        return subprocess.run(
            [sys.executable, "-c", NOTATIONS, str(content), str(templates)],
            cwd=ROOT,
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    assert said("1") == said("2")
