"""Every rule that a file of the corpus can break, by its stable name.

A name says what is wrong, so that "allow unknown-entity" reads well. Each has a page of the same name beside this
file (`pages/`), with a bad and a good example that the tests run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

RULES: Mapping[str, Literal["error", "warning"]] = {
    # the file
    "unreadable-file": "error",
    "not-utf8": "error",
    "forbidden-character": "error",
    "file-too-large": "error",
    "malformed-file-name": "error",
    "stray-file": "error",
    "duplicate-id": "error",
    "look-alike-letters": "warning",
    # the header
    "missing-header": "error",
    "unclosed-header": "error",
    "header-not-mapping": "error",
    "yaml-syntax": "error",
    "yaml-feature": "error",
    "header-too-large": "error",
    "duplicate-key": "error",
    "cut-by-comment": "warning",
    "unknown-key": "error",
    "missing-field": "error",
    "wrong-type": "error",
    "unknown-value": "error",
    "out-of-range": "error",
    "empty-value": "error",
    "too-long": "error",
    "malformed-id": "error",
    "malformed-date": "error",
    "impossible-date": "error",
    "malformed-language": "error",
    "malformed-url": "error",
    # the text
    "raw-html": "warning",
    "unsafe-link": "error",
    "image-in-text": "warning",
    "unread-markdown": "warning",
    "text-too-deep": "error",
    "text-too-long": "error",
    "text-not-published": "warning",
    "withdrawn-without-reason": "error",
    # between files
    "unknown-entity": "error",
    "unknown-source": "error",
    "unknown-article": "error",
    "broken-link": "error",
    "unused-version": "error",
    "merged-entity": "warning",
    "circular-merge": "error",
    "not-an-event": "error",
    "ambiguous-name": "error",
    "too-many-mentions": "error",
    "unused-form": "warning",
    "shared-label": "error",
    "unusable-label": "warning",
    # quotes
    "quote-not-found": "error",
    "quote-not-unique": "error",
    "quote-changed": "error",
    "quote-lost": "warning",
    "quote-outdated": "warning",
    "shallow-history": "warning",
    "stance-without-evidence": "warning",
    # stances
    "duplicate-coding": "error",
    "unknown-annotator": "error",
    "self-adjudication": "error",
    "needless-adjudication": "warning",
    # claims
    "claim-without-text": "error",
    "unknown-claim": "error",
}
