"""Every page of two editions, one written from the left and one from the right: what is not in the site's language says
so, and its direction with it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.editions import reader
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

SEED = KINDS["article"]
MORE = ["about/", "articles/mehr-fa-20211019-sit-in-baghdad-results/", "entities/nassiriya/", "sources/alalam-ar/"]

ASTRAY = r"""() => {
  const fromTheRight = ["ar", "fa", "he", "ur", "ckb"];
  const found = [];
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (holder.closest("head, script, style, template")) continue;
    const words = node.textContent.trim();
    const arabic = /[\u0620-\u064a\u066e-\u06d3]/.test(words);
    const latin = /[A-Za-z\u00c0-\u024f]{2,}/.test(words);
    // A sentence may quote a word of another script: its own language is what counts.
    if (arabic === latin) continue;
    // Names, addresses and identifiers are in no language: it is enough that they keep to themselves.
    if (holder.closest("bdi:not([lang]), code, .cite-as")) continue;
    const language = holder.closest("[lang]").getAttribute("lang").split("-")[0];
    const right = fromTheRight.includes(language);
    // The letters of a chart's axis stand alone.
    const direction = holder.closest("svg") || (getComputedStyle(holder).direction === "rtl") === right;
    if (right !== arabic || !direction) found.push(`${language}: ${words.slice(0, 60)} in ${holder.outerHTML.slice(0, 120)}`);
  }
  return found;
}"""
"""The texts of a page whose script is not that of their language, or whose direction is not."""


@pytest.mark.parametrize("edition", ["", "en/", "ar/"])
@pytest.mark.parametrize("address", [*KINDS.values(), *MORE])
def test_what_is_in_another_language_says_so(browser: Browser, editions: str, edition: str, address: str) -> None:
    with reader(browser, editions) as page:
        page.goto(f"{editions}{edition}{address}")
        if address == KINDS["search with results"]:
            expect(page.locator(".results .card").first).to_be_visible()
        assert page.evaluate(ASTRAY) == []


@pytest.mark.parametrize("script", ["<p>الحشد</p>", "<p lang='en'>الحشد</p>", "<p lang='ar'>الحشد</p>"])
def test_a_text_astray_is_seen(browser: Browser, script: str) -> None:
    """In a French page: Arabic words without their language, in another, and without their direction."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content(f"<!doctype html><html lang='fr'><body>{script}<p lang='ar' dir='rtl'>الحشد</p><p>Un mot</p>")
        assert len(page.evaluate(ASTRAY)) == 1


@pytest.mark.parametrize(
    ("edition", "lang", "direction", "title"),
    [
        ("", "fr", "ltr", "Hachd al-Chaabi – Recoupe"),
        ("en/", "en", "ltr", "Popular Mobilization Forces – Recoupe"),
        ("ar/", "ar", "rtl", "الحشد الشعبي – Recoupe"),
    ],
)
def test_a_page_says_its_language_title_and_subject(
    browser: Browser, editions: str, edition: str, lang: str, direction: str, title: str
) -> None:
    with reader(browser, editions) as page:
        page.goto(f"{editions}{edition}entities/hachd-al-chaabi/")
        assert page.locator("html").get_attribute("lang") == lang
        assert page.locator("body").get_attribute("dir") == direction
        assert page.title() == title
        told = {}
        for kind in ("", SEED, "entities/hachd-al-chaabi/"):
            page.goto(f"{editions}{edition}{kind}")
            told[kind] = page.locator("meta[name='description']").evaluate_all(
                "found => found.map(each => each.content)"
            )
        home = told.pop("")
        assert len(home) == 1
        # What is said of the whole site is said of no other page, and a summary in another language of none.
        assert all(len(each) <= 1 and "" not in each and each != home for each in told.values())
        assert edition or [len(each) for each in told.values()] == [1, 1]
        assert edition or home == ["Articles de presse annotés, recoupés et citables"]
        assert edition or told[SEED] != told["entities/hachd-al-chaabi/"]


@pytest.mark.parametrize(
    ("edition", "day", "count", "plural"),
    [
        ("", "19 octobre 2021", "41 articles", "Un seul"),
        ("en/", "October 19, 2021", "41 articles", "Only one"),
        ("ar/", "19 أكتوبر 2021", "41 مقالًا", "نص واحد متاح هنا"),
    ],
)
def test_dates_and_numbers_are_the_language_s(
    browser: Browser, editions: str, edition: str, day: str, count: str, plural: str
) -> None:
    with reader(browser, editions) as page:
        page.goto(editions + edition)
        words = page.locator("main").inner_text()
        assert all(each in words for each in (day, count, plural))


@pytest.mark.parametrize("kind", ["", SEED, "entities/hachd-al-chaabi/", "entities/", "stances/", "search/?q=convoy"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_nothing_sticks_out_of_a_page_written_from_the_right(
    browser: Browser, editions: str, kind: str, width: int
) -> None:
    with reader(browser, editions, width=width) as page:
        page.goto(f"{editions}ar/{kind}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # What lies beyond the far side of such a page is counted in no width.
        beyond = page.evaluate(
            """() => [...document.querySelectorAll("main h1, main p, main li, header a")]
              .filter(each => !each.closest(".scroll, [popover], .visually-hidden, [class*=scroll]"))
              .filter(each => each.getClientRects().length && each.getBoundingClientRect().left < -1)
              .map(each => each.outerHTML.slice(0, 100))"""
        )
        assert beyond == []


def test_a_mixed_list_is_read_in_its_own_order(browser: Browser, editions: str) -> None:
    """Names of several scripts beside each other: each keeps its letters together, the first stands where one begins."""
    with reader(browser, editions) as page:
        for edition in ("", "ar/"):
            page.goto(f"{editions}{edition}entities/hachd-al-chaabi/")
            rows = page.locator(".names dd").evaluate_all(
                """all => all.map(each => [...each.querySelectorAll("bdi")].map(name => name.getClientRects()[0])
                  .filter((box, _, boxes) => Math.abs(box.bottom - boxes[0].bottom) < 6)
                  .map(box => document.body.dir === "rtl" ? -box.right : box.left))"""
            )
            assert max(map(len, rows)) > 2
            assert rows == [sorted(row) for row in rows]
