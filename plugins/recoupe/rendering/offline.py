"""The service worker that keeps pages for reading without a network, or the one that ends it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files

WORKER = "service-worker.js"
"""Where the worker lies, below the site's root: it sees no page above its own folder."""


def keeping(assets: Mapping[str, bytes]) -> str:
    """The worker that keeps pages; `assets` are the styles and scripts that pages need, by address.

    Its version is made of their contents: with any of them changed it is another worker.
    """
    digest = hashlib.sha256()
    for address in sorted(assets):
        digest.update(f"{address}\n{len(assets[address])}\n".encode() + assets[address])
    return (
        _source(WORKER)
        .replace('VERSION = ""', f'VERSION = "{digest.hexdigest()[:16]}"')
        .replace("FILES = []", f"FILES = {json.dumps(sorted(assets))}")
    )


def ending() -> str:
    """The worker that forgets what was kept and unregisters itself: browsers that have the other one will fetch it."""
    return _source("service-worker-off.js")


def _source(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
