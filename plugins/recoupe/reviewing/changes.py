"""What differs between two states of a corpus, as values: records, stances, quotes, pages, mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from recoupe.diagnostics import Diagnostic
from recoupe.model import Stance

What: TypeAlias = Literal["new", "changed", "removed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordChange:
    """A file that is new, changed or removed: its kind, its id, its path today, its title or name.

    Of a changed one, `fields` are the header's fields that differ, `words` how many words its text had and has, and
    `before` is its earlier path, where it was moved.
    """

    what: What
    kind: str
    id: str
    path: str
    title: str
    fields: tuple[str, ...] = ()
    words: tuple[int, int] = (0, 0)
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StanceChange:
    """A coded position that is new, changed (`before` is what it was) or removed, in the article `article`."""

    what: What
    article: str
    stance: Stance
    before: Stance | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteChange:
    """A quote that had its place and stands otherwise now.

    `worded`: its words have changed a little and it follows them; `around`: it stands, and its paragraph says something
    else; `changed` and `lost`: partly left, or gone; `unplaced`: it was edited and is no words of the article.
    `before` and `now` are the passages.
    """

    fate: Literal["worded", "around", "changed", "lost", "unplaced"]
    article: str
    place: str
    exact: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PageChanges:
    """Addresses of pages that appear, say something else, or vanish."""

    appear: tuple[str, ...]
    change: tuple[str, ...]
    vanish: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """All that differs; `mistakes` are those that were not there before, `mended` counts those that are gone.

    `unread` are the files that cannot be read and are not as they were.
    """

    records: tuple[RecordChange, ...]
    unread: tuple[str, ...]
    stances: tuple[StanceChange, ...]
    quotes: tuple[QuoteChange, ...]
    pages: PageChanges
    mistakes: tuple[Diagnostic, ...]
    mended: int
