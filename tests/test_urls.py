from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe import urls
from recoupe.model import PartialDate

ADDRESSES = {
    urls.HOME: "",
    urls.article("a"): "articles/a/",
    urls.entity("a"): "entities/a/",
    urls.source("a"): "sources/a/",
    urls.tag("a"): "tags/a/",
    urls.period(PartialDate(2021, 10)): "dates/2021-10/",
    urls.stance_target("a"): "stances/a/",
    urls.claim("a"): "claims/a/",
    urls.hand_page("about"): "about/",
    urls.hand_page("index"): "",
    urls.mention("a", "x", 2): "articles/a/#m-x-2",
    urls.concordance_row("entities/x/", "a", 2): "entities/x/#c-a-2",
    urls.quote("a", ("stance", 0, "evidence", 1)): "articles/a/#q-1-2",
    urls.quote("a", ("claims", 2, "evidence", 0)): "articles/a/#k-3-1",
    urls.quote("a", ("coverage", "perpetrator_quote")): "articles/a/#w-1",
    urls.cell("stances/x/", "s"): "stances/x/#s-s",
    urls.of_file("articles/2021/a.md"): "articles/a/",
    urls.of_file("entities/a.md"): "entities/a/",
    urls.of_file("sources/a.md"): "sources/a/",
    urls.of_file("about.md"): "about/",
    urls.of_file("contribute.en.md"): "contribute/",
    urls.of_file("index.md"): "",
}


@pytest.mark.parametrize(("address", "expected"), ADDRESSES.items())
def test_addresses(address: str, expected: str) -> None:
    assert address == expected


def test_no_hand_written_page_can_have_the_address_of_a_list() -> None:
    lists = {value for name, value in vars(urls).items() if name.isupper() and isinstance(value, str) and value}
    assert lists < urls.LISTS  # and what the host keeps beside them


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("entities/x/", "articles/a/", "../../entities/x/"),
        ("articles/b/", "articles/a/", "../b/"),
        ("articles/", "articles/a/", "../"),
        ("articles/a/", "articles/", "a/"),
        ("", "articles/a/", "../../"),
        ("articles/a/", "", "articles/a/"),
        ("", "", "./"),
        ("articles/a/", "articles/a/", "./"),
        ("articles/a/#m-x-1", "articles/a/", "#m-x-1"),
        ("entities/x/#c-a-1", "articles/a/", "../../entities/x/#c-a-1"),
    ],
)
def test_links_between_pages(address: str, base: str, expected: str) -> None:
    assert urls.relative(address, base) == expected


pages = st.lists(st.from_regex("[a-z0-9]{1,3}(-[a-z0-9]{1,2})?", fullmatch=True), max_size=3).map(
    lambda steps: "".join(f"{step}/" for step in steps)
)


@given(pages, st.sampled_from(["", "#m-x-1"]), pages, st.sampled_from(["https://a.org/", "https://a.org/recoupe/"]))
def test_a_link_leads_to_its_page_wherever_the_site_is(address: str, fragment: str, base: str, site: str) -> None:
    """Pages link to each other by relative addresses, so that the site works at any path of any host."""
    link = urls.relative(address + fragment, base)
    assert not urlsplit(link).scheme
    assert not link.startswith("/")
    assert urljoin(site + base, link) == site + address + fragment


@given(st.data())
def test_spots_of_one_page_never_meet(data: st.DataObject) -> None:
    """Ids end in numbers and begin with what tells their kinds apart, so two of them are the same only for one spot."""
    slugs = st.from_regex(r"[a-z0-9]{1,2}(-[a-z0-9]{1,2}){0,2}", fullmatch=True)
    numbers = st.integers(1, 30)
    spots = st.one_of(
        st.tuples(st.just("mention"), slugs, numbers),
        st.tuples(st.just("quote"), st.integers(0, 9), st.integers(0, 9)),
    )
    one, other = data.draw(spots), data.draw(spots)
    ids = [
        urls.mention_id(str(spot[1]), spot[2])
        if spot[0] == "mention"
        else urls.quote_id(("stance", int(spot[1]), spot[2]))
        for spot in (one, other)
    ]
    assert (ids[0] == ids[1]) == (one == other)
