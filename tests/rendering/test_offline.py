from __future__ import annotations

import re

from recoupe.rendering.offline import ending, keeping

ASSETS = {"assets/b.css": b"b", "assets/a.js": b"a"}


def version(worker: str) -> str:
    found = re.search(r'VERSION = "([0-9a-f]{16})"', worker)
    assert found
    return found[1]


def test_the_worker_names_its_files_in_order() -> None:
    assert 'const FILES = ["assets/a.js", "assets/b.css"];' in keeping(ASSETS)
    assert keeping(ASSETS) == keeping(dict(reversed(ASSETS.items())))


def test_its_version_is_made_of_their_contents() -> None:
    own = version(keeping(ASSETS))
    assert version(keeping({**ASSETS, "assets/b.css": b"c"})) != own
    assert version(keeping({"assets/a.js": b"a"})) != own
    assert version(keeping({"assets/b.cs": b"sb", "assets/a.js": b"a"})) != own


def test_the_other_one_unregisters_itself() -> None:
    assert "registration.unregister()" in ending()
    assert "VERSION" not in ending()
