"""Where the time goes: the steps of a build, one after the other in one process.

    python -m benchmarks.profile 1000

prints what share of the whole each step takes. A build takes less time on the wall: articles are processed and pages
written by all processors at once, and the search is made beside the pages.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write
from benchmarks.measuring import cost
from benchmarks.tools import ROOT, prepare_recoupe
from recoupe.checks import check
from recoupe.indexes import build_indexes
from recoupe.linking import link_corpus
from recoupe.loading import Defaults, discover, gather, load_record
from recoupe.loading.files import read
from recoupe.rendering import Renderer, terms
from recoupe.rendering.frames import BODY, TITLE, frame
from recoupe.search import Wording, make_search, search_data
from recoupe.views import Reader, planned, previews_of

LANG = "fr"

STEPS = {
    "load": "read the files: headers, Markdown, one text",
    "link": "find names, place quotes",
    "check": "rules between files",
    "index": "mentions, lists, neighbours, related articles",
    "plan": "which pages there are, long lists cut",
    "view": "what each page shows",
    "render": "its HTML",
    "frame": "the document around it",
    "write": "to the disk",
    "search": "words, facets, names; Pagefind",
    "host": "MkDocs, the theme, and the pages of an empty corpus",
}


class Clock:
    """Seconds by step."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.steps = dict.fromkeys(STEPS, 0.0)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """What is done within the block belongs to the step."""
        begun = time.perf_counter()
        yield
        self.steps[name] += time.perf_counter() - begun


def profile(n: int, entities: int, folder: Path) -> Clock:
    """Go through a build of a generated corpus below `folder`, step by step."""
    clock = Clock()
    content = write(folder / "content", n, entities)
    defaults = Defaults(lang=LANG)
    with clock.step("load"):
        loaded = [(file, load_record(read(content, file)[0], file, defaults)) for file in discover(content)[0]]
        corpus = gather(loaded, (), defaults).corpus
    with clock.step("link"):
        linked = link_corpus(corpus)
    with clock.step("check"):
        check(linked)
    with clock.step("index"):
        reader = Reader(linked, build_indexes(linked), LANG)
    with clock.step("plan"):
        plan = tuple(planned(reader, "x"))
    renderer = Renderer(ROOT / "theme_overrides" / "pages", LANG, corpus_lang=LANG, site_name="x")
    around = frame(f"<!doctype html><title>{TITLE}</title>{'<link>' * 1_000}{BODY}")
    for each in plan:
        with clock.step("view"):
            view = each.view(reader)
        with clock.step("render"):
            page = renderer.page(view)
        with clock.step("frame"):
            document = around.around(page).encode()
        with clock.step("write"):
            path = folder / "site" / each.address / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(document)
    for preview in previews_of(reader):
        with clock.step("render"):
            renderer.preview(preview)
    with clock.step("search"):
        wording = Wording(
            day=partial(terms.day, lang=LANG), language=partial(terms.language, lang=LANG), term=renderer.term
        )
        make_search(search_data(reader, wording))
    empty, project = folder / "empty", folder / "project"
    empty.mkdir()
    (empty / "index.md").write_text("---\ntitle: x\n---\n", encoding="utf-8")
    project.mkdir()
    prepare_recoupe(empty, project)
    clock.steps["host"] = cost([sys.executable, "-m", "mkdocs", "build", "--quiet"], project).wall
    return clock


def main(n: int = 1_000, entities: int = 2_000) -> None:
    """Print the table."""
    with TemporaryDirectory() as folder:
        steps = profile(n, entities, Path(folder)).steps
    whole = sum(steps.values())
    print(f"{n:,} articles, {entities:,} entities: {whole:.1f} s in one process\n")
    print("| step | what it does | share | s |\n|---|---|--:|--:|")
    for name, about in STEPS.items():
        print(f"| {name} | {about} | {100 * steps[name] / whole:.0f} % | {steps[name]:.1f} |")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
