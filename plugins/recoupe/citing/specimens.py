"""How a style writes each kind of citation, asked of Typst's citation library by specimens.

The library never sees a contributor's words. What it is given is one specimen of each shape that a citation can have:
which fields there are, how exact the date is, which month. Its title, author and outlet are private-use characters,
its year and day two fixed numbers; and what comes back says where a style puts each of them, in which order, between
which words and signs, and which are in italics. `text.py` then puts the values there. So nothing that a contributor
types can be taken for Typst's markup, two articles of one author and year are not told apart by letters (which is right
in a list of references and wrong in a citation that stands alone), and a corpus of any size costs the same few hundred
specimens.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from typing import Literal, TypeAlias

from recoupe.citing.citable import Citable, CitedType

Style: TypeAlias = Literal["apa", "chicago", "mla"]
"""A style of citation. Chicago's is that of its notes and bibliography, as in a bibliography: the humanities' own, and
unlike the one by author and date it is at ease with works that have neither."""

STYLES: tuple[Style, ...] = ("apa", "chicago", "mla")

_TYPST_STYLES: Mapping[Style, str] = {"apa": "apa", "chicago": "chicago-notes", "mla": "mla"}

Slot: TypeAlias = Literal["", "title", "author", "container", "url", "year", "day"]

_SLOTS: Mapping[str, Slot] = {
    "\ue000": "title",
    "\ue001": "author",
    "\ue002": "container",
    "https://specimen.invalid/": "url",
    "8888": "year",
    "28": "day",
}
_VALUES: Mapping[Slot, str] = {slot: value for value, slot in _SLOTS.items()}
_DIGITS = {str(digit): chr(0xE010 + digit) for digit in range(10)}
_MARKS = re.compile("|".join(re.escape(value) for value in _SLOTS))
_SERIAL = re.compile("[\ue010-\ue019]+")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a citation: the style's own words where `slot` is empty, or the place of a value."""

    slot: Slot
    text: str
    em: bool


Pattern: TypeAlias = tuple[Part, ...]


def pattern(citable: Citable, style: Style, lang: str) -> Pattern:
    """How a style writes a citation of this shape, for readers of `lang`."""
    issued = citable.issued
    precision = issued.precision if issued else ""
    patterns = _patterns(style, lang, citable.type, bool(citable.author.text), bool(citable.url), precision)
    return patterns[issued.month if issued else 0]


@cache
def _patterns(
    style: Style, lang: str, type: CitedType, author: bool, url: bool, precision: str
) -> Mapping[int, Pattern]:
    """The patterns of one shape, by month (0 where none is known); asked at once, for each question takes its time."""
    months = range(1, 13) if precision in ("day", "month") else (0,)
    specimens = [
        _specimen(number, style, type, author, url, _date(precision, month)) for number, month in enumerate(months)
    ]
    found = _read(_typeset(specimens, style, lang))
    needed = {"title", "container"} | ({"author"} if author else set()) | ({"url"} if url else set())
    for number in range(len(specimens)):
        missing = needed - {part.slot for part in found.get(number, ())}
        if missing:
            raise RuntimeError(f"{style} left out {sorted(missing)} of {specimens[number]}")
    return {month: _repaired(found[number], style, precision) for number, month in enumerate(months)}


def _date(precision: str, month: int) -> str:
    year, day = _VALUES["year"], _VALUES["day"]
    return {"": "", "year": year, "month": f"{year}-{month:02}", "day": f"{year}-{month:02}-{day}"}[precision]


def _specimen(number: int, style: Style, type: CitedType, author: bool, url: bool, date: str) -> dict[str, object]:
    """A specimen as the library reads it. Its number, in its values, tells it from the others whatever their order."""
    serial = "".join(_DIGITS[digit] for digit in str(number))

    def words(slot: Slot) -> dict[str, object]:
        return {"value": {"value": _VALUES[slot] + serial, "verbatim": True}}

    container = "web" if type == "webpage" else "newspaper"
    if style == "chicago" and type == "article-newspaper":
        container = "periodical"  # an unsigned article of a newspaper loses the quotation marks of its title there
    specimen: dict[str, object] = {
        "type": "web" if type == "webpage" else "article",
        "title": words("title"),
        "parent": {"type": container, "title": words("container")},
    }
    if author:
        specimen["author"] = {"name": _VALUES["author"] + serial}
    if date:
        specimen["date"] = date
    if url:
        specimen["url"] = _VALUES["url"]
    return specimen


_DOCUMENT = b"""#set text(lang: sys.inputs.lang)
#set text(region: sys.inputs.region) if sys.inputs.region != ""
#bibliography(bytes(sys.inputs.entries), style: sys.inputs.style, full: true, title: none)
"""


def _typeset(specimens: Iterable[Mapping[str, object]], style: Style, lang: str) -> str:
    import typst  # heavy: only a build that cites needs it

    language, _, region = lang.partition("-")
    inputs = {
        "lang": language,
        "region": region if len(region) == 2 else "",
        "style": _TYPST_STYLES[style],
        "entries": json.dumps({f"s{number}": specimen for number, specimen in enumerate(specimens)}),
    }
    return typst.compile(_DOCUMENT, format="html", ignore_system_fonts=True, sys_inputs=inputs).decode()


class _Entries(HTMLParser):
    """Reads the entries of a list of references: text, emphasis and links, and nothing else is expected."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[list[tuple[str, bool]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self.entries.append([])
            self.open = [tag]
        elif self.open:
            if tag not in ("em", "a"):
                raise RuntimeError(f"the citation library wrote <{tag}>, for which there is no place")
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.open:
            self.open.pop()

    def handle_data(self, text: str) -> None:
        if self.open:
            self.entries[-1].append((text, "em" in self.open))


def _read(page: str) -> Mapping[int, Pattern]:
    """The patterns in a list of references, by the number of the specimen."""
    parser = _Entries()
    parser.feed(page)
    parser.close()
    found = {}
    for entry in parser.entries:
        serials = {serial for text, _ in entry for serial in _SERIAL.findall(text)}
        if len(serials) != 1:
            raise RuntimeError(f"the citation library mixed its entries up: {entry}")
        number = int("".join(str(ord(digit) - 0xE010) for digit in serials.pop()))
        found[number] = tuple(part for text, em in entry for part in _parts(_SERIAL.sub("", text), em))
    return found


def _parts(text: str, em: bool) -> Iterable[Part]:
    end = 0
    for mark in _MARKS.finditer(text):
        if mark.start() > end:
            yield Part("", text[end : mark.start()], em)
        yield Part(_SLOTS[mark[0]], "", em)
        end = mark.end()
    if end < len(text):
        yield Part("", text[end:], em)


def _repaired(pattern: Pattern, style: Style, precision: str) -> Pattern:
    """A pattern without two things that CSL leaves out and the library does not yet (its version 0.10.1).

    "cs:group and its child elements are suppressed if … all variables that are called are empty" (CSL 1.0.2, group): so
    there is no comma after a year that no month follows, and no "retrieved" without the day of it.
    """
    repaired = []
    for part, following in zip(pattern, (*pattern[1:], None), strict=True):
        text = part.text
        if precision == "year":
            text = re.sub("^,(?=[.)])", "", text)
        if style == "apa" and not precision and following is not None and following.slot == "url":
            text = re.sub(r"(?<=\. )[^.]+$", "", text)
        repaired.append(Part(part.slot, text, part.em))
    return tuple(repaired)
