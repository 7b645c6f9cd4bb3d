from __future__ import annotations

import json
from html import unescape

from recoupe.rendering import Renderer
from recoupe.repository import Repository
from recoupe.views.new_article import new_article_view
from tests.corpora import reader
from tests.golden.paths import TEMPLATES
from tests.html import read

SOURCES = {
    "sources/b.md": "---\nname: Lac <bleu>\ntext_policy: none\nlanguages: [fr]\n---\n",
    "sources/a.md": "---\nname: Zeta\ntext_policy: full\nlanguages: [ar, tlh]\n---\n",
}
REPOSITORY = Repository(url="https://github.com/a/b", branch="main", content="content")


def test_the_register_is_to_choose_from() -> None:
    view = new_article_view(reader(SOURCES), REPOSITORY)
    assert [(each.id, each.name, each.lang, each.policy) for each in view.outlets] == [
        ("b", "Lac <bleu>", "fr", "none"),
        ("a", "Zeta", "", "full"),
    ]
    assert {"ar", "fr", "tlh"} < set(view.languages)
    assert view.guide == ""
    assert (view.folder, view.new_file) == (
        "content/articles",
        "https://github.com/a/b/new/main/content/articles",
    )


def test_every_field_that_the_form_asks_for_is_on_the_page() -> None:
    view = new_article_view(reader(SOURCES), None)
    page = Renderer(TEMPLATES, "en").page(view)
    found = read(page.html)
    assert found.wrong == []
    records = {"archive", "entities", "stance", "stance.evidence", "rights"}
    made_by_script = {"entities.role", "evidence.prefix", "evidence.suffix"}
    for name in set(view.fields) - records - made_by_script:
        assert f'name="{name}"' in page.html or f'data-picker="{name}"' in page.html, name
    assert "github.com" not in page.html
    rules = page.html.partition("data-rules='")[2].partition("'")[0]
    assert json.loads(unescape(rules)) == json.loads(json.dumps(view.rules))


def test_an_article_needs_an_outlet() -> None:
    page = Renderer(TEMPLATES, "en").page(new_article_view(reader({}), None))
    assert "<form" not in page.html
    assert "no outlet yet" in page.html
