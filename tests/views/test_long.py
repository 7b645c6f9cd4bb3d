"""Lists that are longer than a page bears: cut into pages of their own, in bytes and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

import pytest

from recoupe.model import PartialDate
from recoupe.rendering import Page, Renderer
from recoupe.views import PartView, Reader, all_views, planned
from recoupe.views.article import MOST_COVERAGE, article_view
from recoupe.views.listing import Listing, by_date, cut, initial, month, part_pages
from tests import corpora
from tests.golden.paths import TEMPLATES
from tests.html import Reading, read

ARTICLES = 1_000
MENTIONS = 5
"""How often each article names the one entity."""

FRAME = 12_000
"""Bytes that the frame around a page's body takes, at most."""


def files() -> Iterator[tuple[str, str]]:
    """A corpus in which everything is about one entity, and most of it in one month, much of that on one day."""
    yield "entities/irak.md", "---\ntype: Event\npref_label: {fr: Irak, ar: العراق}\ndate: 2021-10-19\n---\n"
    for number in range(250):
        name = f"{'abcdefghijklmnopqrstuvwxy'[number % 25]}e lieu {number}"
        yield f"entities/lieu-{number}.md", f"---\ntype: Place\npref_label: {{fr: {name}}}\n---\n"
    yield "sources/journal.md", "---\nname: Journal\ntext_policy: full\n---\n"
    for number in range(ARTICLES):
        date = ("2021-10-19", f"2021-10-{number % 27 + 1:02d}", f"{2015 + number % 6}", "2021-10")[number % 4]
        arabic = number % 5 == 0
        sentence = "Le convoi a quitté l’Irak avant l’aube, dit-on."
        if arabic:
            sentence = "غادرت القافلة العراق قبل الفجر في صباح يوم الثلاثاء."
        header = [
            f"title: {'العراق' if arabic else 'En Irak'}, {number}",
            "source: journal",
            f"date: {date}",
            f"lang: {'ar' if arabic else 'fr'}",
            "event: irak",
            "tags: [convois]",
            "stance: {target: irak, position: favor, annotator: un}",
            f"claims: [{{id: these, relation: {'make' if number == 1 else 'deny'}, text: La thèse}}]",
        ]
        body = "\n\n".join([sentence] * MENTIONS)
        yield f"articles/{number % 7}/a-{number}.md", "\n".join(["---", *header, "---", "", body, ""])


@pytest.fixture(scope="module")
def reader() -> Reader:
    return corpora.reader(dict(files()))


@pytest.fixture(scope="module")
def pages(reader: Reader) -> dict[str, Page]:
    """Every page but those of most articles, which are alike, and of the manual."""
    renderer = Renderer(TEMPLATES, "fr")
    kept = (each.view(reader) for each in planned(reader, "Recoupe") if _kept(each.address))
    return {view.address: renderer.page(view) for view in kept}


def _kept(address: str) -> bool:
    if address.startswith("articles/a-"):
        return address.endswith("00/")
    return not address.startswith(("rules/", "fields/", "contribute/", "entities/lieu-"))


@pytest.fixture(scope="module")
def readings(pages: dict[str, Page]) -> dict[str, Reading]:
    return {address: read(page.html) for address, page in pages.items()}


def size(page: Page) -> int:
    return len(page.html.encode()) + FRAME


def test_an_entity_with_five_thousand_mentions_opens_with_under_a_hundred_kilobytes(pages: dict[str, Page]) -> None:
    assert size(pages["entities/irak/"]) < 100_000


def test_no_page_is_over_half_a_megabyte(pages: dict[str, Page]) -> None:
    assert {address: size(page) for address, page in pages.items() if size(page) > 500_000} == {}


def test_every_mention_stands_on_one_page_that_is_whole_and_its_article_leads_there(
    readings: dict[str, Reading],
) -> None:
    """A page whose list is cut shows its first rows besides."""
    under = "entities/irak/mentions/"
    whole = {
        address: page
        for address, page in readings.items()
        if address.startswith(under) and not any(each.attributes.get("class") == "parts" for each in page.elements)
    }
    found = Counter(id for page in whole.values() for id in page.ids if id.startswith("c-"))
    assert len(found) == ARTICLES * MENTIONS
    assert set(found.values()) == {1}
    for number in (100, 200, 300, 400):
        links = [urljoin(f"articles/a-{number}/", link) for link in readings[f"articles/a-{number}/"].links]
        rows = [urldefrag(link) for link in links if f"#c-a-{number}-" in link]
        assert len(rows) == MENTIONS
        assert all(fragment in whole[page].ids for page, fragment in rows)


def test_links_between_the_pages_lead_somewhere(pages: dict[str, Page], readings: dict[str, Reading]) -> None:
    known = {f"https://site/{address}" for address in pages}
    for address, page in readings.items():
        assert page.wrong == [], address
        assert len(set(page.ids)) == len(page.ids), address
        for link in page.links:
            target, spot = urldefrag(urljoin(f"https://site/{address}", link))
            if target in known and spot:
                assert spot in readings[target.removeprefix("https://site/")].ids, (address, link)
            elif target.startswith("https://site/") and _kept(target.removeprefix("https://site/")):
                assert target in known or target.endswith(("/preview.html", "/citations.html")), (address, link)


def test_the_parts_of_a_list_are_reached_from_each_other(pages: dict[str, Page], readings: dict[str, Reading]) -> None:
    """By links alone, from the page whose list it is."""
    parts = {address for address, page in pages.items() if page.kind == "part"}
    assert {address.split("/")[0] for address in parts} >= {"entities", "tags", "sources", "dates", "stances", "claims"}
    reached, ahead = set[str](), {address for address in pages if address not in parts}
    while ahead:
        reached |= ahead
        ahead = {urljoin(address, link) for address in ahead for link in readings[address].links} & pages.keys()
        ahead -= reached
    assert parts <= reached


def test_titles_say_what_is_a_part_of_what(pages: dict[str, Page]) -> None:
    titles = {address: page.title for address, page in pages.items() if page.kind == "part"}
    assert titles["entities/irak/mentions/2021-10-19/"] == "Irak – Chaque mention en contexte, 19 octobre 2021"
    assert titles["tags/convois/articles/2021/"] == "convois – Articles, 2021"
    assert len(set(titles.values())) == len(titles)


def test_an_article_on_an_event_with_many_shows_the_nearest(reader: Reader) -> None:
    view = article_view("a-0", reader)
    assert (len(view.coverage), view.covering) == (MOST_COVERAGE, ARTICLES)
    assert "a-0" not in {card.id for card in view.coverage}


@pytest.mark.parametrize(("mentions", "page"), [(50, "entities/irak/"), (51, "entities/irak/mentions/")])
def test_a_concordance_that_outgrows_its_page_has_one_of_its_own(mentions: int, page: str) -> None:
    text = "\n\n".join(["En Irak."] * mentions)
    files = {
        "entities/irak.md": "---\ntype: Place\npref_label: {fr: Irak}\n---\n",
        "sources/journal.md": "---\nname: Journal\ntext_policy: full\n---\n",
        "articles/a.md": f"---\ntitle: A\nsource: journal\ndate: 2021\nlang: fr\n---\n\n{text}\n",
    }
    reader = corpora.reader(files)
    assert reader.concordance_row("irak", "a", mentions) == f"{page}#c-a-{mentions}"
    views = {view.address: view for view in all_views(reader, "x")}
    whole = views[page]
    rows = whole.listing if isinstance(whole, PartView) else whole.concordance  # type: ignore[union-attr]
    assert [row.id for row in rows][-1] == f"c-a-{mentions}"


# --- the knife --------------------------------------------------------------------------------------------------------


def dates(*written: str) -> list[PartialDate]:
    return [PartialDate.parse(each) for each in written]


def parts(listing: Listing[object]) -> list[tuple[str, int]]:
    return [(part.key, part.n) for part in listing.parts]


def test_a_short_list_is_whole() -> None:
    node = cut(dates("2020", "2021"), "x/", "x/y/", by_date(lambda date: date), most=2)
    assert node.listing(tuple) == Listing(rows=tuple(dates("2020", "2021")), n=2)


def test_a_list_is_cut_by_years_and_a_year_by_months(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.views.listing.MOST_OF_PART", 2)
    found = dates("2020", "2021", "2021-03", "2021-10", "2021-10-02", "2021-10-02", "2021-10-03")
    node = cut(found, "x/", "x/y/", by_date(lambda date: date), most=2, first=1)
    assert (node.listing(tuple).rows, parts(node.listing(tuple))) == ((PartialDate(2020),), [("2020", 1), ("2021", 6)])
    assert parts(node.children[1].listing(tuple)) == [("2021-xx", 1), ("2021-03", 1), ("2021-10", 4)]
    assert [leaf.address for leaf in node.leaves()] == [
        "x/y/2020/",
        "x/y/2021-xx/",
        "x/y/2021-03/",
        "x/y/2021-10-xx/",
        "x/y/2021-10-02/",
        "x/y/2021-10-03/",
    ]


def test_an_article_more_in_one_month_changes_no_other_month() -> None:
    before = dates(*[f"2021-{month:02d}-0{day}" for month in range(1, 13) for day in range(1, 10)])
    after = sorted([*before, PartialDate(2021, 3, 28)])
    one, two = (
        {leaf.address: leaf.items for leaf in cut(found, "x/", "x/y/", (month,)).leaves()} for found in (before, after)
    )
    assert one.keys() == two.keys()
    assert [address for address in one if one[address] != two[address]] == ["x/y/2021-03/"]


def test_what_has_nothing_else_in_common_is_cut_by_number() -> None:
    node = cut([PartialDate(2021)] * 500, "x/", "x/y/", by_date(lambda date: date), most=50)
    assert [(leaf.address, len(leaf.items)) for leaf in node.leaves()] == [
        ("x/y/2021-xx/page-1/", 250),
        ("x/y/2021-xx/page-2/", 250),
    ]


@pytest.mark.parametrize(("name", "key"), [("Éa", "e"), ("حشد", "u62d"), ("9e", "9"), ("", "u0"), ("«x»", "uab")])
def test_initials(name: str, key: str) -> None:
    assert initial(name) == key


def test_pages_stand_beside_those_of_their_level() -> None:
    found = dates(*["2020"] * 30, *["2021-05"] * 30, *["2022-01-01"] * 30)
    views: list[PartView] = [
        page.view(None)
        for page in part_pages(
            cut(found, "x/", "x/y/", by_date(lambda date: date)),
            lambda _, rows: tuple(rows),
            lister="tags",
            title="X",
            lang="fr",
        )
    ]
    assert [(view.part.key, view.earlier and view.earlier.key, view.later and view.later.key) for view in views] == [
        ("2020", None, "2021"),
        ("2021", "2020", "2022"),
        ("2022", "2021", None),
    ]
