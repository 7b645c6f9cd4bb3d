"""Citing an article, an entity and a single note."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import rispy
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SEED = "articles/presstv-fr-668825/"
ARABIC = "articles/alalam-ar-20211119-thousands-protest-green-zone/"


def choose(page: Page, name: str) -> None:
    page.locator(".cite").first.get_by_role("radio", name=name, exact=True).check()


def copied(page: Page, button: Locator) -> str:
    """What the button copies, once it says so."""
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    until(page, "navigator.clipboard.readText()")
    expect(button.locator("xpath=ancestor::div[@class='cite']").locator(".cite-said")).not_to_be_empty()
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.fixture
def granted(page: Page) -> Page:
    """A page that may use the clipboard."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def visible(box: Locator) -> list[str]:
    return [str(each.get_attribute("data-format")) for each in box.locator(".cite-as").all() if each.is_visible()]


def test_the_bar_leads_to_the_citations(page: Page, site: str) -> None:
    page.goto(site + SEED)
    page.locator(".bar a[href='#cite']").click()
    expect(page.locator("#cite")).to_be_in_viewport()
    assert visible(page.locator("#cite")) == ["apa", "apa"]


@pytest.mark.parametrize("name", ["APA", "Chicago", "MLA", "BibTeX", "RIS", "CSL-JSON"])
def test_each_format_is_copied_as_it_is_shown(granted: Page, site: str, name: str) -> None:
    granted.goto(site + SEED)
    choose(granted, name)
    cited = granted.locator("#cite .cited")
    expect(cited.locator(".cite-as:visible")).to_have_count(2)
    for each in cited.all():
        text = copied(granted, each.locator(".cite-copy"))
        assert text == each.locator(".cite-as:visible").text_content()
    if name == "CSL-JSON":
        (item,) = json.loads(text)
        assert item["type"] == "webpage"
    if name == "RIS":
        (record,) = rispy.loads(text)
        assert record["type_of_reference"] == "ELEC"


def test_italics_are_copied_for_word_processors(granted: Page, site: str) -> None:
    granted.goto(site + SEED)
    granted.locator("#cite .cite-copy").first.click()
    expect(granted.locator("#cite .cite-said")).not_to_be_empty()
    html = granted.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((blob) => blob.text())"
    )
    assert re.search(r"<em[^>]*>", html)


@pytest.fixture
def refused(browser: Browser, site: str) -> Iterator[Page]:
    """A page that may not use the clipboard."""
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        yield page


def test_where_the_clipboard_is_not_allowed_the_citation_is_selected(refused: Page, site: str) -> None:
    refused.goto(site + SEED)
    shown = refused.locator("#cite .cite-as:visible").first
    refused.locator("#cite .cite-copy").first.click()
    expect(refused.locator("#cite .cite-said")).to_have_text(
        str(refused.locator("#cite .cite-said").get_attribute("data-selected"))
    )
    assert refused.evaluate("getSelection().toString()").strip() == shown.inner_text().strip()


@pytest.mark.parametrize(("name", "ending"), [("BibTeX", "bib"), ("RIS", "ris"), ("CSL-JSON", "json")])
def test_a_file_is_saved(page: Page, site: str, name: str, ending: str) -> None:
    page.goto(site + "entities/irak/")
    expect(page.locator(".cite-save")).to_be_hidden()
    choose(page, name)
    with page.expect_download() as started:
        page.locator(".cite-save").click()
    assert started.value.suggested_filename == f"entities-irak.{ending}"
    shown = page.locator(".cite-as:visible").text_content()
    assert Path(started.value.path()).read_text(encoding="utf-8") == f"{shown}\n"


def test_the_format_is_kept_from_page_to_page(page: Page, site: str) -> None:
    page.goto(site + SEED)
    choose(page, "MLA")
    page.goto(site + "entities/irak/")
    expect(page.locator(".cite").get_by_role("radio", name="MLA", exact=True)).to_be_checked()
    assert visible(page.locator("#cite")) == ["mla"]


@pytest.mark.parametrize("path", ["entities/irak/", "sources/presstv-fr/", "claims/fraude-elections-2021/", "stances/us-forces-iraq/", "entities/sit-in-zone-verte-2021-10-19/"])  # fmt: skip
def test_other_pages_are_cited(page: Page, site: str, path: str) -> None:
    page.goto(site + path)
    expect(page.locator("#cite .cite-as:visible")).to_have_count(1)
    expect(page.locator("#cite .cite-as:visible")).to_contain_text("Recoupe")


def test_a_note_is_cited_beside_the_text(granted: Page, site: str) -> None:
    granted.goto(site + SEED)
    expect(granted.locator(".edition-text.settled")).to_be_visible()  # notes stand where they are going to
    note = granted.locator(".annotation").nth(1)
    note.scroll_into_view_if_needed()
    note.hover()
    link = note.locator("a.cite-note")
    link.click()
    dialog = granted.locator("dialog.cite-dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator(".cited")).to_have_count(1)
    text = copied(granted, dialog.locator(".cite-copy"))
    assert text == dialog.locator(".cite-as:visible").text_content()
    assert text.startswith("recoupe-editors")
    ids = granted.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(set(ids)) == len(ids)
    granted.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()


def test_a_note_is_cited_by_keyboard(page: Page, site: str) -> None:
    page.goto(site + SEED)
    page.locator(".annotation .annotation-head").first.focus()
    link = page.locator(".annotation").first.locator("a.cite-note")
    expect(link).to_be_visible()
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.cite-dialog")).to_be_visible()
    page.locator("dialog.cite-dialog input:checked").focus()
    page.keyboard.press("ArrowRight")
    assert visible(page.locator("dialog.cite-dialog")) == ["chicago"]
    page.locator(".cite-close").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog.cite-dialog")).to_have_count(0)


def test_where_the_file_of_a_note_does_not_come_the_link_is_followed(browser: Browser, site: str) -> None:
    with browser.new_context(locale="fr-FR") as context:
        page = context.new_page()
        page.route(
            "**/citations.html",
            lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_(),
        )
        page.goto(site + SEED)
        page.locator(".annotation .annotation-head").first.focus()
        page.locator("a.cite-note").first.click()
        page.wait_for_url(f"**/{SEED}citations.html#n-*")
        expect(page.locator(".cited:target")).to_be_in_viewport()


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False, locale="fr-FR") as context:
        yield context.new_page()


def test_without_script_the_format_can_be_chosen_and_the_text_selected(scriptless: Page, site: str) -> None:
    scriptless.goto(site + SEED)
    expect(scriptless.locator("#cite .cite-as:visible")).to_have_count(2)
    scriptless.locator("#cite .cite-formats label", has_text="BibTeX").click()
    expect(scriptless.locator("#cite .cite-as:visible").first).to_contain_text("@article{presstv-fr-668825,")
    expect(scriptless.locator("#cite").get_by_role("button")).to_have_count(0)


def test_without_script_a_note_s_link_leads_to_its_citation(scriptless: Page, site: str) -> None:
    scriptless.goto(site + SEED)
    scriptless.locator(".annotation .annotation-head").first.focus()
    scriptless.locator("a.cite-note").first.click()
    scriptless.wait_for_url(f"**/{SEED}citations.html#n-*")
    note = scriptless.locator(".cited:target")
    expect(note).to_be_in_viewport()
    expect(note.locator(".cite-as:visible")).to_have_count(1)
    note.get_by_role("link").first.click()
    scriptless.wait_for_url(f"**/{SEED}#n-*")


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_window(browser: Browser, site: str, width: int, scheme: str) -> None:
    with browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for path in (SEED, ARABIC, f"{SEED}citations.html"):
            page.goto(site + path)
            for name in ("APA", "BibTeX", "CSL-JSON"):
                page.locator(".cite-formats label", has_text=name).first.click()
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, name)
            targets = page.locator(".cite-formats label, .cite-copy, .cite-save:visible").evaluate_all(
                "all => all.map((each) => each.getBoundingClientRect()).map(({ width, height }) => [width, height])"
            )
            assert all(min(size) >= 24 for size in targets), (path, targets)


def test_words_from_right_to_left_stand_by_themselves(page: Page, site: str) -> None:
    page.goto(site + ARABIC)
    title = page.locator("#cite .cite-as:visible bdi[lang='ar']").first
    expect(title).to_have_attribute("dir", "rtl")
    assert title.evaluate("each => getComputedStyle(each).direction") == "rtl"
    assert title.evaluate("each => getComputedStyle(each.parentElement).direction") == "ltr"


def test_a_page_from_right_to_left_keeps_files_from_left_to_right(page: Page, site: str) -> None:
    page.goto(site + SEED)
    page.evaluate("document.documentElement.dir = document.body.dir = 'rtl'")
    choose(page, "RIS")
    shown = page.locator("#cite pre.cite-as:visible").first
    assert shown.evaluate("each => getComputedStyle(each).direction") == "ltr"
    first, last = (page.locator("#cite .cite-formats label").nth(place).bounding_box() for place in (0, 2))
    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]
