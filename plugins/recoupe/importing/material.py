"""From a decoded page or text to the material of a proposal."""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.importing import apart
from recoupe.importing.plain_text import passages
from recoupe.importing.proposal import Material
from recoupe.importing.refusal import NotImported
from recoupe.loading.files import MAX_BYTES

MOST_LINES = 10_000
"""Lines of the longest text, empty ones too."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h1|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)


def looks_like_html(text: str) -> bool:
    """Whether a text begins as a page does."""
    return _HTML.match(text[:10_000]) is not None


def read_text(text: str, address: str = "") -> Material:
    """A plain text. Raises `NotImported` where there is none, or more than a file of a corpus may hold."""
    if not any(char.isalnum() for char in text):
        raise NotImported("there is no text in it")
    if len(text.encode("utf-8", "replace")) > MAX_BYTES:
        raise NotImported("the text has more than 1 MiB: this is no article", "take out what is not the article")
    if text.count("\n") > MOST_LINES:
        raise NotImported(f"the text has more than {MOST_LINES:,} lines: this is no article", "take out what is not")
    found, told = passages(text)
    return Material(passages=found, address=address, told=told)


def read_page(html: str, address: str = "") -> Material:
    """A web page. Raises `NotImported` where it holds no article."""
    extracted = apart.extract(html)
    size = sum(len(each.text.encode("utf-8", "replace")) for each in extracted.passages)
    if size > MAX_BYTES:
        raise NotImported("the page's text has more than 1 MiB: this is no article", "take out what is not the article")
    material = Material(
        passages=extracted.passages,
        head=extracted.head,
        dropped=extracted.dropped,
        doubts=extracted.doubts,
        told=extracted.told,
    )
    return replace(material, address=address)
