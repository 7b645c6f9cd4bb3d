"""The search page's address gives the page again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.searching import choice, parameters, search, settled, shown, total

pytestmark = pytest.mark.browser


def test_typing_leaves_one_entry_in_the_history_and_each_choice_another(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    entries = page.evaluate("history.length")
    field = page.locator(".search-words")
    field.press_sequentially("Samar", delay=30)
    page.wait_for_url("**/search/?q=Samar")
    field.press_sequentially("ra", delay=30)
    page.wait_for_url("**/search/?q=Samarra")
    settled(page)
    assert page.evaluate("history.length") == entries
    field.press("Enter")
    settled(page)
    assert page.evaluate("history.length") == entries + 1
    expect(field).to_be_focused()
    choice(page, "lang", "fr").check()
    page.wait_for_url("**/search/?q=Samarra&lang=fr")
    settled(page)
    narrowed = shown(page)
    page.go_back()
    page.wait_for_url("**/search/?q=Samarra")
    expect(choice(page, "lang", "fr")).not_to_be_checked()
    page.go_back()
    expect(field).to_have_value("")
    settled(page)
    assert parameters(page) == {}
    assert len(shown(page)) == 10
    page.go_forward()
    page.go_forward()
    page.wait_for_url("**/search/?q=Samarra&lang=fr")
    expect(field).to_have_value("Samarra")
    expect(choice(page, "lang", "fr")).to_be_checked()
    settled(page)
    assert shown(page) == narrowed


def test_a_link_reproduces_the_page(page: Page, site: str, browser: Browser) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    page.locator(".search-words").fill("Bagdad")
    page.locator(".search-words").press("Enter")
    page.wait_for_url("**/search/?q=Bagdad")
    settled(page)
    choice(page, "text", "no").check()
    page.wait_for_url("**text=no")
    page.locator(".search-sort select").select_option("oldest")
    page.wait_for_url("**sort=oldest")
    settled(page)
    second = page.locator(".pages a.page[data-page='2']")
    with_script, address = second.evaluate("link => link.href"), page.url
    assert with_script == f"{address}&page=2"  # a real link, for another tab
    second.click()
    page.wait_for_url("**page=2")
    settled(page)
    expect(page.locator("#results")).to_be_focused()
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        other = context.new_page()
        other.goto(page.url)
        settled(other)
        assert shown(other) == shown(page)
        assert other.locator(".search-count").inner_text() == page.locator(".search-count").inner_text()
        assert other.title() == page.title()
        assert "Bagdad" in other.title()
        expect(other.locator(".search-words")).to_have_value("Bagdad")
        expect(other.locator(".search-sort select")).to_have_value("oldest")
        expect(other.locator(".pages [aria-current=page]")).to_have_text("2")
        expect(choice(other, "text", "no")).to_be_checked()
        assert other.locator(".results").get_attribute("start") == "11"


@pytest.mark.parametrize(
    "address", ["search/?page=99", "search/?page=-3&sort=best", "search/?sort=relevance&q=+", "search/?year=soon"]
)
def test_an_address_that_makes_no_sense_does_no_harm(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    settled(page)
    assert (total(page) == 0) is ("year=soon" in address)
    expect(page.locator(".search-sort select")).to_have_value("newest")


def test_the_number_of_results_is_spoken_after_the_typing(page: Page, site: str) -> None:
    search(page, site)
    status = page.locator(".search-page > .search-body [role=status]")
    expect(status).to_contain_text(str(total(page)))
    page.evaluate(
        """() => {
            window.spoken = [];
            const status = document.querySelector(".search-body [role=status]");
            new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, {childList: true, subtree: true});
        }"""
    )
    page.locator(".search-words").press_sequentially("Samarra", delay=200)
    expect(status).to_contain_text(re.compile(r"(?<!\d)\d(?!\d)"))
    settled(page)
    assert page.evaluate("window.spoken.length") == 1
