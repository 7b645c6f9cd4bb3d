"""Snippets for Visual Studio Code: headers and their parts to be filled in, with the terms that may be chosen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from recoupe.loading import Defaults
from recoupe.model import (
    MOTIVATIONS,
    POSITIONS,
    Annotation,
    ArticleHeader,
    EntityHeader,
    LangText,
    Quote,
    Rights,
    SourceHeader,
    Stance,
)
from recoupe.model.values import Date, LangTexts, Language
from recoupe.schema.fields import RecordField, fields_of, items_in, record_in


@dataclass(frozen=True, slots=True, kw_only=True)
class _Snippet:
    """What is typed to get it, what it is, and the fields that it has, in the order of the record."""

    prefix: str
    record: type[Any]
    fields: tuple[str, ...]
    whole_file: bool = False


SNIPPETS: tuple[_Snippet, ...] = (
    _Snippet(
        prefix="article",
        record=ArticleHeader,
        fields=("title", "source", "date", "lang", "url", "entities", "tags", "rights"),
        whole_file=True,
    ),
    _Snippet(prefix="entity", record=EntityHeader, fields=("type", "pref_label", "alt_label"), whole_file=True),
    _Snippet(
        prefix="source",
        record=SourceHeader,
        fields=("name", "text_policy", "domains", "ownership", "country", "languages"),
        whole_file=True,
    ),
    _Snippet(
        prefix="stance",
        record=Stance,
        fields=("target", "position", "holder", "evidence", "rationale", "annotator", "date", "confidence", "status"),
    ),
    _Snippet(
        prefix="annotation",
        record=Annotation,
        fields=("quote", "note", "motivation", "entities", "annotator", "date"),
    ),
)

_WITHIN: Mapping[type[Any], tuple[str, ...]] = {Quote: ("exact",), Rights: ("text",)}
"""The fields of records inside others."""


def snippets(defaults: Defaults) -> str:
    """The file of snippets, with the project's own terms and language."""
    written = {f"Recoupe: {each.prefix}": _as_json(each, defaults) for each in SNIPPETS}
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def _as_json(snippet: _Snippet, defaults: Defaults) -> dict[str, Any]:
    writer = _Writer(defaults)
    rows = [row for each in _chosen(snippet.record, snippet.fields) for row in writer.rows(snippet.record, each)]
    if snippet.whole_file:
        rows = ["---", *rows, "---", "", "$0"]
    else:
        rows = [f"{'- ' if number == 0 else '  '}{row}" for number, row in enumerate(rows)] + ["$0"]
    described = (snippet.record.__doc__ or "").partition("\n")[0]
    return {"scope": "markdown", "prefix": f"recoupe-{snippet.prefix}", "description": described, "body": rows}


def _chosen(record: type[Any], names: tuple[str, ...]) -> list[RecordField]:
    return [each for each in fields_of(record) if each.name in names]


@dataclass
class _Writer:
    """Numbers the places to fill in, in the order in which the tabulator key visits them."""

    defaults: Defaults
    last: int = field(default=0)

    def place(self, text: str) -> str:
        self.last += 1
        return f"${{{self.last}:{text}}}"

    def choice(self, terms: tuple[str, ...]) -> str:
        self.last += 1
        return f"${{{self.last}|{','.join(terms)}|}}"

    def rows(self, record: type[Any], each: RecordField) -> Iterator[str]:
        """The lines of a field."""
        inner = record_in(each.type)
        if inner is not None and inner in _WITHIN:
            yield f"{each.name}:"
            lead = "  - " if items_in(each.type) else "  "
            for part in _chosen(inner, _WITHIN[inner]):
                for row in self.rows(inner, part):
                    yield lead + row
                    lead = " " * len(lead)
        elif each.type in (LangText, LangTexts):
            text = f'"{self.place("…")}"'
            yield f"{each.name}:"
            yield f"  {self.defaults.lang}: {text if each.type == LangText else f'[{text}]'}"
        else:
            yield f"{each.name}: {self.value(record, each)}"

    def value(self, record: type[Any], each: RecordField) -> str:
        own = self.defaults.vocabulary
        if (record, each.name) == (Stance, "position"):
            return self.choice((*POSITIONS, *own.positions))
        if (record, each.name) == (Annotation, "motivation"):
            return self.choice((*MOTIVATIONS, *own.motivations))
        if get_origin(each.type) is Literal:
            return self.choice(get_args(each.type))
        if items_in(each.type) is not None:
            return f"[{self.place(self.defaults.lang if items_in(each.type) == Language else '')}]"
        if each.type == Date:
            return "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
        if each.type == Language:
            return self.place(self.defaults.lang)
        if each.name in ("title", "name", "exact"):
            return f'"{self.place("…")}"'
        return self.place(str(each.default) if each.default is not None else "")
