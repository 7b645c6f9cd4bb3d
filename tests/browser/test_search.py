"""The search page and the box in the header, in a real browser, over the real corpus."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.corpus import corpus, write
from benchmarks.search_bytes import Server, put, searchable
from recoupe.linking import fold_name
from tests.browser.editions import reader
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SEED = "presstv-fr-668825"
HACHD = "hachd-al-chaabi"
ZONE = "arabi21-ar-20211112-protests-green-zone-closed"  # its title says المنطقة الخضراء
CONVOY = "sputnik-fa-20210925-attack-american-convoy"  # its title says کاروان


# --- helpers ----------------------------------------------------------------------------------------------------------


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


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spellings", "article"),
    [
        (["Aïn al-Asad", "Ain al-Asad", unicodedata.normalize("NFD", "Aïn al-Asad"), "AÏN AL-ASAD", "aïn al‑asad"], SEED),
        (["l’attaque", "l'attaque", "lʼattaque", "L’ATTAQUE", "attaque"], SEED),
        (["sirènes", "sirenes"], SEED),
        (["المنطقة الخضراء", "المنطقه الخضراء", "المِنْطَقَة الخَضْرَاء", "المنطـــقة الخضراء", "منطقة خضراء", "والمنطقة الخضراء"], ZONE),
        (["کاروان", "كاروان", "کاروا‌ن"], CONVOY),
        (["عراقی", "عراقي", "عراقى"], "mdeast-fa-20211112-sit-in-green-zone-photos"),
    ],
)  # fmt: skip
def test_every_spelling_finds_the_same_articles(page: Page, site: str, spellings: list[str], article: str) -> None:
    search(page, site, spellings[0])
    first = found(page)
    assert article in first
    for spelling in spellings[1:]:
        search(page, site, spelling)
        assert found(page) == first, spelling


def test_an_elided_word_is_found_and_marked_in_its_own_spelling(page: Page, site: str) -> None:
    search(page, site, "attaque")
    seed = page.locator(".result", has=page.locator(f"a[href*='articles/{SEED}/']"))
    marks = seed.locator("mark").all_inner_texts()
    assert "attaque" in marks
    assert all("attaque" in each.lower() for each in marks)
    assert seed.locator(".excerpt").count() <= 3
    assert "’" in seed.locator(".excerpts").inner_text()  # as it is printed, not as it is compared


@pytest.mark.parametrize(
    ("alias", "named"),
    [
        ("PMF", True),
        ("UMP", True),
        ("Popular Mobilization Forces", True),
        ("Unités de mobilisation populaire", True),
        ("الحشد الشعبي", True),
        ("حشدالشعبی", True),
        ("Hachd al-Chaabi", False),
    ],
)
def test_every_name_of_an_entity_finds_its_articles_and_is_told(page: Page, site: str, alias: str, named: bool) -> None:
    search(page, site, alias)
    recognised = page.locator(".recognised", has=page.locator(f"a[href$='/entities/{HACHD}/']"))
    expect(recognised).to_have_count(1)
    expect(recognised.locator("a")).to_have_text("Hachd al-Chaabi")
    assert (alias in recognised.inner_text()) is True
    assert (recognised.locator("bdi").count() > 0) is named  # the form that matched, where it is another name
    articles = found(page)
    assert {SEED, ZONE} <= articles
    listed = linked(page, f"{site}entities/{HACHD}/")
    assert len(listed) > 10
    assert listed <= articles


def linked(page: Page, address: str) -> set[str]:
    """The articles that the cards of a page lead to."""
    return set(re.findall(r'card-title[^>]*><a href="[^"]*articles/([^/"#?]+)/"', page.request.get(address).text()))


def test_an_excerpt_leads_to_its_spot(page: Page, site: str) -> None:
    search(page, site, "sirènes")
    excerpt = page.locator(f".excerpt a[href*='articles/{SEED}/']").first
    expect(excerpt.locator("mark")).to_have_text("sirènes")
    excerpt.click()
    page.wait_for_url(re.compile(rf"/articles/{SEED}/\?words=\d+-\d+#p-\d+$"))
    start, end = map(int, parameters(page)["words"][0].split("-"))
    assert end - start == len("sirènes")
    expect(page.locator(".edition-text", has_text="des sirènes ont retenti")).to_be_visible()


def test_a_word_that_no_article_has_is_named_with_the_nearest_one(page: Page, site: str) -> None:
    search(page, site, "sirennes Bagdad")
    ignored = page.locator(".ignored")
    expect(ignored).to_have_count(1)
    expect(ignored).to_contain_text("sirennes")
    nearest = ignored.locator("a.nearest")
    expect(nearest).to_have_text("sirènes")
    with_word_left_out = total(page)
    nearest.click()
    page.wait_for_url("**/search/?q=sir%C3%A8nes+Bagdad")
    settled(page)
    expect(page.locator(".search-words")).to_have_value("sirènes Bagdad")
    expect(page.locator(".ignored")).to_have_count(0)
    assert SEED in shown(page)
    assert total(page) <= with_word_left_out
    page.go_back()
    expect(page.locator(".search-words")).to_have_value("sirennes Bagdad")
    expect(page.locator(".ignored")).to_have_count(1)


def test_nothing_found_says_what_to_do(page: Page, site: str) -> None:
    search(page, site, "Samarra", outlet="rudaw-en")
    assert total(page) == 0
    empty = page.locator(".search-empty")
    expect(empty.locator(".search-registers a")).to_have_count(5)
    empty.locator(".clear-all").click()
    page.wait_for_url("**/search/?q=Samarra")
    settled(page)
    assert SEED in shown(page)
    expect(page.locator("#results")).to_be_focused()  # the button is gone


# --- shards -----------------------------------------------------------------------------------------------------------

ASK = """async (queries) => {
  const { open } = await import("./assets/search/engine.js");
  const engine = await open(new URL("search/", location).href);
  const answers = [];
  for (const words of queries) {
    const { articles, ignored, recognised, searched } = await engine.find({ words });
    answers.push({ words, articles: articles.sort((one, other) => one - other), ignored, named: recognised.map(({ id }) => id), searched });
  }
  return answers;
}"""


SHARDS = (1, 4, 16, 64)


@pytest.fixture(scope="module")
def sharded(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[int, Server]]:
    """The search of 150 generated articles, and of a few with words of their own, in one shard and in several."""
    folder = tmp_path_factory.mktemp("sharded")
    content = write(folder / "content", 150, entities=60)
    for number, words in enumerate(OWN):
        (content / "articles" / f"own-{number}.md").write_text(OWN_ARTICLE.format(words=words), encoding="utf-8")
    servers = {}
    for count in SHARDS:
        shards: Callable[[int], int] = {150 + len(OWN): count}.__getitem__
        put(searchable(content, shards).files, folder / str(count))
        servers[count] = Server(folder / str(count))
    yield servers
    for server in servers.values():
        server.close()


OWN = ("zagzig zagora", "zagzig zanzibar l'aube", "zag", "zanzibar zagora brise", "briser zanzi", "zagzigure brises")
OWN_ARTICLE = (
    "---\ntitle: Un titre\nsource: outlet-0\nlang: fr\ndate: 2021-10-19\n---\n\nPremière phrase {words} de la fin.\n"
)


def test_several_shards_answer_as_one(sharded: dict[int, Server], browser: Browser) -> None:
    """Also where an index lacks a word, of which it would know the beginning or nothing at all."""
    words = [word for own in OWN for word in own.split()]
    alone = [*words, *(word[:-1] for word in words), "zagzigures", "zebu", "premiere", "titre", "p", "de"]
    together = [f"{one} {other}" for one in (*words[:6], "premiere") for other in (*words[3:], "briz", "phrase")]
    # Words that any one of the shards may have or lack, and that no other word begins with: of such a one Pagefind
    # finds only those that it comes across.
    every = {fold_name(word) for _, text in corpus(150, 60) for word in re.findall(r"\w+", text)}
    alone += sorted(word for word in every if not any(other != word and other.startswith(word) for other in every))[
        ::40
    ]
    phrases = [f'"phrase {own}"' for own in OWN] + ['"zagora zagzig"', '"phrase zagzig" zagora', '"phrase zagz"']
    queries = [*alone, *together, *phrases]
    answers = {}
    for shards, server in sharded.items():
        with browser.new_context() as context:
            page = context.new_page()
            page.goto(server.url)
            answers[shards] = page.evaluate(ASK, queries)
    found = {answer["words"]: len(answer["articles"]) for answer in answers[1]}
    assert (found["zagzig"], found["zagzig zagora"], found["zagora zanzibar"], found["premiere"]) == (3, 1, 1, 6)
    assert found['"phrase zagzig zagora"'] == 1
    for shards in SHARDS:
        assert answers[shards] == answers[1], shards


def test_shards_share_all_but_their_own_files(sharded: dict[int, Server], browser: Browser) -> None:
    server = sharded[4]
    server.asked.clear()
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(server.url)
        page.evaluate(ASK, ["zagzig", "premiere phrase"])
    asked = Counter(path.rpartition("/")[2] for path in server.asked if "/pagefind/" in path)
    assert asked["wasm.unknown.pagefind"] == asked["pagefind.js"] == 1
    assert len([name for name in asked if name.endswith(".pf_meta")]) == 4
    assert max(times for name, times in asked.items() if name != "pagefind-entry.json") == 1


# --- facets -----------------------------------------------------------------------------------------------------------


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


# --- the address bar --------------------------------------------------------------------------------------------------


def test_typing_leaves_one_entry_in_the_history_and_each_choice_another(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    entries = page.evaluate("history.length")
    field = page.locator(".search-words")
    field.press_sequentially("Samar", delay=30)
    page.wait_for_url("**/search/?q=Samar")
    field.press_sequentially("ra", delay=30)
    page.wait_for_url("**/search/?q=Samarra")
    settled(page)
    assert page.evaluate("history.length") == entries
    field.press("Enter")
    settled(page)
    assert page.evaluate("history.length") == entries + 1
    expect(field).to_be_focused()
    choice(page, "lang", "fr").check()
    page.wait_for_url("**/search/?q=Samarra&lang=fr")
    settled(page)
    narrowed = shown(page)
    page.go_back()
    page.wait_for_url("**/search/?q=Samarra")
    expect(choice(page, "lang", "fr")).not_to_be_checked()
    page.go_back()
    expect(field).to_have_value("")
    settled(page)
    assert parameters(page) == {}
    assert len(shown(page)) == 10
    page.go_forward()
    page.go_forward()
    page.wait_for_url("**/search/?q=Samarra&lang=fr")
    expect(field).to_have_value("Samarra")
    expect(choice(page, "lang", "fr")).to_be_checked()
    settled(page)
    assert shown(page) == narrowed


def test_a_link_reproduces_the_page(page: Page, site: str, browser: Browser) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site)
    page.locator(".search-words").fill("Bagdad")
    page.locator(".search-words").press("Enter")
    page.wait_for_url("**/search/?q=Bagdad")
    settled(page)
    choice(page, "text", "no").check()
    page.wait_for_url("**text=no")
    page.locator(".search-sort select").select_option("oldest")
    page.wait_for_url("**sort=oldest")
    settled(page)
    second = page.locator(".pages a.page[data-page='2']")
    with_script, address = second.evaluate("link => link.href"), page.url
    assert with_script == f"{address}&page=2"  # a real link, for another tab
    second.click()
    page.wait_for_url("**page=2")
    settled(page)
    expect(page.locator("#results")).to_be_focused()
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        other = context.new_page()
        other.goto(page.url)
        settled(other)
        assert shown(other) == shown(page)
        assert other.locator(".search-count").inner_text() == page.locator(".search-count").inner_text()
        assert other.title() == page.title()
        assert "Bagdad" in other.title()
        expect(other.locator(".search-words")).to_have_value("Bagdad")
        expect(other.locator(".search-sort select")).to_have_value("oldest")
        expect(other.locator(".pages [aria-current=page]")).to_have_text("2")
        expect(choice(other, "text", "no")).to_be_checked()
        assert other.locator(".results").get_attribute("start") == "11"


@pytest.mark.parametrize(
    "address", ["search/?page=99", "search/?page=-3&sort=best", "search/?sort=relevance&q=+", "search/?year=soon"]
)
def test_an_address_that_makes_no_sense_does_no_harm(page: Page, site: str, address: str) -> None:
    page.goto(site + address)
    settled(page)
    assert (total(page) == 0) is ("year=soon" in address)
    expect(page.locator(".search-sort select")).to_have_value("newest")


def test_the_number_of_results_is_spoken_after_the_typing(page: Page, site: str) -> None:
    search(page, site)
    status = page.locator(".search-page > .search-body [role=status]")
    expect(status).to_contain_text(str(total(page)))
    page.evaluate(
        """() => {
            window.spoken = [];
            const status = document.querySelector(".search-body [role=status]");
            new MutationObserver(() => window.spoken.push(status.textContent)).observe(status, {childList: true, subtree: true});
        }"""
    )
    page.locator(".search-words").press_sequentially("Samarra", delay=200)
    expect(status).to_contain_text(re.compile(r"(?<!\d)\d(?!\d)"))
    settled(page)
    assert page.evaluate("window.spoken.length") == 1


# --- what is said of a result -----------------------------------------------------------------------------------------

ENGINE = """
const text = (words, lang = "fr", dir = "ltr") => ({ text: words, lang, dir });
const articles = %s.map((each, place) => ({
  id: `a${place}`, address: `articles/a${place}/`, title: text("Un titre"), outlet: { id: "x", name: "Le Journal", address: "" },
  date: "2021-10-19", day: "19 octobre 2021", lang: "fr", language: "français", readable: false, excerpts: [], ...each,
}));
export const open = async () => ({
  size: articles.length,
  facets: [],
  values: async () => [],
  warm: async () => {},
  find: async () => ({ total: articles.length, articles: articles.map((_, place) => place), counts: {}, recognised: [], ignored: [] }),
  card: async (number) => articles[number],
});
"""


def with_articles(page: Page, articles: list[dict[str, object]]) -> None:
    """Let the page believe that the engine found these."""
    body = ENGINE % json.dumps(articles)
    page.route("**/assets/search/engine.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))


def test_a_result_says_where_its_match_is(page: Page, site: str) -> None:
    entity = {"id": "irak", "name": {"text": "العراق", "lang": "ar", "dir": "rtl"}, "address": "entities/irak/"}
    with_articles(
        page,
        [
            {"where": "withheld"},
            {"where": "title"},
            {"where": "abstract"},
            {"where": "name", "filed": [entity]},
            {"where": "name"},
            {"where": ""},
        ],
    )
    search(page, site, "mot")
    said = [each.locator(".result-where").all_inner_texts() for each in page.locator(".result").all()]
    assert [len(each) for each in said] == [1, 1, 1, 1, 1, 0]
    assert len({tuple(each) for each in said}) == 6
    filed = page.locator(".result").nth(3).locator(".result-where a")
    expect(filed).to_have_attribute("href", re.compile(r"/recoupe/entities/irak/$"))
    expect(filed).to_have_attribute("lang", "ar")
    expect(filed).to_have_attribute("dir", "rtl")


def test_what_is_in_another_language_says_so_and_is_never_read_as_html(page: Page, site: str) -> None:
    hostile = '<img src="x" onerror="alert(1)">'
    with_articles(
        page,
        [
            {
                "title": {"text": f"خبر {hostile}", "lang": "ar", "dir": "rtl"},
                "outlet": {"id": "x", "name": hostile, "address": "sources/x/"},
                "where": "text",
                "excerpts": [
                    {
                        "address": "articles/a0/?words=1-2#p-1",
                        "lang": "fa",
                        "dir": "rtl",
                        "pieces": [{"text": hostile, "marked": True}],
                    }
                ],
            }
        ],
    )
    search(page, site, "mot")
    title = page.locator(".result .card-title")
    expect(title).to_have_attribute("dir", "rtl")
    expect(title).to_have_attribute("lang", "ar")
    expect(title).to_contain_text(hostile)
    excerpt = page.locator(".result .excerpt")
    expect(excerpt).to_have_attribute("dir", "rtl")
    expect(excerpt).to_have_attribute("lang", "fa")
    expect(excerpt.locator("mark")).to_have_text(hostile)
    expect(page.locator(".result img")).to_have_count(0)


# --- trouble ----------------------------------------------------------------------------------------------------------


def test_a_page_without_its_data_says_so_and_tries_again(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/**/*.bin", lambda route: route.abort())
        page.route("**/search/*.bin", lambda route: route.abort())
        page.goto(f"{site}search/?q=Samarra")
        failure = page.get_by_role("alert")
        expect(failure).to_be_visible()
        expect(failure.locator(".search-registers a")).to_have_count(5)
        page.unroute("**/search/**/*.bin")
        page.unroute("**/search/*.bin")
        failure.locator(".retry").click()
        settled(page)
        expect(failure).to_have_count(0)
        assert SEED in shown(page)


def test_without_script_the_page_leads_to_the_registers(browser: Browser, site: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site}articles/{SEED}/")
        page.locator(".site-words").fill("Samarra")
        page.locator(".site-words").press("Enter")
        page.wait_for_url("**/recoupe/search/?q=Samarra")
        expect(page.locator(".search-body")).to_be_hidden()
        links = page.locator(".search-without a")
        expect(links).to_have_count(5)
        for link in links.all():
            assert page.request.get(str(link.evaluate("each => each.href"))).ok
        expect(page.locator(".search-form")).to_be_visible()


# --- the box in the header --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_keys_lead_to_the_box_but_not_out_of_another_field(page: Page, site: str, keys: str) -> None:
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press(keys)
    field = page.locator(".site-words")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    field.press_sequentially("a/b")
    expect(field).to_have_value("a/b")
    search(page, site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press(keys)
    expect(page.locator(".search-words")).to_be_focused()
    entities = page.locator(".facet-filter")
    if entities.is_visible():
        entities.focus()
        entities.press(keys)
        expect(entities).to_be_focused()


def test_names_are_suggested_and_reached_by_keyboard_alone(page: Page, site: str) -> None:
    page.goto(site)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("/")
    page.keyboard.type("pm")
    field, names = page.get_by_role("combobox"), page.locator("#site-names")
    option = names.get_by_role("option").first
    expect(option).to_contain_text("Hachd al-Chaabi")
    expect(option).to_contain_text("PMF")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(option.get_attribute("id")))
    expect(option).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("Escape")
    expect(names).to_be_hidden()
    expect(field).to_be_focused()
    expect(field).to_have_value("pm")
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("f")
    expect(option).to_contain_text("PMF")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/entities/{HACHD}/")


@pytest.mark.parametrize(
    ("typed", "name"), [("حشد", "Hachd al-Chaabi"), ("chaabi", "Hachd al-Chaabi"), ("aïn", "Aïn al-Asad")]
)
def test_names_are_suggested_in_any_script_and_from_any_word(page: Page, site: str, typed: str, name: str) -> None:
    page.goto(f"{site}articles/{SEED}/")
    page.locator(".site-words").press_sequentially(typed)
    option = page.locator("#site-names [role=option]", has_text=name).first
    expect(option).to_be_visible()
    option.click()
    page.wait_for_url("**/entities/*/")
    expect(page.locator("h1")).to_contain_text(name)


def test_enter_without_a_chosen_name_searches(page: Page, site: str) -> None:
    page.goto(f"{site}entities/{HACHD}/")
    page.locator(".site-words").press_sequentially("Samarra")
    expect(page.locator("#site-names [role=option]").first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=Samarra")
    settled(page)
    assert SEED in shown(page)


def test_no_other_page_loads_anything_of_the_search(page: Page, site: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(site)))
    for address in ("", "articles/", f"articles/{SEED}/", f"entities/{HACHD}/", "stances/"):
        page.goto(site + address)
        page.wait_for_load_state("networkidle")
        page.locator(".site-words").press_sequentially("P")
        page.wait_for_timeout(400)
    # The long tables compare words by the same fold.
    allowed = {"assets/search.css", "assets/search/box.js", "assets/search/fold.js"}
    assert {each for each in asked if "search" in each} <= allowed
    page.locator(".site-words").press_sequentially("M")
    expect(page.locator("#site-names [role=option]").first).to_be_visible()
    data = {each for each in asked if each.startswith("search/")}
    assert data
    assert not [each for each in data if "pagefind" in each or "facets" in each or "cards" in each]


# --- the look ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_it_fits_the_screen(browser: Browser, site: str, width: int, scheme: str) -> None:
    with browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        search(page, site, "attaque Bagdad", lang="fr")
        panel, results = page.locator(".facets"), page.locator(".results")
        if width < 992:
            expect(panel).not_to_have_attribute("open", re.compile(""))
            expect(page.locator(".facets-chosen")).to_contain_text("1")
            summary = page.locator(".facets-summary")
            top, below = summary.bounding_box(), results.bounding_box()
            assert top is not None
            assert below is not None
            assert top["height"] >= 24
            assert below["y"] < 800  # results come first
            summary.click()
            expect(choice(page, "lang", "fr")).to_be_visible()
            choice(page, "lang", "fr").uncheck()
            expect(page.locator(".facets-chosen")).to_be_empty()
            expect(panel).to_have_attribute("open", "")
        else:
            beside, own = panel.bounding_box(), results.bounding_box()
            assert beside is not None
            assert own is not None
            assert beside["x"] > own["x"] + own["width"]
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto(site)
        page.locator(".site-words").press_sequentially("pmf")
        expect(page.locator("#site-names [role=option]").first).to_be_visible()
        names = page.locator("#site-names").bounding_box()
        assert names is not None
        assert names["x"] >= 0
        assert names["x"] + names["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_large_enough(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    search(page, site, lang="fr")
    page.locator(".branch-open").first.click()
    small = page.locator(".search-page :is(label, button, select, input[type=search], .pages a)").evaluate_all(
        """all => all.filter(each => each.getClientRects().length && !each.matches(".visually-hidden"))
            .map(each => [each.className || each.textContent, each.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24).map(([name]) => name)"""
    )
    assert small == []


# --- other editions ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_reads_from_right_to_left(browser: Browser, editions: str, width: int) -> None:
    site = f"{editions}ar/"
    with reader(browser, editions, width=width) as page:
        search(page, site, "attaque", tag="convoys")
        assert page.evaluate("getComputedStyle(document.querySelector('.search-page')).direction") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        title = page.locator(f".result .card-title:has(a[href$='articles/{SEED}/'])")
        expect(title).to_have_attribute("lang", "fr")
        expect(title).to_have_attribute("dir", "ltr")
        if width == 1280:
            panel, results = page.locator(".facets").bounding_box(), page.locator(".results").bounding_box()
            assert panel is not None
            assert results is not None
            assert panel["x"] + panel["width"] < results["x"]
        else:
            page.locator(".facets-summary").click()
        row = choice(page, "lang", "fr")
        box, label = row.bounding_box(), row.locator("xpath=..").locator("bdi").bounding_box()
        assert box is not None
        assert label is not None
        assert 0 < box["x"] - label["x"] - label["width"] < 20
        latin = choice(page, "outlet", "presstv-fr")
        box, label = latin.bounding_box(), latin.locator("xpath=..").locator("bdi").bounding_box()
        assert box is not None
        assert label is not None
        assert 0 < box["x"] - label["x"] - label["width"] < 20  # a Latin name stands beside its box as well
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.goto(f"{site}articles/{SEED}/")
        page.locator(".site-words").press_sequentially("حشد")
        option = page.locator("#site-names [role=option]").first
        expect(option).to_contain_text("الحشد الشعبي")
        names = page.locator("#site-names").bounding_box()
        assert names is not None
        assert names["x"] >= 0
        assert names["x"] + names["width"] <= width


def test_the_same_search_in_another_edition(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        search(page, editions, "الحشد الشعبي", lang="fr", sort="oldest")
        before = shown(page)
        assert len(before) > 1
        expect(page.locator(".recognised a")).to_have_text("Hachd al-Chaabi")
        page.locator(".edition-link[hreflang=en]").click()
        page.wait_for_url("**/en/search/?q=*lang=fr&sort=oldest")
        settled(page)
        assert shown(page) == before
        expect(page.locator(".recognised a")).to_have_text("Popular Mobilization Forces")
        expect(page.locator(".chip")).to_contain_text("French")
        assert "/en/articles/" in str(page.locator(".card-title a").first.evaluate("each => each.href"))


def test_back_from_a_result_leads_to_its_place_in_the_list(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        search(page, site, "Irak")
        last = page.locator(".results .card-title a").last
        last.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        assert before > 500
        last.click()
        page.wait_for_url("**/articles/**")
        page.go_back()
        settled(page)
        until(page, "before => Math.abs(scrollY - before) < 50", arg=before)


def test_words_found_in_a_summary_are_marked_there(browser: Browser, site: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        search(page, site, "PMF")
        page.locator(".results .excerpt a, .results blockquote a").first.click()
        page.wait_for_url("**/articles/**#part-abstract*")  # what the browser marks is no part of the document
        expect(page.locator("#part-abstract")).to_be_in_viewport()
