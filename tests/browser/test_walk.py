"""The way of a reader: from a search to an article, to a name, to every place where it stands, and back."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

SEED = "presstv-fr-668825"
HACHD = "hachd-al-chaabi"


def search(page: Page, words: str) -> None:
    """Write into the header's box, and ask."""
    page.locator(".site-words").fill(words)
    page.locator(".site-words").press("Enter")
    page.wait_for_url("**/search/?q=**")


def test_from_a_search_to_every_mention_and_back(page: Page, site: str) -> None:
    page.goto(site)
    search(page, "Samarra")
    page.locator(f".results .card-title a[href*='articles/{SEED}/']").click()
    page.wait_for_url(f"**/articles/{SEED}/**")

    mention = page.locator(f"a.mention[id^='m-{HACHD}-']", has_text="Hachd al-Chaabi").first
    mention.click()
    page.wait_for_url(f"**/entities/{HACHD}/**")
    expect(page.locator("h1")).to_have_text("Hachd al-Chaabi")

    rows = page.locator(f".concordance tbody tr[id^='c-{SEED}-']")
    expect(rows).to_have_count(4)
    assert page.locator(".concordance tbody tr").count() == 4
    matches = [row.locator("a[href*='#m-']").inner_text() for row in rows.all()]
    assert matches == [
        "Unités de mobilisation populaire",
        "Hachd al-Chaabi",
        "Unités de mobilisation populaire",
        "Hachd al-Chaabi",
    ]

    rows.nth(2).locator("a[href*='#m-']").click()
    page.wait_for_url(f"**/articles/{SEED}/#m-{HACHD}-3")
    spot = page.locator(f"#m-{HACHD}-3")
    expect(spot).to_be_in_viewport()
    expect(spot).to_have_text("Unités de mobilisation populaire")
    plain = page.locator("a.mention:not(:target)").first
    background = "element => getComputedStyle(element).backgroundColor"
    assert spot.evaluate(background) != plain.evaluate(background)


def test_a_name_inside_a_longer_name_has_its_own_spot(page: Page, site: str) -> None:
    page.goto(f"{site}articles/{SEED}/#m-{HACHD}-4")
    own = page.locator(f"#m-{HACHD}-4")
    expect(own).to_be_in_viewport()
    long_name = page.locator("a.mention[id^='m-hachd-9e-brigade-']")
    expect(long_name).to_have_text("9e brigade des Hachd al-Chaabi")
    expect(long_name.locator(f".mention-name[data-entity='{HACHD}']")).to_have_text("Hachd al-Chaabi")
    own.click()
    page.wait_for_url(f"**/entities/{HACHD}/#c-{SEED}-4")
    expect(page.locator(f"#c-{SEED}-4")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("sirènes", f"articles/{SEED}/"),  # a word of its text
        ("Force Qods", f"articles/{SEED}/"),  # an entity's name
        ("IED explosion targets", "articles/shafaq-en-"),  # the title of a record without text
        ("camion", "articles/anadolu-fr-"),  # a word of an abstract
    ],
)
def test_the_search_finds(page: Page, site: str, words: str, address: str) -> None:
    page.goto(site)
    search(page, words)
    expect(page.locator(f".results .card-title a[href*='{address}']").first).to_be_visible()


def test_the_whole_article_reads_without_script(page: Page, site: str) -> None:
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(f"{site}articles/{SEED}/")
        expect(plain.locator(".edition-text > p")).to_have_count(18)
        expect(plain.locator(f"a.mention[id^='m-{HACHD}-']")).to_have_count(4)


def tab_to(page: Page, selector: str) -> None:
    """Go on with the Tab key until the focus, which must be seen, is on an element."""
    for _ in range(400):
        page.keyboard.press("Tab")
        found, seen = page.evaluate(
            """selector => {
              const { activeElement: here } = document, style = getComputedStyle(here);
              return [here.matches(selector), style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0];
            }""",
            selector,
        )
        if found:
            assert seen, "the focus cannot be seen"
            return
    raise AssertionError(f"the Tab key does not lead to {selector}")


def test_by_keyboard_alone_from_home_to_a_row_of_a_concordance_and_back(page: Page, site: str) -> None:
    page.goto(site)
    tab_to(page, ".entity-margin a[href$='entities/hachd-al-chaabi/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/hachd-al-chaabi/")
    tab_to(page, ".concordance tbody tr td:nth-child(2) a")
    row = page.evaluate("document.activeElement.closest('tr').id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**#m-hachd-al-chaabi-*")
    expect(page.locator(".mention:target")).to_be_in_viewport()
    tab_to(page, ".mention:target")  # the next stop: the focus begins where the link has led
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/entities/hachd-al-chaabi/#{row}")
    expect(page.locator(f"#{row}")).to_be_in_viewport()
    for _ in range(3):
        page.go_back()
    page.wait_for_url(site)


WORDS = "[...document.querySelectorAll('.edition')].map(each => each.textContent).join(' ').match(/[\\p{L}\\p{N}]+/gu)"


def test_every_kind_of_page_says_without_script_what_it_says_with_it(browser: Browser, site: str) -> None:
    for kind, address in KINDS.items():
        said: dict[bool, Counter[str]] = {}
        for script in (True, False):
            with browser.new_context(java_script_enabled=script) as context:
                opened = context.new_page()
                opened.goto(site + address)
                if script:
                    opened.wait_for_load_state("networkidle")
                said[script] = Counter(opened.evaluate(WORDS))
        if not kind.startswith("search"):  # there a notice stands for the results
            assert said[False] - said[True] == Counter(), kind
