"""A record: one file of the corpus, read and placed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeAlias, TypeVar

from recoupe.model.article import ArticleHeader
from recoupe.model.document import Document
from recoupe.model.entity import EntityHeader
from recoupe.model.keeping import kept_in_rows
from recoupe.model.source import SourceHeader
from recoupe.model.vocabulary import Vocabulary

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions that lead to a value of a header: `("stance", 0, "target")`."""


@kept_in_rows
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one line of a file. Lines and columns count from 1; `end_column` is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_column: int = 1


H = TypeVar("H")


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class Record(Generic[H]):
    """One file: its id (the stem), its path below the corpus, its typed header and its text.

    `spans` says where each value of the header stands, by its path.
    """

    id: str
    path: str
    header: H
    document: Document
    spans: Mapping[Path, Span]

    def span(self, *path: str | int) -> Span:
        """Where the value at `path` stands, or the nearest value that holds it, or the file's first line."""
        for length in range(len(path), -1, -1):
            if (span := self.spans.get(path[:length])) is not None:
                return span
        return Span(self.path)


Article: TypeAlias = Record[ArticleHeader]
Entity: TypeAlias = Record[EntityHeader]
Source: TypeAlias = Record[SourceHeader]


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class HandPage:
    """A page that is written by hand (`about.md`, `about.en.md`): its title, and its Markdown, from `first_line` on."""

    id: str
    path: str
    title: str
    lang: str
    markdown: str
    first_line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """All records, by id, in order of id; `unread` has the path of each file that gave none, by kind and id.

    `lang` is the corpus's own language: that of notes and bare texts. `pages` are written in it; `versions` are the
    same pages for editions in other languages, by id and language. `withdrawn` are articles of which nothing is
    published but that they are.
    """

    lang: str
    articles: Mapping[str, Article]
    entities: Mapping[str, Entity]
    sources: Mapping[str, Source]
    pages: Mapping[str, HandPage]
    unread: Mapping[tuple[str, str], str]
    versions: Mapping[tuple[str, str], HandPage] = field(default_factory=dict)
    withdrawn: Mapping[str, Article] = field(default_factory=dict)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
