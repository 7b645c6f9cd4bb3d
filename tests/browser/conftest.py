"""The real site, built once, served on the loopback below a sub-path as on GitHub Pages, and opened in Chromium."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, expect

ROOT = Path(__file__).parents[2]
SUB_PATH = "/recoupe/"
REPOSITORY = "https://github.com/example/recoupe"


expect.set_options(timeout=20_000)  # a machine may be busy with other things


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass

    def copyfile(self, source: Any, outputfile: Any) -> None:
        with suppress(ConnectionError):  # the browser has gone to another page
            super().copyfile(source, outputfile)


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site. It waits for the browser, so that nothing is built where nothing can be opened."""
    folder = tmp_path_factory.mktemp("served")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", folder / SUB_PATH.strip("/")],
        cwd=ROOT,
        check=True,
        timeout=120,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "REPO_URL": REPOSITORY},
    )
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    thread.join(timeout=10)
    server.server_close()


@pytest.fixture(scope="session")
def editions(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site's first edition, with the others below it."""
    from tests.browser.editions import build, publish  # which imports from here

    with publish(build(tmp_path_factory.mktemp("editions"))) as address:
        yield address


@pytest.fixture(scope="session")
def long_lists(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site in Arabic whose lists are long."""
    from tests.browser.editions import publish
    from tests.browser.long_corpus import build

    with publish(build(tmp_path_factory.mktemp("long"))) as address:
        yield address


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page that fails the test on an error in the console, a dialog, or a request to another host."""
    complaints: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((site, "blob:", "data:")):
            complaints.append(f"request to {request.url}")

    with browser.new_context(locale="fr-FR") as context:
        opened = context.new_page()
        opened.set_default_timeout(20_000)
        opened.on("request", note_request)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        opened.on("dialog", lambda dialog: complaints.append(f"dialog: {dialog.message}"))
        yield opened
    assert complaints == []
