"""A page as a row of tags and texts, read so strictly that every browser reads it the same way.

Attacks live where two readers of HTML differ. A page of ours is written by templates, so it is plain: whatever this
grammar does not know is reported, and not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_ATTRIBUTE = r"""[^\s"'<>/=\x00]+(?:\s*=\s*(?:"[^"\x00]*"|'[^'\x00]*'|[^\s"'=<>`\x00]+))?"""
_TOKEN = re.compile(
    r"(?i:<!doctype html>)"
    r"|<!--(?!-?>)(?:(?!--!?>)[^\x00])*-->"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<attributes>(?:\s+{_ATTRIBUTE})*)\s*/?>"
    r"|(?P<text>[^<\x00]+)"
)
_ONE_ATTRIBUTE = re.compile(
    r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'=<>`]+)))?"""
)
_WITHOUT_MARKUP = frozenset({"script", "style", "title", "textarea"})
"""Elements whose content browsers do not read as markup."""
_ENDS = {name: re.compile(rf"</{name}[\s/>]", re.IGNORECASE) for name in _WITHOUT_MARKUP}


@dataclass(frozen=True, slots=True)
class Tag:
    """The beginning or end of an element; `place` is its offset in the page."""

    name: str
    attributes: Mapping[str, str]
    ends: bool
    place: int
    twice: str = ""
    """An attribute that is there twice: browsers take the first one, others the last."""


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags, as a reader sees it; `raw` is the content of a script or style as it stands there."""

    text: str
    inside: str
    place: int
    raw: str = ""


class Unreadable(Exception):
    """The page holds something that browsers may read in different ways, at `place`."""

    def __init__(self, place: int) -> None:
        """Take the offset."""
        super().__init__(place)
        self.place = place


def tokens(html: str) -> Iterator[Tag | Words]:
    """The tags and texts of a page in their order. Raises `Unreadable`."""
    place, size = 0, len(html)
    while place < size:
        found = _TOKEN.match(html, place)
        if found is None:
            raise Unreadable(place)
        start, place = place, found.end()
        if (text := found["text"]) is not None:
            yield Words(unescape(text) if "&" in text else text, "", start)
            continue
        if (name := found["name"]) is None:
            continue
        tag = _tag(name.lower(), found["attributes"], bool(found["end"]), start)
        yield tag
        if tag.name in _WITHOUT_MARKUP and not tag.ends:
            end = _ENDS[tag.name].search(html, place)
            if end is None:
                raise Unreadable(start)
            raw = html[place : end.start()]
            plain = raw if tag.name in ("script", "style") else unescape(raw)
            yield Words(plain, tag.name, place, raw)
            place = end.start()


_NONE: Mapping[str, str] = {}


def _tag(name: str, typed: str, ends: bool, place: int) -> Tag:
    if not typed:
        return Tag(name, _NONE, ends, place)
    attributes: dict[str, str] = {}
    twice = ""
    for found in _ONE_ATTRIBUTE.finditer(typed):
        key = found[1].lower()
        value = found["double"] or found["single"] or found["bare"] or ""
        if key in attributes:
            twice = key
        else:
            attributes[key] = unescape(value) if "&" in value else value
    return Tag(name, attributes, ends, place, twice)
