"""The wording of a text as numbers: which words it has, and which runs of a few words.

The first tell which texts a name may stand in; the second find texts that have long runs in common. The same words give
the same numbers in every process and on every machine.
"""

from __future__ import annotations

import re
from typing import Any
from zlib import crc32

import numpy
from numpy.typing import NDArray

from recoupe.linking.fold import fold

SHINGLE = 5
"""Words in a shingle: long enough that two writers rarely choose the same ones."""

_BASE = numpy.uint64(0x9E3779B97F4A7C15)
"""Odd and large, so that powers of it spread the numbers of words over 64 bits."""

_WORD = re.compile(r"\w+")


def words(text: str) -> NDArray[numpy.uint32]:
    """The words of a text in their order, folded, each a number of 32 bits."""
    found = " ".join(_WORD.findall(fold(text).text)).encode("utf-8", "surrogatepass")
    return numpy.array(list(map(crc32, found.split())), "<u4")


def vocabulary(*texts: NDArray[numpy.uint32]) -> bytes:
    """The distinct words of some texts, in order: read them with `has_words`."""
    return _distinct(numpy.concatenate(texts))


def has_words(vocabulary: bytes, wanted: list[int]) -> bool:
    """Whether all of some words are in a vocabulary."""
    known = numpy.frombuffer(vocabulary, "<u4")
    places = numpy.searchsorted(known, wanted)
    return all(place < len(known) and known[place] == word for place, word in zip(places, wanted, strict=True))


def shingles(text: NDArray[numpy.uint32]) -> bytes:
    """The distinct shingles of a text, each a number of 64 bits, in order: read them with `numbers`."""
    found = text.astype("<u8")
    length = len(found) - SHINGLE + 1
    if length < 1:
        return b""
    hashed = numpy.zeros(length, "<u8")
    for step in range(SHINGLE):
        hashed = hashed * _BASE + found[step : step + length]
    return _distinct(hashed)


def _distinct(found: NDArray[Any]) -> bytes:
    """The distinct ones of some numbers, in order. For the few of a text it is ten times as fast as `numpy.unique`."""
    found = numpy.sort(found)
    first = numpy.ones(len(found), bool)
    numpy.not_equal(found[1:], found[:-1], out=first[1:])
    return bytes(found[first].tobytes())


def numbers(shingles: bytes) -> NDArray[numpy.uint64]:
    """The shingles that `shingles` has written."""
    return numpy.frombuffer(shingles, "<u8")
