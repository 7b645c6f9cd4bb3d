"""The Markdown of hand-written pages, and what is wrong with it. Their HTML is made by `rendering/prose.py`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from recoupe.diagnostics import Diagnostic
from recoupe.loading.typed import (
    MAX_NESTING,
    REFERENCES,
    TABLES,
    Cursor,
    linked_address,
    picture,
    raw_html,
    spelled_out,
    too_deep,
    unread,
)
from recoupe.model import BadValue, Span

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class _MarkdownIt(MarkdownIt):
    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        """Every link is a link: `is_page_link` judges them, so that none that is refused goes untold."""
        return True


@cache
def page_markdown() -> MarkdownIt:
    """CommonMark with tables and without raw HTML."""
    return _MarkdownIt("commonmark", {"html": False, "maxNesting": 2 * MAX_NESTING}).enable("table")


def is_page_link(href: str) -> bool:
    """Whether a page may link there: to the web by https, to a mailbox, or below the site."""
    scheme = _SCHEME.match(href)
    if scheme is None:
        return not href.startswith("//")
    if scheme[1].lower() == "mailto":
        return True
    try:
        return linked_address(href) == href
    except BadValue:
        return False


def page_diagnostics(markdown: str, file: str, first_line: int) -> tuple[Diagnostic, ...]:
    """What is wrong with the Markdown of a page that begins on `first_line` of `file`."""
    tokens = page_markdown().parse(markdown)
    lines = markdown.split("\n")
    found = [*too_deep(tokens, lines, file, first_line), *unread(tokens, lines, file, first_line, (TABLES, REFERENCES))]
    for token in tokens:
        if token.type == "inline" and token.map:
            found += _inline(token, lines, file, first_line)
    return tuple(found)


def _inline(block: Token, lines: Sequence[str], file: str, first_line: int) -> Iterator[Diagnostic]:
    """What is wrong in the words of one block; HTML is told once a block, as in texts."""
    cursor = Cursor(lines, block.map[0] if block.map else 0)
    html_told = False
    for child in _with_descriptions(block.children or ()):
        if child.type in ("softbreak", "hardbreak"):
            cursor.next_row()
        elif child.type == "image":
            row, column = cursor.find("![")
            yield picture(str(child.attrs.get("src", "")), Span(file, first_line + row, column, column + 2))
        elif child.type == "link_open" and not is_page_link(href := str(child.attrs.get("href", ""))):
            yield Diagnostic(
                span=Span(file, first_line + cursor.row, cursor.column, cursor.column + 1),
                rule="unsafe-link",
                message=f'the link "{href[:80]}" is left out',
                seen=href[:80],
                expected="an address that begins with https://, or the path of a file of the corpus",
            )
        elif child.type in ("text", "text_special", "code_inline"):
            row, column = cursor.find(child.content)
            span = Span(file, first_line + row, column, column + 1)
            if child.type != "code_inline" and not html_told and (html := raw_html(child.content, lines[row], span)):
                html_told = True
                yield html
            if control := spelled_out(child.content, span)[1]:
                yield control


def _with_descriptions(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        if token.type == "image":
            yield from _with_descriptions(token.children or ())
