"""What a reader downloads, step by step: measured in Chromium over a server that compresses text, as GitHub Pages does.

    python -m benchmarks.downloads site

prints the README's table for a built site. Bytes are those of the bodies as they travel; what the browser keeps from an
earlier step is not fetched again.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import threading
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.browser.kinds import ARTICLE
from tests.chromium import FLAGS

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}
"""What is compressed on its way."""

QUIET = 1_500
"""Milliseconds without a request after which a step is over."""


def main(site: Path) -> None:
    """Measure and print."""
    sent: list[int] = []

    class Compressing(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

        def do_GET(self) -> None:
            path = Path(self.translate_path(self.path))
            if path.is_dir():
                path /= "index.html"
            if not path.is_file():
                return self.send_error(HTTPStatus.NOT_FOUND)
            body = path.read_bytes()
            if packed := path.suffix in TEXT:
                body = gzip.compress(body, 6, mtime=0)
            sent.append(len(body))
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", self.guess_type(path))
            if packed:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(body)
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Compressing, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    base = f"http://127.0.0.1:{server.server_port}/"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")

    def type_in_header(page: Page) -> None:
        page.locator("header [type=search]").press_sequentially("had", delay=100)
        page.locator("[role=option]").first.wait_for()

    def ask(words: str, page: Page) -> None:
        page.locator(".search-words").fill(words)
        page.locator(".search-form").get_by_role("button").click()
        page.locator(".results .card").first.wait_for()

    def choose(page: Page) -> None:
        page.locator(".facets input[type=checkbox]").first.check()

    steps: list[tuple[str, Callable[[Page], object]]] = [
        ("the home page, as the first page ever", lambda page: page.goto(base)),
        ("then an article", lambda page: page.goto(base + ARTICLE)),
        ("a name typed in the header’s box", type_in_header),
        ("the search page", lambda page: page.goto(base + "search/")),
        ("a first query, with the text engine", partial(ask, "convoi")),
        ("another query, of two words", partial(ask, "zone verte")),
        ("a filter", choose),
    ]
    print("| step | files | KB |\n|---|--:|--:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for name, step in steps:
            sent.clear()
            step(page)
            before = -1
            while len(sent) > before:  # nothing more has come for a while
                before = len(sent)
                page.wait_for_timeout(QUIET)
            print(f"| {name} | {len(sent)} | {sum(sent) / 1000:.0f} |")
        browser.close()
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
