"""Attacks through the whole engine: corpus and site, in a process whose time and memory are bounded."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from recoupe.diagnostics import as_text, headline
from recoupe.loading import Defaults, line_reader
from recoupe.pipeline import make_site, read_corpus
from tests.corpora import page, write
from tests.golden.paths import TEMPLATES
from tests.hostile.attack import Attack
from tests.hostile.confined import Outcome, confined
from tests.hostile.page_law import broken_laws

DEFAULTS = Defaults(editions={"fr": "", "en": "en/"}, stance_target="journal")


@dataclass(frozen=True, slots=True)
class Damage:
    """What attacks did: what is said of them, as file and headline, and the laws of pages that they broke.

    `largest` is the size of the largest page, `all` that of all pages, in characters.
    """

    told: tuple[tuple[str, str], ...]
    broken: tuple[str, ...]
    largest: int
    all: int


def lay(attacks: Iterable[Attack], content: Path) -> Path:
    """A corpus with the attacks and the outlet that their articles name."""
    write(content, {"sources/journal.md": page("sources/journal.md")})
    for attack in attacks:
        attack.lay(content)
    return content


def suffer(*attacks: Attack) -> Outcome[Damage]:
    """Read and build what the attacks make of a corpus, in an empty folder of their own."""
    folder = Path(tempfile.mkdtemp())
    try:
        return confined(lambda: _damage(attacks, folder))
    finally:
        shutil.rmtree(folder)


def told_of(attack: Attack, damage: Damage) -> list[str]:
    """What is said of the files of one attack."""
    paths = attack.paths()
    return [said for file, said in damage.told if file in paths]


def _damage(attacks: Iterable[Attack], folder: Path) -> Damage:
    content = lay(attacks, folder / "content")
    before = sorted(path.name for path in folder.iterdir())
    checked = read_corpus(content, DEFAULTS)
    read_line = line_reader(content)
    for each in checked.diagnostics:
        as_text(each, Path("content"), read_line)
    site = make_site(checked, TEMPLATES, lang="fr", site_name="Un site", show_diagnostics=True)
    broken = [f"{one.address}: {law}" for one in site.pages for law in broken_laws(one.html, one.kind)]
    for address, data in site.files.items():
        if address.endswith(".html") and b"<html" not in data:
            broken += [f"{address}: {law}" for law in broken_laws(data.decode(), "part")]
    for address in (*(one.address for one in site.pages), *site.files):
        if address.startswith("/") or ".." in address.split("/") or "\\" in address:
            broken.append(f"{address} is no address of the site")
    if sorted(path.name for path in folder.iterdir()) != before:
        broken.append("something was written beside the corpus")
    sizes = [len(one.html) for one in site.pages]
    told = tuple((each.span.file, headline(each, Path())) for each in checked.diagnostics)
    return Damage(told, tuple(broken), max(sizes), sum(sizes))
