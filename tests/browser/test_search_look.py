"""The search page on every screen and in every edition."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editions import reader
from tests.browser.searching import SEED, choice, search, settled, shown

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_it_fits_the_screen(browser: Browser, site: str, width: int, scheme: str) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        search(page, site, "attaque Bagdad", lang="fr")
        panel, results = page.locator(".facets"), page.locator(".results")
        if width < 992:
            expect(panel).not_to_have_attribute("open", re.compile(""))
            expect(page.locator(".facets-chosen")).to_contain_text("1")
            summary = page.locator(".facets-summary")
            top, below = summary.bounding_box(), results.bounding_box()
            assert top is not None
            assert below is not None
            assert top["height"] >= 24
            assert below["y"] < 800  # results come first
            summary.click()
            expect(choice(page, "lang", "fr")).to_be_visible()
            choice(page, "lang", "fr").uncheck()
            expect(page.locator(".facets-chosen")).to_be_empty()
            expect(panel).to_have_attribute("open", "")
        else:
            beside, own = panel.bounding_box(), results.bounding_box()
            assert beside is not None
            assert own is not None
            assert beside["x"] > own["x"] + own["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto(site)
        page.locator(".site-words").press_sequentially("pmf")
        expect(page.locator("#site-names [role=option]").first).to_be_visible()
        names = page.locator("#site-names").bounding_box()
        assert names is not None
        assert names["x"] >= 0
        assert names["x"] + names["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_large_enough(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site, lang="fr")
    page.locator(".branch-open").first.click()
    small = page.locator(".search-page :is(label, button, select, input[type=search], .pages a)").evaluate_all(
        """all => all.filter(each => each.getClientRects().length && !each.matches(".visually-hidden"))
            .map(each => [each.className || each.textContent, each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
    )
    assert small == []


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_reads_from_right_to_left(browser: Browser, editions: str, width: int) -> None:
    site = f"{editions}ar/"
    with reader(browser, editions, width=width) as page:
        search(page, site, "attaque", tag="convoys")
        assert page.evaluate("getComputedStyle(document.querySelector('.search-page')).direction") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        title = page.locator(f".result .card-title:has(a[href$='articles/{SEED}/'])")
        expect(title).to_have_attribute("lang", "fr")
        expect(title).to_have_attribute("dir", "ltr")
        if width == 1280:
            panel, results = page.locator(".facets").bounding_box(), page.locator(".results").bounding_box()
            assert panel is not None
            assert results is not None
            assert panel["x"] + panel["width"] < results["x"]
        else:
            page.locator(".facets-summary").click()
        row = choice(page, "lang", "fr")
        box, label = row.bounding_box(), row.locator("xpath=..").locator("bdi").bounding_box()
        assert box is not None
        assert label is not None
        assert 0 < box["x"] - label["x"] - label["width"] < 20
        latin = choice(page, "outlet", "presstv-fr")
        box, label = latin.bounding_box(), latin.locator("xpath=..").locator("bdi").bounding_box()
        assert box is not None
        assert label is not None
        assert 0 < box["x"] - label["x"] - label["width"] < 20  # a Latin name stands beside its box as well
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto(f"{site}articles/{SEED}/")
        page.locator(".site-words").press_sequentially("حشد")
        option = page.locator("#site-names [role=option]").first
        expect(option).to_contain_text("الحشد الشعبي")
        names = page.locator("#site-names").bounding_box()
        assert names is not None
        assert names["x"] >= 0
        assert names["x"] + names["width"] <= width


def test_the_same_search_in_another_edition(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        search(page, editions, "الحشد الشعبي", lang="fr", sort="oldest")
        before = shown(page)
        assert len(before) > 1
        expect(page.locator(".recognised a")).to_have_text("Hachd al-Chaabi")
        page.locator(".edition-link[hreflang=en]").click()
        page.wait_for_url("**/en/search/?q=*lang=fr&sort=oldest")
        settled(page)
        assert shown(page) == before
        expect(page.locator(".recognised a")).to_have_text("Popular Mobilization Forces")
        expect(page.locator(".chip")).to_contain_text("French")
        assert "/en/articles/" in str(page.locator(".card-title a").first.evaluate("each => each.href"))
