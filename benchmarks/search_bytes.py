"""What the search page downloads: measured in Chromium, over a server that compresses nothing.

    python -m benchmarks.search_bytes 10000

prints a table for a corpus of that many articles; the bytes are those of the files' bodies.
"""

from __future__ import annotations

import random
import re
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.corpus import write
from recoupe.indexes import build_indexes
from recoupe.loading import Defaults
from recoupe.pipeline import read_corpus
from recoupe.rendering import terms
from recoupe.search import SearchFiles, Wording, make_search, search_data
from recoupe.search.documents import keys_of
from recoupe.search.shards import shard_count
from recoupe.views import Reader

MODULES = Path(__file__).parents[1] / "theme_overrides" / "assets" / "search"
QUERIES = 12

OPEN = """async () => {
  const { open } = await import("./assets/search/engine.js");
  globalThis.engine = await open(new URL("search/", location).href);
  const { articles } = await engine.find({});
  await Promise.all(articles.slice(0, 10).map((number) => engine.card(number)));
}"""
WARM = "async () => { await engine.warm(); }"
FIND = """async (asked) => {
  const { total, articles, recognised } = await engine.find(asked);
  await Promise.all(articles.slice(0, 10).map((number) => engine.card(number, asked.words ?? "")));
  return { total, recognised: recognised.map(({ id }) => id) };
}"""
CHOOSE = "async (asked) => { await engine.find(asked); }"
SUGGEST = """async (typed) => {
  const { suggest } = await import("./assets/search/names.js");
  return (await suggest(new URL("search/", location).href, typed)).length;
}"""


@dataclass(frozen=True, slots=True)
class Download:
    """What one step downloads: how many files, and their bytes."""

    step: str
    files: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A corpus and the files of its search."""

    reader: Reader
    files: SearchFiles


def searchable(content: Path, shards: Callable[[int], int] = shard_count) -> Searchable:
    """Make the search of the corpus in a folder, without its pages; `shards` says in how many shards."""
    checked = read_corpus(content, Defaults(lang="fr"))
    reader = Reader(checked.linked, build_indexes(checked.linked), "fr")
    wording = Wording(
        day=partial(terms.day, lang="fr"),
        language=partial(terms.language, lang="fr"),
        term=lambda code: terms.TERMS.get(code, code),
    )
    return Searchable(reader=reader, files=make_search(search_data(reader, wording, shards)))


def put(files: SearchFiles, folder: Path) -> None:
    """Write the search and its modules as a site has them."""
    for name, content in files.files.items():
        path = folder / "search" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    shutil.copytree(MODULES, folder / "assets" / "search", dirs_exist_ok=True)
    (folder / "index.html").write_text('<!doctype html><html lang="fr"><title>Search</title></html>', encoding="utf-8")


class Server:
    """A site on the loopback that tells what was fetched: the bytes by path, and every request in `asked`."""

    def __init__(self, folder: Path) -> None:
        """Serve a folder; `url` ends with a slash."""
        fetched: dict[str, int] = {}
        asked: list[str] = []

        class Handler(SimpleHTTPRequestHandler):
            def log_message(self, format: str, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                asked.append(self.path.partition("?")[0])
                super().do_GET()

            def send_header(self, keyword: str, value: str) -> None:
                if keyword == "Content-Length":
                    fetched[self.path.partition("?")[0]] = int(value)
                super().send_header(keyword, value)

        self.fetched = fetched
        self.asked = asked
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self._server.server_port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """End."""
        self._server.shutdown()
        self._thread.join(timeout=10)
        self._server.server_close()


class Visit:
    """A page with an empty cache, and what it has downloaded so far."""

    def __init__(self, page: Page, server: Server) -> None:
        """Open the site."""
        self._page, self._server = page, server
        page.goto(server.url)
        self._seen = {"/", "/index.html", "/favicon.ico"}

    def run(self, step: str, script: str, argument: object = None) -> Download:
        """Run a script; what it downloaded that was not downloaded before."""
        self._server.fetched.clear()
        self._page.evaluate(script, argument)
        new = {path: size for path, size in self._server.fetched.items() if path not in self._seen}
        self._seen.update(new)
        return Download(step, len(new), sum(new.values()))


@contextmanager
def visit(browser: Browser, server: Server) -> Iterator[Visit]:
    """A first visit."""
    with browser.new_context() as context:
        yield Visit(context.new_page(), server)


def measure(found: Searchable, browser: Browser, server: Server, queries: int = QUERIES) -> Iterator[Download]:
    """The downloads of each step, the worst and the middle of `queries` where there are several."""
    with visit(browser, server) as page:
        opening = page.run("open, and show the newest ten", OPEN)
        loaded = set(server.fetched)
        engine = page.run("load the text engine", WARM)
    yield opening
    yield engine
    own = [path.stat().st_size for path in MODULES.glob("*.js") if f"/assets/search/{path.name}" not in loaded]
    yield Download("the modules of the page itself", len(own), sum(own))
    yield Download(
        "all of these: ready for a query",
        opening.files + engine.files + len(own),
        opening.bytes + engine.bytes + sum(own),
    )
    chance = random.Random(1)
    for step, count in (("one word", 1), ("two words", 2), ("three words", 3)):
        yield from _each(step, [_query(found, count, chance) for _ in range(queries)], browser, server)
    names = [found.reader.entity(id).name.text for id in chance.sample(sorted(found.reader.indexes.by_entity), queries)]
    yield from _each("a name", names, browser, server)
    rare = sorted(found.reader.indexes.by_entity, key=lambda id: len(found.reader.indexes.by_entity[id]))[0]
    with visit(browser, server) as page:
        page.run("", OPEN)
        yield page.run("choose a rare entity", CHOOSE, {"chosen": {"entity": [rare]}})
    with visit(browser, server) as page:
        page.run("", OPEN)
        yield page.run("filter the entities", CHOOSE, {"entityFilter": found.reader.entity(rare).name.text[:3]})
    with visit(browser, server) as page:
        yield page.run("a suggestion in the header of any page", SUGGEST, names[0][:4])


def _query(found: Searchable, count: int, chance: random.Random) -> str:
    """Words that stand together in an article, neither the most frequent nor the rarest."""
    while True:
        each = found.reader.linked.articles[chance.choice(found.reader.indexes.articles)]
        words = sorted({word for word in re.findall(r"\w{5,}", each.article.document.text) if len(keys_of(word)) > 4})
        if len(words) >= count:
            return " ".join(chance.sample(words, count))


def _each(step: str, queries: Sequence[str], browser: Browser, server: Server) -> Iterator[Download]:
    downloads = []
    for query in queries:
        with visit(browser, server) as page:
            page.run("", OPEN)
            page.run("", WARM)
            downloads.append(page.run(step, FIND, {"words": query}))
    downloads.sort(key=lambda each: each.bytes)
    for which, each in (("the middle", downloads[len(downloads) // 2]), ("the largest", downloads[-1])):
        yield Download(f"{step}, ten results: {which} of {len(queries)}", each.files, each.bytes)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--headless", "--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def main(articles: int) -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        found = searchable(write(Path(folder, "content"), articles))
        put(found.files, Path(folder, "site"))
        server = Server(Path(folder, "site"))
        with chromium() as browser:
            print(f"| {articles} articles | files | KB |\n|---|---|---|")
            for each in measure(found, browser, server):
                print(f"| {each.step} | {each.files} | {each.bytes / 1000:.1f} |", flush=True)
        server.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
