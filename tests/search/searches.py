"""The search of a small corpus, and what can be read from its files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from recoupe.rendering import terms
from recoupe.search import SearchData, SearchFiles, Wording, search_data
from recoupe.search.packing import unsqueeze
from tests import corpora

WORDING = Wording(
    day=partial(terms.day, lang="fr"),
    language=partial(terms.language, lang="fr"),
    term=lambda code: f"<{code}>",
)


def data(files: Mapping[str, str], shards: int = 1) -> SearchData:
    return search_data(corpora.reader(files), WORDING, lambda articles: shards)


def part(found: SearchFiles, name: str) -> bytes:
    """One data file, unpacked."""
    (path,) = [path for path in found.files if path.startswith("data-") and path.endswith(f"/{name}.bin")]
    return unsqueeze(found.files[path])


def contents(found: SearchFiles) -> Any:
    return json.loads(unsqueeze(found.files["contents.bin"]))


def head(data: bytes) -> Any:
    """The JSON at the beginning of a file."""
    return json.loads(data[4 : 4 + int.from_bytes(data[:4], "little")])
