"""Words that are searched, in every spelling, in a real browser, over the real corpus."""

from __future__ import annotations

import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import CONVOY, HACHD, SEED, ZONE, found, linked, parameters, search, settled, shown, total

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("spellings", "article"),
    [
        (["Aïn al-Asad", "Ain al-Asad", unicodedata.normalize("NFD", "Aïn al-Asad"), "AÏN AL-ASAD", "aïn al‑asad"], SEED),
        (["l’attaque", "l'attaque", "lʼattaque", "L’ATTAQUE", "attaque"], SEED),
        (["sirènes", "sirenes"], SEED),
        (["المنطقة الخضراء", "المنطقه الخضراء", "المِنْطَقَة الخَضْرَاء", "المنطـــقة الخضراء", "منطقة خضراء", "والمنطقة الخضراء"], ZONE),
        (["کاروان", "كاروان", "کاروا‌ن"], CONVOY),
        (["عراقی", "عراقي", "عراقى"], "mdeast-fa-20211112-sit-in-green-zone-photos"),
    ],
)  # fmt: skip
def test_every_spelling_finds_the_same_articles(page: Page, site: str, spellings: list[str], article: str) -> None:
    search(page, site, spellings[0])
    first = found(page)
    assert article in first
    for spelling in spellings[1:]:
        search(page, site, spelling)
        assert found(page) == first, spelling


def test_an_elided_word_is_found_and_marked_in_its_own_spelling(page: Page, site: str) -> None:
    search(page, site, "attaque")
    seed = page.locator(".result", has=page.locator(f"a[href*='articles/{SEED}/']"))
    marks = seed.locator("mark").all_inner_texts()
    assert "attaque" in marks
    assert all("attaque" in each.lower() for each in marks)
    assert seed.locator(".excerpt").count() <= 3
    assert "’" in seed.locator(".excerpts").inner_text()  # as it is printed, not as it is compared


@pytest.mark.parametrize(
    ("alias", "named"),
    [
        ("PMF", True),
        ("UMP", True),
        ("Popular Mobilization Forces", True),
        ("Unités de mobilisation populaire", True),
        ("الحشد الشعبي", True),
        ("حشدالشعبی", True),
        ("Hachd al-Chaabi", False),
    ],
)
def test_every_name_of_an_entity_finds_its_articles_and_is_told(page: Page, site: str, alias: str, named: bool) -> None:
    search(page, site, alias)
    recognised = page.locator(".recognised", has=page.locator(f"a[href$='/entities/{HACHD}/']"))
    expect(recognised).to_have_count(1)
    expect(recognised.locator("a")).to_have_text("Hachd al-Chaabi")
    assert (alias in recognised.inner_text()) is True
    assert (recognised.locator("bdi").count() > 0) is named  # the form that matched, where it is another name
    articles = found(page)
    assert {SEED, ZONE} <= articles
    listed = linked(page, f"{site}entities/{HACHD}/")
    assert len(listed) > 10
    assert listed <= articles


def test_an_excerpt_leads_to_its_spot(page: Page, site: str) -> None:
    search(page, site, "sirènes")
    excerpt = page.locator(f".excerpt a[href*='articles/{SEED}/']").first
    expect(excerpt.locator("mark")).to_have_text("sirènes")
    excerpt.click()
    page.wait_for_url(re.compile(rf"/articles/{SEED}/\?words=\d+-\d+#p-\d+$"))
    start, end = map(int, parameters(page)["words"][0].split("-"))
    assert end - start == len("sirènes")
    expect(page.locator(".edition-text", has_text="des sirènes ont retenti")).to_be_visible()


def test_a_word_that_no_article_has_is_named_with_the_nearest_one(page: Page, site: str) -> None:
    search(page, site, "sirennes Bagdad")
    ignored = page.locator(".ignored")
    expect(ignored).to_have_count(1)
    expect(ignored).to_contain_text("sirennes")
    nearest = ignored.locator("a.nearest")
    expect(nearest).to_have_text("sirènes")
    with_word_left_out = total(page)
    nearest.click()
    page.wait_for_url("**/search/?q=sir%C3%A8nes+Bagdad")
    settled(page)
    expect(page.locator(".search-words")).to_have_value("sirènes Bagdad")
    expect(page.locator(".ignored")).to_have_count(0)
    assert SEED in shown(page)
    assert total(page) <= with_word_left_out
    page.go_back()
    expect(page.locator(".search-words")).to_have_value("sirennes Bagdad")
    expect(page.locator(".ignored")).to_have_count(1)


def test_nothing_found_says_what_to_do(page: Page, site: str) -> None:
    search(page, site, "Samarra", outlet="rudaw-en")
    assert total(page) == 0
    empty = page.locator(".search-empty")
    expect(empty.locator(".search-registers a")).to_have_count(5)
    empty.locator(".clear-all").click()
    page.wait_for_url("**/search/?q=Samarra")
    settled(page)
    assert SEED in shown(page)
    expect(page.locator("#results")).to_be_focused()  # the button is gone
