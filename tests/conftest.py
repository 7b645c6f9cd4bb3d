"""What a test gets from its docstring, which is its input (`tests/corpora.py`)."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

from recoupe.linking import LinkedCorpus
from recoupe.views import Reader
from tests import corpora

# A machine that is busy is no mistake; a failure in CI must come again.
settings.register_profile("recoupe", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("recoupe")


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
