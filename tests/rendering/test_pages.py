from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from recoupe.rendering import TEMPLATES, Page, Renderer
from recoupe.views import BrokenView, Reader, RuleView, View, all_views
from tests.corpora import write

HOSTILE = "</title><script>alert(1)</script>"
BROKEN = BrokenView(address="articles/a/", id="a", path="articles/a.md")


def render(templates: Path, source: str, lang: str = "fr") -> Page:
    return Renderer(write(templates, {"broken.html": source}), lang).page(BROKEN, source="articles/a.md")


def test_every_view_has_a_template() -> None:
    assert set(TEMPLATES) == set(get_args(View))
    assert len(set(TEMPLATES.values())) == len(TEMPLATES)


def test_a_page_knows_its_address_title_kind_and_source(tmp_path: Path) -> None:
    assert render(tmp_path, "<p>{{ view.id }}</p>") == Page(
        address="articles/a/", title="a", lang="fr", kind="broken", html="<p>a</p>", source="articles/a.md"
    )


def test_what_is_put_into_a_template_is_escaped(tmp_path: Path) -> None:
    view = BrokenView(address="articles/a/", id=HOSTILE, path='" onclick="x')
    templates = write(tmp_path, {"broken.html": '<p title="{{ view.path }}">{{ view.id }}</p>'})
    assert Renderer(templates, "fr").page(view).html == (
        '<p title="&#34; onclick=&#34;x">&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>'
    )


def test_a_misspelt_field_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(AttributeError, match="'idd'"):
        render(tmp_path, "{{ view.idd }}")
    with pytest.raises(UndefinedError):
        render(tmp_path, "{{ nothing }}")
    with pytest.raises(TemplateNotFound):
        render(tmp_path, "{% include '../secret.html' %}")


@pytest.mark.parametrize(
    ("source", "fr", "en"),
    [
        ("{{ _('Articles') }} {{ 'against'|term }}", "Articles contre", "Articles against"),
        ("{{ 1234|number }}", "1\u202f234", "1,234"),
        ("{{ 'fa'|language }}", "persan", "Persian"),
        ("{{ ui_lang }}", "fr", "en"),
        ("{{ url(urls.entity('irak')) }}", "../../entities/irak/", "../../entities/irak/"),
        ("{{ 'hostile'|term }}", "hostile", "hostile"),
    ],
)
def test_words_numbers_and_links(tmp_path: Path, source: str, fr: str, en: str) -> None:
    assert [render(tmp_path, source, lang).html for lang in ("fr", "en")] == [fr, en]


def test_titles(reader: Reader) -> None:
    """
    articles/a.md
        title: Un <titre>
        date: 2021-10-19
        tags: [convois]
        stance: {irak: favor}
        claims: [{id: these, text: Une thèse}]
    entities/irak.md
        pref_label: {fr: Irak}
    entities/ancien.md
        replaced_by: irak
    sources/journal.md
        name: Le Journal
    about.md
        title: À propos
    """
    renderer = Renderer(Path(), "fr")
    titles = {
        view.address: renderer.title(view) for view in all_views(reader, "Recoupe") if not isinstance(view, RuleView)
    }
    assert {address: title for address, title in titles.items() if address.count("/") != 1} | {
        "about/": titles["about/"]
    } == {
        "": "Accueil",
        "about/": "À propos",
        "articles/a/": "Un <titre>",
        "entities/ancien/": "Nom de ancien",
        "entities/irak/": "Irak",
        "sources/journal/": "Le Journal",
        "tags/convois/": "Étiquette\xa0: convois",
        "dates/2021/": "2021",
        "dates/2021-10/": "octobre 2021",
        "dates/2021-10-19/": "19 octobre 2021",
        "stances/ancien/": "Nom de ancien",
        "stances/irak/": "Positions envers Irak",
        "claims/these/": "Une thèse",
        "contribute/new/": "Proposer un article",
    }
    assert all(titles.values())
