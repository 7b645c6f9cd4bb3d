from __future__ import annotations

import json
import os
from urllib.parse import unquote, urldefrag, urljoin

import pytest

from recoupe.linking import LinkedCorpus
from recoupe.loading import Defaults
from recoupe.pipeline import CheckedCorpus, Site, make_site, read_corpus
from recoupe.rendering import Page
from tests.corpora import said
from tests.golden.paths import CONTENT, EXPECTED, TEMPLATES
from tests.html import Reading, read


@pytest.fixture(scope="module")
def checked() -> CheckedCorpus:
    return read_corpus(CONTENT, Defaults(lang="fr"))


@pytest.fixture(scope="module")
def site(checked: CheckedCorpus) -> Site:
    return make_site(checked, TEMPLATES, lang="fr", site_name="Le Lac Bleu", show_diagnostics=False)


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Reading]:
    """By address, and with them the files beside them to which they link."""
    beside = {address: read(file.decode()) for address, file in site.files.items() if address.endswith(".html")}
    return {page.address: read(page.html) for page in site.pages} | beside


@pytest.fixture(scope="module")
def linked(checked: CheckedCorpus) -> LinkedCorpus:
    return checked.linked


def file_name(page: Page) -> str:
    """`article-gazette-fr-1.html` for a page of one thing, `articles.html` for a list."""
    if page.redirect:
        return f"{page.kind}-{page.address.rstrip('/').replace('/', '-')}.html"
    thing = (
        page.address.rstrip("/").rpartition("/")[2] if page.address.count("/") > 1 or page.kind == "hand_page" else ""
    )
    return f"{page.kind}-{thing}.html" if thing else f"{page.kind}.html"


def test_the_bodies_of_all_pages_are_as_expected(site: Site) -> None:
    """Every page body of the golden corpus, byte for byte, but for the manual's, which no corpus changes.

    After a change that is meant, `RECOUPE_WRITE_GOLDEN=1 pytest tests/golden` writes them anew; `git diff` shows
    what became of them.
    """
    pages = [page for page in site.pages if page.kind not in ("rule", "rules", "fields")]
    written = {file_name(page): page.html.rstrip("\n") + "\n" for page in pages}
    assert len(written) == len(pages)
    if os.environ.get("RECOUPE_WRITE_GOLDEN"):
        EXPECTED.mkdir(exist_ok=True)
        for old in EXPECTED.iterdir():
            old.unlink()
        for name, html in written.items():
            (EXPECTED / name).write_text(html, encoding="utf-8", newline="")
    expected = {file.name: file.read_text(encoding="utf-8") for file in EXPECTED.iterdir()}
    assert written.keys() == expected.keys()
    for name, html in written.items():
        assert html == expected[name], f"{name} is not as expected: RECOUPE_WRITE_GOLDEN=1 writes it anew"


def test_the_corpus_has_the_warnings_it_should_have(checked: CheckedCorpus) -> None:
    assert said(checked.diagnostics) == [
        'articles/2022/gazette-fr-3.md:6:12: warning[merged-entity]: "office-du-lac" was merged into "conseil-du-lac"',
        "articles/2022/gazette-fr-3.md:12:35: warning[raw-html]: HTML in a text is shown as it is typed",
        "method.md:13:1: warning[raw-html]: HTML in a text is shown as it is typed",
    ]


def test_pages_are_well_formed_and_links_lead_somewhere(pages: dict[str, Reading]) -> None:
    for address, page in pages.items():
        assert page.wrong == [], address
        assert len(set(page.ids)) == len(page.ids), address
        for link in page.links:
            target, spot = urldefrag(urljoin(f"https://site/{address}", link))
            if target.startswith("https://site/"):
                there = unquote(target.removeprefix("https://site/"))
                assert there in pages, (address, link)
                assert not spot or unquote(spot) in pages[there].ids, (address, link)
            else:
                assert target.startswith("https://"), (address, link)


def test_every_mention_has_a_spot_in_its_article_and_a_row_with_its_entity(
    linked: LinkedCorpus, pages: dict[str, Reading]
) -> None:
    seen = 0
    for id, each in linked.articles.items():
        for mention in each.mentions:
            spot, row = f"m-{mention.entity}-{mention.number}", f"c-{id}-{mention.number}"
            assert (spot in pages[f"articles/{id}/"].ids) is each.readable
            assert (row in pages[f"entities/{mention.entity}/"].ids) is each.readable
            seen += each.readable
    assert seen == 25
    rows = [
        id for address, page in pages.items() if address.startswith("entities/") for id in page.ids if id[:2] == "c-"
    ]
    spots = [
        id for address, page in pages.items() if address.startswith("articles/") for id in page.ids if id[:2] == "m-"
    ]
    assert len(rows) == len(spots) == seen


def test_a_nested_name_is_marked_in_the_longer_link_and_has_its_own(pages: dict[str, Reading]) -> None:
    page = pages["articles/gazette-fr-1/"]
    longer = next(each for each in page.elements if each.attributes.get("id") == "m-conseil-du-lac-1")
    assert longer.text == "Conseil du Lac Bleu"
    own = next(each for each in page.elements if each.attributes.get("id") == "m-lac-bleu-1")
    assert (own.text, "mention-inner" in own.classes, bool(own.attributes["aria-label"])) == ("", True, True)
    assert "a" in next(each for each in page.all("span", of_class="mention-name") if each.text == "Lac Bleu").parents


def test_every_name_in_a_text_has_a_preview_of_at_most_a_kilobyte(
    site: Site, linked: LinkedCorpus, pages: dict[str, Reading]
) -> None:
    previews = {address: content for address, content in site.files.items() if address.endswith("/preview.html")}
    named = {mention.entity for each in linked.articles.values() if each.readable for mention in each.mentions}
    assert previews.keys() == {f"entities/{id}/preview.html" for id in named}
    for address, content in previews.items():
        preview = read(content.decode().removeprefix("<!doctype html>\n"))
        assert preview.wrong == [], address
        assert preview.links == ["./"], address
        (name,) = preview.all("p", of_class="preview-name")
        assert name.text in pages[address.removesuffix("preview.html")].all("h1")[0].text
        assert len(content) < 1024, address


@pytest.mark.parametrize(
    ("id", "lang", "direction"),
    [("gazette-fr-1", "fr", "ltr"), ("sahifa-ar-1", "ar", "rtl"), ("sahifa-fa-1", "fa", "rtl")],
)
def test_a_text_is_in_its_own_language_and_direction(
    id: str, lang: str, direction: str, linked: LinkedCorpus, pages: dict[str, Reading]
) -> None:
    document = linked.articles[id].article.document
    last = document.leaves()[-1]
    assert any(
        document.text[last.start : last.end] in each.text
        for each in pages[f"articles/{id}/"].elements
        if (each.attributes.get("lang"), each.attributes.get("dir")) == (lang, direction)
    )


SECRETS = ["far too loud for a lake", "unreproduced", "Visitors counted"]


def test_a_text_that_may_not_be_shown_is_nowhere_beyond_its_budget(site: Site) -> None:
    """Neither in pages, nor in concordance lines; a quotation ends at `max_quote_chars`."""
    for page in site.pages:
        for words in SECRETS:
            assert words not in page.html.replace("barely unreproduced hundreds", ""), page.address
    for address, content in site.files.items():
        for words in SECRETS:
            assert words not in content.decode().replace("barely unreproduced hundreds", ""), address
    quoted = [page.address for page in site.pages if "crowded and far too loud for …" in page.html]
    assert "articles/herald-en-1/" in quoted
    assert not any("crowded and far too loud for a" in page.html for page in site.pages)


def test_stances_show_who_disagrees_and_who_is_quoted(pages: dict[str, Reading]) -> None:
    page = pages["stances/fete-de-l-eau/"]
    assert {"s-gazette-fr", "s-herald-en"} <= set(page.ids)
    for words in ("codeur-1", "codeur-2", "belle journée"):
        assert any(words in each.text for each in page.elements)
    quotes = [link for address in ("stances/fete-de-l-eau/", "stances/lac-bleu/") for link in pages[address].links]
    assert {link.partition("#")[2] for link in quotes} >= {"q-1-1", "q-2-1", "q-3-1"}


def test_nothing_that_was_typed_is_active(site: Site) -> None:
    for page in site.pages:
        elements = read(page.html).elements
        assert not [
            each for each in elements if each.tag in ("script", "style", "iframe", "object", "embed", "base", "meta")
        ]
        assert not [name for each in elements for name in each.attributes if name.startswith("on")]
    assert json.dumps([page.title for page in site.pages]).count("<script>") == 1  # escaped by whoever shows it
