"""From a body's Markdown to the one text and its blocks.

The dialect is small: paragraphs, headings, lists, quotations, code, emphasis and links; raw HTML is a text like others.
No HTML is made here: a page's HTML is written from the blocks, so nothing a contributor types can become markup.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from recoupe.diagnostics import Diagnostic
from recoupe.loading.typed import MAX_NESTING, Cursor, linked_address, picture, raw_html, spelled_out, too_deep, unread
from recoupe.model import BLOCK_BREAK, BadValue, Block, Document, Group, Leaf, Rule, Span, Style
from recoupe.model.document import GroupKind, LeafKind

MOST_BLOCKS = 5_000
"""Most paragraphs of one text; each costs a page a hundred times the bytes that it takes to type."""

_GROUPS: dict[str, GroupKind] = {
    "blockquote": "blockquote",
    "bullet_list": "ul",
    "ordered_list": "ol",
    "list_item": "li",
}
_HEADINGS: dict[str, LeafKind] = {"h1": "h2", "h2": "h2", "h3": "h3"}
_INLINE = {"em_open": "em", "strong_open": "strong"}


class _MarkdownIt(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Every link is a link: markdown-it would leave `javascript:` standing as text, and nobody would be told."""
        return True


@cache
def _markdown() -> MarkdownIt:
    markdown = _MarkdownIt("commonmark", {"html": False, "maxNesting": 2 * MAX_NESTING})
    # Reference links would let a definition at the end of a file change words at its beginning.
    return markdown.disable(["reference", "html_block", "html_inline"])


@dataclass(frozen=True, slots=True)
class Projected:
    """A document and what was wrong with its text."""

    document: Document
    diagnostics: tuple[Diagnostic, ...]


def project(body: str, file: str, first_line: int) -> Projected:
    """Read a body that begins on `first_line` of `file`. The text is NFC; every input is accepted."""
    body = unicodedata.normalize("NFC", body.replace("\r\n", "\n").replace("\r", "\n"))
    return _Projection(body, file, first_line).run()


class _Projection:
    """One body on its way to a document."""

    def __init__(self, body: str, file: str, first_line: int) -> None:
        self.lines = body.split("\n")
        self.file = file
        self.first_line = first_line
        self.tokens = _markdown().parse(body)
        self.position = 0
        self.parts: list[str] = []
        self.length = 0
        self.diagnostics: list[Diagnostic] = []
        self.html_told = False
        self.leaves = 0

    def run(self) -> Projected:
        place = (self.lines, self.file, self.first_line)
        self.diagnostics += (*too_deep(self.tokens, *place), *unread(self.tokens, *place))
        blocks = self._blocks(end=None)
        return Projected(Document("".join(self.parts), blocks), tuple(self.diagnostics))

    def _blocks(self, end: str | None) -> tuple[Block, ...]:
        blocks: list[Block] = []
        while self.position < len(self.tokens) and self.leaves <= MOST_BLOCKS:
            token = self.tokens[self.position]
            self.position += 1
            if token.type == end:
                break
            name = token.type.removesuffix("_open")
            if name in _GROUPS:
                blocks.append(Group(_GROUPS[name], self._blocks(end=f"{name}_close")))
            elif token.type == "heading_open":
                blocks += self._leaf(_HEADINGS.get(token.tag, "h4"), token)
            elif token.type == "paragraph_open":
                blocks += self._leaf("p", token)
            elif token.type in ("fence", "code_block"):
                blocks += self._text_leaf("pre", token, token.content.rstrip("\n"))
            elif token.type == "hr":
                blocks.append(Rule())
        return tuple(blocks)

    def _line(self, token: Token) -> int:
        return self.first_line + (token.map[0] if token.map else 0)

    def _is_full(self, token: Token) -> bool:
        """Whether there are as many leaves as there may be: what follows is left out, which is told once."""
        self.leaves += 1
        if self.leaves == MOST_BLOCKS + 1:
            line = self._line(token)
            row = self.lines[line - self.first_line]
            self.diagnostics.append(
                Diagnostic(
                    span=Span(self.file, line, 1, len(row) + 1),
                    rule="text-too-long",
                    message=f"the text has more than {MOST_BLOCKS:,} paragraphs, and is left out from here on",
                    seen=row[:80],
                    expected="one article a file",
                )
            )
        return self.leaves > MOST_BLOCKS

    def _begin(self) -> int:
        """Where the next leaf starts; the break before it is written."""
        if self.parts:
            self.parts.append(BLOCK_BREAK)
            self.length += len(BLOCK_BREAK)
        return self.length

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _text_leaf(self, kind: LeafKind, token: Token, text: str) -> tuple[Leaf, ...]:
        if not text.strip() or self._is_full(token):
            return ()
        start = self._begin()
        self._write(text)
        # A fence's own line comes before its text.
        line = self._line(token) + (token.type == "fence")
        origins: list[tuple[int, int, int]] = []
        offset = start
        for number, row in enumerate(text.split("\n")):
            typed = self.lines[line + number - self.first_line]
            origins.append((offset, line + number, max(typed.find(row), 0) + 1))
            offset += len(row) + 1
        return (Leaf(kind, start, self.length, tuple(origins)),)

    def _leaf(self, kind: LeafKind, opening: Token) -> tuple[Leaf, ...]:
        inline = self.tokens[self.position]
        self.position += 2  # the inline token and the closing one
        children = list(_with_descriptions(inline.children or []))
        line = self._line(opening)
        cursor = Cursor(self.lines, line - self.first_line)
        self.html_told = False
        if not any(child.content.strip() for child in children if child.type != "image"):
            for child in children:
                self._pass_image(child, cursor)
            return ()
        if self._is_full(opening):
            return ()
        start = self._begin()
        origins = [(start, line, 1)]
        styles: list[Style] = []
        open_styles: list[tuple[str, int, str]] = []
        for child in children:
            if child.type in ("text", "text_special"):
                row, column = cursor.find(child.content)
                origins.append((self.length, self.first_line + row, column))
                self._check_html(child.content, self.first_line + row, column)
                self._write(self._spelled_out(child.content, self.first_line + row, column))
            elif child.type == "code_inline":
                row, column = cursor.find(child.content)
                origins.append((self.length, self.first_line + row, column))
                styles.append(Style("code", self.length, self.length + len(child.content)))
                self._write(child.content)
            elif child.type == "softbreak":
                cursor.next_row()
                self._write(" ")
            elif child.type == "hardbreak":
                cursor.next_row()
                self._write("\n")
            elif child.type == "image":
                self._pass_image(child, cursor)
            elif child.type in _INLINE:
                open_styles.append((_INLINE[child.type], self.length, ""))
            elif child.type == "link_open":
                # CommonMark allows <https://…> in the words of a link, HTML no link in a link.
                nested = any(kind == "link" and href for kind, _, href in open_styles)
                href = "" if nested else self._href(str(child.attrs.get("href", "")), cursor)
                open_styles.append(("link", self.length, href))
            elif child.type.endswith("_close"):
                style, begin, href = open_styles.pop()
                if begin < self.length and (style != "link" or href):
                    styles.append(Style(style, begin, self.length, href))  # type: ignore[arg-type]
        if len(origins) > 1 and origins[1][0] == start:
            del origins[0]
        return (Leaf(kind, start, self.length, tuple(origins), tuple(styles)),)

    def _pass_image(self, token: Token, cursor: Cursor) -> None:
        if token.type == "image":
            row, column = cursor.find("![")
            span = Span(self.file, self.first_line + row, column, column + 2)
            self.diagnostics.append(picture(str(token.attrs.get("src", "")), span))

    def _href(self, href: str, cursor: Cursor) -> str:
        try:
            return linked_address(href)
        except BadValue as error:
            # markdown-it has percent-encoded what was typed, so the place is the link's row.
            span = Span(self.file, self.first_line + cursor.row, cursor.column, cursor.column + 1)
            message = f'the link "{href[:80]}" is left out'
            self.diagnostics.append(
                Diagnostic(span=span, rule="unsafe-link", message=message, seen=href[:80], expected=error.expected)
            )
            return ""

    def _spelled_out(self, text: str, line: int, column: int) -> str:
        text, found = spelled_out(text, Span(self.file, line, column, column + 1))
        self.diagnostics += (found,) if found else ()
        return text

    def _check_html(self, text: str, line: int, column: int) -> None:
        """HTML is told once a block: its tags are one mistake."""
        if not self.html_told:
            span = Span(self.file, line, column, column + 1)
            found = raw_html(text, self.lines[line - self.first_line], span)
            self.html_told = found is not None
            self.diagnostics += (found,) if found else ()


def _with_descriptions(tokens: Iterable[Token]) -> Iterator[Token]:
    """Inline tokens in which each picture is followed by the words that describe it."""
    for token in tokens:
        yield token
        if token.type == "image":
            yield from _with_descriptions(token.children or [])
