"""The apparatus in a real browser: notes beside and below the text, the matrix of stances, an event's page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

SEED = "articles/presstv-fr-668825/"


def test_a_note_is_reached_from_its_words_by_keyboard_and_leads_back(page: Page, site: str) -> None:
    page.goto(site + SEED)
    reference = page.locator(".edition-text .note-reference").first
    reference.focus()
    note_id = str(reference.get_attribute("href")).removeprefix("#")
    page.keyboard.press("Enter")
    note = page.locator(f"#{note_id}")
    expect(note).to_be_in_viewport()
    expect(note.locator(".annotation-head")).to_be_visible()
    note.locator(".annotation-head").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{SEED}#a-*")
    words = page.locator(page.url[page.url.index("#") :])
    expect(words).to_be_in_viewport()


def test_every_note_has_words_and_several_may_share_them(page: Page, site: str) -> None:
    page.goto(site + SEED)
    notes = page.locator(".edition-text .annotation")
    assert notes.count() >= 12
    assert notes.count() == page.locator(".edition-text .note-reference").count()
    numbers = page.locator(".edition-text .note-reference").evaluate_all(
        "references => references.map(each => each.dataset.number)"
    )
    assert sorted(map(int, numbers)) == list(range(1, notes.count() + 1))
    shared = page.locator(".annotated .annotated, .annotated[id] .annotated")
    assert shared.count() > 0


def test_on_a_wide_screen_notes_stand_beside_their_words(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + SEED)
    note = page.locator(".edition-text .annotation").first
    words = page.locator(f"#{str(note.get_attribute('id')).replace('n-', 'a-', 1)}")
    beside, own = note.bounding_box(), words.bounding_box()
    assert beside is not None
    assert own is not None
    assert beside["x"] > own["x"] + own["width"] / 2
    assert abs(beside["y"] - own["y"]) < 40
    boxes = [box for each in page.locator(".edition-text .annotation").all() if (box := each.bounding_box())]
    assert all(one["y"] + one["height"] <= other["y"] + 1 for one, other in pairwise(boxes))


@pytest.mark.parametrize("width", [320, 360])
def test_on_a_narrow_screen_they_stand_below_their_paragraph(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + SEED)
    note = page.locator(".edition-text .annotation").first
    words = page.locator(f"#{str(note.get_attribute('id')).replace('n-', 'a-', 1)}")
    below, own = note.bounding_box(), words.bounding_box()
    assert below is not None
    assert own is not None
    assert below["y"] >= own["y"] + own["height"] - 1
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_cell_of_the_matrix_opens_on_the_quotes(page: Page, site: str) -> None:
    page.goto(site + "stances/")
    cell = page.locator("table a[href*='us-forces-iraq/#s-presstv-fr']").first
    cell.click()
    page.wait_for_url("**/stances/us-forces-iraq/#s-presstv-fr")
    section = page.locator("#s-presstv-fr")
    expect(section).to_be_in_viewport()
    quote = page.get_by_role("link", name="attaque menée par des groupes de résistance").first
    quote.click()
    page.wait_for_url(f"**/{SEED}#q-*")
    expect(page.locator(page.url[page.url.index("#") :])).to_be_in_viewport()


def test_an_empty_cell_is_not_coded_and_never_neutral(page: Page, site: str) -> None:
    page.goto(site + "stances/")
    empty = page.locator(".matrix tbody td:not(:has(a))")
    assert empty.count() > 0
    assert {text.strip() for text in empty.all_inner_texts()} == {"non codé"}


def test_an_event_lays_rival_coverage_side_by_side(page: Page, site: str) -> None:
    page.goto(site + "events/")
    page.get_by_role("link", name="Attaque d’un convoi à Dhi Qar, 19 octobre 2021").first.click()
    page.wait_for_url("**/entities/attaque-convoi-dhi-qar-2021-10-19/")
    accounts = page.locator(".accounts .account")
    expect(accounts).to_have_count(2)
    told = accounts.all_inner_texts()
    assert any("IED explosion targets a convoy of the Coalition south of Iraq" in text for text in told)
    assert any("1ère attaque anti-US post-législative" in text for text in told)
