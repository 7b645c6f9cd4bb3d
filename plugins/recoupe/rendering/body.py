"""A text's HTML, written from its blocks and marks: nothing that a contributor types can become markup here.

Links cannot be nested in HTML. Where names nest, the longest is the link; a name inside it is marked in place, and a
small link of its own, which carries its id, follows the long one. So it is with a name inside a contributor's link.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TypeAlias

from markupsafe import Markup

from recoupe import urls
from recoupe.model import Block, Document, Group, Leaf, Rule
from recoupe.rendering.escaping import escaped
from recoupe.rendering.prose import Url
from recoupe.views.annotations import AnnotationView
from recoupe.views.article import Body, MentionMark

NotesHtml: TypeAlias = Callable[[tuple[AnnotationView, ...]], Markup]
"""Writes the notes that begin in one block of the text."""


def no_notes(notes: tuple[AnnotationView, ...]) -> Markup:
    """Writes nothing."""
    return Markup("")


_STYLE_TAGS = {"em": "em", "strong": "strong", "code": "code"}


def document_html(document: Document) -> Markup:
    """The HTML of a text without marks: an editorial note."""
    return body_html(Body(document=document), url=lambda address: address, label=lambda mark: "")


def body_html(
    body: Body,
    url: Url,
    label: Callable[[MentionMark | AnnotationView], str],
    notes: NotesHtml = no_notes,
    *,
    numbered: Callable[[int], str] | None = None,
) -> Markup:
    """The HTML of a text with its mentions, evidence and annotations.

    `label` words the small links that have no words of their own: a nested name's, and the one that leads from an
    annotated passage to its note. `notes` writes the notes that follow a block. With `numbered` each block that holds
    text has an id, its offset in the one text, and a link to itself, which `numbered` words.
    """
    writer = _Writer(body, url, label, numbered)
    pieces: list[str] = []
    for block in body.document.blocks:
        pieces.append(writer.block(block))
        start, end = _extent(block)
        if here := tuple(note for note in body.notes if start <= note.start < end):
            pieces.append(notes(here))
    return Markup("\n".join(pieces))


@dataclass(frozen=True, slots=True)
class _Link:
    """A stretch that is one `<a>`: a contributor's link or the longest of nested names."""

    start: int
    end: int
    mention: MentionMark | None
    href: str


@dataclass(frozen=True, slots=True)
class _Wrap:
    """A stretch whose characters stand in an element that may be cut up; the first piece carries the `id`."""

    start: int
    end: int
    opening: str
    closing: str
    id: str = ""


class _Writer:
    """Writes the blocks of one text as HTML, in plain strings: each of its words is escaped here, and nothing is later.

    Strings that know whether they are escaped take several times as long, and this is most of what is written.
    """

    def __init__(
        self,
        body: Body,
        url: Url,
        label: Callable[[MentionMark | AnnotationView], str],
        numbered: Callable[[int], str] | None,
    ) -> None:
        self.body = body
        self.url = url
        self.label = label
        self.numbered = numbered
        self.numbers = {leaf.start: number for number, leaf in enumerate(body.document.leaves(), start=1)}
        self.mention_starts = [mark.start for mark in body.mentions]

    def block(self, block: Block) -> str:
        match block:
            case Leaf(kind=kind):
                return f"{self.opening(block)}{self.inline(block)}</{kind}>"
            case Group(kind=kind, children=children):
                inner = "\n".join(self.block(child) for child in children)
                return f"<{kind}>{inner}</{kind}>"
            case Rule():
                return "<hr>"

    def opening(self, leaf: Leaf) -> str:
        """The start of a block. Its number is no character of the text: style shows it."""
        if self.numbered is None:
            return f"<{leaf.kind}>"
        number = self.numbers[leaf.start]
        id = urls.paragraph_id(number)
        return (
            f'<{leaf.kind} id="{id}" data-start="{leaf.start}">'
            f'<a class="paragraph-number" href="#{id}" aria-label="{escaped(self.numbered(number))}"></a>'
        )

    def inline(self, leaf: Leaf) -> str:
        """The characters of a block, cut wherever some mark, style or link begins or ends.

        Small links follow what they belong to at the first place that is in no other link.
        """
        mentions = self.body.mentions[
            bisect_left(self.mention_starts, leaf.start) : bisect_left(self.mention_starts, leaf.end)
        ]
        links = {link.start: link for link in _links(leaf, mentions)}
        linked = {link.mention.id for link in links.values() if link.mention}
        inner = [mark for mark in mentions if mark.id not in linked]
        ending = [note for note in self.body.notes if leaf.start < note.end <= leaf.end]
        followers = deque(
            sorted(
                [(mark.end, self.own(mark)) for mark in inner] + [(note.end, self.reference(note)) for note in ending]
            )
        )
        wraps = list(self.wraps(leaf, reversed(inner)))
        beginning: dict[int, list[tuple[int, _Wrap]]] = {}
        for order, wrap in enumerate(wraps):
            beginning.setdefault(max(wrap.start, leaf.start), []).append((order, wrap))
        edges = [leaf.start, leaf.end]
        edges += (edge for wrap in wraps for edge in (wrap.start, wrap.end))
        edges += (edge for each in links.values() for edge in (each.start, each.end))
        cuts = sorted({min(max(edge, leaf.start), leaf.end) for edge in edges})
        line_break = "\n" if leaf.kind == "pre" else "<br>\n"
        pieces: list[str] = []
        held: list[str] = []
        around: list[tuple[int, _Wrap]] = []
        link: _Link | None = None
        for first, last in pairwise(cuts):
            link = link or links.get(first)
            around = [each for each in around if each[1].end > first] + beginning.get(first, [])
            around.sort(key=itemgetter(0))
            held.append(self.segment(first, last, (wrap for _, wrap in around), line_break))
            if link is not None and last < link.end:
                continue
            content = "".join(held)
            pieces.append(self.link(link, content) if link else content)
            held, link = [], None
            while followers and followers[0][0] <= last:
                pieces.append(followers.popleft()[1])
        return "".join(pieces)

    def wraps(self, leaf: Leaf, inner: Iterable[MentionMark]) -> Iterator[_Wrap]:
        """What may surround characters of a block, the innermost first."""
        for style in leaf.styles:
            if style.kind != "link":
                tag = _STYLE_TAGS[style.kind]
                yield _Wrap(style.start, style.end, f"<{tag}>", f"</{tag}>")
        span = "</span>"
        for mark in inner:
            opening = f'<span class="mention-name" data-entity="{escaped(mark.entity.id)}">'
            yield _Wrap(mark.start, mark.end, opening, span)
        for quote in self.body.evidence:
            if quote.start < leaf.end and leaf.start < quote.end:
                yield _Wrap(quote.start, quote.end, '<span class="evidence">', span, quote.id)
        for note in self.body.notes:
            if note.start < leaf.end and leaf.start < note.end:
                opening = f'<span class="annotated" data-motivation="{escaped(note.motivation)}">'
                yield _Wrap(note.start, note.end, opening, span, note.id)

    def segment(self, first: int, last: int, wraps: Iterable[_Wrap], line_break: str) -> str:
        """The characters of `[first, last)`, which no mark cuts, in everything that surrounds them."""
        text = self.body.document.text[first:last]
        html = escaped(text).replace("\n", line_break)
        for wrap in wraps:
            opening = wrap.opening
            if wrap.id and wrap.start == first:
                opening = f'{opening[:-1]} id="{escaped(wrap.id)}">'
            html = f"{opening}{html}{wrap.closing}"
        return html

    def link(self, link: _Link, content: str) -> str:
        if (mark := link.mention) is None:
            return f'<a href="{escaped(link.href)}" rel="nofollow noopener">{content}</a>'
        return (
            f'<a class="mention{"" if mark.declared else " undeclared"}" id="{escaped(mark.id)}"'
            f' data-type="{escaped(mark.entity.type)}" href="{escaped(self.url(mark.address))}">{content}</a>'
        )

    def own(self, mark: MentionMark) -> str:
        """The link of a name that stands inside another link."""
        return (
            f'<a class="mention mention-inner{"" if mark.declared else " undeclared"}" id="{escaped(mark.id)}"'
            f' data-type="{escaped(mark.entity.type)}" href="{escaped(self.url(mark.address))}"'
            f' aria-label="{escaped(self.label(mark))}"></a>'
        )

    def reference(self, note: AnnotationView) -> str:
        """The link from an annotated passage to its note. Its number is no character of the text."""
        return (
            f'<a class="note-reference" data-number="{note.number}" href="#{escaped(note.note_id)}"'
            f' aria-label="{escaped(self.label(note))}"></a>'
        )


def _links(leaf: Leaf, mentions: Iterable[MentionMark]) -> Iterator[_Link]:
    """The stretches that are links: contributors' links, and each longest name that overlaps none of them."""
    outer = sorted((style for style in leaf.styles if style.kind == "link"), key=attrgetter("start"))
    for style in outer:
        yield _Link(style.start, style.end, None, style.href)
    for mark in mentions:
        before = bisect_left(outer, mark.end, key=attrgetter("start"))  # contributors' links do not overlap
        if not mark.nested and (before == 0 or outer[before - 1].end <= mark.start):
            yield _Link(mark.start, mark.end, mark, "")


def _extent(block: Block) -> tuple[int, int]:
    """Where a block begins and ends in the one text; 0 and 0 when it holds none."""
    match block:
        case Leaf(start=start, end=end):
            return start, end
        case Group(children=children):
            extents = [extent for child in children if (extent := _extent(child)) != (0, 0)]
            return (extents[0][0], extents[-1][1]) if extents else (0, 0)
        case Rule():
            return 0, 0
