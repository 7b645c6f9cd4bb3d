"""The Content-Security-Policy: every page has one before all else, and under it everything works in silence."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from recoupe import auditing
from recoupe.auditing.markup import Tag, tokens
from recoupe.auditing.model import inline_hashes, policy_of
from tests.browser.conftest import ROOT, SUB_PATH
from tests.browser.editions import publish
from tests.browser.kinds import ARTICLE, KINDS

pytestmark = pytest.mark.browser

HACHD = "entities/hachd-al-chaabi/"
PAGES = {**KINDS, "citations": f"{ARTICLE}citations.html", "preview": f"{HACHD}preview.html"}
RARE = {"moved": "entities/d/", "withdrawn": "articles/b/"}
"""Pages of kinds that the project's own corpus has none of."""
SEARCHING = ("search", "search with results")

LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
});"""


@pytest.fixture(scope="module")
def rare(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a small site with a merged record and a withdrawn article."""
    folder = tmp_path_factory.mktemp("rare")
    specimen = Path(auditing.__file__).parent / "specimen"
    config = folder / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: {specimen}\nwatch: []\nnav: [index.md]\n"
        f"theme: {{custom_dir: {ROOT}/theme_overrides}}\n",
        encoding="utf-8",
    )
    site = folder / "served" / SUB_PATH.strip("/")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", site],
        cwd=ROOT,
        check=True,
        timeout=180,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )
    with publish(folder / "served") as address:
        yield address


@contextmanager
def reader(browser: Browser, *, before: str = "") -> Iterator[tuple[Page, list[str]]]:
    """A page, and what its console has to say; `before` runs before the page's own scripts."""
    said: list[str] = []
    with browser.new_context(locale="fr-FR", permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.add_init_script(f"{LISTEN}\n{before}")
        page.set_default_timeout(20_000)
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        yield page, said


def html(address: str) -> str:
    with urlopen(address, timeout=20) as answer:
        return str(answer.read().decode("utf-8"))


def tags(page: str) -> list[Tag]:
    return [each for each in tokens(page) if isinstance(each, Tag) and not each.ends]


def policy(page: str) -> dict[str, list[str]]:
    (found,) = [each for tag in tags(page) if (each := policy_of(tag)) is not None]
    directives = [directive.split() for directive in found.split(";")]
    assert len({name for name, *_ in directives}) == len(directives)
    return {name: values for name, *values in directives}


@pytest.mark.parametrize("edition", ["", "en/", "ar/"])
def test_every_kind_of_page_has_its_policy_before_all_else(editions: str, rare: str, edition: str) -> None:
    addresses = {kind: f"{editions}{edition}{address.partition('?')[0]}" for kind, address in PAGES.items()}
    addresses |= {kind: rare + address for kind, address in RARE.items()}
    for kind, address in addresses.items():
        page = html(address)
        first = next(tag for tag in tags(page) if tag.name not in ("html", "head") and "charset" not in tag.attributes)
        assert policy_of(first) is not None, kind
        # Browsers look for the encoding there and no further.
        assert b"charset=" in page.encode()[:1024], kind
        said = policy(page)
        assert said["default-src"] == ["'none'"], kind
        scripts = set(said.get("script-src", ()))
        hashes = {f"'{each}'" for each in inline_hashes(page)}
        assert hashes <= scripts, kind
        others = scripts - {"'self'", *hashes}
        assert others <= {each for each in others if each.startswith("'sha256-")} | {"'wasm-unsafe-eval'"}, kind
        assert ("'wasm-unsafe-eval'" in scripts) == (kind in SEARCHING), kind
        assert not {"*", "http:", "https:", "'unsafe-inline'", "'unsafe-eval'", "'strict-dynamic'"} & {
            value for values in said.values() for value in values
        }, kind


@pytest.mark.parametrize("edition", ["", "en/", "ar/"])
def test_no_page_has_a_style_of_its_own(editions: str, rare: str, edition: str) -> None:
    for address in (*(f"{editions}{edition}{each.partition('?')[0]}" for each in PAGES.values()),):
        for tag in tags(html(address)):
            assert tag.name != "style", address
            assert "style" not in tag.attributes, (address, tag)


def test_every_kind_of_page_loads_in_silence(browser: Browser, editions: str, rare: str) -> None:
    addresses = [f"{editions}{edition}{each}" for edition in ("", "en/") for each in PAGES.values()]
    with reader(browser) as (page, said):
        for address in (*addresses, *(rare + each for each in RARE.values())):
            page.goto(address, wait_until="load")
            if "?q=" in address:
                page.locator(".results .card").first.wait_for()
            assert said == [], address


def test_a_walk_through_everything_that_moves(browser: Browser, editions: str) -> None:
    with reader(browser) as (page, said):
        page.goto(f"{editions}search/?q=sir%C3%A8nes")
        expect(page.locator(".results .card").first).to_be_visible()  # the text index: a program, in a worker
        page.locator(".search-form .search-words").fill("Bagdad")
        page.locator(".search-form .search-words").press("Enter")
        page.locator(".choice input").first.check()
        expect(page.locator(".chip").first).to_be_visible()
        page.locator(".search-sort select").select_option("newest")
        page.goto(editions)
        page.locator(".site-words").fill("Hach")
        expect(page.get_by_role("option").first).to_be_visible()
        assert said == []

        page.goto(editions + ARTICLE)
        page.locator("a.mention").first.hover()
        expect(page.locator(".preview")).to_be_visible()
        page.keyboard.press("Escape")
        page.locator("#cite .cite-copy").first.click()
        expect(page.locator("#cite .cite-said").first).not_to_be_empty()
        page.get_by_role("radio", name="RIS", exact=True).first.check()
        for switch in page.locator("#share-spot, .marks input").all():
            if switch.is_visible():
                switch.click()
        page.goto(f"{editions}{ARTICLE}?words=85-120#p-2")
        expect(page.locator("mark.spot").first).to_be_visible()
        assert said == []

        scheme = page.locator("body").get_attribute("data-md-color-scheme")
        page.locator(".scheme").click()
        expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(scheme))
        page.goto(f"{editions}entities/")
        expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(scheme))
        page.locator("input[type=search]:not(.site-words)").first.fill("ir")
        page.goto(f"{editions}places/")
        page.goto(editions + HACHD)
        page.goto(f"{editions}{ARTICLE}citations.html")
        page.locator(".cite-copy").first.click()
        assert said == []


def test_long_tables(browser: Browser, long_lists: str) -> None:
    with reader(browser) as (page, said):
        page.goto(f"{long_lists}entities/qasr-test/")
        expect(page.locator(".concordance tbody tr").first).to_be_visible()
        page.locator(".long-filter input, input[type=search]:not(.site-words)").first.fill("77")
        page.goto(f"{long_lists}places/")
        assert said == []


def test_the_search_works_where_its_worker_cannot_start(browser: Browser, editions: str) -> None:
    with reader(browser, before="window.Worker = undefined;") as (page, said):
        page.goto(f"{editions}search/?q=sir%C3%A8nes")
        expect(page.locator(".results .card").first).to_be_visible()
        assert [each for each in said if "policy" in each.lower()] == []


ATTACKS = {
    "script-src-elem": "<script>window.attacked = 1</script><script src='https://attack.invalid/a.js'></script>",
    "script-src-attr": "<button data-attack onclick='window.attacked = 1'>x</button>",
    "img-src": "<img src='https://attack.invalid/a.png'>",
    "frame-src": "<iframe src='https://attack.invalid/'></iframe>",
    "style-src-elem": "<style>*{display:none}</style>",
    "base-uri": "<base href='https://attack.invalid/'>",
    "object-src": "<object data='https://attack.invalid/'></object>",
    "form-action": "<form action='https://attack.invalid/'><button data-attack>x</button></form>",
}
"""What a directive stops, as it might stand on a page if all else had failed."""


@pytest.mark.parametrize("address", ["", ARTICLE, "search/", f"{ARTICLE}citations.html", f"{HACHD}preview.html"])
def test_what_gets_into_a_page_does_nothing(browser: Browser, editions: str, address: str) -> None:
    with reader(browser) as (page, said):
        asked: list[str] = []
        attacks = "".join(ATTACKS.values())
        page.on("requestfinished", lambda request: asked.append(request.url))
        page.route(
            editions + address,
            lambda route: route.fulfill(
                response=(answer := route.fetch()),
                body=re.sub(r"(?s)^(?:.*?(?=<h1)|.*(?=</div>))", lambda all: all[0] + attacks, answer.text(), count=1),
            ),
        )
        page.goto(editions + address)
        page.evaluate("document.querySelectorAll('[data-attack]').forEach(each => each.click())")
        for _ in range(100):  # a browser tells of them in its own time
            stopped = {each.split()[1] for each in said if each.startswith("policy:")}
            if stopped == set(ATTACKS):
                break
            page.wait_for_timeout(50)
        assert stopped == set(ATTACKS)
        assert page.evaluate("window.attacked ?? null") is None
        assert page.url == editions + address
        assert not [each for each in asked if "attack" in each]
