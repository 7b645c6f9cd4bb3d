"""Takes the pictures of the README: `python -m tests.browser.screenshots SITE FOLDER`, for a built site.

Not a test: pages are looked at by people. With `--all` it takes every designed page at three widths in both schemes.
"""

from __future__ import annotations

import shutil
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import Quiet
from tests.chromium import FLAGS

README = {"article": ("articles/presstv-fr-668825/", 1280, 960), "entity": ("entities/hachd-al-chaabi/", 1280, 960)}
PAGES = {
    "home": "",
    "article": "articles/presstv-fr-668825/",
    "record": "articles/alalam-ar-20211119-thousands-protest-green-zone/",
    "entity": "entities/hachd-al-chaabi/",
    "event": "entities/attaque-convoi-dhi-qar-2021-10-19/",
    "register": "entities/",
    "source": "sources/presstv-fr/",
    "stances": "stances/",
    "target": "stances/us-forces-iraq/",
    "claims": "claims/",
    "dates": "dates/",
    "tag": "tags/convoys/",
    "method": "method/",
    "search": "search/?q=attaque+Bagdad",
}


def take(browser: Browser, address: str, target: Path, width: int, height: int, scheme: str, *, full: bool) -> None:
    with browser.new_context(
        viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
    ) as context:
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(500)  # fonts and notes settle
        page.screenshot(path=target, full_page=full)


def main(site: Path, folder: Path, *, everything: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}/"
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        if not everything:
            for name, (path, width, height) in README.items():
                take(browser, base + path, folder / f"{name}.png", width, height, "light", full=False)
        else:
            for name, path in PAGES.items():
                for width in (360, 768, 1280):
                    for scheme in ("light", "dark"):
                        take(
                            browser, base + path, folder / f"{name}-{width}-{scheme}.png", width, 900, scheme, full=True
                        )
        browser.close()
    server.shutdown()


if __name__ == "__main__":
    arguments = [argument for argument in sys.argv[1:] if argument != "--all"]
    main(Path(arguments[0]), Path(arguments[1]), everything="--all" in sys.argv)
