"""The words around a stretch of the one text."""

from __future__ import annotations

from recoupe.model import BLOCK_BREAK, Document


def context(document: Document, start: int, end: int, width: int) -> tuple[str, str]:
    """At most `width` characters to the left and to the right of `[start, end)`, within its paragraph, in whole words.

    Both are slices of the one text that touch the stretch.
    """
    text = document.text
    first, last = max(0, start - width), min(len(text), end + width)
    # Only the words around are looked at, so that many mentions of a long text cost no more than they are worth.
    before = text.rfind(BLOCK_BREAK, max(0, first - 1), start)
    after = text.find(BLOCK_BREAK, end, last + 1)
    if before >= 0:
        first = before + len(BLOCK_BREAK)
    elif first > 0 and not text[first - 1].isspace():
        while first < start and not text[first].isspace():
            first += 1
    if after >= 0:
        last = after
    elif last < len(text) and not text[last].isspace():
        while last > end and not text[last - 1].isspace():
            last -= 1
    return text[first:start], text[end:last]
