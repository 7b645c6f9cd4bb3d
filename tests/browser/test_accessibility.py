"""axe-core finds no fault of WCAG 2.2, levels A and AA, on any kind of page: light and dark, wide and narrow, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from recoupe.rendering import TEMPLATES
from tests.browser.editions import reader
from tests.browser.kinds import KINDS
from tests.browser.long_corpus import ENTITY

pytestmark = pytest.mark.browser

STANDARD = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "resultTypes": ["violations"],
}

Scheme: TypeAlias = Literal["light", "dark"]

WAYS: Mapping[str, tuple[str, int, Scheme]] = {
    "fr wide light": ("", 1280, "light"),
    "fr middle light": ("", 768, "light"),
    "fr narrow dark": ("", 360, "dark"),
    "ar wide dark": ("ar/", 1280, "dark"),
    "ar narrow light": ("ar/", 360, "light"),
}


def test_no_kind_of_page_is_missing() -> None:
    # Of files that cannot be read, of merged records, of articles taken down: the corpus has none of them. The parts of
    # long lists are looked at below.
    never_alone = {"broken", "moved", "part", "withdrawn"}
    assert set(TEMPLATES.values()) - set(KINDS) == never_alone


@pytest.mark.parametrize("way", WAYS)
def test_axe_finds_nothing(browser: Browser, editions: str, way: str) -> None:
    edition, width, scheme = WAYS[way]
    found = []
    with reader(browser, editions, width=width) as page:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for kind, address in KINDS.items():
            page.goto(editions + edition + address)
            if kind == "search with results":
                page.locator(".results .card").first.wait_for()
            for violation in Axe().run(page, options=STANDARD).response["violations"]:
                rule = violation["id"]
                found += [f"{kind}: {rule}: {node['target']}: {node['html'][:120]}" for node in violation["nodes"]]
    assert found == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("address", [ENTITY, f"{ENTITY}mentions/", f"{ENTITY}mentions/2019/"])
def test_axe_finds_nothing_on_long_lists(
    browser: Browser, long_lists: str, address: str, width: int, scheme: Scheme
) -> None:
    with reader(browser, long_lists, width=width) as page:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(long_lists + address)
        found = Axe().run(page, options=STANDARD).response["violations"]
    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []
