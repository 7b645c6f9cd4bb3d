"""One article edited while the site is served: how long until what depends on it is right in the browser.

The page of the article is asked for until it has the new words; then the page of an entity that the edit has named, and
the search, whose files are named by what is in them.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from benchmarks.tools import articles

PATIENCE = 900
"""Seconds after which a page will not come any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Seconds from saving an article to its page, an entity's, and the search."""

    article: float
    entity: float
    search: float


class Never(Exception):
    """What was waited for did not come."""


def edit_while_serving(folder: Path) -> Edit:
    """Serve the project in a folder, edit its article in the middle, and wait."""
    found = articles(folder / "content")
    chosen = found[len(found) // 2]
    (path,) = folder.glob(f"content/articles/*/{chosen.id}.md")
    entity = next(file for file in sorted(folder.glob("content/entities/*.md")) if "  fr: " in file.read_text("utf-8"))
    (name,) = re.findall(r"^  fr: (.+)$", entity.read_text("utf-8"), re.MULTILINE)
    base = f"http://127.0.0.1:{_free_port()}/"
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "--dev-addr", base.split("/")[2]]
    with (folder / "served.log").open("wb") as log:
        server = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=os.environ)
    try:
        _until(lambda: f"articles/{chosen.id}/" in _get(f"{base}articles/{chosen.id}/") or None, server)
        search = _data(base)
        time.sleep(2)  # let it come to rest
        header, body = path.read_text("utf-8").rsplit("---\n", 1)
        path.write_text(f"{header}---\n{body}\nUnaloreille {name} unaloreille.\n", encoding="utf-8")
        saved = time.perf_counter()

        def seconds(there: Callable[[], object]) -> float:
            _until(there, server)
            return time.perf_counter() - saved

        return Edit(
            article=seconds(lambda: "Unaloreille" in _get(f"{base}articles/{chosen.id}/")),
            entity=seconds(lambda: _names(base, entity.stem, chosen.id)),
            search=seconds(lambda: _data(base) not in ("", search)),
        )
    finally:
        server.terminate()
        server.wait(timeout=30)


def _names(base: str, entity: str, article: str) -> bool:
    """Whether the concordance of an entity has the article: the article's own page says where its row stands."""
    page = _get(f"{base}articles/{article}/")
    link = re.search(rf'href="\.\./\.\./(entities/{entity}/[^"#]*)#(c-{article}-\d+)"', page)
    return link is not None and f'id="{link[2]}"' in _get(f"{base}{link[1]}")


def _data(base: str) -> str:
    """What names the files of the search."""
    return _get(f"{base}search/contents.bin")


def _get(address: str) -> str:
    try:
        with urlopen(address, timeout=30) as answer:
            content: bytes = answer.read()
            return content.decode(errors="replace")
    except (URLError, OSError):
        return ""


def _until(there: Callable[[], object], server: subprocess.Popen[bytes]) -> None:
    for _ in range(PATIENCE * 20):
        if there():
            return
        if server.poll() is not None:
            raise Never(f"the server ended with code {server.returncode}")
        time.sleep(0.05)
    raise Never("it did not come")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port
