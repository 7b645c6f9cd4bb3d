"""A corpus with long lists, in Arabic: ours, and articles and places enough to need a filter and pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.browser.conftest import ROOT, SUB_PATH

MENTIONS = 130
"""How often each of the two long articles names the entity, once a paragraph."""

FIRST = 25
"""How many of them its own page shows."""

PLACES = 30
LONG = "articles/long-fr-1/"
ENTITY = "entities/qasr-test/"

CONFIG = """
INHERIT: {root}/mkdocs.yml
docs_dir: {folder}/content
watch: []
theme: {{language: ar, custom_dir: {root}/theme_overrides}}
plugins: {{recoupe: {{editions: {{fr: fr/, ar: ""}}}}}}
"""


def build(folder: Path) -> Path:
    """Build the site below `folder`; return the folder that is to be served."""
    shutil.copytree(ROOT / "content", folder / "content")
    for path, text in _files():
        (folder / "content" / path).write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(CONFIG.format(root=ROOT, folder=folder), encoding="utf-8")
    served = folder / "served"
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", served / SUB_PATH.strip("/")],
        cwd=ROOT,
        check=True,
        timeout=180,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )
    return served


def _files() -> Iterator[tuple[str, str]]:
    """Path and text of each file. A letter from beyond the first plane tells code points from other units."""
    yield "entities/qasr-test.md", "---\ntype: Place\npref_label: {fr: Qasr, ar: القصر}\n---\n\nLieu d’essai.\n"
    for lang, year, sentence in (
        ("fr", 2019, "𝕏 Le convoi numéro {n} a quitté Qasr avant l’aube."),
        ("ar", 2018, "غادرت القافلة رقم {n} القصر قبل الفجر."),
    ):
        yield f"sources/long-{lang}.md", f"---\nname: Source {lang}\nlanguages: [{lang}]\ntext_policy: full\n---\n"
        body = "\n\n".join(sentence.format(n=n) for n in range(1, MENTIONS + 1))
        header = f"title: Essai {lang}\nsource: long-{lang}\ndate: {year}-01-02\nlang: {lang}\n"
        yield f"articles/2021/long-{lang}-1.md", f"---\n{header}---\n\n{body}\n"
    for number in range(PLACES):
        point = f"{{lat: {30 + number / 10:.1f}, lon: {44 + number / 10:.1f}, precision: exact, source: essai}}"
        yield (
            f"entities/lieu-{number}.md",
            f"---\ntype: Place\npref_label: {{fr: Lieu {number}, ar: مكان {number}}}\ncoordinates: {point}\n---\n",
        )
