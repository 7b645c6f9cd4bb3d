"""Words in which letters of another alphabet stand for the Latin ones that they look like.

A reader sees Sadr, and no name, quote or search finds it. Most come from texts that were read by a machine; some are
meant to deceive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.diagnostics import Diagnostic
from recoupe.model import Span

_LIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαινρυ",
        "ABESIJKMHOPCTYXaesijopcyxhdqw" + "ABEZHIKMNOPTYXoaivpu",
        strict=True,
    )
)
"""Cyrillic and Greek letters, and the Latin ones that they are taken for (after Unicode's confusables)."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_ALIKE = re.compile(f"[{''.join(_LIKE)}]")
_WORD = re.compile(r"[^\W\d_]+")


def look_alikes(lines: Sequence[str], file: str) -> Iterator[Diagnostic]:
    """Each such word of a file, once; `lines` are the file's, the first one at 0."""
    told: set[str] = set()
    for number, line in enumerate(lines, start=1):
        for found in _WORD.finditer(line) if not line.isascii() and _ALIKE.search(line) else ():
            word = found[0]
            if word in told or not _ALIKE.search(word) or not _LATIN.search(word):
                continue
            told.add(word)
            meant = "".join(_LIKE.get(char, char) for char in word)
            char = next(char for char in word if char in _LIKE)
            yield Diagnostic(
                span=Span(file, number, found.start() + 1, found.end() + 1),
                rule="look-alike-letters",
                message=f'"{word[:40]}" mixes two alphabets: "{char}" (U+{ord(char):04X}) looks like "{_LIKE[char]}"',
                seen=word[:80],
                expected="letters of one alphabet in a word",
                nearest=meant[:80],
                help=f'did you mean "{meant[:40]}"?',
            )
