"""Where the values of a header were typed: kept as one text, for it is asked for only when something is to be told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model.keeping import kept_in_rows
from recoupe.model.record import Path, Span


@kept_in_rows
@dataclass(frozen=True, slots=True)
class Places(Mapping[Path, Span]):
    """The place of each value of the header of `file`, by its path; `rows` is JSON: path, line, column, end."""

    file: str
    rows: str

    @classmethod
    def of(cls, file: str, spans: Mapping[Path, Span]) -> Places:
        """These places, all of which are in `file`."""
        rows = [(path, span.line, span.column, span.end_column) for path, span in spans.items()]
        return cls(file, _as_json(rows))

    def __getitem__(self, path: Path) -> Span:
        """Where the value at a path stands."""
        return Span(self.file, *_read(self)[path])

    def __iter__(self) -> Iterator[Path]:
        """All paths, in the order of the file."""
        return iter(_read(self))

    def __len__(self) -> int:
        """How many values the header has, itself among them."""
        return len(_read(self))


@lru_cache(maxsize=16)  # what is told of a file is told at once
def _read(places: Places) -> Mapping[Path, tuple[int, int, int]]:
    return {tuple(path): place for path, *place in json.loads(places.rows)}


_as_json = json.JSONEncoder(separators=(",", ":")).encode
