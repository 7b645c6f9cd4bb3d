"""The parser of the articles beside the one of the hand-written manual, on ordinary texts and on hostile ones.

    python -m benchmarks.parsers [ARTICLES]

Two readers of one body: `recoupe.loading.document`, over markdown-it-py, which gives a text with places; and
Python-Markdown with the nearest dialect that it has (no raw HTML), which gives HTML. Each text is read in a process of
its own, which is ended when it takes too long. The table has what each does, and the time as a share of what
Python-Markdown takes for all ordinary texts.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection

from benchmarks.corpus import corpus
from recoupe.loading.document import project

PATIENCE = 60.0
"""Seconds after which a reader is stopped."""

HOSTILE = {
    "`[` 10,000 times": "[" * 10_000,
    "`[a](b ` 20,000 times": "[a](b " * 20_000,
    "runs of backticks, each longer": " ".join("`" * length for length in range(1, 500)),
    "`<div>` 50,000 times": "<div>" * 50_000,
    "`*a **b ` 20,000 times": "*a **b " * 20_000,
    "a list 300 deep": "\n".join(f"{'    ' * depth}- x" for depth in range(300)),
    "a quotation 5,000 deep": ">" * 5_000 + " x",
    "one line of 1 MB": "mot " * 250_000,
}
"""What is in a body, and the body."""


def ours(body: str) -> None:
    """Read as the engine does."""
    project(body, "articles/a.md", 1)


def theirs(body: str) -> None:
    """Read with Python-Markdown, raw HTML left out."""
    from markdown import Markdown

    markdown = Markdown()
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    markdown.convert(body)


READERS: dict[str, Callable[[str], None]] = {"markdown-it-py, to a text with places": ours, "Python-Markdown": theirs}


def read(name: str, bodies: Sequence[str]) -> float | str:
    """Seconds that a reader takes for all bodies, or what became of it."""
    receiver, sender = get_context("spawn").Pipe(duplex=False)
    process = get_context("spawn").Process(target=_read, args=(name, bodies, sender))
    process.start()
    sender.close()
    try:
        if not receiver.poll(PATIENCE):
            return "stopped"
        found: float | str = receiver.recv()
        return found
    except EOFError:
        return "crash"
    finally:
        process.kill()
        process.join()


def _read(name: str, bodies: Sequence[str], sender: Connection) -> None:
    READERS[name]("Un mot.")  # what is loaded and compiled at the first use
    begun = time.process_time()
    try:
        for body in bodies:
            READERS[name](body)
    except Exception as error:
        sender.send(type(error).__name__)
    else:
        sender.send(time.process_time() - begun)


def table(articles: int) -> Iterator[str]:
    """The lines of the comparison, in Markdown."""
    bodies = [
        text.split("\n---\n", 1)[1] for path, text in corpus(articles, articles // 4) if path.startswith("articles/")
    ]
    ordinary = f"{len(bodies):,} ordinary articles"
    texts = {ordinary: bodies, **{name: [body] for name, body in HOSTILE.items()}}
    found = {name: {reader: read(reader, each) for reader in READERS} for name, each in texts.items()}
    whole = found[ordinary]["Python-Markdown"]
    if isinstance(whole, str):
        raise SystemExit(f"Python-Markdown on ordinary articles: {whole}")
    yield f"| | {' | '.join(READERS)} |"
    yield f"|---|{'--:|' * len(READERS)}"
    for name, by_reader in found.items():
        yield f"| {name} | {' | '.join(_said(each, whole) for each in by_reader.values())} |"


def _said(found: float | str, whole: float) -> str:
    if isinstance(found, str):
        return found
    share = found / whole
    return f"{share:.2f}" if share >= 0.005 else "0.00"


def main(articles: int = 1_000) -> None:
    """Print the table."""
    for line in table(articles):
        print(line)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
