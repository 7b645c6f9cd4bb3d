"""What search downloads, in budgets that hold at 400 articles; `python -m benchmarks.search_bytes 10000` is the rest."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from benchmarks.corpus import write
from benchmarks.search_bytes import Download, Server, measure, put, searchable

pytestmark = pytest.mark.browser

ARTICLES = 400


@pytest.fixture(scope="module")
def downloads(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Download]]:
    folder = tmp_path_factory.mktemp("bytes")
    found = searchable(write(folder / "content", ARTICLES, entities=300))
    put(found.files, folder / "site")
    for name, content in found.files.files.items():
        if "/names" in name or "/words-" in name or "/entities-" in name:
            assert len(content) <= 20_000, name
            assert len(content) <= 12_000 or "/entities-0" in name, name
    server = Server(folder / "site")
    yield {each.step: each for each in measure(found, browser, server, queries=2)}
    server.close()


def size(downloads: dict[str, Download], step: str) -> int:
    return max(each.bytes for name, each in downloads.items() if name.startswith(step))


def test_the_parts_that_grow_with_the_corpus_are_small_for_each_article(downloads: dict[str, Download]) -> None:
    """450 KB at 10,000 articles: 155 KB for Pagefind itself, 75 for the modules, 18 for entities, and 20 B an article."""
    fixed = 155_000 + 75_000 + 18_000 + 10 * 3_000  # the last are the first ten results
    assert size(downloads, "all of these") <= fixed + 20 * ARTICLES


@pytest.mark.parametrize("step", ["one word", "two words", "a name"])
def test_a_query_with_ten_results_is_small(step: str, downloads: dict[str, Download]) -> None:
    assert size(downloads, step) <= 100_000


def test_a_facet_is_small(downloads: dict[str, Download]) -> None:
    assert size(downloads, "choose a rare entity") <= 25_000


def test_a_suggestion_is_small(downloads: dict[str, Download]) -> None:
    assert size(downloads, "a suggestion") <= 45_000
