"""What somebody typed that Markdown does not say: the places of its words, and what of it is not read.

Texts of records and hand-written pages are read by the same Markdown, and the same is told of both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from recoupe.diagnostics import Diagnostic
from recoupe.loading.files import first_control, without_controls
from recoupe.model import BadValue, Span
from recoupe.model.values import address

MAX_NESTING = 12
"""Deepest nesting of lists and quotations. markdown-it counts two levels each: what lies deeper it drops."""

TABLES = "tables"
REFERENCES = "reference links"

_RAW_HTML = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9-]*(?=[\s/>])|!--|!\[CDATA\[|\?)")
_UNREAD = (
    (TABLES, re.compile(r"^\s*\|?\s*:?-{3,}:?\s*\|[\s|:-]*$")),
    ("footnotes", re.compile(r"\[\^[^\]\s]{1,40}\]")),
    ("abbreviations", re.compile(r"^ {0,3}\*\[[^\]]{1,80}\]:")),
    (REFERENCES, re.compile(r"^ {0,3}\[[^\]]{1,80}\]:\s*\S+")),
    ("struck-out words", re.compile(r"~~\w[^~]{0,200}~~")),
    ("attributes", re.compile(r"\{:[^{}]{1,200}\}|\{[#.][A-Za-z_][^{}]{0,200}\}")),
    ("snippets of other files", re.compile(r"-{1,4}8<-{1,4}|\{%\s*include\b|\{!\s*\S[^{}!]{0,200}!\}")),
)

_SIGNS = ("|", "[^", "]:", "~~", "{", "8<")
"""A text without any of these has nothing of the above."""


def linked_address(href: str) -> str:
    """Return `href` if a text or a page may link there: an https address. Raises `BadValue`.

    Where an article was published may have been http, and a header says what is so; a link is for readers to follow.
    """
    if not href.lower().startswith("https:"):
        raise BadValue(
            "unsafe-link", f'"{href}" is no address to link to', expected="an address that begins with https://"
        )
    return address(href)


class Cursor:
    """Follows a block's runs of text through the rows where they were typed; markdown-it gives only rows of blocks."""

    def __init__(self, rows: Sequence[str], row: int) -> None:
        """Take all rows, and the one where the block begins, from 0."""
        self.rows = rows
        self.row = row
        self.column = 1

    def next_row(self) -> None:
        """Go to the beginning of the next row."""
        self.row += 1
        self.column = 1

    def find(self, run: str) -> tuple[int, int]:
        """The row (from 0) and column (from 1) of `run`, at or after the cursor, which moves behind it."""
        row = self.rows[self.row] if self.row < len(self.rows) else ""
        at = row.find(run, self.column - 1)
        if at < 0:  # an entity or an escape was typed: the run's place is where the last one ended
            return self.row, self.column
        self.column = at + len(run) + 1
        return self.row, at + 1


def raw_html(text: str, row: str, span: Span) -> Diagnostic | None:
    """The first HTML in a run of text, which stands in `row` of the file, at `span` or behind it."""
    for match in _RAW_HTML.finditer(text):
        start = row.find(match[0], span.column - 1) + 1
        if start == 0 or row[start - 2 : start - 1] == "\\":  # typed as &lt;b> or \<b>: the sign itself is meant
            continue
        return Diagnostic(
            span=Span(span.file, span.line, start, start + len(match[0])),
            rule="raw-html",
            message="HTML in a text is shown as it is typed",
            seen=match[0],
            expected="Markdown: *emphasis*, [words](https://…), > quotation; \\< for the sign itself",
        )
    return None


def picture(address: str, span: Span) -> Diagnostic:
    """Says that a picture is left out."""
    return Diagnostic(
        span=span,
        rule="image-in-text",
        message=f'the picture "{address[:80]}" is left out',
        seen=address[:80],
        expected="words only; those that describe the picture are kept",
    )


def spelled_out(text: str, span: Span) -> tuple[str, Diagnostic | None]:
    """A run in which `&#x301;` and its like are characters: NFC again, and without those that no file may hold."""
    if not (control := first_control(text)):
        return unicodedata.normalize("NFC", text), None
    return printable(text), Diagnostic(
        span=span,
        rule="forbidden-character",
        message=f"the text spells out the invisible character U+{ord(control):04X}",
        seen=f"U+{ord(control):04X}",
        expected="printable text",
    )


def printable(text: str) -> str:
    """A run as it is shown: NFC, with U+FFFD for each character that no file may hold."""
    return unicodedata.normalize("NFC", without_controls(text, "\ufffd"))


def too_deep(tokens: Sequence[Token], lines: Sequence[str], file: str, first_line: int) -> Iterator[Diagnostic]:
    """Told once: markdown-it drops what lies deeper than its bound, and leaves the block around it empty."""
    deepest = 2 * MAX_NESTING - 1
    for opening, closing in pairwise(tokens):
        if opening.level == deepest and opening.nesting == 1 and closing.nesting == -1:
            row = opening.map[0] if opening.map else 0
            yield Diagnostic(
                span=Span(file, first_line + row, 1, len(lines[row]) + 1),
                rule="text-too-deep",
                message="lists and quotations are nested so deeply here that their text is left out",
                seen=lines[row][:80],
                expected=f"fewer than {MAX_NESTING} lists or quotations in each other",
            )
            return


def unread(
    tokens: Sequence[Token], lines: Sequence[str], file: str, first_line: int, read: Sequence[str] = ()
) -> Iterator[Diagnostic]:
    """What is Markdown elsewhere, and would stand on the page as it is typed; not in code, where it is meant so.

    `read` names what is read here all the same. Each line is told of once.
    """
    text = "\n".join(lines)
    if not any(sign in text for sign in _SIGNS):
        return
    code = {row for token in tokens if token.type in ("fence", "code_block") and token.map for row in range(*token.map)}
    for row, line in enumerate(lines):
        for what, pattern in _UNREAD if row not in code else ():
            if what not in read and (found := pattern.search(line)):
                yield Diagnostic(
                    span=Span(file, first_line + row, found.start() + 1, found.end() + 1),
                    rule="unread-markdown",
                    message=f"{what} are not read here",
                    seen=found[0][:80],
                    expected="plain paragraphs, lists, quotations, *emphasis*, [words](https://…)",
                )
                break
