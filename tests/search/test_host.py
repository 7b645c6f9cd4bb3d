from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from recoupe import mkdocs_plugin
from recoupe.search import SearchData, SearchFiles
from tests import corpora
from tests.search.searches import data

TEXT = """
    articles/a.md
        ---
        Un texte.
"""


def test_a_rebuild_makes_the_search_again_only_when_something_else_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def make(found: SearchData) -> SearchFiles:
        made.append(found.fingerprint)
        return SearchFiles(files={"contents.bin": found.fingerprint.encode()})

    monkeypatch.setattr(mkdocs_plugin, "make_search", make)
    plugin = mkdocs_plugin.RecoupePlugin()
    plugin.load_config({})
    config = MkDocsConfig()
    config.site_dir = str(tmp_path / "site")
    for text in (TEXT, TEXT, TEXT.replace("texte", "mot")):
        shutil.rmtree(tmp_path / "site", ignore_errors=True)  # as the host does
        plugin.search = data(corpora.corpus(text))
        plugin.on_post_build(config=config)
        assert (tmp_path / "site/search/contents.bin").read_bytes().decode() == plugin.search.fingerprint
    assert len(made) == 2
