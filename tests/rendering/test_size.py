"""What pages weigh, in bytes: ten thousand articles are as many pages, and each byte of a page stands in all of them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from recoupe.rendering import Page, Renderer
from recoupe.views.article import article_view
from recoupe.views.entity import entity_view
from tests import corpora
from tests.golden.paths import CONTENT, ROOT, TEMPLATES

NAMES = [f"Nom Propre {letter}" for letter in "ABCDEFGHIJ"]
SENTENCE = "Le convoi parti avant l’aube a traversé la plaine puis la vallée et {name} l’a vu passer près du pont."
"""Twenty words, with a name of three."""

BLOCKS = 8
WORDS = 450
KILOBYTE = 1000


def files() -> dict[str, str]:
    """An article of some 450 words that names ten entities, and seven others that share all of them."""
    text = "\n\n".join(
        " ".join(SENTENCE.format(name=NAMES[(block + place) % len(NAMES)]) for place in range(3))
        for block in range(BLOCKS)
    )
    found = {
        f"entities/e-{n}.md": f"---\ntype: Place\npref_label: {{fr: {name}}}\n---\n" for n, name in enumerate(NAMES)
    }
    found["sources/journal.md"] = "---\nname: Journal\ntext_policy: full\n---\n"
    for number in range(8):
        header = f"title: Le convoi et la plaine, {number}\nsource: journal\ndate: 2021-10-{number + 10}\nlang: fr"
        entities = ", ".join(f"e-{n}" for n in range(len(NAMES)))
        url = f"https://journal.example/{number}"
        found[f"articles/journal-{number}.md"] = (
            f"---\n{header}\nurl: {url}\ntags: [convois, plaine]\nentities: [{entities}]\n---\n\n{text}\n"
        )
    return found


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    reader = corpora.reader(files())
    renderer = Renderer(TEMPLATES, "fr", site_name="Recoupe", site_url="https://recoupe.example/")
    views = article_view("journal-4", reader), entity_view("e-0", reader)
    return {page.kind: page for page in map(renderer.page, views)}


def size(html: str) -> int:
    return len(html.encode())


def test_an_article_with_ten_entities_and_twenty_four_mentions(pages: dict[str, Page]) -> None:
    html = pages["article"].html
    assert html.count('class="mention"') == 24
    assert size(html) < 18.2 * KILOBYTE


def test_a_mention_in_a_text(pages: dict[str, Page]) -> None:
    """All that stands around its words."""
    html = pages["article"].html
    start = html.index('<a class="mention"')
    assert html.index(">", start) + 1 - start + len("</a>") < 110


def test_a_row_of_a_concordance(pages: dict[str, Page]) -> None:
    """A row with its outlet, its date and the words around the mention, in the reader's own language."""
    html = pages["entity"].html
    rows = html[html.index('<tr role="row" id="c-') : html.index("</tbody>", html.index('<tr role="row" id="c-'))]
    assert size(rows) / rows.count("</tr>") < 470


@pytest.mark.parametrize("kind", ["article", "entity"])
def test_no_line_begins_with_white_space(pages: dict[str, Page], kind: str) -> None:
    """Templates are indented, pages are not. What BibTeX and JSON indent is theirs."""
    outside = "".join(part.rpartition("</pre>")[2] for part in pages[kind].html.split("<pre"))
    assert "\n " not in outside
    assert "\n\t" not in outside


def test_the_frame_around_a_page(tmp_path: Path) -> None:
    """All that the host puts around an article, with the whole menu, in French."""
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "docs_dir": str(CONTENT),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "plugins": {"recoupe": {"cache": ""}},
        "watch": [],
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "site")]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    html = (tmp_path / "site/articles/gazette-fr-1/index.html").read_text(encoding="utf-8")
    body = html[html.index('<article class="article-page') : html.index("</article>")]
    assert size(html) - size(body) < 4 * KILOBYTE
    assert html.count('rel="stylesheet"') == 2, "the theme's, and ours"
    assert "<script>" not in html
