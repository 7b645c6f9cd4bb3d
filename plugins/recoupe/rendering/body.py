"""A text's HTML, written from its blocks and marks: nothing that a contributor types can become markup here.

Links cannot be nested in HTML. Where names nest, the longest is the link; a name inside it is marked in place, and a
small link of its own, which carries its id, follows the long one. So it is with a name inside a contributor's link.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from recoupe.model import Block, Document, Group, Leaf, Rule, Style
from recoupe.views.article import Body, MentionMark

Url = Callable[[str], str]
"""Turns an address of the site into a link of the page."""

_STYLE_TAGS = {"em": "em", "strong": "strong", "code": "code"}


def document_html(document: Document) -> Markup:
    """The HTML of a text without marks: an editorial note."""
    return body_html(Body(document=document), url=lambda address: address, own_link=lambda name: "")


def body_html(body: Body, url: Url, own_link: Callable[[str], str]) -> Markup:
    """The HTML of a text with its mentions and evidence. `own_link` words the label of a nested name's own link."""
    writer = _Writer(body, url, own_link)
    return Markup("\n").join(writer.block(block) for block in body.document.blocks)


@dataclass(frozen=True, slots=True)
class _Link:
    """A stretch that is one `<a>`: a contributor's link or the longest of nested names."""

    start: int
    end: int
    mention: MentionMark | None
    href: str


class _Writer:
    def __init__(self, body: Body, url: Url, own_link: Callable[[str], str]) -> None:
        self.body = body
        self.url = url
        self.own_link = own_link
        self.mention_starts = [mark.start for mark in body.mentions]

    def block(self, block: Block) -> Markup:
        match block:
            case Leaf(kind="pre"):
                return Markup("<pre>{}</pre>").format(self.body.document.text[block.start : block.end])
            case Leaf(kind=kind):
                return Markup("<{0}>{1}</{0}>").format(Markup(kind), self.inline(block))
            case Group(kind=kind, children=children):
                inner = Markup("\n").join(self.block(child) for child in children)
                return Markup("<{0}>{1}</{0}>").format(Markup(kind), inner)
            case Rule():
                return Markup("<hr>")

    def inline(self, leaf: Leaf) -> Markup:
        mentions = self._mentions(leaf)
        links = _links(leaf, mentions)
        linked = {link.mention.id for link in links if link.mention}
        inner = [mark for mark in mentions if mark.id not in linked]
        pieces: list[Markup] = []
        position = leaf.start
        for link in links:
            pieces.append(self.segments(leaf, position, link.start, inner))
            content = self.segments(leaf, link.start, link.end, inner)
            pieces.append(self.link(link, content))
            pieces += (
                self.own(mark) for mark in inner if position <= mark.end - 1 < link.end and mark.start < link.end
            )
            position = link.end
        pieces.append(self.segments(leaf, position, leaf.end, inner))
        pieces += (self.own(mark) for mark in inner if mark.end > position)
        return Markup("").join(pieces)

    def _mentions(self, leaf: Leaf) -> list[MentionMark]:
        first = bisect_left(self.mention_starts, leaf.start)
        last = bisect_left(self.mention_starts, leaf.end)
        return list(self.body.mentions[first:last])

    def link(self, link: _Link, content: Markup) -> Markup:
        if (mark := link.mention) is None:
            return Markup('<a href="{}" rel="nofollow noopener">{}</a>').format(link.href, content)
        return Markup('<a class="mention{}" id="{}" data-entity="{}" data-type="{}" href="{}">{}</a>').format(
            "" if mark.declared else " undeclared",
            mark.id,
            mark.entity.id,
            mark.entity.type,
            self.url(mark.address),
            content,
        )

    def own(self, mark: MentionMark) -> Markup:
        """The link of a name that stands inside another link."""
        return Markup(
            '<a class="mention mention-inner{}" id="{}" data-entity="{}" data-type="{}" href="{}" aria-label="{}"></a>'
        ).format(
            "" if mark.declared else " undeclared",
            mark.id,
            mark.entity.id,
            mark.entity.type,
            self.url(mark.address),
            self.own_link(mark.entity.name.text),
        )

    def segments(self, leaf: Leaf, start: int, end: int, inner: Iterable[MentionMark]) -> Markup:
        """The characters of `[start, end)`, cut wherever some mark or style begins or ends."""
        marks = [mark for mark in inner if mark.start < end and start < mark.end]
        evidence = [mark for mark in self.body.evidence if mark.start < end and start < mark.end]
        styles = [style for style in leaf.styles if style.kind != "link" and style.start < end and start < style.end]
        cuts = {start, end}
        stretches = [(each.start, each.end) for kind in (marks, evidence, styles) for each in kind]
        for first, last in stretches:
            cuts |= {min(max(first, start), end), min(max(last, start), end)}
        places = sorted(cuts)
        pieces = []
        for first, last in pairwise(places):
            html = _characters(self.body.document.text[first:last])
            for style in styles:
                if style.start <= first and last <= style.end:
                    html = Markup("<{0}>{1}</{0}>").format(Markup(_STYLE_TAGS[style.kind]), html)
            for mark in marks:
                if mark.start <= first and last <= mark.end:
                    html = Markup('<span class="mention-name" data-entity="{}">{}</span>').format(mark.entity.id, html)
            for quote in evidence:
                if quote.start <= first and last <= quote.end:
                    id = Markup(' id="{}"').format(quote.id) if quote.start == first else ""
                    html = Markup('<span class="evidence"{}>{}</span>').format(id, html)
            pieces.append(html)
        return Markup("").join(pieces)


def _links(leaf: Leaf, mentions: list[MentionMark]) -> list[_Link]:
    """The stretches that are links, in order: contributors' links, then each longest name that overlaps none."""
    outer: list[Style] = [style for style in leaf.styles if style.kind == "link"]
    links = [_Link(style.start, style.end, None, style.href) for style in outer]
    links += (
        _Link(mark.start, mark.end, mark, "")
        for mark in mentions
        if not mark.nested and not any(style.start < mark.end and mark.start < style.end for style in outer)
    )
    return sorted(links, key=lambda link: link.start)


def _characters(text: str) -> Markup:
    return Markup("<br>\n").join(escape(line) for line in text.split("\n"))
