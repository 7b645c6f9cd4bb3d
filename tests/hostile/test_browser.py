"""The site of every attack in a real browser: no dialog, no foreign request, no navigation, no script of theirs."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request

from tests.browser.conftest import Quiet
from tests.hostile.conftest import Built

pytestmark = pytest.mark.browser

PROVOKE = """() => {
  if (!/attack|onerror|onload/.test(document.documentElement.outerHTML)) return [window.attacked ?? null, typeof window.attacked];
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


LISTEN = """addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
});"""
"""A policy that has to stop something says so: what contributors typed should never come so far."""


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages, and of the parts that scripts fetch."""
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in sorted(site.rglob("*.html"))]


def damage(browser: Browser, address: str, pages: Sequence[str]) -> list[str]:
    """What happens on the pages that should not: dialogs, windows, errors, foreign requests, navigation, their scripts."""
    done: list[str] = []
    at = ""

    def dismiss(dialog: Dialog) -> None:
        done.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def note(request: Request) -> None:
        if not request.url.startswith((address, "data:", "blob:")) or "attack" in request.url:
            done.append(f"request: {request.url}")

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            done.append(f"console: {at}: {message.text}")

    with browser.new_context() as context:
        page = context.new_page()
        page.set_default_timeout(60_000)
        page.add_init_script(LISTEN)
        page.on("console", hear)
        page.on("request", note)
        page.on("dialog", dismiss)
        page.on("popup", lambda popup: done.append(f"window: {popup.url}"))
        page.on("pageerror", lambda error: done.append(f"{page.url}: {error}"))
        for each in pages:
            at = each
            page.goto(address + each, wait_until="load")
            if page.evaluate(PROVOKE) != [None, "undefined"]:
                done.append(f"script: {each}")
            if page.url != address + each:
                done.append(f"navigation: {each} to {page.url}")
            if page.locator("iframe, object, embed, base").count():
                done.append(f"frame: {each}")
    return done


def test_no_attack_does_anything(browser: Browser, hostile: Built) -> None:
    pages = pages_of(hostile.site)
    assert len(pages) > 150
    with served(hostile.site) as address:
        assert damage(browser, address, pages) == []


def test_an_attack_that_gets_through_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    for name, html in {
        "script": "<script>window.attacked=1</script>",
        "handler": "<p onmouseover='window.attacked=1'>x</p>",
        "dialog": "<img src='data:,' onerror='alert(1)'>",
        "request": "<img src='https://attack.invalid/x.png'>",
        "policy": "<meta http-equiv=Content-Security-Policy content=\"img-src 'none'\"><img src='x.png'>",
    }.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(f"<!doctype html><title>x</title>{html}", encoding="utf-8")
        with served(tmp_path) as address:
            assert damage(browser, address, [f"{name}/"]) != [], name
