"""What a build has made, so that the next one in the same process makes only what has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.pipeline import Before, Site
from recoupe.rendering import Page
from recoupe.rendering.frames import Frames
from recoupe.views.ledger import Cell
from recoupe.writing import Output, Traces


@dataclass(frozen=True, slots=True)
class Whole:
    """A page that the host writes itself, and what it has read."""

    page: Page
    cells: frozenset[Cell]


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

    def whole(self, address: str, site: Site) -> Whole | None:
        """A page of the host's own, if it is what it was."""
        known = self.wholes.get(address)
        return known if known and site.changed is not None and site.changed.isdisjoint(known.cells) else None

    def stale(self, files: Iterable[Output], site: Site, frames: Frames) -> list[Output]:
        """Those of the files that are new, or have read what has changed since."""
        changed = site.changed
        # The shape of a page is a matter of what it holds: a document that nothing stood in before makes nothing stale.
        if changed is None or any(self.frames[shape] != frames[shape] for shape in frames.keys() & self.frames.keys()):
            return list(files)
        known = self.traces.files
        return [each for each in files if each.path not in known or not changed.isdisjoint(known[each.path])]
