"""From one file to one record: a pure function of the file's text."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.loading.bounds import counted, shortened
from recoupe.loading.comments import cut_values
from recoupe.loading.document import project
from recoupe.loading.files import PAGES, CorpusFile
from recoupe.loading.header import BadHeader, split_header
from recoupe.loading.look_alikes import look_alikes
from recoupe.loading.nodes import MapNode, ScalarNode, is_blank
from recoupe.loading.page_text import page_diagnostics
from recoupe.loading.shape import Shaped, shape
from recoupe.loading.short_forms import Defaults, write_out
from recoupe.model import ArticleHeader, EntityHeader, HandPage, Places, Record, Rights, SourceHeader
from recoupe.model.keeping import kept_in_rows
from recoupe.model.page import PageHeader

HEADERS: Mapping[str, type] = {
    "articles": ArticleHeader,
    "entities": EntityHeader,
    "sources": SourceHeader,
    PAGES: PageHeader,
}
"""The type of the header of each kind of file."""


@kept_in_rows
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
    lines = text.replace("\r\n", "\n").split("\n")
    cut = (*cut_values(tree, lines), *look_alikes(lines, file.path))
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
    spans = Places.of(file.path, shaped.spans)
    record = Record(id=file.id, path=file.path, header=header, document=projected.document, spans=spans)
    return Loaded(record, counted((*told, *projected.diagnostics)))


def _closed(header: Any, tree: MapNode) -> Any:
    """The header; what it restricts in words that cannot be read is restricted as far as may be.

    Of rights that cannot be read nothing is published; an article is withdrawn as soon as its header begins to say so.
    """
    if not isinstance(header, ArticleHeader):
        return header
    if header.rights is None and _is_written(tree, "rights"):
        header = replace(header, rights=Rights(text="none"))
    state = tree.get("state")
    misspelt = isinstance(state, ScalarNode) and state.value and nearest(state.value, ("withdrawn",))
    if _is_written(tree, "withdrawn") or misspelt:
        header = replace(header, state="withdrawn")
    return header


def _is_written(tree: MapNode, key: str) -> bool:
    written = tree.get(key)
    return written is not None and not is_blank(written)
