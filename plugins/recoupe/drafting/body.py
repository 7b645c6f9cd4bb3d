"""Plain passages as the Markdown of a file: what the file's one text says is what they say, to the letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Literal, TypeAlias

from recoupe.loading.document import project

BlockKind: TypeAlias = Literal["p", "h2", "h3", "li", "quote"]
Typed: TypeAlias = tuple[BlockKind, str]
"""A block and its plain text, which is one line."""

_PREFIX = {"p": "", "h2": "## ", "h3": "### ", "li": "- ", "quote": "> "}
_MEANS_SOMETHING = re.compile(r"[\\`*_\[\]<>&~|!^]|^\s*(?:[#>+=-]|\d{1,9}[.)])|\s#+\s*$|^\s|\s$| {2}|\t")
_START = re.compile(r"^(\d{1,9})([.)])|^([#>+=~|-])")
_INLINE = re.compile(r"[\\`*_\[\]<>&~|!^]")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def markdown(blocks: Iterable[Typed]) -> str:
    """The blocks as Markdown, an empty line between two, but none between the items of a list."""
    rows: list[str] = []
    before: BlockKind | None = None
    for kind, text in blocks:
        text = unicodedata.normalize("NFC", " ".join(text.splitlines())).strip()
        if not text:
            continue
        if before is not None:
            rows.append("\n" if kind == before == "li" else "\n>\n" if kind == before == "quote" else "\n\n")
        rows.append(_PREFIX[kind] + _escaped(kind, text))
        before = kind
    return "".join(rows)


def one_text(blocks: Iterable[Typed]) -> str:
    """What the one text of a file with these blocks is."""
    lines = (unicodedata.normalize("NFC", " ".join(text.splitlines())).strip() for _, text in blocks)
    return "\n\n".join(line for line in lines if line)


def _escaped(kind: BlockKind, text: str) -> str:
    """The text with as few backslashes as keep it what it is."""
    if not _MEANS_SOMETHING.search(text):
        return text
    return next((typed for way in _WAYS if _says(kind, typed := way(text), text)), _WAYS[-1](text))


def _says(kind: BlockKind, typed: str, text: str) -> bool:
    """Whether a block that is typed so says the text, with nothing marked in it and nothing to be told."""
    projected = project(_PREFIX[kind] + typed, "", 1)
    leaves = projected.document.leaves()
    right = {"p": "p", "h2": "h2", "h3": "h3", "li": "p", "quote": "p"}[kind]
    return (
        len(leaves) == 1
        and leaves[0].kind == right
        and not leaves[0].styles
        and projected.document.text == text
        and not projected.diagnostics
        and len(projected.document.blocks) == 1
    )


def _start(text: str) -> str:
    return _START.sub(lambda found: rf"{found[1]}\{found[2]}" if found[1] else rf"\{found[3]}", text)


_WAYS: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    _start,
    lambda text: _INLINE.sub(lambda found: rf"\{found[0]}", text),
    lambda text: _start(_INLINE.sub(lambda found: rf"\{found[0]}", text)),
    lambda text: _PUNCTUATION.sub(lambda found: rf"\{found[0]}", text),
)
"""Ways to type a text, the plainest first."""
