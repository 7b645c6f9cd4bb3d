"""What a build has made, so that the next one in the same process makes only what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recoupe.pipeline import Before, Site
from recoupe.rendering import Page
from recoupe.rendering.frames import Frame, Frames
from recoupe.views.ledger import Cell
from recoupe.writing import Output, Traces


@dataclass(frozen=True, slots=True)
class Whole:
    """A page that the host writes itself, what it has read, and the host's document around it, if that is known."""

    page: Page
    cells: frozenset[Cell]
    frame: Frame | None = None

    def is_framed_as(self, page: Page) -> bool:
        """Whether the host would put the other page into the same document, and say the same of it everywhere else."""
        return replace(page, html="") == replace(self.page, html="")


@dataclass(frozen=True, slots=True)
class Kept:
    """A finished build: its site, what each file has read, the documents around the pages, the host's own pages."""

    site: Site
    traces: Traces
    frames: Frames
    wholes: Mapping[str, Whole]

    def before(self) -> Before:
        """What the next site needs to know of this one."""
        return Before(self.site, self.traces.parts)

    def stale(self, files: Iterable[Output], site: Site, frames: Frames) -> list[Output]:
        """Those of the files that are new, or have read what has changed since."""
        changed = site.changed
        # The shape of a page is a matter of what it holds: a document that nothing stood in before makes nothing stale.
        if changed is None or any(self.frames[shape] != frames[shape] for shape in frames.keys() & self.frames.keys()):
            return list(files)
        known = self.traces.files
        return [each for each in files if each.path not in known or not changed.isdisjoint(known[each.path])]
