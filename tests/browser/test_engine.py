"""The search engine in a real browser, over small articles in four languages and without the page around it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.search_bytes import Server, put
from recoupe.search import make_search
from tests import corpora
from tests.search.searches import data

pytestmark = pytest.mark.browser

CORPUS = """
    articles/fr-1.md
        title: L’attaque d’Aïn al-Asad
        entities: [hachd]
        tags: [convois]
        ---
        Un convoi a été frappé au cœur de la province 😀. Les Hachd al-Chaabi étaient là, selon des forces de sécurité.

        Rien d’autre n’a été dit de l’attaque.
    articles/en-1.md
        title: Convoy hit near the base
        lang: en
        date: 2021-10-20
        source: herald
        entities: [hachd]
        ---
        Iran's allies spoke of an attack; security forces were sent.
    articles/ar-1.md
        title: هجوم على قافلة
        lang: ar
        date: 2021-10-21
        entities: [hachd]
        ---
        وقالت قوات الحَشْـد إن الهجوم وقع قرب بغداد، وبغداد بعيدة.
    articles/fa-1.md
        title: حمله به کاروان
        lang: fa
        date: 2021-11-22
        source: herald
        ---
        نیروها می\u200cروند و کاروان مي‌رسد.
    articles/held.md
        title: Sous séquestre
        date: 2022-01-01
        rights: {text: none}
        stance: [{target: hachd, position: against}]
        ---
        Une phrase introuvable ailleurs mentionne le hélicoptère.
    entities/hachd.md
        type: Organization
        pref_label: {fr: Hachd al-Chaabi, ar: الحشد الشعبي}
        alt_label: {fr: [Unités de mobilisation populaire, UMP], en: [PMF]}
        hidden_label: [Achd al-Chaabi]
    entities/sadr.md
        pref_label: {fr: Sadr}
    sources/herald.md
        name: Herald
"""

FIND = """async (asked) => {
  const { open } = await import("./assets/search/engine.js");
  globalThis.engine ??= await open("search/");
  const found = await engine.find(asked);
  const cards = await Promise.all(found.articles.map((number) => engine.card(number, asked.words ?? "")));
  const counts = Object.fromEntries(Object.entries(found.counts).map(([facet, map]) => [facet, Object.fromEntries(map)]));
  return { ...found, cards, counts };
}"""
SUGGEST = """async (typed) => {
  const { suggest } = await import("./assets/search/names.js");
  return suggest(new URL("search/", location).href, typed);
}"""


@pytest.fixture(scope="module", params=[1, 4], ids=["one shard", "four shards"])
def served(request: pytest.FixtureRequest, chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("search")
    found = make_search(data(corpora.corpus(CORPUS.replace("\\u200c", "\u200c")), shards=request.param))
    assert found.trouble == ""
    put(found, folder)
    server = Server(folder)
    yield server
    server.close()


@pytest.fixture(scope="module")
def opened(served: Server, browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url)
        yield page


def find(page: Page, words: str = "", **asked: Any) -> Any:
    return page.evaluate(FIND, {"words": words, **asked})


def ids(found: Any) -> set[str]:
    return {card["id"] for card in found["cards"]}


HACHD = {"fr-1", "en-1", "ar-1"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        *[(words, {"fr-1"}) for words in ("Aïn", "Ain", "AÏN", "Ai\u0308n", "aïn al-asad", "Aïn al‑Asad")],
        *[(words, {"fr-1"}) for words in ("attaque", "L’attaque", "l'attaque", "d’Aïn attaque")],
        *[(words, {"fr-1"}) for words in ("cœur", "coeur", "COEUR")],
        *[(words, HACHD) for words in ("الحشد", "حشد", "والحشد", "الْحَشْدُ", "الحـــشد", "بالحشد", "للحشد")],
        *[(words, HACHD) for words in ("PMF", "pmf", "UMP", "الحشد الشعبي", "Hachd al-Chaabi", "Achd al-Chaabi")],
        *[(words, {"ar-1"}) for words in ("بغداد", "لبغداد", "الهجوم")],
        *[(words, {"fa-1"}) for words in ("کاروان", "كاروان", "می\u200cروند", "میروند", "ميروند", "نیروها")],
        ("convoi", {"fr-1"}),
        ("PMF convoi", {"fr-1"}),
        ("security forces", {"en-1"}),
        ("Iran's", {"en-1"}),
        ("introuvable hélicoptère", {"held"}),
        ('"forces de sécurité"', {"fr-1"}),
        ("« forces de sécurité » convoi", {"fr-1"}),
        ('"sécurité de forces"', set()),
        ('"phrase introuvable"', set()),  # of a text that is not shown, no order is known
        ('"ailleurs helicoptere"', set()),
        ("att", {"fr-1", "en-1"}),
    ],
)
def test_what_is_found(words: str, expected: set[str], opened: Page) -> None:
    assert ids(find(opened, words)) == expected


def test_a_recognised_entity_is_told_with_the_name_that_matched(opened: Page) -> None:
    forms = {}
    for words in ("PMF", "UMP convoi", "الحشد الشعبي", "Hachd al-Chaabi", "Achd al-Chaabi"):
        (entity,) = find(opened, words)["recognised"]
        assert (entity["id"], entity["address"], entity["type"]) == ("hachd", "entities/hachd/", "Organization")
        forms[words] = entity["form"] and entity["form"]["text"]
    assert forms == {
        "PMF": "PMF",
        "UMP convoi": "UMP",
        "الحشد الشعبي": "الحشد الشعبي",
        "Hachd al-Chaabi": None,  # the name that is shown
        "Achd al-Chaabi": None,  # a misspelling is never shown
    }
    assert find(opened, "convoi ump")["recognised"] == []  # an acronym in small letters, among words


def test_a_word_that_no_article_has_is_told_with_the_nearest(opened: Page) -> None:
    found = find(opened, "atatque convoi zzzzzz")
    assert found["ignored"] == [{"word": "atatque", "nearest": "attaque"}, {"word": "zzzzzz", "nearest": None}]
    assert ids(found) == {"fr-1"}
    assert find(opened, "helicoptre")["ignored"] == [{"word": "helicoptre", "nearest": "hélicoptère"}]
    assert find(opened, "zzzzzz")["total"] == 0


def test_an_excerpt_shows_the_match_as_it_is_written_and_where(opened: Page) -> None:
    found = find(opened, "coeur")["cards"][0]
    (excerpt,) = found["excerpts"]
    text = "".join(piece["text"] for piece in excerpt["pieces"])
    assert [piece["text"] for piece in excerpt["pieces"] if piece["marked"]] == ["cœur"]
    assert "frappé au cœur de la province 😀." in text
    assert found["where"] == "text"


def test_the_address_of_an_excerpt_is_exact_in_code_points(opened: Page) -> None:
    document = corpora.linked(corpora.corpus(CORPUS)).articles["fr-1"].article.document
    for words, marked, block in [("sécurité", "sécurité", 1), ("autre", "autre", 2), ("PMF", "Hachd al-Chaabi", 1)]:
        (excerpt,) = next(card for card in find(opened, words)["cards"] if card["id"] == "fr-1")["excerpts"]
        parts = urlsplit(excerpt["address"])
        assert (parts.path, parts.fragment) == ("articles/fr-1/", f"p-{block}")
        start, _, end = parts.query.removeprefix("words=").partition("-")
        assert document.text[int(start) : int(end)] == marked


def test_where_a_match_is(opened: Page) -> None:
    where = {card["id"]: card["where"] for card in find(opened, "PMF")["cards"]}
    assert where == {"fr-1": "text", "en-1": "name", "ar-1": "name"}
    (held,) = find(opened, "introuvable")["cards"]
    assert (held["where"], held["excerpts"], held["readable"]) == ("withheld", [], False)
    (title,) = find(opened, "base")["cards"]
    assert title["where"] == "title"
    assert [piece["text"] for piece in title["title"]["pieces"] if piece["marked"]] == ["base"]


def test_browsing_shows_all_the_newest_first_and_loads_no_text_engine(served: Server, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(served.url)
        served.fetched.clear()
        found = find(page)
        assert [card["id"] for card in found["cards"]] == ["held", "fa-1", "ar-1", "en-1", "fr-1"]
        assert not [path for path in served.fetched if "pagefind" in path]
        assert find(page, sort="oldest")["cards"][0]["id"] == "fr-1"


def test_facets_are_or_inside_and_and_across_with_counts_of_their_own(opened: Page) -> None:
    assert ids(find(opened, chosen={"lang": ["fr", "en"]})) == {"fr-1", "en-1", "held"}
    found = find(opened, chosen={"lang": ["en", "fa"], "outlet": ["herald"]})
    assert ids(found) == {"en-1", "fa-1"}
    assert found["counts"]["lang"] == {"en": 1, "fa": 1}  # what choosing it instead would leave
    assert found["counts"]["outlet"] == {"herald": 2}
    assert find(opened, chosen={"lang": ["en"]})["counts"]["lang"] == {"fr": 2, "en": 1, "ar": 1, "fa": 1}
    assert find(opened, "PMF", chosen={"lang": ["ar"]})["total"] == 1
    assert ids(find(opened, chosen={"stance": ["hachd:against"]})) == {"held"}
    assert ids(find(opened, chosen={"month": ["2021-11"], "year": ["2021"]})) == {"fa-1"}
    assert find(opened)["counts"]["text"] == {"yes": 4, "no": 1}
    assert find(opened, chosen={"tag": ["nowhere"]})["counts"]["tag"]["nowhere"] == 0


def test_a_filter_finds_entities_by_all_their_names(opened: Page) -> None:
    assert find(opened, entityFilter="pm")["counts"]["entity"] == {"hachd": 3}
    assert find(opened, entityFilter="zz")["counts"]["entity"] == {}


def test_suggestions(opened: Page) -> None:
    for typed, form in [
        ("hac", None),
        ("chaa", None),
        ("PM", "PMF"),
        ("الح", "الحشد الشعبي"),
        ("mobil", "Unités de mobilisation populaire"),
        ("achd", None),
    ]:
        (entity,) = opened.evaluate(SUGGEST, typed)
        assert (entity["id"], entity["articles"]) == ("hachd", 3)
        assert (entity["form"] and entity["form"]["text"]) == form, typed
    assert opened.evaluate(SUGGEST, "sadr") == []  # nothing is filed under it
    assert opened.evaluate(SUGGEST, "  ") == []


def test_files_that_the_server_unpacked_can_be_read_too(browser: Browser, served: Server, tmp_path: Path) -> None:
    from recoupe.search.packing import unsqueeze

    found = make_search(data(corpora.corpus(CORPUS)))
    unpacked = {name: unsqueeze(content) if name.endswith(".bin") else content for name, content in found.files.items()}
    put(type(found)(files=unpacked), tmp_path)
    server = Server(tmp_path)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url)
        assert ids(find(page, "convoi")) == {"fr-1"}
    server.close()


def test_without_the_text_engine_names_and_facets_still_work(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from recoupe.search import texts
    from recoupe.search.pagefind import NoTextIndex

    monkeypatch.setattr(texts, "index_texts", lambda documents, shard, of: NoTextIndex("no"))
    put(make_search(data(corpora.corpus(CORPUS))), tmp_path)
    server = Server(tmp_path)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url)
        found = find(page, "PMF")
        assert (found["searched"], found["total"]) == (False, 0)
        assert [entity["id"] for entity in found["recognised"]] == ["hachd"]
        assert find(page, chosen={"lang": ["fr"]})["total"] == 2
    server.close()
