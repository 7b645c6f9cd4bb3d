"""How the data files are written: small for any static server, the same bytes each time.

A file is gzip under a neutral extension, so that a server that compresses nothing costs nothing, and one that serves
`.gz` with an encoding of its own cannot unpack it twice. `assets/search/data.js` reads them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeVar

T = TypeVar("T")


def squeeze(data: bytes) -> bytes:
    """`data` as gzip, without a date in it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(data) + packer.flush()


def as_json(value: Any) -> bytes:
    """A value as JSON without a byte to spare, keys in their order."""
    # What is not a character at all (half of a surrogate pair) cannot be written; it is no letter of a word either.
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def with_rows(head: Any, rows: Iterable[Sequence[int]]) -> bytes:
    """JSON, and after it rows of rising numbers: its length in 4 bytes (little end first), the JSON, the rows.

    A row is the count of its numbers, then each number's distance from the one before (the first from -1, so that none
    is 0), in groups of 7 bits, the lowest first, the highest bit set on all but the last group of a number.
    """
    text = as_json(head)
    return len(text).to_bytes(4, "little") + text + b"".join(map(row, rows))


def row(numbers: Sequence[int]) -> bytes:
    """One row of rising numbers, as `with_rows` tells."""
    steps = (after - before for before, after in pairwise((-1, *numbers)))
    out = bytearray()
    for value in (len(numbers), *steps):
        while value > 0x7F:
            out.append(value & 0x7F | 0x80)
            value >>= 7
        out.append(value)
    return bytes(out)


def in_order(words: Iterable[str]) -> list[str]:
    """Words as JavaScript orders them: by UTF-16 units."""
    return sorted(words, key=lambda word: word.encode("utf-16-be", "surrogatepass"))


def runs(items: Iterable[T], most: int, size: Callable[[T], int]) -> Iterator[list[T]]:
    """Consecutive items in runs of at most `most` by `size`; an item that is larger makes a run of its own."""
    run: list[T] = []
    filled = 0
    for item in items:
        cost = size(item)
        if run and filled + cost > most:
            yield run
            run, filled = [], 0
        run.append(item)
        filled += cost
    if run:
        yield run


def unsqueeze(data: bytes) -> bytes:
    """What was squeezed."""
    return zlib.decompress(data, 31)
