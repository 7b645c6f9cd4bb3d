"""What tests of the search do with its page, and articles of the real corpus that they look for."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

SEED = "presstv-fr-668825"
HACHD = "hachd-al-chaabi"
ZONE = "arabi21-ar-20211112-protests-green-zone-closed"  # its title says المنطقة الخضراء
CONVOY = "sputnik-fa-20210925-attack-american-convoy"  # its title says کاروان


def query(**parameters: str | list[str]) -> str:
    return f"search/?{urlencode(parameters, doseq=True)}"


def settled(page: Page) -> None:
    """Wait until the page shows what its address asks for."""
    expect(page.locator(".search-count")).not_to_be_empty()
    expect(page.locator(".results[aria-busy]")).to_have_count(0)


def search(page: Page, site: str, words: str = "", **chosen: str | list[str]) -> None:
    page.goto(site + query(**({"q": words} if words else {}), **chosen))
    settled(page)


def total(page: Page) -> int:
    """The number of articles found, as the page says it."""
    said = re.search(r"\d[\d\s\u202f]*", page.locator(".search-count").inner_text())
    assert said is not None
    return int(re.sub(r"\D", "", said[0]))


def shown(page: Page) -> list[str]:
    """The articles of this page of results, by id."""
    links = page.locator(".results .card-title a").evaluate_all("links => links.map(each => each.pathname)")
    return [link.rstrip("/").rpartition("/")[2] for link in links]


def found(page: Page) -> set[str]:
    """The articles of all pages of results."""
    articles = set(shown(page))
    while (following := page.locator(".pages .next")).count():
        following.click()
        settled(page)
        articles |= set(shown(page))
    return articles


def choice(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f".facet input[name='{facet}'][value='{value}']")


def count(page: Page, facet: str, value: str) -> int:
    figure = page.locator(f".choice > label:has(input[name='{facet}'][value='{value}']) [data-slot=count]")
    return int(re.sub(r"\D", "", str(figure.text_content())))


def parameters(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def linked(page: Page, address: str) -> set[str]:
    """The articles that the cards of a page lead to."""
    return set(re.findall(r'card-title[^>]*><a href="[^"]*articles/([^/"#?]+)/"', page.request.get(address).text()))
