"""Every attack at once, through the real host: what it writes, and where."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import material

from tests.golden.paths import ROOT
from tests.hostile.attacks import ATTACKS, title
from tests.hostile.conftest import Built
from tests.hostile.test_attacks import read_told
from tests.html import read

PUBLISHED = re.compile(
    r"(?:[\w-]+/)*(?:index|404|preview|citations)\.html|sitemap\.xml(?:\.gz)?|service-worker\.js|fields/[\w.-]+\.json"
    r"|search/search_index\.json|search/(?:[\w-]+/)*[\w.-]+\.(?:bin|js|json|pagefind|pf_index|pf_meta|pf_fragment|pf_filter)",
    re.ASCII,
)
"""Pages, and files beside them that the engine and the host make."""

THEME = Path(material.__file__).parent / "templates"


def files(built: Built) -> Iterator[tuple[str, Path]]:
    return ((path.relative_to(built.site).as_posix(), path) for path in built.site.rglob("*") if path.is_file())


def test_the_build_ends_and_says_what_is_wrong(hostile: Built) -> None:
    assert hostile.code == 0, hostile.said[-2000:]
    assert "Traceback" not in hostile.said
    told = read_told()
    for attack in ATTACKS:
        if not attack.large and attack.name != "in an entity, an outlet, a page":  # reports of a file beside others'
            for headline in told[title(attack)][:3]:
                assert headline.rpartition(": ")[2][:60] in hostile.said, headline


def test_nothing_is_written_but_pages_and_the_theme(hostile: Built) -> None:
    assert sorted(path.name for path in hostile.folder.iterdir()) == [".cache", "content", "mkdocs.yml", "site"]
    for name, path in files(hostile):
        if name.startswith("assets/"):
            ours = ROOT / "theme_overrides" / name
            expected = (ours if ours.exists() else THEME / name).read_bytes()
            if name == "assets/edition.css":  # names the style sheets, and is all of them in one
                sheets = [ours.with_name(f"{sheet}.css") for sheet in re.findall('"([a-z]+)",', expected.decode())]
                assert path.read_bytes().split() == b" ".join(sheet.read_bytes() for sheet in sheets).split()
            else:
                assert path.read_bytes() == expected, name
        else:
            assert PUBLISHED.fullmatch(name), name
        assert not path.is_symlink()
        assert path.suffix not in (".md", ".php", ".exe", ".svg", ".yml")


def test_nothing_of_the_machine_is_published(hostile: Built) -> None:
    secrets = [Path("/etc/passwd").read_text(encoding="utf-8").splitlines()[0].encode(), b"[core]\n\trepository"]
    for name, path in files(hostile):
        data = path.read_bytes()
        assert not any(secret in data for secret in secrets), name
        assert str(hostile.folder).encode() not in data, name


def test_no_script_of_theirs_is_on_any_page(hostile: Built) -> None:
    """A page's scripts are the theme's and ours; no element has a handler; nothing is loaded from elsewhere."""
    scripts = set()
    for name, path in files(hostile):
        if path.suffix != ".html":
            continue
        for each in read(path.read_text(encoding="utf-8")).elements:
            assert not [key for key in each.attributes if key.startswith("on")], (name, each)
            assert "attack" not in each.attributes.get("src", ""), name
            if each.tag == "script":
                scripts.add(each.text)
                assert "attacked" not in each.text, name
            if each.tag in ("iframe", "object", "embed", "base", "video", "audio", "img", "math"):
                raise AssertionError((name, each))
            if each.tag == "meta" and each.attributes.get("http-equiv", "").lower() == "refresh":
                assert "attack" not in each.attributes["content"], name
            if each.tag == "link":
                assert not re.match(r"(?:[a-z]+:)?//", each.attributes.get("href", "")), name
    assert len(scripts) < 20  # the same few everywhere


def test_what_is_data_can_be_read(hostile: Built) -> None:
    for _, path in files(hostile):
        if path.suffix == ".json":
            json.loads(path.read_text(encoding="utf-8"), parse_constant=lambda word: 1 / 0)
        elif path.suffix == ".xml":
            ElementTree.parse(path)
