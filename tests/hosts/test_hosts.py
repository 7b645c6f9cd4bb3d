"""The same corpus under MkDocs and under ProperDocs: each build is a process of its own."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from recoupe.loading import Defaults
from recoupe.pipeline import make_site, read_corpus
from tests.corpora import page, write
from tests.golden.paths import CONTENT, ROOT, TEMPLATES
from tests.html import read

SITE_NAME = "Le Lac Bleu"
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}


@dataclass(frozen=True, slots=True)
class Built:
    """A finished build: where the site is, how it ended, what it said."""

    site: Path
    code: int
    said: str

    def html(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def start(host: str, folder: Path, *, seed: int, strict: bool = False) -> subprocess.Popen[str]:
    """Begin to build the corpus in `folder/content` into `folder/site`, with the project's own settings."""
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": SITE_NAME,
        "site_url": "https://lac.example/recoupe/",
        "docs_dir": str(folder / "content"),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "nav": [{"Accueil": "index.md"}, {"Articles": "articles/index.md"}, {"Entités": "entities/index.md"}],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            host,
            "build",
            "-f",
            folder / "mkdocs.yml",
            "-d",
            folder / "site",
            *["--strict"] * strict,
        ],
        cwd=folder,
        env=os.environ | QUIET | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Built]]:
    """The golden corpus under both hosts, and a corpus with a mistake; side by side, to save time."""
    running: dict[str, tuple[Path, subprocess.Popen[str]]] = {}
    for name, host in [("mkdocs", "mkdocs"), ("properdocs", "properdocs"), ("mistaken", "mkdocs")]:
        folder = tmp_path_factory.mktemp(name)
        shutil.copytree(CONTENT, folder / "content")
        if name == "mistaken":
            bad = {"articles/bad.md": page("articles/bad.md", "entities: [lac-blue]\nsource: gazette-fr")}
            # What may never reach the site, whatever the corpus holds.
            strange = {"assets/javascripts/bundle.js": "alert(1)", "CNAME": "a.org", "articles/x.svg": "<svg/>"}
            write(folder / "content", {**bad, **strange})
        running[name] = (folder, start(host, folder, seed=len(running), strict=True))
    try:
        yield {
            name: Built(site=folder / "site", said=process.communicate(timeout=120)[0], code=process.returncode)
            for name, (folder, process) in running.items()
        }
    finally:
        for _, process in running.values():
            process.kill()


def test_a_clean_corpus_builds_strictly_and_in_silence(builds: dict[str, Built]) -> None:
    for host in ("mkdocs", "properdocs"):
        assert builds[host].code == 0, builds[host].said
        assert "WARNING" not in builds[host].said
        assert "ERROR" not in builds[host].said


def test_a_mistake_fails_a_strict_build_with_its_place(builds: dict[str, Built]) -> None:
    built = builds["mistaken"]
    assert built.code != 0
    assert 'content/articles/bad.md:2:12: error[unknown-entity]: no entity is called "lac-blue"' in built.said
    assert 'help: did you mean "lac-bleu"? (entities/lac-bleu.md)' in built.said
    assert "content/assets/javascripts/bundle.js:1:1: error[stray-file]: a corpus has no such file" in built.said
    assert "Traceback" not in built.said


def test_both_hosts_show_the_bodies_that_the_engine_made(builds: dict[str, Built]) -> None:
    site = make_site(
        read_corpus(CONTENT, Defaults()),
        TEMPLATES,
        lang="fr",
        site_name=SITE_NAME,
        site_url="https://lac.example/recoupe/",
        show_diagnostics=False,
    )
    for made in site.pages:
        body = made.html.strip()
        for host in ("mkdocs", "properdocs"):
            assert body in builds[host].html(made.address), (host, made.address)


def content_element(html: str) -> str:
    """The element that holds what the engine made: the last one around its text."""
    found = re.search(r'<div class="edition">(.*)</div>', html, re.DOTALL)
    assert found is not None
    return re.split(r"<footer|<div class=\"md-dialog", found[1])[0]


@pytest.mark.parametrize("kind", ["articles", "entities"])
def test_both_hosts_build_the_same_content(kind: str, builds: dict[str, Built]) -> None:
    folders = sorted(path.name for path in (builds["mkdocs"].site / kind).iterdir() if path.is_dir())
    assert folders == sorted(path.name for path in (builds["properdocs"].site / kind).iterdir() if path.is_dir())
    assert len(folders) >= 5
    for name in folders:
        one, other = (content_element(builds[host].html(f"{kind}/{name}/")) for host in ("mkdocs", "properdocs"))
        assert one == other


def test_an_old_address_carries_the_reader_to_the_new_one(builds: dict[str, Built]) -> None:
    old = {"entities/office-du-lac/": "../conseil-du-lac/", "stances/office-du-lac/": "../conseil-du-lac/"}
    for host in ("mkdocs", "properdocs"):
        found = {}
        for path in files(builds[host], ".html"):
            elements = read(path.read_text(encoding="utf-8")).elements
            address = path.relative_to(builds[host].site).as_posix().removesuffix("index.html")
            for each in elements:
                if each.attributes.get("http-equiv", "").lower() == "refresh":
                    found[address] = each.attributes["content"]
                    assert "head" in each.parents, address
                    canonical = [
                        link.attributes["href"] for link in elements if link.attributes.get("rel") == "canonical"
                    ]
                    assert canonical == [old[address]], address
        assert found == {address: f"0; url={there}" for address, there in old.items()}
        sitemap = (builds[host].site / "sitemap.xml").read_text(encoding="utf-8")
        assert "/conseil-du-lac/" in sitemap
        assert "office-du-lac" not in sitemap


def files(built: Built, *suffixes: str) -> Iterator[Path]:
    return (path for path in built.site.rglob("*") if path.suffix in suffixes and "javascripts" not in path.parts)


def test_a_hostile_title_is_active_nowhere(builds: dict[str, Built]) -> None:
    """`</title><script>alert(1)</script>` is a title of the golden corpus: text in every file, never an element."""
    for host in ("mkdocs", "properdocs"):
        seen = 0
        for path in files(builds[host], ".html", ".xml"):
            text = path.read_text(encoding="utf-8")
            assert "<script>alert" not in text, path
            assert "</title><script" not in text, path
            seen += "alert(1)" in text
        assert seen >= 3
        html = builds[host].html("articles/gazette-fr-3/")
        assert "&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; Cie – Le Lac Bleu</title>" in html
        assert "&amp;lt;" not in html


def test_no_index_of_the_theme_s_own_search_is_made(builds: dict[str, Built]) -> None:
    """Search has data of its own; the theme's index would hold every text, and be loaded by every page."""
    for host in ("mkdocs", "properdocs"):
        assert not list(builds[host].site.rglob("search_index*"))
        for path in files(builds[host], ".html"):
            forms = [each for each in read(path.read_text(encoding="utf-8")).elements if each.tag == "form"]
            assert forms or path.name in ("citations.html", "preview.html"), path
            for form in forms:  # Material loads its index for a form of this name
                assert "search" not in (form.attributes.get("name"), form.attributes.get("id")), path


def test_only_the_engine_s_pages_and_the_theme_s_files_reach_the_site(builds: dict[str, Built]) -> None:
    site = builds["mkdocs"].site
    ours = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert not [path for path in ours if path.endswith((".md", ".svg", ".yml", ".php")) or path == "CNAME"]
    assert "assets/recoupe.css" in ours
    ElementTree.parse(site / "sitemap.xml")


def test_what_may_not_be_shown_is_in_no_file(builds: dict[str, Built]) -> None:
    for host in ("mkdocs", "properdocs"):
        for path in files(builds[host], ".html", ".xml", ".json", ".txt", ".csv"):
            text = path.read_text(encoding="utf-8")
            assert "far too loud for a lake" not in text, path
            assert "Visitors counted" not in text, path


def test_nothing_is_loaded_from_elsewhere(builds: dict[str, Built]) -> None:
    """Nothing downloads at view time: no CDN, no web fonts, no trackers."""
    for path in files(builds["mkdocs"], ".html"):
        for each in read_loosely(path):
            assert not re.match(r"(https?:)?//", each), (path, each)


def read_loosely(path: Path) -> list[str]:
    """What a page loads by itself."""
    loaded = []
    for each in read(path.read_text(encoding="utf-8")).elements:
        if each.tag in ("script", "img", "iframe", "source", "video", "audio", "embed"):
            loaded.append(each.attributes.get("src", ""))
        elif each.tag == "link" and set(each.attributes.get("rel", "").split()) & {
            "stylesheet",
            "preload",
            "preconnect",
        }:
            loaded.append(each.attributes.get("href", ""))
    return loaded


def test_the_project_s_own_site_builds_strictly(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path],
        cwd=ROOT,
        env=os.environ | QUIET | {"PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "[" not in re.sub(r"\[\d+:\d+:\d+\]|\[notice\]", "", done.stderr), done.stderr
    assert (tmp_path / "articles/presstv-fr-668825/index.html").is_file()
