"""The command against a real site: what the project builds has nothing that should not be there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from recoupe.cli import main
from tests.hostile.conftest import Built, hostile

__all__ = ["hostile"]


@pytest.fixture(scope="module")
def told(hostile: Built) -> list[dict[str, str]]:
    """What is said of the site that was built from every attack at once."""
    arguments = ["audit", str(hostile.site), "--config", str(hostile.folder / "mkdocs.yml"), "--format", "json"]
    done = CliRunner().invoke(main, [*arguments, "--content", str(hostile.folder / "content")])
    assert done.exit_code == 1, done.output
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found


def test_of_all_attacks_only_links_that_lead_nowhere_are_left(told: list[dict[str, str]]) -> None:
    """What a maintainer writes as a link on a page stays a link, wherever it leads below the site."""
    assert {each["check"] for each in told} == {"link"}
    assert {each["file"] for each in told} <= {f"{name}/index.html" for name in ("links-page", "tags-page")}


def test_a_site_that_was_changed_afterwards(hostile: Built, tmp_path: Path) -> None:
    import shutil

    site = shutil.copytree(hostile.site, tmp_path / "site")
    home = site / "index.html"
    home.write_text(
        home.read_text(encoding="utf-8").replace("</body>", "<script>x()</script></body>"), encoding="utf-8"
    )
    (site / "assets" / "recoupe.css").write_text("*{}", encoding="utf-8")
    arguments = ["audit", str(site), "--config", str(hostile.folder / "mkdocs.yml")]
    done = CliRunner().invoke(main, [*arguments, "--content", str(hostile.folder / "content")])
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    assert "assets/recoupe.css: [asset] the file is not the one of the installed packages" in lines
    assert any(
        line.startswith("index.html:") and "[script] this script is none of the theme's: 'x()'" in line
        for line in lines
    )
