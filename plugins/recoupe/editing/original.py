"""A file's bytes beside the text that is read from them, so that an edit of the one touches nothing else of the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

Stretch: TypeAlias = tuple[int, int, str]
"""Offsets into the text as read, and what is to stand between them."""

_PIECE = re.compile(r"\A\ufeff|\r\n?|[\x00-\x7f][^\x00-\x7f]*|[^\x00-\x7f]+")
"""Normalising a text is normalising these one by one: no ASCII character composes with what is before it."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file: `typed` as its bytes have it; `text` as it is read (no byte order mark, line feeds only, NFC).

    `offsets` leads from the one to the other, wherever an ASCII character or the end stands in `text`.
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
            offsets[length] = match.start()
            pieces.append(_as_read(match[0]))
            length += len(pieces[-1])
        offsets[length] = len(typed)
        return cls(typed, "".join(pieces), offsets)

    def slice(self, start: int, end: int) -> str:
        """What was typed between two offsets of `text`."""
        return self.typed[self.offsets[start] : self.offsets[end]]

    def replaced(self, stretches: Iterable[Stretch]) -> bytes:
        """The bytes with some stretches, which do not overlap, replaced."""
        pieces = []
        position = 0
        for start, end, new in sorted(stretches):
            pieces += [self.typed[position : self.offsets[start]], new]
            position = self.offsets[end]
        return "".join([*pieces, self.typed[position:]]).encode()


def _as_read(piece: str) -> str:
    if piece == "\ufeff":
        return ""
    return "\n" if piece[0] == "\r" else unicodedata.normalize("NFC", piece)
