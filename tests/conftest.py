"""What a test gets from its docstring, which is its input (`tests/corpora.py`)."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from recoupe.linking import LinkedCorpus
from recoupe.settings import read_defaults
from recoupe.views import Reader
from tests import corpora
from tests.chromium import browser, chromium

__all__ = ["browser", "chromium"]

# A machine that is busy is no mistake; a failure in CI must come again.
settings.register_profile("recoupe", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("recoupe")

ROOT = Path(__file__).parents[1]
OF_THE_EXAMPLE = (
    "tests/browser/",
    "tests/linking/test_gold.py",
    "tests/test_content.py::test_the_",
    "tests/test_content.py::test_every_stance",
    "tests/hosts/test_hosts.py::test_the_project_s_own_site",
)
"""Tests that speak of the corpus that Recoupe comes with, by the beginnings of their ids."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A project that has begun its own corpus (`recoupe init`) keeps the tests of the engine."""
    if (ROOT / "content/articles/2021/presstv-fr-668825.md").is_file():
        return
    french = read_defaults(ROOT / "mkdocs.yml").lang == "fr"
    for item in items:
        if item.nodeid.startswith(OF_THE_EXAMPLE):
            item.add_marker(pytest.mark.skip(reason="it is about the example corpus, which is gone"))
        elif item.nodeid.startswith("tests/hosts/") and not french:
            item.add_marker(pytest.mark.skip(reason="it expects the settings of a site in French"))


@pytest.fixture
def files(request: pytest.FixtureRequest) -> dict[str, str]:
    """The files that the test's docstring describes."""
    return corpora.corpus(request.function.__doc__)


@pytest.fixture
def linked(files: dict[str, str]) -> LinkedCorpus:
    return corpora.linked(files)


@pytest.fixture
def checked(files: dict[str, str]) -> list[str]:
    """The headlines of what is wrong between the files."""
    return corpora.checked(files)


@pytest.fixture
def reader(files: dict[str, str]) -> Reader:
    return corpora.reader(files)
