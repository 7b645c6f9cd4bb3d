"""One site, built by the host from every attack at once."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.golden.paths import ROOT
from tests.hostile.attacks import ATTACKS
from tests.hostile.pipeline import lay

SECONDS = 900
"""For a build on a machine that is busy with other things; it takes ten."""


@dataclass(frozen=True, slots=True)
class Built:
    """What the host made: where the site is, how the build ended, what it said."""

    folder: Path
    code: int
    said: str

    @property
    def site(self) -> Path:
        return self.folder / "site"


def build(folder: Path, *options: str) -> Built:
    """Build the corpus in `folder/content` with the project's own settings."""
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "Un site",
        "docs_dir": str(folder / "content"),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "plugins": ["recoupe"],
        "nav": ["index.md"],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", folder / "mkdocs.yml", "-d", folder / "site", *options],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        timeout=SECONDS,
        check=False,
    )
    return Built(folder, done.returncode, done.stdout)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of all attacks but the large ones."""
    folder = tmp_path_factory.mktemp("hostile")
    lay((attack for attack in ATTACKS if not attack.large), folder / "content")
    return build(folder)
