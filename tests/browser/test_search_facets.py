"""Facets, their counts, and the results that they narrow."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.searching import HACHD, choice, count, found, linked, parameters, search, settled, total

pytestmark = pytest.mark.browser


def test_browsing_shows_everything_newest_first(page: Page, site: str) -> None:
    search(page, site)
    dates = page.locator(".results time").evaluate_all("all => all.map(each => each.dateTime)")
    assert dates == sorted(dates, reverse=True)
    assert len(dates) == 10
    everything = page.request.get(f"{site}articles/").text().count('<li class="card')
    assert total(page) == everything == len(found(page))


@pytest.mark.parametrize(
    ("facet", "list_page"),
    [("outlet", "sources/presstv-fr/"), ("tag", "tags/convoys/"), ("year", "dates/2021/"), ("month", "dates/2021-10/")],
)
def test_the_counts_are_those_of_the_lists(page: Page, site: str, facet: str, list_page: str) -> None:
    search(page, site)
    value = list_page.rstrip("/").rpartition("/")[2]
    listed = linked(page, site + list_page)
    assert count(page, facet, value) == len(listed)
    search(page, site, **{facet: value})
    assert total(page) == len(listed)
    assert found(page) == listed


def test_every_count_keeps_its_promise(page: Page, site: str) -> None:
    """Each value of each facet, alone and beside words, leaves as many articles as it says."""
    for words in ("", "Bagdad"):
        search(page, site, words)
        rows = page.locator(".facet .choice").evaluate_all(
            "rows => rows.map(row => [row.querySelector('input').name, row.dataset.value, row.querySelector('[data-slot=count]').textContent])"
        )
        assert len({facet for facet, _, _ in rows}) == 8
        promised = {(facet, value): int(re.sub(r"\D", "", figure)) for facet, value, figure in rows}
        for facet in ("outlet", "entity", "stance", "year", "month", "lang", "tag", "text"):
            for value in [value for name, value in promised if name == facet][:2]:
                search(page, site, words, **{facet: value})
                assert total(page) == promised[facet, value], (words, facet, value)


def test_a_choice_widens_its_own_facet_and_narrows_across(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    french, english = count(page, "lang", "fr"), count(page, "lang", "en")
    choice(page, "lang", "fr").check()
    page.wait_for_url("**/search/?lang=fr")
    settled(page)
    assert total(page) == french
    assert count(page, "lang", "en") == english  # what the other would add
    choice(page, "lang", "en").check()
    page.wait_for_url("**/search/?lang=fr&lang=en")
    settled(page)
    assert total(page) == french + english
    both = count(page, "tag", "convoys")
    choice(page, "tag", "convoys").check()
    page.wait_for_url("**/search/?lang=fr&lang=en&tag=convoys")
    settled(page)
    assert total(page) == both < french + english


def test_focus_and_place_stay_with_the_control_that_was_used(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    box = choice(page, "tag", "convoys")
    box.focus()
    before = box.bounding_box()
    page.keyboard.press("Space")
    page.wait_for_url("**/search/?tag=convoys")
    settled(page)
    expect(box).to_be_focused()
    expect(box).to_be_checked()
    after = box.bounding_box()
    assert before is not None
    assert after is not None
    assert abs(after["y"] - before["y"]) < 1


def test_the_keyboard_alone_reaches_everything(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("convoi")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=convoi")
    settled(page)
    page.keyboard.press("Tab")
    expect(page.locator(".search-submit")).to_be_focused()
    page.keyboard.press("Tab")
    over = page.locator(".to-results")
    expect(over).to_be_focused()
    box = over.bounding_box()
    assert box is not None
    assert box["height"] > 10  # seen while it has the focus
    page.keyboard.press("Tab")
    expect(page.locator(".facet[data-facet=outlet] input").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#results")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".search-sort select")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".result a").first).to_be_focused()


def test_chosen_values_are_also_above_the_results(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site, outlet=["presstv-fr", "rudaw-en"], stance="us-forces-iraq:against", lang="xx")
    chips = page.locator(".chip")
    expect(chips).to_have_count(4)
    assert "Press TV (français)" in chips.nth(0).inner_text()
    assert "Forces américaines en Irak" in chips.nth(2).inner_text()
    assert "contre" in chips.nth(2).inner_text()
    assert "xx" in chips.nth(3).inner_text()  # a link may ask for what is not there
    chips.nth(3).focus()
    page.keyboard.press("Enter")
    expect(chips).to_have_count(3)
    expect(chips.nth(2)).to_be_focused()
    settled(page)
    page.locator(".chosen .clear-all").click()
    page.wait_for_url(re.compile(r"/search/\??$"))
    expect(chips).to_have_count(0)


def test_a_position_lies_below_its_target(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    target = page.locator(".facet[data-facet=stance] .branch").first
    position = target.locator(".choices input").first
    expect(position).to_be_hidden()
    opener = target.locator(".branch-open")
    opener.click()
    expect(opener).to_have_attribute("aria-expanded", "true")
    value = str(position.get_attribute("value"))
    position.check()
    settled(page)
    assert parameters(page)["stance"] == [value]
    target.locator("input").first.check()  # the whole takes the place of the part
    settled(page)
    assert parameters(page)["stance"] == [value.partition(":")[0]]


def test_entities_are_found_by_any_of_their_names(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    choices = page.locator(".facet[data-facet=entity] > .choices > .choice")
    top = choices.count()
    everything = page.locator(".facet[data-facet=entity] .facet-all")
    everything.click()
    assert choices.count() > top
    everything.click()
    expect(choices).to_have_count(top)
    page.locator(".facet-filter").fill("zzzz")
    expect(page.locator(".facet[data-facet=entity] .facet-note")).to_be_visible()
    page.locator(".facet-filter").fill("pmf")  # also in the name of one of its brigades
    expect(choices).to_have_count(2)
    expect(choices.first).to_have_attribute("data-value", HACHD)
    assert parameters(page) == {}
    choices.first.locator("input").check()
    page.wait_for_url(f"**/search/?entity={HACHD}")
