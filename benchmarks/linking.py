"""How long it takes to find the names of a large register in a large corpus, on one core.

    python -m benchmarks.linking [NAMES] [ARTICLES]

20,000 names in 10,000 articles where nothing else is said: a register of as many names, and texts that name some of its
entities. The goal is under ten seconds; what is timed is the register and the mentions of all titles and texts.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.corpus import write
from recoupe.linking import build_register, find_mentions
from recoupe.loading import Defaults, discover, gather, load_record
from recoupe.loading.files import read

NAMES_OF_AN_ENTITY = 3.6
"""How many the generated entities have, nearly."""


def main(names: int = 20_000, articles: int = 10_000) -> None:
    """Generate, read, link, and say how long the linking took."""
    with TemporaryDirectory() as folder:
        content = write(Path(folder), articles, entities=round(names / NAMES_OF_AN_ENTITY))
        defaults = Defaults()
        loaded = [(file, load_record(read(content, file)[0], file, defaults)) for file in discover(content)[0]]
    corpus = gather(loaded, (), defaults).corpus
    begun = time.process_time()
    register = build_register(corpus.entities)
    built = time.process_time()
    found = 0
    for article in corpus.articles.values():
        declared = {reference.id for reference in article.header.entities}
        for text in (article.header.title, article.document.text):
            found += len(find_mentions(text, register, declared).mentions)
    ended = time.process_time()
    print(f"{len(register.listed):,} names, {len(corpus.articles):,} articles, {found:,} mentions")
    print(f"register {built - begun:.1f} s, mentions {ended - built:.1f} s of one core")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
