"""On paper: the article with its notes, its coding and its citation, and nothing that is there to be clicked."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editions import reader
from tests.browser.long_corpus import ENTITY, MENTIONS

pytestmark = pytest.mark.browser

SEED = "articles/presstv-fr-668825/"
RECORD = "articles/alalam-ar-20211119-thousands-protest-green-zone/"
A4 = {"width": 794, "height": 1123}


@pytest.fixture
def paper(page: Page, site: str) -> Page:
    """The article on paper, from a wide screen in the dark."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="dark")
    page.goto(site + SEED)
    expect(page.locator(".edition-text.settled")).to_be_visible()
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    return page


def top(page: Page, selector: str, nth: int = 0) -> float:
    box = page.locator(selector).nth(nth).bounding_box()
    assert box is not None, selector
    return box["y"]


@pytest.mark.parametrize(
    "chrome",
    [".masthead", ".colophon", ".bar", ".crumbs", ".switches", ".neighbours", ".related", ".cite-formats", "button"],
)
def test_nothing_to_be_clicked_is_printed(paper: Page, chrome: str) -> None:
    assert not [each for each in paper.locator(chrome).all() if each.is_visible()]


def test_the_notes_stand_in_full_after_the_text(paper: Page) -> None:
    notes = paper.locator(".edition-text .annotation")
    assert notes.count() >= 12
    last = top(paper, ".edition-text > p", -1)
    tops = [top(paper, ".edition-text .annotation", number) for number in range(notes.count())]
    assert last < tops[0]
    assert all(one < other for one, other in pairwise(tops))
    expect(notes.first.locator(".coding")).to_be_visible()
    assert notes.first.evaluate("note => getComputedStyle(note, '::after').content") == "none"
    assert tops[-1] < top(paper, "#part-stances") < top(paper, "#cite")


def test_the_text_is_no_longer_than_it_is(paper: Page) -> None:
    """What script made of its height was for the screen."""
    text = paper.locator(".edition-text").bounding_box()
    note = paper.locator(".edition-text .annotation").last.bounding_box()
    assert text is not None
    assert note is not None
    assert text["y"] + text["height"] - (note["y"] + note["height"]) < 30


def test_paper_is_white_and_ink_is_black(paper: Page) -> None:
    colours = paper.evaluate(
        "() => [getComputedStyle(document.body).backgroundColor,"
        " getComputedStyle(document.querySelector('.edition-text')).color,"
        " getComputedStyle(document.querySelector('a.mention')).textDecorationColor]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(0, 0, 0)"]


def test_types_of_name_differ_by_their_lines(paper: Page) -> None:
    lines = {
        str(paper.locator(f"a.mention[data-type='{type}']").first.evaluate("a => getComputedStyle(a).textDecoration"))
        for type in ("Person", "Organization", "Place", "Facility", "Event", "Issue")
    }
    assert len(lines) == 6


def test_stances_and_their_reasons_are_printed(paper: Page) -> None:
    assert paper.locator(".axis .position").first.is_visible()
    reasons = paper.locator(".reasons .rationale").first
    box = reasons.bounding_box()
    assert box is not None
    assert box["height"] > 10


def test_addresses_elsewhere_are_written_out(page: Page, site: str) -> None:
    page.goto(site + RECORD)
    page.emulate_media(media="print")
    link = page.locator(".to-original a.external")
    said = str(link.evaluate("link => getComputedStyle(link, '::after').content"))
    assert str(link.get_attribute("href")) in said


def test_the_pages_have_margins_and_are_not_empty(paper: Page) -> None:
    document = paper.pdf(format="A4", prefer_css_page_size=True)
    pages = len(re.findall(rb"/Type\s*/Page\b", document))
    assert 5 <= pages <= 14


def test_rows_of_other_pages_are_printed_too(browser: Browser, long_lists: str) -> None:
    with reader(browser, long_lists) as page:
        page.goto(long_lists + ENTITY)
        expect(page.locator(".long-tools")).to_be_visible()
        page.locator(".long-filter input").fill("convoi")  # which has all rows read
        expect(page.locator(".concordance tbody tr")).to_have_count(2 * MENTIONS)
        page.locator(".long-filter input").fill("")
        page.emulate_media(media="print")
        heights = page.locator(".concordance tbody tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")
        assert len(heights) == 2 * MENTIONS
        assert min(heights) > 10
        page.emulate_media(media="screen")
        page.locator(".long-filter input").fill("convoi")
        page.emulate_media(media="print")
        heights = page.locator(".concordance tbody tr").evaluate_all("rows => rows.map(row => row.offsetHeight)")
        assert sum(height > 10 for height in heights) == MENTIONS
