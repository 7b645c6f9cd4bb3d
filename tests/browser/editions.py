"""The project's own site in three editions, French, English and Arabic, published as GitHub Pages would."""

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
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from tests.browser.conftest import ROOT, SUB_PATH, Quiet

PUBLISHED = f"https://recoupe.example{SUB_PATH}"
"""Where the pages believe to be; they are served elsewhere, and must not mind."""

ARABIC = """
INHERIT: {root}/mkdocs.yml
site_description: مقالات صحفية موثّقة
docs_dir: {root}/content
watch: []
theme: {{language: ar, custom_dir: {root}/theme_overrides}}
plugins: {{recoupe: {{editions: {{ar: ar/}}}}}}
"""


class Published(Quiet):
    """Answers a wrong address with the site's own page for it, at any depth."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        if code != 404:
            return super().send_error(code, message, explain)
        body = Path(self.directory, SUB_PATH.strip("/"), "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        return None


def build(folder: Path) -> Path:
    """Build all editions below `folder`, each with its configuration file; return the folder that is to be served."""
    arabic = folder / "mkdocs.ar.yml"
    arabic.write_text(ARABIC.format(root=ROOT), encoding="utf-8")
    served = folder / "served"
    first = served / SUB_PATH.strip("/")
    # The first empties the folder of the whole site, so it comes before the others.
    for config, edition in ((ROOT / "mkdocs.yml", ""), (ROOT / "mkdocs.en.yml", "en/"), (arabic, "ar/")):
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "-q", "--strict", "-f", config, "-d", first / edition],
            cwd=ROOT,
            check=True,
            timeout=180,
            env=os.environ
            | {"SITE_URL": PUBLISHED + edition, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"},
        )
    return served


@contextmanager
def publish(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback; gives the address of the first edition."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Published, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        thread.join(timeout=10)
        server.server_close()


@contextmanager
def reader(browser: Browser, editions: str, *, width: int = 1280, script: bool = True) -> Iterator[Page]:
    """A fresh page; in the end nothing may stand in its console, and nothing may have been asked of another host."""
    complaints: list[str] = []

    def note_request(request: Request) -> None:
        if not request.url.startswith((editions, "blob:", "data:")):
            complaints.append(f"request to {request.url}")

    def note_message(message: ConsoleMessage) -> None:
        # The browser tells of the wrong address that a test went to.
        if message.type == "error" and urlsplit(message.location["url"]).path != urlsplit(opened.url).path:
            complaints.append(message.text)

    viewport = {"width": width, "height": 900}
    with browser.new_context(viewport=viewport, java_script_enabled=script) as context:  # type: ignore[arg-type]
        opened = context.new_page()
        opened.set_default_timeout(20_000)
        opened.on("request", note_request)
        opened.on("console", note_message)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        yield opened
    assert complaints == []
