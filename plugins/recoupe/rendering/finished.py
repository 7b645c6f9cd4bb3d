"""Pages that an earlier build has finished, by the fingerprint of all that they are made of.

A page is a function of its view and of what all pages are written with (the templates, the language, the site's name).
Views are records of records, of which Python's own notation leaves nothing out, and which is the same in every process:
`tests/rendering/test_finished.py` holds both.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b

from recoupe.model.keeping import kept_in_rows
from recoupe.processing import Store
from recoupe.rendering.pages import Page

_QUICKLY = 1
"""How hard to squeeze: HTML becomes a fifth of it in no time."""


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Squeezed:
    """A page as it is kept: its body compressed."""

    address: str
    title: str
    lang: str
    kind: str
    html: bytes
    source: str
    description: str
    redirect: str

    @classmethod
    def of(cls, page: Page) -> Squeezed:
        """Squeeze a page."""
        html = zlib.compress(page.html.encode("utf-8", "surrogatepass"), _QUICKLY)
        return cls(page.address, page.title, page.lang, page.kind, html, page.source, page.description, page.redirect)

    def whole(self) -> Page:
        """The page."""
        return Page(
            address=self.address,
            title=self.title,
            lang=self.lang,
            kind=self.kind,
            html=zlib.decompress(self.html).decode("utf-8", "surrogatepass"),
            source=self.source,
            description=self.description,
            redirect=self.redirect,
        )


class Finished:
    """The finished pages of one edition, written with `everything`, in a store."""

    def __init__(self, store: Store, everything: bytes) -> None:
        """Find what was written with the same."""
        self.store = store
        self.everything = everything
        self._any = not store.is_empty
        self._new: dict[bytes, Page] = {}
        self._used: set[bytes] = set()

    def page(self, of: object, write: Callable[[], Page]) -> Page:
        """The page that is made of these records: found, or written."""
        key = blake2b(repr(of).encode("utf-8", "surrogatepass"), key=self.everything, digest_size=16).digest()
        self._used.add(key)
        found = self.store.find(key) if self._any else None
        if isinstance(found, Squeezed):
            return found.whole()
        page = self._new[key] = write()
        return page

    def settle(self) -> frozenset[bytes]:
        """Put what is new into the store. Gives the keys of all that was asked for since the last time."""
        if self._new:
            self.store.add({key: Squeezed.of(page) for key, page in self._new.items()})
        used = frozenset(self._used)
        self._new.clear()
        self._used.clear()
        return used

    def forget_all_but(self, used: Iterable[bytes]) -> None:
        """Throw away what no page of the site has asked for."""
        self.store.keep_only(used)
