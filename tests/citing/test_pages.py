from __future__ import annotations

from pathlib import Path

import material
import pytest

from recoupe.citing import STYLES
from recoupe.loading import Defaults
from recoupe.pipeline import Site, make_site, read_corpus
from recoupe.rendering.citations import Citations, published
from recoupe.views import Reader
from recoupe.views.article import article_view
from recoupe.views.entity import entity_view
from tests.corpora import corpus, write
from tests.golden.paths import CONTENT, TEMPLATES
from tests.html import Reading, read

SITE_URL = "https://lac.example/recoupe/"
KINDS = {"article", "entity", "source", "claim", "stance_target"}


def made(content: Path, lang: str = "fr", site_url: str = SITE_URL) -> Site:
    return make_site(
        read_corpus(content, Defaults(lang="fr")),
        TEMPLATES,
        lang=lang,
        site_name="Le Lac Bleu",
        site_url=site_url,
        show_diagnostics=False,
    )


@pytest.fixture(scope="module")
def site() -> Site:
    return made(CONTENT)


def entries(reading: Reading) -> list[str]:
    """The names of what a page gives to cite."""
    return [each.attributes["data-name"] for each in reading.all(of_class="cited")]


def test_every_page_of_one_thing_can_be_cited_and_no_list(site: Site) -> None:
    for page in site.pages:
        reading = read(page.html)
        cited = entries(reading)
        assert ("cite" in reading.ids) is (page.kind in KINDS), page.address
        assert len(cited) == {"article": 2}.get(page.kind, int(page.kind in KINDS)), page.address
        assert reading.ids.count("cite") <= 1
        if cited:
            assert cited[-1] == page.address.strip("/").replace("/", "-")
            formats = [each.attributes["data-format"] for each in reading.all(of_class="cite-as")]
            assert formats == [*STYLES, "bibtex", "ris", "csl"] * len(cited)
            choices = [each for each in reading.all("input") if each.attributes.get("name") == "cite-format"]
            assert [each.attributes["value"] for each in choices] == formats[:6]
            assert ["checked" in each.attributes for each in choices] == [True] + [False] * 5


def test_a_page_says_where_it_is_only_where_the_site_knows(site: Site) -> None:
    (page,) = [page for page in site.pages if page.address == "entities/lac-bleu/"]
    assert f"{SITE_URL}entities/lac-bleu/" in page.html
    (page,) = [page for page in made(CONTENT, site_url="").pages if page.address == "entities/lac-bleu/"]
    assert "https://lac.example" not in page.html
    assert '<p class="cite-as" data-format="mla">«\u00a0Lac Bleu\u00a0». <em>Le Lac Bleu</em>.</p>' in page.html


def test_the_notes_of_an_article_are_given_in_a_file_that_needs_no_frame(site: Site) -> None:
    files = {address: read(html.decode()) for address, html in site.files.items() if address.endswith("citations.html")}
    assert files
    pages = {page.address: read(page.html) for page in site.pages}
    for address, reading in files.items():
        article = address.removesuffix("citations.html")
        assert [wrong for wrong in reading.wrong if "<!doctype" not in wrong] == []
        notes = [id for id in pages[article].ids if id.startswith("n-")]
        assert sorted(id for id in reading.ids if id.startswith("n-")) == sorted(notes)
        assert len(set(reading.ids)) == len(reading.ids)
        assert {link for link in pages[article].links if link.startswith("citations.html")} == {
            f"citations.html#{id}" for id in notes
        }
        assert {f"./#{id}" for id in notes} | {"./"} == {link for link in reading.links if link.startswith("./")}
        assert all(name.startswith(f"{article.strip('/').replace('/', '-')}-n-") for name in entries(reading))
        for element in reading.all("link") + reading.all("script"):
            path = element.attributes.get("href") or element.attributes["src"]
            assert path.startswith("../../assets/")
            # The icon is the theme's, the one that every other page shows.
            ours = element.attributes.get("rel") != "icon"
            assets = TEMPLATES.parent / "assets" if ours else Path(material.__file__).parent / "templates" / "assets"
            assert (assets / path.removeprefix("../../assets/")).is_file()
        assert not [
            name for each in reading.elements for name in each.attributes if name.startswith("on") or name == "style"
        ]
    without = {page.address for page in site.pages if page.kind == "article"} - {
        address.removesuffix("citations.html") for address in files
    }
    assert all(not pages[address].all(of_class="cite-note") for address in without)


@pytest.mark.parametrize("lang", ["fr", "en", "ar", "fa"])
def test_a_site_in_any_language_cites_in_its_own(lang: str) -> None:
    (page,) = [page for page in made(CONTENT, lang).pages if page.address == "articles/sahifa-ar-1/"]
    month = {"fr": "juin", "en": "June", "ar": "يونيو", "fa": "ژوئن"}[lang]
    box = page.html[page.html.index('class="cite"') :]
    assert month in box[: box.index("</section>")]
    assert ('<bdi lang="ar" dir="rtl">' in box) is (lang != "ar")
    assert '<pre class="cite-as" data-format="ris" dir="ltr"' in box


def test_a_corpus_without_articles_is_cited(tmp_path: Path) -> None:
    folder = write(tmp_path / "content", {**corpus("entities/irak.md\n    pref_label: {fr: Irak}\n")})
    site = made(folder)
    assert [page.address for page in site.pages if 'id="cite"' in page.html] == ["entities/irak/", "sources/journal/"]
    assert not [address for address in site.files if address.endswith("citations.html")]
    assert made(write(tmp_path / "vide", {".keep": ""})).pages


def test_a_dispatch_without_a_byline_is_its_agency_s(reader: Reader) -> None:
    """
    articles/a.md
        agency: AFP
        url: https://a.example/1
        archive: {url: "https://kept.example/1", service: Archives, date: 2021-11-01}
        accessed: 2021-11-02
    articles/b.md
        agency: AFP
        author: Anne Dupont
        archive: {url: "https://kept.example/2"}
    articles/c.md
    """
    a, b, c = (published(article_view(id, reader)) for id in "abc")
    assert [each.author.text for each in (a, b, c)] == ["AFP", "Anne Dupont", ""]
    assert [each.url for each in (a, b, c)] == ["https://a.example/1", "https://kept.example/2", ""]
    assert [each.archive_location for each in (a, b, c)] == ["https://kept.example/1", "", ""]
    assert [str(each.accessed) for each in (a, b, c)] == ["2021-11-02", "None", "None"]
    assert a.archive.text == "Archives"


def test_words_of_the_site_stand_around_a_name_in_its_own_language(reader: Reader) -> None:
    """
    entities/sadr.md
        pref_label: {ar: "الصدر"}
    """
    citations = Citations("fr", lambda words: words, site_name="S", site_url="https://s.example")
    (cited,) = citations.of(entity_view("sadr", reader))
    assert '<bdi lang="ar" dir="rtl">الصدر</bdi>' in cited.texts["apa"]
    assert "https://s.example/entities/sadr/" in cited.ris


def test_a_hostile_title_stays_text(site: Site) -> None:
    (page,) = [page for page in site.pages if page.address == "articles/gazette-fr-3/"]
    reading = read(page.html)
    assert not reading.all("script")
    said = [each.text for each in reading.all(of_class="cite-as")]
    assert len(said) == 12
    assert all("</title><script>alert(1)</script>" in text for text in said)


def test_the_box_is_small(site: Site) -> None:
    """Six formats of two things, before compression."""
    for page in site.pages:
        if page.kind in KINDS:
            box = page.html[
                page.html.index('<div class="cite">') : page.html.index("</template>", page.html.index('class="cite"'))
            ]
            assert len(box.encode()) <= (6_500 if page.kind == "article" else 4_000), page.address
