"""What a build has made, so that the next one in the same process makes only what has changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace

from recoupe.pipeline import Before, Site
from recoupe.rendering import Page
from recoupe.rendering.frames import Frame, Frames
from recoupe.views.readings import Cell, Leaves, Readings
from recoupe.writing import Output, Traces

FEW = 50
"""Files up to which something is read by few."""


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
    """A finished build: its site, what files and things have read, the documents around pages, the host's own pages."""

    site: Site
    files: Readings[str]
    things: Readings[Cell]
    frames: Frames
    wholes: Mapping[str, Whole]
    outdated: set[str] = field(default_factory=set)
    """Files that are not made yet: what is in them is what an earlier build has made."""

    @classmethod
    def resumed(cls, site: Site, paths: Collection[str]) -> Kept:
        """What is kept of the site's last build in another process, of the files that there still are."""
        readings = site.finished.readings if site.finished else (Readings[str](), Readings[Cell]())
        for path in set(readings[0].readers).difference(paths):
            readings[0].drop(path)
        return cls(site, *readings, {}, {})

    @property
    def leaves(self) -> tuple[Leaves]:
        """What files and things have read, for another process."""
        return (Leaves(0, self.files.leaf(), self.things.leaf()),)

    def before(self) -> Before:
        """What the next site needs to know of this one."""
        return Before(self.site, self.things)

    def stale(self, files: Iterable[Output], site: Site, frames: Frames) -> list[Output]:
        """Those of the files that are new, or have read what has changed since."""
        changed = site.changed
        # The shape of a page is a matter of what it holds: a document that nothing stood in before makes nothing stale.
        if changed is None or any(self.frames[shape] != frames[shape] for shape in frames.keys() & self.frames.keys()):
            return list(files)
        stale = self.files.of(changed)
        stale |= self.outdated
        return [each for each in files if each.path in stale or each.path not in self.files]

    def waiting(self, stale: Iterable[Output], site: Site) -> list[Output]:
        """Those of the stale files that can wait, for they only show some number or figure of the whole corpus.

        What is different now in many places, or was read by many, is such a thing; they have read nothing else that is.
        """
        changed = site.changed or set()
        places = Counter(name for name, _ in changed)
        near = self.files.of(cell for cell in changed if places[cell[0]] <= FEW and self.files.readers_of(cell) <= FEW)
        return [each for each in stale if each.path in self.files and each.path not in near]

    def followed_by(
        self, site: Site, made: Traces, gone: Iterable[str], frames: Frames, wholes: Mapping[str, Whole]
    ) -> Kept:
        """The next build, which has `made` some files and left out those that are `gone`; this one is not kept on."""
        for path in gone:
            self.files.drop(path)
            self.outdated.discard(path)
        for cell in site.changed or ():
            self.things.drop(cell)
        return Kept(site, self.files, self.things, frames, wholes, self.outdated).with_traces(made)

    def with_traces(self, made: Traces) -> Kept:
        """The same build, which has made some files more."""
        made.into(self.files, self.things, self.site.finished)
        self.outdated.difference_update(made.files)
        return self


def hand_on(site: Site, made: Traces, paths: Collection[str]) -> None:
    """Leave to the next process what a build has made whose files are at the `paths`."""
    finished = site.finished
    if finished is None or (site.changed == set() and not made.files):
        return  # there it is
    if site.changed is None:
        finished.end(paths, made.leaves)
    else:
        finished.end(paths, Kept.resumed(site, paths).followed_by(site, made, (), {}, {}).leaves)
