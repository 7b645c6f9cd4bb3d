"""From any page to the same page in another language, and back; the frame around every page; wrong addresses."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import ROOT
from tests.browser.editions import PUBLISHED, reader

pytestmark = pytest.mark.browser

SEED = "articles/presstv-fr-668825/"
KINDS = ["", "about/", "method/", "contribute/", "articles/", SEED, "entities/hachd-al-chaabi/", "tags/convoys/"]
KINDS += ["dates/2021-10/", "stances/us-forces-iraq/", "sources/presstv-fr/", "search/", "rules/", "rules/broken-link/"]


def addresses(page: Page, edition: str) -> set[str]:
    """The pages of the edition at an address, below it, as its sitemap has them."""
    sitemap = ElementTree.fromstring(page.request.get(f"{edition}sitemap.xml").body())
    found = [each.text or "" for each in sitemap.findall(".//{*}loc")]
    folder = "/".join(edition.split("/")[4:])
    assert all(each.startswith(PUBLISHED + folder) for each in found)
    return {each.removeprefix(PUBLISHED + folder) for each in found}


@pytest.mark.parametrize("kind", KINDS)
def test_the_switch_leads_to_the_same_page_and_back(browser: Browser, editions: str, kind: str) -> None:
    with reader(browser, editions) as page:
        page.goto(editions + kind)
        assert page.locator("html").get_attribute("lang") == "fr"
        page.get_by_role("link", name="English", exact=True).first.click()
        page.wait_for_url(f"{editions}en/{kind}")
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("link", name="Français", exact=True).first.click()
        page.wait_for_url(editions + kind)


def test_every_edition_has_every_page(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        first, *others = (addresses(page, editions + edition) for edition in ("", "en/", "ar/"))
        assert len(first) > 150
        assert others == [first, first]


def test_the_spot_and_the_choices_are_kept(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        page.goto(f"{editions}{SEED}#m-hachd-al-chaabi-3")
        page.locator(".edition-link[hreflang='en']").click()
        page.wait_for_url(f"{editions}en/{SEED}#m-hachd-al-chaabi-3")
        expect(page.locator("#m-hachd-al-chaabi-3")).to_be_in_viewport()
        page.goto(f"{editions}en/search/?q=convoy&outlet=presstv-fr")
        page.locator(".edition-link[hreflang='fr']").click()
        page.wait_for_url(f"{editions}search/?q=convoy&outlet=presstv-fr")


def test_machines_are_told_of_the_editions(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        for edition in ("", "en/"):
            page.goto(f"{editions}{edition}{SEED}")
            links = page.locator("link[rel~='alternate'][hreflang]")
            # The Arabic edition is known to itself only: mkdocs.yml does not name it.
            assert {each.get_attribute("hreflang"): each.get_attribute("href") for each in links.all()} == {
                "fr": PUBLISHED + SEED,
                "x-default": PUBLISHED + SEED,
                "en": f"{PUBLISHED}en/{SEED}",
            }
            canonical = page.locator("link[rel='canonical']").get_attribute("href")
            assert canonical == f"{PUBLISHED}{edition}{SEED}"


def test_hand_written_pages_are_in_the_edition_s_language(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        titles = {}
        for edition in ("", "en/", "ar/"):
            page.goto(f"{editions}{edition}method/")
            title = page.locator("h1")
            body = page.locator(".prose")
            titles[edition] = (title.inner_text(), title.get_attribute("lang"), body.get_attribute("dir"))
        assert titles == {"": ("Méthode", None, None), "en/": ("Method", None, None), "ar/": ("Méthode", "fr", "ltr")}
        page.goto(f"{editions}en/contribute/")
        page.get_by_role("link", name="Method", exact=True).first.click()
        page.wait_for_url(f"{editions}en/method/")


@pytest.mark.parametrize(
    ("edition", "menu"),
    [
        ("", ["Articles", "Entités", "Événements", "Lieux", "Positions", "Affirmations", "À propos"]),
        ("en/", ["Articles", "Entities", "Events", "Places", "Stances", "Claims", "About"]),
        ("ar/", ["المقالات", "الكيانات", "الأحداث", "الأماكن", "المواقف", "الادّعاءات", "حول الموقع"]),
    ],
)
def test_the_menu_is_in_the_edition_s_language(browser: Browser, editions: str, edition: str, menu: list[str]) -> None:
    with reader(browser, editions) as page:
        page.goto(editions + edition)
        found = page.locator("#menu > ul > li > a").all_inner_texts()
        assert [found[0:6], found[-1]] == [menu[0:6], menu[-1]]


def test_the_menu_says_where_one_is(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        page.goto(f"{editions}{SEED}")
        current = page.locator("#menu a[aria-current]")
        assert [(each.inner_text(), each.get_attribute("aria-current")) for each in current.all()] == [
            ("Articles", "true")
        ]
        page.goto(f"{editions}contribute/")
        marked = {each.inner_text(): each.get_attribute("aria-current") for each in current.all()}
        assert marked == {"À propos": "true", "Contribuer": "page"}
        page.get_by_role("navigation", name="Menu").get_by_role("link", name="Méthode").click()
        page.wait_for_url(f"{editions}method/")


@pytest.mark.parametrize("edition", ["", "ar/"])
@pytest.mark.parametrize("width", [320, 400, 768, 1280])
def test_the_header_fits(browser: Browser, editions: str, edition: str, width: int) -> None:
    """Nothing sticks out; what there is to press is large enough; two rows at most before the menu, or its button."""
    with reader(browser, editions, width=width) as page:
        page.goto(f"{editions}{edition}{SEED}")
        boxes = {}
        for each in page.locator(".masthead :is(a, button, label:not(.visually-hidden), input)").all():
            if each.is_visible():
                box = each.bounding_box()
                assert box is not None
                name = each.inner_text() or each.get_attribute("name") or each.get_attribute("title") or ""
                boxes[name] = box
                assert box["x"] >= 0, name
                assert box["x"] + box["width"] <= width, name
                assert min(box["width"], box["height"]) >= 24, name
        menu = "القائمة" if edition else "Menu"
        assert (menu in boxes) == (width <= 768)
        line = page.locator(".masthead-line").bounding_box()
        assert line is not None
        assert line["height"] <= 100


@pytest.mark.parametrize("script", [True, False])
def test_the_menu_of_a_phone_opens_with_and_without_script(browser: Browser, editions: str, script: bool) -> None:
    with reader(browser, editions, width=360, script=script) as page:
        page.goto(f"{editions}{SEED}")
        menu = page.locator("#menu")
        expect(menu).to_be_hidden()
        button = page.get_by_role("button", name="Menu")
        button.press("Enter")
        expect(menu).to_be_visible()
        assert menu.get_by_role("link").count() == 14
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        expect(button).to_be_focused()
        button.click()
        menu.get_by_role("link", name="Entités").click()
        page.wait_for_url(f"{editions}entities/")


DARK = "Couleurs sombres"


def colours(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


PAPER, NIGHT = "rgb(253, 252, 248)", "rgb(24, 23, 21)"


def test_light_and_dark(browser: Browser, editions: str) -> None:
    """The switch is reached by keyboard, says what is on, and is remembered on every kind of page of its edition."""
    with reader(browser, editions) as page:
        page.goto(editions)
        switch = page.get_by_role("button", name=DARK)
        assert colours(page) == PAPER
        expect(switch).to_have_attribute("aria-pressed", "false")
        expect(switch).to_have_attribute("title", DARK)
        switch.focus()
        page.keyboard.press("Enter")
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert colours(page) == NIGHT
        for address in (SEED, "method/", "nowhere/", "search/"):
            page.goto(editions + address)
            assert colours(page) == NIGHT, address
            expect(switch).to_have_attribute("aria-pressed", "true")
        switch.press("Space")
        assert colours(page) == PAPER
        page.go_back()
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert colours(page) == PAPER


def test_the_system_decides_until_the_reader_does(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        page.emulate_media(color_scheme="dark")
        page.goto(editions + SEED)
        switch = page.get_by_role("button", name=DARK)
        assert colours(page) == NIGHT
        assert page.evaluate("localStorage.length") == 0
        page.emulate_media(color_scheme="light")
        expect(switch).to_have_attribute("aria-pressed", "false")
        assert colours(page) == PAPER
        switch.click()
        page.emulate_media(color_scheme="dark")
        page.emulate_media(color_scheme="light")
        assert colours(page) == NIGHT
        switch.click()  # back to what the system has: it is followed again
        assert page.evaluate("localStorage.length") == 0
        page.emulate_media(color_scheme="dark")
        expect(switch).to_have_attribute("aria-pressed", "true")
        assert colours(page) == NIGHT


def test_the_choice_is_of_one_site_and_is_told_to_its_other_tabs(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        page.goto(editions)
        page.evaluate("localStorage.setItem('/another-site/.scheme', 'dark')")
        page.reload()
        assert colours(page) == PAPER
        other = page.context.new_page()
        other.goto(editions + SEED)
        other.get_by_role("button", name=DARK).click()
        expect(page.get_by_role("button", name=DARK)).to_have_attribute("aria-pressed", "true")
        page.emulate_media(media="print")
        assert colours(page) != NIGHT


def test_without_storage_the_choice_holds_for_the_page(browser: Browser, editions: str) -> None:
    refuse = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError') } })"
    with reader(browser, editions) as page:
        wrong: list[str] = []
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.add_init_script(refuse)
        page.goto(editions + SEED)
        page.get_by_role("button", name=DARK).click()
        assert colours(page) == NIGHT
        page.get_by_role("button", name=DARK).click()
        assert colours(page) == PAPER
        assert wrong == []


def test_the_colours_stand_before_anything_is_shown(browser: Browser, editions: str) -> None:
    """No light page before a dark one: the script has run before the text is read."""
    with reader(browser, editions) as page:
        page.emulate_media(color_scheme="dark")
        page.add_init_script(
            "new MutationObserver(() => document.querySelector('main') && "
            "(window.first ??= document.body.dataset.mdColorScheme)).observe(document, {childList: true, subtree: true})"
        )
        page.goto(editions + SEED)
        assert page.evaluate("window.first") == "slate"


def test_without_script_there_is_no_switch(browser: Browser, editions: str) -> None:
    with reader(browser, editions, script=False) as page:
        page.goto(editions + SEED)
        expect(page.locator(".scheme")).to_be_hidden()


def test_landmarks_and_the_way_past_the_header(browser: Browser, editions: str) -> None:
    with reader(browser, editions) as page:
        page.goto(f"{editions}{SEED}")
        for role in ("banner", "main", "contentinfo", "search"):
            expect(page.get_by_role(role)).to_have_count(1)
        names = page.locator("nav").evaluate_all("all => all.map(each => each.getAttribute('aria-label'))")
        assert all(names)
        assert len(names) == len(set(names))
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Aller au texte")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#page-start")).to_be_focused()


@pytest.mark.parametrize("wrong", ["nowhere/", "articles/2021/some/where/else.html", "en/entities/nobody/"])
def test_a_wrong_address_has_a_page_at_any_depth(browser: Browser, editions: str, wrong: str) -> None:
    with reader(browser, editions) as page:
        answer = page.goto(editions + wrong)
        assert answer is not None
        assert answer.status == 404
        expect(page.locator("h1")).to_have_text("Cette page n’existe pas")
        assert page.title().startswith("Cette page n’existe pas – ")
        # Its style has come, from wherever it is shown.
        assert page.locator(".masthead").evaluate("each => getComputedStyle(each).fontSize") != "16px"
        english = page.locator("section[lang='en']")
        expect(english.get_by_role("heading")).to_have_text("There is no such page")
        page.locator(".registers").get_by_role("link", name="Entités").click()
        page.wait_for_url(f"{editions}entities/")
        page.goto(editions + wrong)
        english.get_by_role("link").click()
        page.wait_for_url(f"{editions}en/")
        page.goto(editions + wrong)
        page.locator("header input[type='search']").fill("Samarra")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(re.escape(editions) + r"search/\?q=Samarra"))


@pytest.mark.parametrize(
    ("wrong", "names"),
    [
        ("entities/hachd-al-chabi/", ["Hachd al-Chaabi"]),  # a misprint
        ("Soleimani.html", ["Qassem Soleimani"]),
        ("en/entity/nassiriya", ["Nassiriya"]),
        ("%E0%A4%A/", []),
    ],
)
def test_a_wrong_address_is_guessed_at(browser: Browser, editions: str, wrong: str, names: list[str]) -> None:
    with reader(browser, editions) as page:
        page.goto(editions + wrong)
        page.wait_for_load_state("networkidle")
        found = page.locator(".nearest a")
        assert set(names) <= set(found.all_inner_texts())
        expect(page.locator(".nearest")).to_be_visible(visible=bool(names))
        if names:
            found.get_by_text(names[0], exact=True).click()
            expect(page.locator("h1")).to_have_text(names[0])
            assert page.url.startswith(f"{editions}entities/")


def test_another_edition_is_one_file() -> None:
    """What mkdocs.en.yml says is what makes it English, and nothing that mkdocs.yml says too."""
    config = (ROOT / "mkdocs.en.yml").read_text(encoding="utf-8")
    keys = set(re.findall(r"(?m)^(\w+):", config))
    assert keys == {"INHERIT", "site_description", "site_dir", "theme"}
    assert len(config.splitlines()) < 12
    assert Path(ROOT, "content/about.en.md").is_file()
