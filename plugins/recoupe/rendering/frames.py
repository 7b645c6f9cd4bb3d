"""The theme's document around a page, made once for all the pages that differ only in their own words.

The host renders it around a *specimen*, a page whose words are placeholders. They are made of letters and digits, which
no template alters, escapes or splits, and take the places of the address, folder by folder, of the title, the
description and the body. So a frame's templates may give each of these as it is, and decide nothing by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from recoupe.rendering.pages import Page

TITLE, DESCRIPTION, BODY = (f"recoupe{name}placeholder" for name in ("title", "description", "body"))
_SEGMENT = "recoupe{}segment{}placeholder"
"""By whether the specimen has a description, so that no two have one address, and by the place in the address."""
_PLACEHOLDER = re.compile(r"(recoupe[a-z0-9]+placeholder)")
_BREAKS = re.compile(r"[ \t]*\n\s*")
_AS_IT_IS = re.compile(r"(<(?:script|pre|textarea)\b.*?</(?:script|pre|textarea)>)", re.DOTALL)
"""Elements in which white space matters."""
_PLAIN = re.compile(r"[a-z0-9._~-]+/(?:[a-z0-9._~-]+/)+")
"""The addresses that are written alike wherever they stand."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the document around a page depends on beside the page's words.

    `folder` is the first part of its address, `depth` how many there are; `described` whether it has a description.
    """

    folder: str
    depth: int
    described: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """A document with the places for a page's words: text and placeholder in turns."""

    pieces: tuple[str, ...]

    def around(self, page: Page) -> str:
        """The whole document of a page."""
        words = {
            TITLE: escape(page.title),
            DESCRIPTION: escape(page.description),
            BODY: page.html,
        }
        kind = bool(page.description)
        words |= {_segment(kind, place): part for place, part in enumerate(page.address.split("/"))}
        return "".join(words[piece] if place % 2 else piece for place, piece in enumerate(self.pieces))


def can_be_framed(address: str) -> bool:
    """Whether a page is one of many: not at the site's root, and with an address that needs no quoting."""
    return _PLAIN.fullmatch(address) is not None


def shape_of(page: Page) -> Shape:
    """The shape of a page that can be framed."""
    parts = page.address.split("/")
    return Shape(parts[0], len(parts) - 1, bool(page.description))


def shapes(addresses: Iterable[str]) -> tuple[Shape, ...]:
    """Every shape that pages at these addresses may have, in order."""
    found = {(parts[0], len(parts) - 1) for address in addresses for parts in [address.split("/")]}
    return tuple(Shape(folder, depth, described) for folder, depth in sorted(found) for described in (False, True))


def specimen(shape: Shape) -> Page:
    """A page of this shape whose words are placeholders."""
    rest = "".join(_segment(shape.described, place) + "/" for place in range(1, shape.depth))
    return Page(
        address=f"{shape.folder}/{rest}",
        title=TITLE,
        lang="",
        kind="",
        html=BODY,
        description=DESCRIPTION if shape.described else "",
    )


def _segment(described: bool, place: int) -> str:
    return _SEGMENT.format("described" if described else "bare", place)


def frame(document: str) -> Frame:
    """Cut a specimen's document at its placeholders."""
    return Frame(tuple(_PLACEHOLDER.split(squeezed(document))))


def frame_of(document: str, page: Page) -> Frame | None:
    """Cut the document of a page out of its body, for the same page with another; `None` where that is not clear."""
    before, found, after = document.partition(page.html)
    return Frame((before, BODY, after)) if page.html and found and page.html not in after else None


def squeezed(document: str) -> str:
    """A document in which a line break with the space around it is one line break."""
    parts = _AS_IT_IS.split(document)
    return "".join(part if place % 2 else _BREAKS.sub("\n", part) for place, part in enumerate(parts))


Frames = Mapping[Shape, Frame]
