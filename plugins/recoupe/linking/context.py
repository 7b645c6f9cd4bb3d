"""The words around a stretch of the one text."""

from __future__ import annotations

from recoupe.model import Document


def context(document: Document, start: int, end: int, width: int) -> tuple[str, str]:
    """At most `width` characters to the left and to the right of `[start, end)`, within its block, in whole words.

    Both are slices of the one text that touch the stretch.
    """
    leaf = next(leaf for leaf in document.leaves() if leaf.start <= start < leaf.end)
    first = max(leaf.start, start - width)
    last = min(leaf.end, end + width)
    text = document.text
    if first > leaf.start and not text[first - 1].isspace():
        while first < start and not text[first].isspace():
            first += 1
    if last < leaf.end and not text[last].isspace():
        while last > end and not text[last - 1].isspace():
            last -= 1
    return text[first:start], text[end:last]
