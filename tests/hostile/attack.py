"""An attack on the corpus: files that somebody contributes, and what is said of them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from tests.corpora import page, write

Make: TypeAlias = Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """One attack. `row` is the number of the row of `ROWS` that it belongs to.

    `files` lie below the corpus, `make` adds what is no plain file. `large` attacks are kept out of the corpus that is
    built as a site. What is said of each stands in `told.txt`.
    """

    row: int
    name: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    make: Make | None = None
    large: bool = False

    def lay(self, content: Path) -> None:
        """Put the attack into a corpus."""
        write(content, self.files)
        if self.make is not None:
            self.make(content)

    def paths(self) -> frozenset[str]:
        """The paths of what it lays, as reports write them."""
        with tempfile.TemporaryDirectory() as folder:
            self.lay(Path(folder))
            return frozenset(
                os.fsencode(Path(above, name).relative_to(folder)).decode("utf-8", "backslashreplace")
                for above, folders, names in os.walk(folder)
                for name in (*folders, *names)
            )


ROWS = (
    "active elements in a text",
    "addresses that run or lead elsewhere",
    "attributes typed behind words",
    "HTML in headers",
    "a file in the place of one of the theme's",
    "files that are no articles",
    "fields that steer the host",
    "numbers that are none",
    "bombs of anchors and merges",
    "nesting without end",
    "headers that cannot be read",
    "keys twice",
    "values that YAML converts",
    "bytes that are no UTF-8",
    "control characters, direction characters, look-alikes",
    "two files for one address",
    "names of files",
    "names that are no text",
    "headings without Latin letters",
    "a title without end",
    "links out of the corpus",
    "links in a circle, broken links, pipes",
    "inclusion of other files",
    "addresses out of the site",
    "a file without end",
    "patterns that cost too much",
    "lists in lists in lists",
    "abbreviations that grow",
)
"""What a contributor may try: each row is what some site generator was seen to fall for."""


def article(name: str, header: str = "", body: str = "") -> dict[str, str | bytes]:
    """An article with what an article requires."""
    return {f"articles/{name}.md": page(f"articles/{name}.md", header, body)}
