"""What a web page holds: every block of its text.

Nothing is judged here. lxml reads the page; pages that are nested or crowded as no article is are refused, because no
extraction ends on them in time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from recoupe.drafting import BlockKind
from recoupe.importing.encoding import printable
from recoupe.importing.refusal import NotImported

MOST_ELEMENTS = 30_000
"""Elements of the largest page. The heaviest front pages of the press have 10,000."""

DEEPEST = 200
"""Elements in each other; above 256, libxml2 would leave out what is deeper."""

_MOST_ATTRIBUTES = 1_000
_HIDDEN_TAGS = frozenset(
    {"script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas", "audio"}
    | {"video", "map", "select", "datalist", "textarea"}
)
_LANDMARKS = frozenset({"nav", "aside", "footer", "form", "button", "header", "dialog", "menu"})
_INLINE = frozenset(
    {"a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins"}
    | {"kbd", "label", "mark", "output", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong"}
    | {"sub", "sup", "time", "tt", "u", "var", "wbr", "img", "picture", "source", "input", "nobr", "center"}
)
_HEADINGS: dict[str, BlockKind] = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_LONG_TAG = 5_000
_TAG = re.compile(r"<[A-Za-z][^<>]*")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
"""HTML's own white space. A no-break space is a character that somebody typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBlock:
    """A block of visible text in the order of the page.

    `landmark` is the part of the page that it stands in (nav, footer, …) or empty; `hidden` says that readers do not
    see it; `linked` is the share of its characters that are links; `is_title` marks an <h1>.
    """

    text: str
    line: int
    kind: BlockKind
    landmark: str
    hidden: bool
    linked: float
    is_title: bool


def parse(html: str) -> Any:
    """The page as a tree of lxml. Raises `NotImported` where it is no page that anybody could have written."""
    from lxml import etree  # loaded only when a page is read
    from lxml import html as lxml_html

    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    if not html.strip():
        raise NotImported("there is no text in this page")
    if html.count("<") > 20 * MOST_ELEMENTS:
        raise _too_much()
    if any(len(tag[0]) > _LONG_TAG and _attributes(tag[0]) > _MOST_ATTRIBUTES for tag in _TAG.finditer(html)):
        raise NotImported(
            f"an element has more than {_MOST_ATTRIBUTES:,} attributes: this is no article's page", _AS_TEXT
        )
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise NotImported(f"this cannot be read as a page: {str(error)[:120]}", _AS_TEXT) from None
    elements = depth = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        if event == "end":
            depth -= 1
            continue
        depth += 1
        elements += 1
        if elements > MOST_ELEMENTS:
            raise _too_much()
        if depth > DEEPEST:
            raise NotImported(f"its elements are nested more than {DEEPEST} deep: this is no article's page", _AS_TEXT)
    return tree


_AS_TEXT = "copy the article's text out of the page, and import that"


def _too_much() -> NotImported:
    return NotImported(f"it has more than {MOST_ELEMENTS:,} elements: this is no article's page", _AS_TEXT)


def _attributes(tag: str) -> int:
    """About how many attributes a start tag has: libxml2 takes the square of their number in time."""
    return len(_VALUE.sub("", tag).split())


def blocks(tree: Any) -> tuple[tuple[PageBlock, ...], int]:
    """Every block of text of the page, those that readers do not see too.

    The number says how many invisible characters, spelled out as `&#x202e;` and the like, were taken out.
    """
    walk = _BlockWalk()
    walk.element(tree, _Place())
    walk.end_block()
    return tuple(walk.found), walk.unprintable


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands."""

    kind: BlockKind = "p"
    landmark: str = ""
    hidden: bool = False
    linked: bool = False
    is_title: bool = False
    in_article: bool = False


class _BlockWalk:
    """Collects runs of text into blocks; a block ends where an element begins or ends that is not inline."""

    def __init__(self) -> None:
        self.found: list[PageBlock] = []
        self.runs: list[tuple[str, bool]] = []
        self.place = _Place()
        self.line = 1
        self.unprintable = 0

    def element(self, element: Any, place: _Place) -> None:
        """Take in an element and what is in it (`parse` bounds how deep that goes), but not what follows it."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _HIDDEN_TAGS or not tag:
            return
        inner = self._inside(element, tag, place)
        if tag == "br" or tag not in _INLINE:
            self.end_block()
            self.place, self.line = inner, element.sourceline or self.line
        elif inner.hidden != place.hidden:
            self.end_block()
            self.place = inner
        self._run(element.text, inner.linked)
        for child in element:
            self.element(child, inner)
            self._run(child.tail, inner.linked)
        if tag not in _INLINE or inner.hidden != place.hidden:
            self.end_block()
            self.place = place

    def end_block(self) -> None:
        """Close the block that is open."""
        typed = _SPACES.sub(" ", "".join(run for run, _ in self.runs))
        text = printable(typed).strip()
        self.unprintable += len(typed) - len(printable(typed))
        if text:
            linked = sum(len(run.strip()) for run, is_link in self.runs if is_link) / len(text)
            place = self.place
            self.found.append(
                PageBlock(
                    text=text,
                    line=self.line,
                    kind=place.kind,
                    landmark=place.landmark,
                    hidden=place.hidden,
                    linked=min(linked, 1.0),
                    is_title=place.is_title,
                )
            )
        self.runs = []

    def _run(self, text: str | None, linked: bool) -> None:
        if text:
            self.runs.append((text, linked))

    def _inside(self, element: Any, tag: str, place: _Place) -> _Place:
        kind = place.kind
        if tag in _HEADINGS:
            kind = _HEADINGS[tag]
        elif tag == "blockquote":
            kind = "quote"
        elif tag == "li" and kind == "p":
            kind = "li"
        role = element.get("role", "")
        landmark = tag if tag in _LANDMARKS else {"navigation": "nav", "complementary": "aside"}.get(role, "")
        if landmark == "header" and place.in_article:
            landmark = ""  # the article's own head: headline, subtitle
        hidden = (
            element.get("hidden") is not None
            or element.get("aria-hidden") == "true"
            or _HIDING.search(element.get("style", "")[:500]) is not None
        )
        return _Place(
            kind=kind,
            landmark=place.landmark or landmark,
            hidden=place.hidden or hidden,
            linked=place.linked or tag == "a",
            is_title=place.is_title or tag == "h1",
            in_article=place.in_article or tag in ("article", "main"),
        )
