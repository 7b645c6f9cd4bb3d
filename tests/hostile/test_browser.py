"""The site of every attack in a real browser: no dialog, no foreign request, no navigation, no script of theirs."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Request

from tests.browser.conftest import Quiet, browser, chromium
from tests.hostile.conftest import Built

__all__ = ["browser", "chromium"]

pytestmark = pytest.mark.browser

PROVOKE = """() => {
  const events = ["mouseover", "mouseenter", "focus", "focusin", "toggle", "animationstart", "transitionend", "error",
    "load", "begin", "input", "pointerover", "scroll", "wheel", "copy"];
  for (const element of document.querySelectorAll("*")) {
    for (const name of events) element.dispatchEvent(new Event(name, { bubbles: false }));
  }
  return [window.attacked ?? null, typeof window.attacked];
}"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()


def attacked_pages(site: Path) -> list[str]:
    """The pages on which something of an attack stands, and the lists, where titles stand."""
    found = []
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        if "attack" in text or "onerror" in text or path.parent.parent == site:
            found.append(path.relative_to(site).as_posix().removesuffix("index.html"))
    return found


def damage(browser: Browser, address: str, pages: Sequence[str]) -> list[str]:
    """What happens on the pages that should not: dialogs, windows, errors, foreign requests, navigation, their scripts."""
    done: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        done.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")) or "attack" in request.url:
            done.append(f"request: {request.url}")

    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.on("request", note)
        page.on("dialog", dismiss)
        page.on("popup", lambda popup: done.append(f"window: {popup.url}"))
        page.on("pageerror", lambda error: done.append(f"{page.url}: {error}"))
        for each in pages:
            page.goto(address + each, wait_until="load")
            if page.evaluate(PROVOKE) != [None, "undefined"]:
                done.append(f"script: {each}")
            if page.url != address + each:
                done.append(f"navigation: {each} to {page.url}")
            if page.locator("iframe, object, embed, base").count():
                done.append(f"frame: {each}")
    return done


def test_no_attack_does_anything(browser: Browser, hostile: Built) -> None:
    pages = attacked_pages(hostile.site)
    assert len(pages) > 20
    with served(hostile.site) as address:
        assert damage(browser, address, pages) == []


def test_an_attack_that_gets_through_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    for name, html in {
        "script": "<script>window.attacked=1</script>",
        "handler": "<p onmouseover='window.attacked=1'>x</p>",
        "dialog": "<img src='data:,' onerror='alert(1)'>",
        "request": "<img src='https://attack.invalid/x.png'>",
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"<!doctype html><title>x</title>{html}", encoding="utf-8")
        with served(tmp_path) as address:
            assert damage(browser, address, [f"{name}/"]) != [], name
