"""Every kind of page at every width, from left to right and from right to left: nothing scrolls sideways but what says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editions import reader
from tests.browser.kinds import ARTICLE, KINDS
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
OUTSIDE = """() => [...document.querySelectorAll('.edition *')].filter(each => {
  const box = each.getBoundingClientRect();
  if (!box.width || !box.height || each.closest('.scroll, .concordance, pre, svg, .visually-hidden, [hidden]')) return false;
  if (getComputedStyle(each).clipPath !== 'none') return false;
  return box.left < -1 || box.right > innerWidth + 1;
}).map(each => each.className || each.localName)"""


@pytest.mark.parametrize("edition", ["", "ar/"], ids=["fr", "ar"])
@pytest.mark.parametrize("width", [320, 640, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, editions: str, edition: str, width: int) -> None:
    """640 pixels are a window of 1280 at twice the size."""
    with reader(browser, editions, width=width) as page:
        for kind, address in KINDS.items():
            page.goto(editions + edition + address)
            assert page.evaluate(SIDEWAYS) <= 0, kind
            assert page.evaluate(OUTSIDE) == [], kind


def test_larger_letters_alone_do_no_harm(browser: Browser, editions: str) -> None:
    """At 320 pixels with letters half as large again."""
    with reader(browser, editions, width=320) as page:
        for kind in ("home", "article", "entity", "stances"):
            page.goto(editions + KINDS[kind])
            page.evaluate("document.documentElement.style.fontSize = '187.5%'")
            assert page.evaluate(SIDEWAYS) <= 0, kind


@pytest.mark.parametrize(
    ("address", "edition"), [("stances/", ""), ("places/", ""), ("stances/", "ar/"), ("places/", "ar/")]
)
def test_what_is_wider_than_a_phone_says_so(browser: Browser, editions: str, address: str, edition: str) -> None:
    with reader(browser, editions, width=360) as page:
        page.goto(editions + edition + address)
        region = page.locator(".scroll[tabindex='0']").first
        hint = page.locator(".scroll-hint").first
        expect(hint).to_be_visible()
        assert region.get_attribute("role") == "region"
        assert region.evaluate(
            "region => region.ariaLabel || document.getElementById(region.getAttribute('aria-labelledby')).textContent"
        )
        region.evaluate("region => region.scrollTo(0, 0)")
        expect(region).to_have_class("scroll more-after" if address == "places/" else "scroll matrix-scroll more-after")
        before = region.evaluate("region => region.scrollLeft")
        region.focus()
        page.keyboard.press("ArrowLeft" if edition else "ArrowRight")
        until(page, "([region, before]) => region.scrollLeft !== before", arg=[region.element_handle(), before])
        assert page.evaluate("document.documentElement.scrollLeft") == 0


def test_what_fits_neither_says_so_nor_stops_the_keyboard(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{site}entities/hachd-al-chaabi/")
    naming = page.locator(".scroll[aria-labelledby='part-naming']")
    expect(naming).not_to_have_attribute("tabindex", "0")
    expect(page.locator(".sided .scroll-hint").first).to_be_hidden()


def test_a_map_opens_on_its_places(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site}places/")
    until(page, "document.querySelector('.scroll').scrollLeft > 0")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_moves_for_those_who_want_stillness(browser: Browser, editions: str, scheme: str) -> None:
    with browser.new_context(reduced_motion="reduce", color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto(f"{editions}{ARTICLE}?words=85-120#p-2")
        expect(page.locator("mark.spot").first).to_be_in_viewport()
        page.locator("a.mention").first.hover()
        expect(page.locator(".preview")).to_be_visible()
        ours = "() => document.getAnimations().filter(each => each.effect.target.closest('.edition')).length"
        assert page.evaluate(ours) == 0
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("width", [768, 1280])
def test_lines_of_a_text_have_a_comfortable_length(page: Page, site: str, width: int) -> None:
    """Counted in letters of the face that this machine has: others are narrower."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(site + ARTICLE)
    letters = page.evaluate(
        """() => {
          const block = document.getElementById('p-8');
          const lines = block.getBoundingClientRect().height / parseFloat(getComputedStyle(block).lineHeight);
          return block.textContent.length / lines;
        }"""
    )
    assert 48 <= letters <= 76
