"""Reading an article: words that a link names, the bar, the marks, what a name shows of its entity."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, expect

from tests.browser.editions import reader
from tests.browser.long_corpus import LONG
from tests.browser.waiting import until

pytestmark = pytest.mark.browser

SEED = "articles/presstv-fr-668825/"
TEXT = "[...document.querySelectorAll('.edition-text [data-start]')].map(block => block.textContent).join('\\n\\n')"
BOTTOM_OF_BAR = "document.querySelector('.bar').getBoundingClientRect().bottom"
WIDTHS = [360, 768, 1280]


def box(element: Locator) -> dict[str, float]:
    found = element.bounding_box()
    assert found is not None
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


# --- words that a link names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "block"),
    [
        ("ont observé depuis 48 heures", 2),  # in one element
        ("pour cible dans le sud-est de l’Irak.\n\nIl s’agit de la 162e", 3),  # over two blocks and many elements
        ("Hachd al-Chaabi), Abou Mahdi", 8),  # from within a link
        ("Un convoi US", 1),
        ("terroriste.", 18),
    ],
)
@pytest.mark.parametrize("width", WIDTHS)
def test_a_link_marks_exactly_its_words(page: Page, site: str, words: str, block: int, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site + SEED)
    text = page.evaluate(TEXT)
    start = text.replace("\xa0", " ").index(words)
    page.goto(f"{site}{SEED}?words={start}-{start + len(words)}#p-{block}")
    spot = page.locator("mark.spot")
    expect(spot.first).to_be_in_viewport()
    assert "".join(spot.all_text_contents()).replace("\xa0", " ") == words.replace("\n\n", "")
    assert page.evaluate(TEXT) == text
    assert page.evaluate(f"document.querySelector('mark.spot').getBoundingClientRect().top >= {BOTTOM_OF_BAR}")
    assert page.evaluate("document.activeElement === document.querySelector('mark.spot')")


def test_offsets_are_code_points(browser: Browser, long_lists: str) -> None:
    """In a page from right to left, in a text with letters of two units."""
    with reader(browser, long_lists) as page:
        page.goto(long_lists + LONG)
        text = page.evaluate(TEXT)
        assert text.startswith("𝕏 ")
        start = text.index("numéro 5 ")
        block = text[:start].count("\n\n") + 1
        page.goto(f"{long_lists}{LONG}?words={start}-{start + 8}#p-{block}")
        expect(page.locator("mark.spot")).to_have_text("numéro 5")
        expect(page.locator("mark.spot")).to_be_in_viewport()


@pytest.mark.parametrize(
    "query",
    ["words=700-710#p-9", "words=20-10#p-9", "words=999999-1000001#p-9", "words=2200-9999999#p-9", "words=x#p-9"],
)
def test_wrong_or_stale_numbers_lead_to_the_paragraph_alone(page: Page, site: str, query: str) -> None:
    page.goto(f"{site}{SEED}?{query}")
    expect(page.locator("#p-9")).to_be_in_viewport()
    until(page, "document.querySelector('#share-spot').offsetParent")  # scripts have run
    assert page.locator("mark").count() == 0


@pytest.mark.parametrize("how", ["Escape", "click"])
def test_a_mark_goes_away(page: Page, site: str, how: str) -> None:
    page.goto(f"{site}{SEED}?words=85-120#p-2")
    expect(page.locator("mark.spot").first).to_be_visible()
    text = page.evaluate(TEXT)
    if how == "Escape":
        page.keyboard.press("Escape")
    else:
        page.locator(".spot-close").click()
    expect(page.locator("mark.spot")).to_have_count(0)
    assert page.evaluate(TEXT) == text
    assert page.url == f"{site}{SEED}#p-2"
    assert page.evaluate("document.activeElement.id") == "p-2"


def test_without_script_the_browser_goes_to_the_paragraph(browser: Browser, editions: str) -> None:
    with reader(browser, editions, script=False) as page:
        page.goto(f"{editions}{SEED}?words=2300-2310#p-9")
        expect(page.locator("#p-9")).to_be_in_viewport()


def test_paragraphs_have_numbers_that_lead_to_them(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(site + SEED)
    numbers = page.locator("a.paragraph-number")
    assert numbers.count() == 18
    seventh = page.get_by_role("link", name="Paragraphe 7", exact=True)
    assert seventh.inner_text() == ""  # neither copied nor found
    assert min(box(seventh)["width"], box(seventh)["height"]) >= 24
    assert box(seventh)["x"] + box(seventh)["width"] <= box(page.locator("#p-7"))["x"] + 8
    seventh.click()
    assert page.url == f"{site}{SEED}#p-7"


# --- the bar -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [320, *WIDTHS])
def test_the_bar_is_one_row_and_stays_in_sight(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site + SEED)
    expect(page.locator("#share-spot")).to_be_visible()  # the bar is whole
    page.locator("#p-9").scroll_into_view_if_needed()
    page.locator("#p-12").scroll_into_view_if_needed()
    bar = page.locator(".bar")
    expect(bar).to_be_in_viewport()
    assert box(bar)["y"] == 0
    assert box(bar)["height"] <= 60
    tools = [each for each in bar.locator(".tool").all() if each.is_visible()]
    assert len(tools) >= 3
    for each in tools:
        assert min(box(each)["width"], box(each)["height"]) >= 24
        assert box(each)["x"] >= 0
        assert box(each)["x"] + box(each)["width"] <= width
        assert abs(box(each)["y"] - box(tools[0])["y"]) < 2
    labels = bar.locator(".tool-label")
    assert all(label.strip() for label in labels.all_text_contents())


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_that_is_led_to_lies_below_the_bar(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    for spot in ("p-9", "m-hachd-al-chaabi-3", "q-1-1", "n-1", "part-stances", "cite"):
        page.goto(f"{site}{SEED}#{spot}")
        element = page.locator(f"#{spot}")
        if element.count():
            assert element.evaluate(f"element => element.getBoundingClientRect().top >= {BOTTOM_OF_BAR} - 1"), spot


@pytest.mark.parametrize("width", WIDTHS)
def test_what_has_the_focus_is_never_below_the_bar(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 740})
    page.goto(site + SEED)
    page.locator("#p-18 a.mention").first.focus()
    covered = (
        "() => { const here = document.activeElement; const box = here.getBoundingClientRect();"
        f" return here.closest('.edition-text') && box.height > 0 && box.top < {BOTTOM_OF_BAR} - 1 ? here.id : null }}"
    )
    for _ in range(60):
        page.keyboard.press("Shift+Tab")
        assert page.evaluate(covered) is None


def test_the_page_keeps_still_when_the_bar_takes_the_focus(page: Page, site: str) -> None:
    page.goto(f"{site}{SEED}#p-9")
    before = page.evaluate("scrollY")
    assert before > 0
    page.locator("#share-spot").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("scrollY") == before


def test_the_bar_leads_to_the_original_and_to_the_neighbours(page: Page, site: str) -> None:
    page.goto(f"{site}articles/presstv-fr-20210904-sirenes-ambassade-us/")
    bar = page.get_by_role("navigation", name="Cet article")
    assert bar.locator("a[rel='prev']").count() == 1
    assert bar.locator("a[rel='next']").count() == 1
    hrefs = [str(each.get_attribute("href")) for each in bar.locator("a").all()]
    assert hrefs[0] == "#part-top"
    assert "#cite" in hrefs
    bar.locator("a[rel='next']").click()
    page.wait_for_url(f"**/{SEED}")


def test_the_bar_without_script_is_a_row_of_links(browser: Browser, editions: str) -> None:
    with reader(browser, editions, script=False) as page:
        page.goto(editions + SEED)
        expect(page.locator("#share-spot")).to_be_hidden()
        expect(page.locator(".bar a[href='#cite']")).to_be_visible()


@pytest.fixture
def clipboard(page: Page) -> Page:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def link_to_spot(page: Page, *, by_key: bool = False) -> str:
    button = page.locator("#share-spot")
    if by_key:
        button.press("Enter")
    else:
        button.click()
    expect(page.locator(".bar-said")).not_to_be_empty()
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_link_to_the_paragraph_that_is_read(clipboard: Page, site: str) -> None:
    clipboard.goto(f"{site}{SEED}#p-9")
    assert clipboard.locator(".bar-said").get_attribute("role") == "status"
    # Playwright scrolls to what it clicks, and again where a click did not reach it: then another paragraph is read.
    assert link_to_spot(clipboard, by_key=True) == f"{site}{SEED}#p-9"


SELECT = """([block, from, to]) => {
  const walker = document.createTreeWalker(document.getElementById(block), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let offset = 0, node; (node = walker.nextNode()); offset += node.data.length) {
    if (from >= offset && from < offset + node.data.length) range.setStart(node, from - offset);
    if (to > offset && to <= offset + node.data.length) range.setEnd(node, to - offset);
  }
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


@pytest.mark.parametrize(
    ("block", "chosen", "words"),
    [
        ("p-9", "frappes consécutives", "text=frappes consécutives"),
        ("p-9", "ppes consécut", "text=frappes consécutives"),  # browsers look for whole words
        ("p-8", "en Irak (Hachd", "text=en Irak (Hachd"),
        ("p-2", "Bagdad", "text=dans la Zone verte de-,Bagdad,-et tandis que"),  # one of several
    ],
)
def test_a_link_to_the_words_that_are_selected(clipboard: Page, site: str, block: str, chosen: str, words: str) -> None:
    clipboard.goto(site + SEED)
    text = str(clipboard.locator(f"#{block}").text_content()).replace("\xa0", " ")
    start = text.index(chosen)
    clipboard.evaluate(SELECT, [block, start, start + len(chosen)])
    link = link_to_spot(clipboard)
    page, _, directive = link.partition(":~:")
    assert page == f"{site}{SEED}#{block}"
    assert unquote(directive).replace("\xa0", " ").startswith(words)
    opened = clipboard.context.new_page()
    opened.goto(link)
    expect(opened.locator(f"#{block}")).to_be_in_viewport()


def test_a_link_to_the_words_that_a_link_has_marked(clipboard: Page, site: str) -> None:
    clipboard.goto(site + SEED)
    text = clipboard.evaluate(TEXT).replace("\xa0", " ")
    start = text.index("frappes consécutives")
    clipboard.goto(f"{site}{SEED}?words={start}-{start + 20}#p-9")
    expect(clipboard.locator("mark.spot").first).to_be_visible()
    assert unquote(link_to_spot(clipboard)) == f"{site}{SEED}#p-9:~:text=frappes consécutives"


def test_where_nothing_can_be_copied_the_address_bar_has_the_link(page: Page, site: str) -> None:
    page.add_init_script("Clipboard.prototype.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{site}{SEED}#p-9")
    page.evaluate("scrollBy(0, 600)")
    page.locator("#share-spot").click()
    expect(page.locator(".bar-said")).not_to_be_empty()
    assert re.fullmatch(re.escape(site + SEED) + r"#p-1\d", page.url)


def test_a_phone_shares_in_its_own_way(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.add_init_script("navigator.share = async (what) => { window.shared = what }")
        page.goto(f"{site}{SEED}#p-9")
        page.locator("#share-spot").tap()
        until(page, "window.shared")
        assert page.evaluate("window.shared.url") == f"{site}{SEED}#p-9"


# --- marks ---------------------------------------------------------------------------------------------------------

COLOUR = "element => getComputedStyle(element).textDecorationColor"
CLEAR = "rgba(0, 0, 0, 0)"


def test_marks_that_were_switched_off_stay_off(page: Page, site: str) -> None:
    page.goto(site + SEED)
    place = page.locator("a.mention[data-type='Place']").first
    assert place.evaluate(COLOUR) != CLEAR
    page.locator("#mark-Place").uncheck()
    page.locator("#mark-notes").uncheck()
    assert place.evaluate(COLOUR) == CLEAR
    page.reload()
    expect(page.locator("#mark-Place")).not_to_be_checked()
    assert place.evaluate(COLOUR) == CLEAR
    expect(page.locator(".edition-text .annotation").first).to_be_hidden()
    expect(page.locator("#mark-Person")).to_be_checked()
    page.locator("#mark-notes").check()
    first, second = page.locator(".edition-text .annotation").first, page.locator(".edition-text .annotation").nth(1)
    assert box(second)["y"] >= box(first)["y"] + box(first)["height"] - 1


def test_where_nothing_can_be_kept_the_switches_still_work(page: Page, site: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.goto(site + SEED)
    page.locator("#mark-Place").uncheck()
    assert page.locator("a.mention[data-type='Place']").first.evaluate(COLOUR) == CLEAR


@pytest.mark.parametrize("script", [True, False])
def test_on_a_phone_the_switches_come_from_the_bar(browser: Browser, editions: str, script: bool) -> None:
    with reader(browser, editions, width=360, script=script) as page:
        page.goto(f"{editions}ar/{SEED}#p-5")
        switch = page.locator("#mark-Place")
        expect(switch).to_be_hidden()
        button = page.locator(".bar-marks button")
        button.focus()
        page.keyboard.press("Enter")
        expect(switch).to_be_in_viewport()
        switch.focus()
        page.keyboard.press("Space")
        expect(switch).not_to_be_checked()
        page.keyboard.press("Escape")
        expect(switch).to_be_hidden()
        expect(page.locator("#p-5")).to_be_in_viewport()


def test_a_note_that_is_cut_shows_that_there_is_more(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(site + SEED)
    note = page.locator(".edition-text .annotation").first
    sign = "element => getComputedStyle(element, '::after').content"
    assert "▾" in note.evaluate(sign)
    note.hover()
    assert "▾" not in note.evaluate(sign)
    expect(note.locator(".coding")).to_be_visible()


# --- what a name shows ---------------------------------------------------------------------------------------------

HACHD = "a.mention[id^='m-hachd-al-chaabi-']"


def apart(one: dict[str, float], other: dict[str, float]) -> bool:
    return one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]


def test_a_name_under_the_pointer_shows_its_entity(page: Page, site: str) -> None:
    page.goto(site + SEED)
    name = page.locator(HACHD).nth(1)
    name.hover()
    card = page.locator(".preview")
    expect(card).to_be_visible()
    for words in ("Organisation", "17 articles", "4 mentions", "Hachd al-Chaabi", "Formation irakienne"):
        expect(card).to_contain_text(words)
    assert apart(box(card), box(name))
    described = str(name.get_attribute("aria-describedby"))
    assert page.locator(f"#{described}").get_attribute("role") == "tooltip"
    card.hover()  # it can be reached
    page.wait_for_timeout(600)
    expect(card).to_be_visible()
    link = card.get_by_role("link")
    assert link.evaluate("link => link.href") == f"{site}entities/hachd-al-chaabi/"
    page.mouse.move(2, 2)
    expect(card).to_be_hidden()


def test_escape_closes_it_and_nothing_else(page: Page, site: str) -> None:
    page.goto(f"{site}{SEED}?words=85-120#p-2")
    page.locator("#p-2 a.mention").first.hover()
    expect(page.locator(".preview")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".preview")).to_be_hidden()
    expect(page.locator("mark.spot").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("mark.spot")).to_have_count(0)


def test_a_name_with_the_focus_shows_its_entity(page: Page, site: str) -> None:
    page.goto(site + SEED)
    page.locator("#share-spot").focus()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.mention')"):
            break
    name = page.locator("a.mention:focus")
    card = page.locator(".preview")
    expect(card).to_be_visible()
    assert apart(box(card), box(name))
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    assert page.evaluate("document.activeElement.matches('a.mention')")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(card).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/entities/*/#c-*")


def test_on_touch_the_first_tap_shows_and_the_second_follows(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.goto(f"{site}{SEED}#p-8")
        expect(page.locator("#share-spot")).to_be_visible()
        name = page.locator(f"#p-8 {HACHD}").first
        name.tap()
        card = page.locator(".preview")
        expect(card).to_be_visible()
        assert page.url == f"{site}{SEED}#p-8"
        assert card.get_attribute("role") == "dialog"
        assert page.evaluate("document.activeElement.className") == "preview"
        assert apart(box(card), box(name))
        assert box(card)["x"] >= 0
        assert box(card)["x"] + box(card)["width"] <= 320
        page.locator("#p-8").tap(position={"x": 4, "y": 4})
        expect(card).to_be_hidden()
        name.tap()
        expect(card).to_be_visible()
        name.tap()
        page.wait_for_url("**/entities/hachd-al-chaabi/#c-*")


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_it_stays_in_the_window_from_right_to_left(browser: Browser, editions: str, width: int) -> None:
    with reader(browser, editions, width=width) as page:
        page.goto(f"{editions}ar/{SEED}")
        for name in page.locator(".edition-text a.mention").all()[:12]:
            name.focus()
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Tab")
            card = page.locator(".preview")
            expect(card).to_be_visible()
            place = box(card)
            assert place["x"] >= 0
            assert place["x"] + place["width"] <= width
            for line in name.evaluate("name => [...name.getClientRects()].map(r => ({y: r.y, height: r.height}))"):
                assert apart(place, line)


def test_each_file_is_small_and_read_once(page: Page, site: str) -> None:
    asked: list[str] = []

    def note(request: Request) -> None:
        if request.url.endswith("preview.html"):
            asked.append(request.url)

    page.on("request", note)
    page.goto(
        site + SEED, wait_until="networkidle"
    )  # a name that is pointed at before the script is there shows nothing
    for _ in range(2):
        for name in (page.locator(HACHD).nth(1), page.locator("#p-3 a.mention").first):
            name.hover()
            expect(page.locator(".preview")).to_be_visible()
            page.mouse.move(2, 2)
            expect(page.locator(".preview")).to_be_hidden()
    assert len(asked) == len(set(asked)) == 2
    entities = page.locator("a.mention").evaluate_all(
        "names => [...new Set(names.map(name => new URL('preview.html', name.href).href))]"
    )
    assert len(entities) > 20
    assert all(0 < len(page.request.get(address).body()) < 1024 for address in entities)


def test_a_name_that_leads_to_a_part_of_a_concordance_shows_its_entity(browser: Browser, long_lists: str) -> None:
    with reader(browser, long_lists) as page:
        page.goto(f"{long_lists}articles/long-fr-1/#m-qasr-test-65", wait_until="networkidle")
        name = page.locator("#m-qasr-test-65")
        assert "/mentions/" in (name.get_attribute("href") or "")
        name.hover()
        expect(page.locator(".preview a[href$='/entities/qasr-test/']").first).to_be_visible()


def test_a_preview_that_cannot_be_read_leaves_the_link(browser: Browser, site: str) -> None:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as context:
        page = context.new_page()
        page.route("**/preview.html", lambda route: route.abort())
        page.goto(f"{site}{SEED}#p-8")
        expect(page.locator("#share-spot")).to_be_visible()
        page.locator(f"#p-8 {HACHD}").first.tap()
        page.wait_for_url("**/entities/hachd-al-chaabi/#c-*")
