"""The wording of a text as numbers: its runs of a few words, for finding texts that have long runs in common."""

from __future__ import annotations

from zlib import crc32

import numpy
from numpy.typing import NDArray

from recoupe.linking.fold import fold_name

SHINGLE = 5
"""Words in a shingle: long enough that two writers rarely choose the same ones."""

_BASE = numpy.uint64(0x9E3779B97F4A7C15)
"""Odd and large, so that powers of it spread the numbers of words over 64 bits."""


def shingles(text: str) -> bytes:
    """The distinct shingles of a text, each a number of 64 bits, in order: read them with `numbers`.

    The same words give the same numbers in every process and on every machine.
    """
    words = numpy.fromiter((crc32(word.encode("utf-8", "surrogatepass")) for word in fold_name(text).split()), "<u8")
    length = len(words) - SHINGLE + 1
    if length < 1:
        return b""
    hashed = numpy.zeros(length, "<u8")
    for step in range(SHINGLE):
        hashed = hashed * _BASE + words[step : step + length]
    return bytes(numpy.unique(hashed).tobytes())


def numbers(wording: bytes) -> NDArray[numpy.uint64]:
    """The shingles that `shingles` has written."""
    return numpy.frombuffer(wording, "<u8")
