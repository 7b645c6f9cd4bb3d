"""From one file to one record: a pure function of the file's text."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from recoupe.diagnostics import Diagnostic
from recoupe.loading.bounds import counted, shortened
from recoupe.loading.comments import cut_values
from recoupe.loading.document import project
from recoupe.loading.files import PAGES, CorpusFile
from recoupe.loading.header import BadHeader, split_header
from recoupe.loading.nodes import MapNode, is_blank
from recoupe.loading.page_text import page_diagnostics
from recoupe.loading.shape import Shaped, shape
from recoupe.loading.short_forms import Defaults, write_out
from recoupe.model import ArticleHeader, EntityHeader, HandPage, Record, Rights, SourceHeader
from recoupe.model.page import PageHeader

HEADERS: Mapping[str, type] = {
    "articles": ArticleHeader,
    "entities": EntityHeader,
    "sources": SourceHeader,
    PAGES: PageHeader,
}
"""The type of the header of each kind of file."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What one file gave: a record unless it is unreadable, and everything that is wrong with it."""

    record: Record[Any] | HandPage | None
    diagnostics: tuple[Diagnostic, ...]


def load_record(text: str, file: CorpusFile, defaults: Defaults) -> Loaded:
    """Read the text of one file. Never raises for anything that a file can hold."""
    text = unicodedata.normalize("NFC", text)
    try:
        tree, body, body_line = split_header(text, file.path)
    except BadHeader as bad:
        return Loaded(None, (bad.diagnostic,))
    cut = tuple(cut_values(tree, text.replace("\r\n", "\n").split("\n")))
    tree, long = shortened(tree)
    shaped: Shaped[Any] = shape(HEADERS[file.kind], write_out(file.kind, tree, defaults))
    told = (*cut, *long, *shaped.diagnostics)
    if shaped.header is None:
        return Loaded(None, counted(told))
    if file.kind == PAGES:
        header = shaped.header
        page = HandPage(
            id=file.id,
            path=file.path,
            title=header.title,
            lang=header.lang or file.lang or defaults.lang,
            markdown=body,
            first_line=body_line,
        )
        return Loaded(page, counted((*told, *page_diagnostics(body, file.path, body_line))))
    header = _closed(shaped.header, tree)
    projected = project(body, file.path, body_line)
    record = Record(id=file.id, path=file.path, header=header, document=projected.document, spans=shaped.spans)
    return Loaded(record, counted((*told, *projected.diagnostics)))


def _closed(header: Any, tree: MapNode) -> Any:
    """The header; nothing of the text is published where it restricts that in words that cannot be read."""
    if isinstance(header, ArticleHeader) and header.rights is None:
        written = tree.get("rights")
        if written is not None and not is_blank(written):
            return replace(header, rights=Rights(text="none"))
    return header
