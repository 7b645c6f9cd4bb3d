"""Long lists: filter, pages and other orders, in Arabic and in French, with links that still lead to their rows.

The concordance is longer than its page bears, so most of it stands on the pages of two years, and is read from there.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editions import reader
from tests.browser.long_corpus import ENTITY, FIRST, MENTIONS, PLACES

pytestmark = pytest.mark.browser


@pytest.fixture
def arabic(browser: Browser, long_lists: str) -> Iterator[Page]:
    with reader(browser, long_lists) as page:
        yield page


def visit(page: Page, address: str) -> None:
    """Open a page and wait for its script."""
    page.goto(address)
    expect(page.locator(".long-tools").first).to_be_visible()


def shown(page: Page, rows: str) -> int:
    return page.locator(f"{rows}:not([hidden])").count()


def test_a_long_concordance_is_shown_some_rows_at_a_time_and_reads_the_others(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    expect(arabic.locator(".long-pages")).to_be_visible()
    assert arabic.locator(".concordance tbody tr").count() == FIRST
    assert all(number in arabic.locator(".long-count").inner_text() for number in ("1", str(FIRST), str(2 * MENTIONS)))
    turn = arabic.locator("[data-turn='1']")
    turn.click()
    expect(arabic.locator("#c-long-ar-1-26")).to_be_visible()
    assert arabic.locator(".concordance tbody tr").count() == MENTIONS  # of the first year alone
    turn.click()
    expect(arabic.locator("#c-long-ar-1-51")).to_be_visible()
    expect(arabic.locator("#c-long-ar-1-50")).to_be_hidden()
    assert arabic.evaluate("document.activeElement.className") == "long-tools"
    arabic.locator("[data-turn='all']").click()
    expect(arabic.locator(".concordance tbody tr:not([hidden])")).to_have_count(2 * MENTIONS)
    ids = [str(row.get_attribute("id")) for row in arabic.locator(".concordance tbody tr").all()]
    assert ids == [f"c-long-{lang}-1-{n}" for lang in ("ar", "fr") for n in range(1, MENTIONS + 1)]
    assert arabic.locator(".long-pages [data-turn='all']").is_hidden()


def test_rows_that_were_read_lead_where_they_led(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    arabic.locator("[data-turn='all']").click()
    arabic.locator("#c-long-fr-1-65 td:nth-child(2) a").click()
    arabic.wait_for_url("**/articles/long-fr-1/#m-qasr-test-65")


def test_a_part_is_a_page_of_its_own(arabic: Page, long_lists: str) -> None:
    arabic.goto(long_lists + ENTITY)
    arabic.locator(".parts a").first.click()
    arabic.wait_for_url("**/entities/qasr-test/mentions/")
    assert arabic.locator("h1").inner_text() == "القصر"
    arabic.locator(".parts a").nth(1).click()
    arabic.wait_for_url("**/entities/qasr-test/mentions/2019/")
    assert arabic.locator(".concordance tbody tr").count() == MENTIONS
    assert "2019" in arabic.title()
    assert arabic.locator("h1").inner_text() == "القصر، 2019"
    arabic.locator(".neighbours a[rel=prev]").click()
    arabic.wait_for_url("**/mentions/2018/")
    arabic.locator(".crumbs a").first.click()
    arabic.wait_for_url(f"**/{ENTITY}")


def test_a_mention_leads_to_its_row_on_the_page_of_its_part(arabic: Page, long_lists: str) -> None:
    arabic.goto(f"{long_lists}articles/long-fr-1/#m-qasr-test-65")
    arabic.locator("#m-qasr-test-65").evaluate("link => link.click()")
    arabic.wait_for_url("**/mentions/2019/#c-long-fr-1-65")
    row = arabic.locator("#c-long-fr-1-65")
    expect(row).to_be_in_viewport()
    background = "element => getComputedStyle(element).backgroundColor"
    assert row.evaluate(background) != arabic.locator("#c-long-fr-1-64").evaluate(background)
    arabic.evaluate("location.hash = '#c-long-fr-1-3'")
    expect(arabic.locator("#c-long-fr-1-3")).to_be_in_viewport()
    expect(row).to_be_hidden()


def test_an_older_link_to_a_row_that_has_moved_is_led_on(arabic: Page, long_lists: str) -> None:
    """It names the entity's page, on which the row stood once."""
    arabic.goto(f"{long_lists}{ENTITY}#c-long-fr-1-65")
    arabic.wait_for_url("**/mentions/2019/#c-long-fr-1-65")
    expect(arabic.locator("#c-long-fr-1-65")).to_be_in_viewport()
    arabic.goto(f"{long_lists}{ENTITY}#c-long-ar-1-3")  # this one stands on both
    expect(arabic.locator("#c-long-ar-1-3")).to_be_in_viewport()
    assert arabic.url.endswith(f"{ENTITY}#c-long-ar-1-3")


def test_what_cannot_be_read_is_said_and_the_rest_can_be_used(browser: Browser, long_lists: str) -> None:
    with browser.new_context(locale="ar") as context:
        page = context.new_page()
        page.route("**/mentions/2019/", lambda route: route.abort())
        visit(page, long_lists + ENTITY)
        page.locator("[data-turn='all']").click()
        expect(page.locator(".concordance tbody tr:not([hidden])")).to_have_count(MENTIONS)
        count = page.locator(".long-count")
        expect(count).to_contain_text(str(MENTIONS))
        expect(count).to_contain_text(str(2 * MENTIONS))
        page.locator(".long-filter input").fill("القصر 105")
        expect(page.locator(".concordance tbody tr:not([hidden])")).to_have_count(1)


def test_the_filter_folds_words_and_says_how_many_are_left(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    box = arabic.locator(".long-filter input")
    box.fill("105 NUMERO")
    expect(arabic.locator(".concordance tbody tr:not([hidden])")).to_have_count(1)
    assert "1" in arabic.locator(".long-count").inner_text()
    box.fill("الفَجر")  # with a vowel that the text does not write
    expect(arabic.locator(".concordance tbody tr:not([hidden])")).to_have_count(FIRST)
    box.fill("nulle part")
    expect(arabic.locator(".concordance tbody tr:not([hidden])")).to_have_count(0)
    assert "0" in arabic.locator(".long-count").inner_text()


def test_a_link_to_a_row_that_is_filtered_out_empties_the_filter(arabic: Page, long_lists: str) -> None:
    visit(arabic, f"{long_lists}{ENTITY}mentions/2018/")
    arabic.locator(".long-filter input").fill("nulle part")
    expect(arabic.locator(".concordance tbody tr:not([hidden])")).to_have_count(0)
    arabic.evaluate("location.hash = '#c-long-ar-1-60'")
    expect(arabic.locator("#c-long-ar-1-60")).to_be_in_viewport()
    expect(arabic.locator(".long-filter input")).to_have_value("")


def test_the_concordance_takes_other_orders(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    first = arabic.locator(".concordance tbody tr").first
    assert first.get_attribute("id") == "c-long-ar-1-1"
    order = arabic.locator(".long-order select")
    order.select_option("reversed")
    expect(first).to_have_attribute("id", f"c-long-fr-1-{MENTIONS}")
    order.select_option("td:nth-child(4)")
    names = arabic.locator(".concordance tbody tr td:nth-child(4)").all_text_contents()
    assert names == sorted(names)
    order.select_option("")
    assert first.get_attribute("id") == "c-long-ar-1-1"


def test_what_the_browser_s_own_search_finds_is_opened(arabic: Page, long_lists: str) -> None:
    """Rows of other pages wait to be found: the browser tells them so, and their page is opened."""
    visit(arabic, f"{long_lists}{ENTITY}mentions/2019/")
    row = arabic.locator("#c-long-fr-1-60")
    assert row.get_attribute("hidden") == "until-found"
    row.evaluate("row => row.dispatchEvent(new Event('beforematch', {bubbles: true}))")
    expect(row).to_be_visible()


def test_the_choice_is_there_again_when_the_reader_comes_back(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    arabic.locator(".long-filter input").fill("convoi")
    expect(arabic.locator(".concordance tbody tr")).to_have_count(2 * MENTIONS)
    for _ in range(2):
        arabic.locator("[data-turn='1']").click()
    expect(arabic.locator("#c-long-fr-1-60")).to_be_visible()
    arabic.locator("#c-long-fr-1-60 a[href*='#m-']").click()
    arabic.wait_for_url("**/articles/long-fr-1/#m-*")
    arabic.go_back()
    expect(arabic.locator("#c-long-fr-1-60")).to_be_visible()
    expect(arabic.locator(".long-filter input")).to_have_value("convoi")


def test_the_table_of_places_is_filtered_row_by_row(arabic: Page, long_lists: str) -> None:
    visit(arabic, f"{long_lists}places/")
    rows = arabic.locator(".places-table tbody tr:not([hidden])")
    assert rows.count() >= PLACES
    expect(arabic.locator(".long-pages")).to_be_hidden()
    arabic.locator(".long-filter input").fill("مكان 29")
    expect(rows).to_have_count(1)


def test_headings_without_rows_go_and_links_to_them_bring_them_back(page: Page, site: str) -> None:
    visit(page, f"{site}entities/")
    rows = page.locator(".register > li")
    expect(page.locator(".register > li:not([hidden])")).to_have_count(50)
    assert rows.count() > 50
    issues = page.locator("#type-Issue")
    expect(issues).to_be_hidden()
    page.locator(".jumps a[href='#type-Issue']").click()
    expect(issues).to_be_in_viewport()
    page.locator(".long-filter input").fill("soleimani")
    expect(page.locator("#type-Person")).to_be_visible()
    expect(page.locator("#type-Facility")).to_be_hidden()


@pytest.mark.parametrize("address", ["articles/", "sources/"])
def test_lists_of_more_than_25_have_a_filter(page: Page, site: str, address: str) -> None:
    visit(page, site + address)
    assert page.locator(".long-filter input").count() == 1
    assert page.locator(".long :is(.card, .outlets > li)").count() > 25


def test_short_lists_have_none(page: Page, site: str) -> None:
    page.goto(f"{site}entities/hachd-al-chaabi/")
    assert page.locator(".concordance tbody tr").count() == 4
    assert page.locator(".long-filter").count() == 0


def test_without_script_every_row_can_be_read_in_order(browser: Browser, long_lists: str) -> None:
    with reader(browser, long_lists, script=False) as page:
        page.goto(long_lists + ENTITY)
        assert page.locator(".concordance tbody tr").count() == FIRST
        assert page.locator(".long-tools").count() == 0
        page.locator(".parts a").first.click()
        ids: list[str] = []
        for address in [each.evaluate("link => link.href") for each in page.locator(".parts a").all()]:
            page.goto(address)
            ids += [str(row.get_attribute("id")) for row in page.locator(".concordance tbody tr").all()]
        assert ids == [f"c-long-{lang}-1-{n}" for lang in ("ar", "fr") for n in range(1, MENTIONS + 1)]
        expect(page.locator(".concordance tbody tr").last).to_be_visible()


def test_the_concordance_is_a_table_to_whoever_listens(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    assert arabic.get_by_role("table").first.get_by_role("columnheader").count() == 5
    row = arabic.locator("#c-long-ar-1-1")
    assert row.get_by_role("cell").count() == 5


def test_by_keyboard_alone(arabic: Page, long_lists: str) -> None:
    visit(arabic, long_lists + ENTITY)
    arabic.locator(".long-filter input").focus()
    arabic.keyboard.type("convoi")
    expect(arabic.locator("#c-long-fr-1-1")).to_be_visible()
    arabic.locator("[data-turn='1']").focus()
    arabic.keyboard.press("Enter")
    expect(arabic.locator("#c-long-fr-1-26")).to_be_visible()
    arabic.keyboard.press("Tab")
    assert arabic.evaluate("document.activeElement.closest('.long-tools') !== null")
