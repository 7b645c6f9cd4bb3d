"""Pages and files that an earlier build has finished, in a store, by their paths."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from recoupe.diagnostics import Diagnostic
from recoupe.model.keeping import kept_in_rows
from recoupe.processing import Store
from recoupe.processing.store import Pickled
from recoupe.rendering.pages import Page
from recoupe.views.readings import Cell, Leaf, Leaves, Readings, put_together

_QUICKLY = 1
"""How hard to squeeze: HTML becomes a fifth of it in no time."""

_COLOPHON = b"colophon"
_LEAF = b"leaf "
_FILE = b"file "
"""What the keys of files begin with."""


@dataclass(frozen=True, slots=True)
class Colophon:
    """What all pages of an edition were made of: fingerprints of settings and corpus, and what pages tell of files.

    `leaves` are the keys of those that tell what they have read.
    """

    settings: bytes
    corpus: bytes
    shown: tuple[Diagnostic, ...]
    leaves: tuple[bytes, ...] = field(default=(), compare=False)


AllReadings: TypeAlias = tuple[Readings[str], Readings[Cell]]
"""What files have read, and what things were made of."""


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Squeezed:
    """A page as it is kept, its body compressed; or a file, which has no more than that."""

    content: bytes
    address: str = ""
    title: str = ""
    lang: str = ""
    kind: str = ""
    source: str = ""
    description: str = ""
    redirect: str = ""

    @classmethod
    def of(cls, made: Page | bytes) -> Squeezed:
        """Squeeze a page or a file."""
        if isinstance(made, bytes):
            return cls(zlib.compress(made, _QUICKLY))
        html = zlib.compress(made.html.encode("utf-8", "surrogatepass"), _QUICKLY)
        return cls(html, made.address, made.title, made.lang, made.kind, made.source, made.description, made.redirect)

    def whole(self) -> Page | bytes:
        """The page, or the file."""
        content = zlib.decompress(self.content)
        if not self.kind:
            return content
        return Page(
            address=self.address,
            title=self.title,
            lang=self.lang,
            kind=self.kind,
            html=content.decode("utf-8", "surrogatepass"),
            source=self.source,
            description=self.description,
            redirect=self.redirect,
        )


_NO_LEAVES = Leaves(0, Leaf((), (), b"", b""), Leaf((), (), b"", b""))


class Finished:
    """The finished pages and files of one edition in a store, which tells of a build that has ended well.

    While another one is making something, it tells of none.
    """

    def __init__(
        self,
        store: Store,
        now: Colophon,
        fresh: Callable[[str], bool] = lambda path: False,
        readings: Callable[[], AllReadings | None] = lambda: None,
    ) -> None:
        """Take what pages are made of `now`, and what was kept.

        `fresh` says of a path whether what is kept is what would be made, `readings` what was read for all that.
        """
        self.store = store
        self._now = now
        self._fresh = fresh
        self._readings = readings
        self._new: dict[str, Page | bytes] = {}

    @cached_property
    def readings(self) -> AllReadings:
        """What all files have read that are kept, and the things that were looked up for them."""
        return self._readings() or (Readings(), Readings())

    def find(self, paths: Sequence[str]) -> dict[str, Page | bytes]:
        """Those of some pages and files that need not be made."""
        keys = {_FILE + path.encode(): path for path in paths if self._fresh(path)}
        found = self.store.find(list(keys)).items()
        return {keys[key]: each.whole() for key, each in found if isinstance(each, Squeezed)}

    def put(self, path: str, made: Page | bytes) -> None:
        """Have a page or a file that was made."""
        self._new[path] = made

    def begin(self) -> None:
        """Begin to write what is made."""
        if last_colophon(self.store) != self._now:
            self.store.drop([_COLOPHON])
        self._settle({})

    def settle(self, leaves: Pickled) -> bytes | Pickled:
        """Put into the store what was made since the last time, and what that has read.

        Gives the key of the latter, or the leaves again where the store takes nothing more.
        """
        key = _new_key()
        self._settle({key: leaves})
        return leaves if self.store.is_full else key

    def _settle(self, leaves: Mapping[bytes, Pickled]) -> None:
        made = {_FILE + path.encode(): Squeezed.of(each) for path, each in self._new.items()}
        self._new.clear()
        if made or leaves:
            self.store.add({**made, **leaves})

    def leaves(self, key: bytes) -> Leaves:
        """What was settled with a key; nothing, where it was lost."""
        found = self.store.find([key]).get(key)
        return found if isinstance(found, Leaves) else _NO_LEAVES

    def end(self, files: Iterable[str], leaves: Sequence[Leaves | Pickled | bytes]) -> None:
        """Have the leaves of all files of the site, or their keys, and throw away what is kept of others."""
        self._settle({})
        kept = {each if isinstance(each, bytes) else _new_key(): each for each in leaves}
        new = {key: each for key, each in kept.items() if not isinstance(each, bytes)}
        self.store.put(
            {**new, _COLOPHON: replace(self._now, leaves=tuple(kept))},
            [*kept, *(_FILE + path.encode() for path in files)],
        )


def _new_key() -> bytes:
    """A key that no process has for other leaves."""
    return _LEAF + os.urandom(8)


def last_colophon(store: Store) -> Colophon | None:
    """What the pages in a store were made of, if a build has ended well."""
    found = store.find([_COLOPHON]).get(_COLOPHON)
    return found if isinstance(found, Colophon) else None


def readings_in(store: Store) -> AllReadings | None:
    """What the files in a store have read, and what all things were made of that were looked up for them."""
    last = last_colophon(store)
    found = [store.find([key]).get(key) for key in (last.leaves if last else ())]
    leaves = [each for each in found if isinstance(each, Leaves)]
    if not leaves or len(leaves) < len(found):
        return None
    files, things = Readings[str](), Readings[Cell]()
    put_together(leaves, files, things)
    return files, things
