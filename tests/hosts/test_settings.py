"""What mkdocs.yml may leave out, and what is said of a setting that leads nowhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from tests.corpora import write
from tests.golden.paths import ROOT


def built(folder: Path, **settings: Any) -> Path:
    """The site of a corpus of one page, with these settings beside the project's own."""
    write(folder / "content", {"index.md": "---\ntitle: A\n---\n"})
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(folder / "content"),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "nav": ["index.md"],
        "watch": [],
        **settings,
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    build(load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site")))
    return folder / "site"


def test_templates_that_are_nowhere_are_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        built(tmp_path, plugins={"recoupe": {"templates": "nowhere"}})
    (told,) = (each.message for each in caplog.records if each.levelname == "ERROR")
    assert told.startswith("mkdocs.yml, plugins, recoupe, templates: there are no page templates in ")


def test_the_style_sheet_is_whole_and_nothing_is_published_that_no_page_asks_for(tmp_path: Path) -> None:
    assets = built(tmp_path) / "assets"
    styles = (assets / "edition.css").read_text(encoding="utf-8")
    assert "{%" not in styles
    for each in (ROOT / "theme_overrides/assets").glob("*.css"):
        assert each.name == "edition.css" or each.read_text(encoding="utf-8").strip() in styles
    assert [path.name for path in (assets / "stylesheets").iterdir()] == [
        path.name for path in (assets / "stylesheets").glob("main.*.min.css")
    ]
    assert not (assets / "javascripts").exists()
    assert not list(assets.rglob("*.map"))
