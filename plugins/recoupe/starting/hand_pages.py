"""The pages that a new corpus begins with: short, and true of any corpus."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files

from recoupe.formatting.scalar import one_line

NAMES = ("index", "about", "method", "contribute")
"""The pages of the menu."""

WRITTEN = ("en", "fr")
"""The languages that there are pages in; others begin with the pages in English."""


def hand_pages(languages: Sequence[str], site_name: str) -> Iterator[tuple[str, str]]:
    """Each page's path below the corpus with its text: `about.md` in the first language, `about.en.md` in another."""
    for number, lang in enumerate(languages):
        written = lang if lang in WRITTEN else "en"
        if number and written != lang:
            continue  # without a version of its own, an edition shows the first page
        for name in NAMES:
            text = (files("recoupe.starting") / "pages" / written / f"{name}.md").read_text(encoding="utf-8")
            title, _, body = text.partition("\n")
            rows = [f"title: {one_line(site_name if name == 'index' else title.removeprefix('# '))}"]
            if written != lang:
                rows.append(f"lang: {written}")
            yield (f"{name}.{lang}.md" if number else f"{name}.md"), "\n".join(["---", *rows, "---", body])
