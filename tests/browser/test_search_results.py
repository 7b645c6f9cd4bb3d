"""What is said of a result, and where nothing can be said."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.searching import SEED, search, settled, shown
from tests.browser.waiting import until

pytestmark = pytest.mark.browser


ENGINE = """
const text = (words, lang = "fr", dir = "ltr") => ({ text: words, lang, dir });
const articles = %s.map((each, place) => ({
  id: `a${place}`, address: `articles/a${place}/`, title: text("Un titre"), outlet: { id: "x", name: "Le Journal", address: "" },
  date: "2021-10-19", day: "19 octobre 2021", lang: "fr", language: "français", readable: false, excerpts: [], ...each,
}));
export const open = async () => ({
  size: articles.length,
  facets: [],
  values: async () => [],
  warm: async () => {},
  find: async () => ({ total: articles.length, articles: articles.map((_, place) => place), counts: {}, recognised: [], ignored: [] }),
  card: async (number) => articles[number],
});
"""


def with_articles(page: Page, articles: list[dict[str, object]]) -> None:
    """Let the page believe that the engine found these."""
    body = ENGINE % json.dumps(articles)
    page.route("**/assets/search/engine.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))


def test_a_result_says_where_its_match_is(page: Page, site: str) -> None:
    entity = {"id": "irak", "name": {"text": "العراق", "lang": "ar", "dir": "rtl"}, "address": "entities/irak/"}
    with_articles(
        page,
        [
            {"where": "withheld"},
            {"where": "title"},
            {"where": "abstract"},
            {"where": "name", "filed": [entity]},
            {"where": "name"},
            {"where": ""},
        ],
    )
    search(page, site, "mot")
    said = [each.locator(".result-where").all_inner_texts() for each in page.locator(".result").all()]
    assert [len(each) for each in said] == [1, 1, 1, 1, 1, 0]
    assert len({tuple(each) for each in said}) == 6
    filed = page.locator(".result").nth(3).locator(".result-where a")
    expect(filed).to_have_attribute("href", re.compile(r"/recoupe/entities/irak/$"))
    expect(filed).to_have_attribute("lang", "ar")
    expect(filed).to_have_attribute("dir", "rtl")


def test_what_is_in_another_language_says_so_and_is_never_read_as_html(page: Page, site: str) -> None:
    hostile = '<img src="x" onerror="alert(1)">'
    with_articles(
        page,
        [
            {
                "title": {"text": f"خبر {hostile}", "lang": "ar", "dir": "rtl"},
                "outlet": {"id": "x", "name": hostile, "address": "sources/x/"},
                "where": "text",
                "excerpts": [
                    {
                        "address": "articles/a0/?words=1-2#p-1",
                        "lang": "fa",
                        "dir": "rtl",
                        "pieces": [{"text": hostile, "marked": True}],
                    }
                ],
            }
        ],
    )
    search(page, site, "mot")
    title = page.locator(".result .card-title")
    expect(title).to_have_attribute("dir", "rtl")
    expect(title).to_have_attribute("lang", "ar")
    expect(title).to_contain_text(hostile)
    excerpt = page.locator(".result .excerpt")
    expect(excerpt).to_have_attribute("dir", "rtl")
    expect(excerpt).to_have_attribute("lang", "fa")
    expect(excerpt.locator("mark")).to_have_text(hostile)
    expect(page.locator(".result img")).to_have_count(0)


def test_a_page_without_its_data_says_so_and_tries_again(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/**/*.bin", lambda route: route.abort())
        page.route("**/search/*.bin", lambda route: route.abort())
        page.goto(f"{site}search/?q=Samarra")
        failure = page.get_by_role("alert")
        expect(failure).to_be_visible()
        expect(failure.locator(".search-registers a")).to_have_count(5)
        page.unroute("**/search/**/*.bin")
        page.unroute("**/search/*.bin")
        failure.locator(".retry").click()
        settled(page)
        expect(failure).to_have_count(0)
        assert SEED in shown(page)


def test_without_script_the_page_leads_to_the_registers(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}articles/{SEED}/")
        page.locator(".site-words").fill("Samarra")
        page.locator(".site-words").press("Enter")
        page.wait_for_url("**/recoupe/search/?q=Samarra")
        expect(page.locator(".search-body")).to_be_hidden()
        links = page.locator(".search-without a")
        expect(links).to_have_count(5)
        for link in links.all():
            assert page.request.get(str(link.evaluate("each => each.href"))).ok
        expect(page.locator(".search-form")).to_be_visible()


def test_back_from_a_result_leads_to_its_place_in_the_list(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        search(page, site, "Irak")
        last = page.locator(".results .card-title a").last
        last.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        assert before > 500
        last.click()
        page.wait_for_url("**/articles/**")
        page.go_back()
        settled(page)
        until(page, "before => Math.abs(scrollY - before) < 50", arg=before)


def test_words_found_in_a_summary_are_marked_there(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        search(page, site, "PMF")
        page.locator(".results .excerpt a, .results blockquote a").first.click()
        page.wait_for_url("**/articles/**#part-abstract*")  # what the browser marks is no part of the document
        expect(page.locator("#part-abstract")).to_be_in_viewport()
