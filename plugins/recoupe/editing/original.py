"""A file's bytes beside the text that is read from them, so that an edit touches the bytes that it is about only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from recoupe.editing.edit import Refused

Stretch: TypeAlias = tuple[int, int, str]
"""Offsets into the text as read, and what is to stand between them."""

_PIECE = re.compile(r"\A\ufeff|\r\n?|\n|[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
"""Normalising a text is normalising these one by one: no ASCII character composes with what is before it."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file: `typed` as its bytes have it; `text` as it is read (no byte order mark, line feeds only, NFC).

    `offsets` leads from the one to the other: at least where an ASCII character, a line or the end is in `text`.
    """

    typed: str
    text: str
    offsets: Mapping[int, int]

    @classmethod
    def of(cls, data: bytes) -> Original:
        """Read bytes that are UTF-8."""
        typed = data.decode("utf-8")
        offsets: dict[int, int] = {}
        pieces: list[str] = []
        length = 0
        for match in _PIECE.finditer(typed):
            piece = "" if match[0].startswith("\ufeff") and match.start() == 0 else _as_read(match[0])
            same = len(piece) if piece == match[0] else 1
            offsets.update((length + step, match.start() + step) for step in range(same))
            pieces.append(piece)
            length += len(piece)
        offsets[length] = len(typed)
        return cls(typed, "".join(pieces), offsets)

    def slice(self, start: int, end: int) -> str:
        """What was typed between two offsets of `text`."""
        return self.typed[self._offset(start) : self._offset(end)]

    def replaced(self, stretches: Iterable[Stretch]) -> bytes:
        """The bytes with some stretches, which do not overlap, replaced."""
        pieces = []
        position = 0
        for start, end, new in sorted(stretches):
            pieces += [self.typed[position : self._offset(start)], new]
            position = self._offset(end)
        return "".join([*pieces, self.typed[position:]]).encode()

    def _offset(self, offset: int) -> int:
        if offset not in self.offsets:
            raise Refused(f"an accent cannot be kept with its letter: {self.text[offset - 1 : offset + 1]}")
        return self.offsets[offset]


def _as_read(piece: str) -> str:
    return "\n" if piece[0] == "\r" else unicodedata.normalize("NFC", piece)
