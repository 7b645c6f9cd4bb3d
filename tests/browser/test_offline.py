"""Where a site asks for it, pages once read stay readable without a network; where it no longer does, nothing stays."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.conftest import ROOT, SUB_PATH, Quiet

pytestmark = pytest.mark.browser

SEED = "articles/presstv-fr-668825/"
WORKERS = "navigator.serviceWorker.getRegistrations().then(found => found.length)"

KEPT = """caches.keys()
  .then(names => caches.open(names.find(name => name.endsWith(' pages'))))
  .then(pages => pages.keys())
  .then(requests => requests.map(request => request.url).sort())"""


def eventually(page: Page, expression: str, value: object) -> None:
    """Wait until the promise comes to the value: browsers fetch and end workers in their own time."""
    found = None
    for _ in range(100):
        found = page.evaluate(expression)
        if found == value:
            return
        page.wait_for_timeout(200)
    assert found == value


def build(folder: Path, *, offline: bool) -> None:
    config = folder / "mkdocs.yml"
    config.write_text(
        f"INHERIT: {ROOT}/mkdocs.yml\ndocs_dir: {ROOT}/content\nwatch: []\ntheme: {{custom_dir: {ROOT}/theme_overrides}}\n"
        f"plugins: {{recoupe: {{offline: {str(offline).lower()}}}}}\n",
        encoding="utf-8",
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", config, "-d", folder / "served" / SUB_PATH.strip("/")],
        cwd=ROOT,
        check=True,
        timeout=180,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
    )


@contextmanager
def server(folder: Path, port: int = 0) -> Iterator[int]:
    """Serve a folder on the loopback, and no longer than the block lasts: the browser is without a network then."""
    found = ThreadingHTTPServer(("127.0.0.1", port), partial(Quiet, directory=str(folder / "served")))
    thread = threading.Thread(target=found.serve_forever, daemon=True)
    thread.start()
    try:
        yield found.server_port
    finally:
        found.shutdown()
        thread.join(timeout=10)
        found.server_close()


def asleep(page: Page, address: str) -> bool:
    try:
        page.goto(address)
    except Error:
        return True
    return False


def test_pages_that_were_read_stay_until_the_site_ends_it(browser: Browser, tmp_path: Path) -> None:
    build(tmp_path, offline=True)
    with browser.new_context() as context:
        page = context.new_page()
        with server(tmp_path) as port:
            site = f"http://127.0.0.1:{port}{SUB_PATH}"
            page.goto(site + SEED)
            eventually(page, "navigator.serviceWorker.controller !== null", True)
            page.goto(f"{site}entities/hachd-al-chaabi/")
            eventually(page, KEPT, [f"{site}{SEED}", f"{site}entities/hachd-al-chaabi/"])
        page.goto(f"{site}{SEED}?words=85-120#p-2")
        expect(page.locator(".edition-text > p")).to_have_count(18)
        expect(page.locator("mark.spot").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.bar')).position") == "sticky"
        page.goto(f"{site}entities/hachd-al-chaabi/")
        expect(page.locator("h1")).to_have_text("Hachd al-Chaabi")
        assert asleep(page, f"{site}sources/")

        build(tmp_path, offline=False)
        with server(tmp_path, port):
            page.goto(site)
            eventually(page, WORKERS, 0)
            assert page.evaluate("caches.keys()") == []
            page.goto(site + SEED)
            assert page.evaluate(WORKERS) == 0


def test_a_site_that_does_not_ask_registers_nothing(page: Page, site: str) -> None:
    page.goto(site + SEED)
    expect(page.locator("#share-spot")).to_be_visible()
    assert page.evaluate(WORKERS) == 0
    assert page.locator("meta[name='offline']").count() == 0
