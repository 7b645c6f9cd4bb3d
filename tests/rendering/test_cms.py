"""The CMS is beside the site where it is asked for, and nowhere else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.mkdocs_plugin import RecoupeConfig
from recoupe.rendering.cms import POLICY, cms_files
from tests.corpora import write
from tests.golden.paths import ROOT


def test_its_page_runs_its_program_and_nothing_else() -> None:
    files = cms_files("<A & B>", {"x": 1}, b"program")
    assert set(files) == {"admin/index.html", "admin/config.json", "admin/sveltia-cms.js"}
    page = files["admin/index.html"].decode()
    assert "<title>&lt;A &amp; B&gt;</title>" in page
    assert page.count("<script") == 1
    assert '<script src="sveltia-cms.js"></script>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert page.index("Content-Security-Policy") < 200
    for word in ("unsafe-eval", "*;", "https:;", "http:"):
        assert word not in POLICY
    assert "script-src 'self';" in POLICY
    assert json.loads(files["admin/config.json"]) == {"x": 1}


def test_it_is_off_by_default() -> None:
    settings = RecoupeConfig()
    settings.load_dict({})
    settings.validate()
    assert settings.cms is None
    assert "cms" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("cms", "repo_url", "told"),
    [
        ("cms.js", "https://github.com/a/b", ""),
        ("", "https://github.com/a/b", ""),
        ("missing.js", "https://github.com/a/b", "missing.js: No such file"),
        ("cms.js", "", "it needs a repo_url"),
    ],
)
def test_a_build_with_it(tmp_path: Path, cms: str, repo_url: str, told: str) -> None:
    (tmp_path / "cms.js").write_bytes(b"// the program")
    write(tmp_path / "content", {"index.md": "---\ntitle: A\n---\n"})
    config = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(tmp_path / "content"),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "nav": ["index.md"],
        "watch": [],
        "repo_url": repo_url,
        "plugins": {"recoupe": {"cms": cms or None}},
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(config), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", tmp_path / "mkdocs.yml", "-d", tmp_path / "site"],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=False,
        timeout=120,
    )
    admin = tmp_path / "site" / "admin"
    assert told in done.stderr
    assert (done.returncode == 0) == (not told)
    assert "Traceback" not in done.stderr
    if cms and not told:
        assert {path.name for path in admin.iterdir()} == {"index.html", "config.json", "sveltia-cms.js"}
        assert (admin / "sveltia-cms.js").read_bytes() == b"// the program"
        assert json.loads((admin / "config.json").read_bytes())["backend"]["repo"] == "a/b"
    else:
        assert not admin.exists()
