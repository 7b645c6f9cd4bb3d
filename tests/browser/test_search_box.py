"""The box in the header, on every page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import HACHD, SEED, search, settled, shown

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_lead_to_the_box_but_not_out_of_another_field(page: Page, site: str, keys: str) -> None:
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press(keys)
    field = page.locator(".site-words")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    field.press_sequentially("a/b")
    expect(field).to_have_value("a/b")
    search(page, site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press(keys)
    expect(page.locator(".search-words")).to_be_focused()
    entities = page.locator(".facet-filter")
    if entities.is_visible():
        entities.focus()
        entities.press(keys)
        expect(entities).to_be_focused()


def test_names_are_suggested_and_reached_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("pm")
    field, names = page.get_by_role("combobox"), page.locator("#site-names")
    option = names.get_by_role("option").first
    expect(option).to_contain_text("Hachd al-Chaabi")
    expect(option).to_contain_text("PMF")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Escape")
    expect(names).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("pm")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("f")
    expect(option).to_contain_text("PMF")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/entities/{HACHD}/")


@pytest.mark.parametrize(
    ("typed", "name"), [("حشد", "Hachd al-Chaabi"), ("chaabi", "Hachd al-Chaabi"), ("aïn", "Aïn al-Asad")]
)
def test_names_are_suggested_in_any_script_and_from_any_word(page: Page, site: str, typed: str, name: str) -> None:
    page.goto(f"{site}articles/{SEED}/")
    page.locator(".site-words").press_sequentially(typed)
    option = page.locator("#site-names [role=option]", has_text=name).first
    expect(option).to_be_visible()
    option.click()
    page.wait_for_url("**/entities/*/")
    expect(page.locator("h1")).to_contain_text(name)


def test_enter_without_a_chosen_name_searches(page: Page, site: str) -> None:
    page.goto(f"{site}entities/{HACHD}/")
    page.locator(".site-words").press_sequentially("Samarra")
    expect(page.locator("#site-names [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Samarra")
    settled(page)
    assert SEED in shown(page)


def test_no_other_page_loads_anything_of_the_search(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    for address in ("", "articles/", f"articles/{SEED}/", f"entities/{HACHD}/", "stances/"):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        page.locator(".site-words").press_sequentially("P")
        page.wait_for_timeout(400)
    # The long tables compare words by the same fold.
    allowed = {"assets/search.css", "assets/search/box.js", "assets/search/fold.js"}
    assert {each for each in asked if "search" in each} <= allowed
    page.locator(".site-words").press_sequentially("M")
    expect(page.locator("#site-names [role=option]").first).to_be_visible()
    data = {each for each in asked if each.startswith("search/")}
    assert data
    assert not [each for each in data if "pagefind" in each or "facets" in each or "cards" in each]
