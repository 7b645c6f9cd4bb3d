"""Edits while the site is served: how long until what depends on them is right in the browser.

The page of an article is asked for until it has its new words; then the page of an entity that the edit has named, and
the search, whose files are named by what is in them. Then a word of it is made an alias of another entity, and at last
another article is added.
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
    """Seconds from saving an article to its page, an entity's, and the search.

    `alias` is from saving an entity to the page of an article that now names it, `added` from saving another article to
    its page.
    """

    article: float
    entity: float
    search: float
    alias: float
    added: float


REST = 5
"""Seconds between two edits, so that what follows the one is not in the way of the next."""

WORD = "Unaloreille"


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
        _until(lambda: _data(base) or None, server)  # the first search of a large site follows its pages
        search = _data(base)

        def saved(file: Path, text: str) -> float:
            time.sleep(REST)
            file.write_text(text, encoding="utf-8")
            return time.perf_counter()

        def seconds(start: float, there: Callable[[], object]) -> float:
            _until(there, server)
            return time.perf_counter() - start

        page = f"{base}articles/{chosen.id}/"
        old = path.read_text("utf-8")
        text = saved(path, f"{old}\n{WORD} {name} {WORD.lower()}.\n")
        article = seconds(text, lambda: WORD in _get(page))
        named = seconds(text, lambda: _names(base, entity.stem, chosen.id))
        found_again = seconds(text, lambda: _data(base) not in ("", search))
        other, label = _another(folder, entity)
        alias = saved(other, label)
        linked = seconds(alias, lambda: re.search(rf"/entities/{other.stem}/[^>]*>{WORD}</a>", _get(page)))
        added = saved(path.with_name("another.md"), old)
        return Edit(
            article=article,
            entity=named,
            search=found_again,
            alias=linked,
            added=seconds(added, lambda: chosen.id in _get(f"{base}articles/another/")),
        )
    finally:
        server.terminate()
        server.wait(timeout=30)


def _another(folder: Path, entity: Path) -> tuple[Path, str]:
    """The file of another entity, and its text with the word as one more name."""
    for file in sorted(folder.glob("content/entities/*.md")):
        text = file.read_text("utf-8")
        if file != entity and "alt_label:\n" in text:
            return file, re.sub(r"(alt_label:\n  \w+: \[)", rf"\g<1>{WORD}, ", text)
    raise Never("no entity has an alias")


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
