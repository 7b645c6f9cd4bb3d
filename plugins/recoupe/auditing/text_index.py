"""Texts as they can be put together again from the places of their words in the text index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from recoupe.auditing.data import Torn, unpacked

_SIGNATURE = b"pagefind_dcd"
_LARGEST = 10_000_000
"""Greatest place of a word in a text: what lies beyond is no index."""


def read_back(chunks: Iterable[bytes]) -> list[list[str]]:
    """The words of each text of an index in the order of their places. Raises `Torn` where it is none.

    A chunk is a file `.pf_index`: rows of a word and the texts that have it, each with the distances between the word's
    places; a negative number says that the next one is a place, and no distance.
    """
    places: dict[int, dict[int, str]] = defaultdict(dict)
    for chunk in chunks:
        data = unpacked(chunk)
        if not data.startswith(_SIGNATURE):
            raise Torn("it is no text index")
        try:
            _read(_cbor(data[len(_SIGNATURE) :]), places)
        except (IndexError, TypeError, ValueError) as error:
            raise Torn(f"it is no text index: {error}") from None
    return [[word for _, word in sorted(found.items())] for _, found in sorted(places.items())]


def _read(value: Any, places: dict[int, dict[int, str]]) -> None:
    for word, texts, *_ in value[0]:
        text = 0
        for step, numbers, *_ in texts:
            text += step
            place, fresh = 0, False
            for number in numbers:
                if number < 0:
                    place, fresh = 0, True
                    continue
                place, fresh = number if fresh else place + number, False
                if place > _LARGEST:
                    raise ValueError(f"a word at the place {place}")
                places[text][place] = word


def _cbor(data: bytes) -> Any:
    """The value in CBOR bytes: numbers, texts and lists, which is all that there are."""
    value, end = _value(data, 0, 0)
    if end != len(data):
        raise ValueError("more than one value")
    return value


def _value(data: bytes, at: int, depth: int) -> tuple[Any, int]:
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        length = 1 << (size - 24)
        if length > 8 or at + length > len(data):
            raise ValueError("a number without end")
        size, at = int.from_bytes(data[at : at + length], "big"), at + length
    match kind:
        case 0:
            return size, at
        case 1:
            return -1 - size, at
        case 3:
            if at + size > len(data):
                raise ValueError("a text without end")
            return data[at : at + size].decode("utf-8"), at + size
        case 4 if depth < 10:
            items = []
            for _ in range(size):
                item, at = _value(data, at, depth + 1)
                items.append(item)
            return items, at
        case _:
            raise ValueError(f"a value of another kind: {kind}")
