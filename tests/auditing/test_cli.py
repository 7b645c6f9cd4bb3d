"""The command against a real site: what the project builds has nothing that should not be there."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from recoupe.cli import main
from tests.corpora import corpus, write
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


HELD = """
    sources/closed.md
        text_policy: none
    articles/closed.md
        source: closed
        ---
        Le convoi a quitté la ville avant l’aube sous bonne garde selon un témoin.
"""
WORDS = "Le convoi a quitté la ville avant l’aube"


def change(site: Path, name: str, old: str, new: str) -> None:
    path = site / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_site_that_was_changed_afterwards(hostile: Built, tmp_path: Path) -> None:
    """One change for each thing that the audit promises to see."""
    site = shutil.copytree(hostile.site, tmp_path / "site")
    content = write(tmp_path / "content", corpus(HELD))
    change(site, "index.html", "</body>", "<script>x()</script></body>")
    change(site, "sources/index.html", "</body>", "<a href='../nowhere/'>x</a></body>")
    change(site, "tags/index.html", "</body>", "<a href='../#no-such-spot'>x</a></body>")
    change(site, "places/index.html", "</body>", f"<p>{WORDS}</p></body>")
    change(site, "events/index.html", 'http-equiv="Content-Security-Policy"', 'name="x"')
    change(site, "dates/index.html", "</body>", "<p onclick='x()'>x</p></body>")
    change(site, "search/index.html", "</body>", "<script type='application/json'>{]</script></body>")
    (site / "assets/recoupe.css").write_text("*{}", encoding="utf-8")
    next(site.glob("assets/stylesheets/main.*.css")).unlink()
    (site / "fields/x.json").write_text("{", encoding="utf-8")
    (site / "feed.xml").write_text(f"<rss>{WORDS}</rss>", encoding="utf-8")
    (site / "export.csv").write_text(f"a,{WORDS}", encoding="utf-8")
    (site / "search/texts.bin").write_bytes(gzip.compress(json.dumps({"a": [{"b": WORDS}]}).encode()))
    with (site / "large.json").open("wb") as file:
        file.truncate(100_000_001)
    arguments = ["audit", str(site), "--config", str(hostile.folder / "mkdocs.yml"), "--format", "json"]
    done = CliRunner().invoke(main, [*arguments, "--content", str(content)])
    assert done.exit_code == 1
    found = {(each["file"], each["check"]) for each in json.loads(done.stdout)}
    expected = {
        ("index.html", "script"),
        ("sources/index.html", "link"),
        ("tags/index.html", "link"),
        ("places/index.html", "rights"),
        ("events/index.html", "policy"),
        ("dates/index.html", "handler"),
        ("search/index.html", "json"),
        ("assets/recoupe.css", "asset"),
        ("fields/x.json", "data"),
        ("feed.xml", "rights"),
        ("export.csv", "rights"),
        ("search/texts.bin", "rights"),
        ("large.json", "size"),
    }
    assert expected <= found
    assert any(file.startswith("assets/stylesheets/main.") and check == "asset" for file, check in found)
    unlinked = {(file, check) for file, check in found - expected if check not in ("link", "asset")}
    assert unlinked == set()
