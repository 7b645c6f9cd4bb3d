"""Target: what a pattern costs when it stands there many times over."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from recoupe.diagnostics import as_text
from recoupe.linking import Name, find_mentions, fold
from recoupe.linking import place_quote as place
from recoupe.linking.carry import carry
from recoupe.linking.register import register_of
from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.loading.document import project
from recoupe.model import Quote
from recoupe.rendering.body import document_html
from recoupe.rendering.prose import prose_html

LONGEST_PATTERN = 64
SIZE = 100_000
"""Bytes of a text. A fuzzer takes fewer: what it traces is slower."""
SECONDS = 10.0
"""Of the processor's time, traced by a fuzzer or on a slow machine; no seed takes more than one."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """`start`, then `pattern` many times, then `end`."""

    start: str
    pattern: str
    end: str

    def long(self, size: int) -> str:
        """About `size` bytes of it."""
        return self.start + self.pattern * (size // max(1, len(self.pattern.encode()))) + self.end


def _text(each: Repeated) -> None:
    document_html(project(each.long(SIZE), "a.md", 1).document)


def _page(each: Repeated) -> None:
    prose_html(each.long(SIZE), lambda address: address)


def _header(kind: str) -> Callable[[Repeated], None]:
    def read(each: Repeated) -> None:
        text = f"---\n{each.long(SIZE)}\n---\n"
        found = load_record(text, CorpusFile.at(kind), Defaults())
        lines = text.split("\n")
        for diagnostic in found.diagnostics[:100]:
            as_text(diagnostic, _NOWHERE, lambda _, number: lines[number - 1])

    return read


_NOWHERE = PurePath()


def _names(each: Repeated) -> None:
    text = each.long(SIZE)
    folded = fold(text)
    folded.original(0, len(folded.text))
    forms = (each.pattern, each.pattern * 2, each.start, each.end, each.start + each.pattern)
    names = [
        Name(form=form or "a", entity="ab"[number % 2], kind="pref", lang="fr") for number, form in enumerate(forms)
    ]
    find_mentions(text, register_of(tuple(names), {"a": "a", "b": "b"}), ("a",))


def _quote(each: Repeated) -> None:
    text = each.long(SIZE)
    place(Quote(exact=each.pattern or "a", prefix=each.start, suffix=each.end), text, "")
    place(Quote(exact=f"{each.start}{each.pattern * 30}x{each.end}"), text, "")


def _versions(each: Repeated) -> None:
    text = each.long(SIZE)
    carry(0, max(1, len(text) // 3), text, f"{text[len(text) // 2 :]} {each.start} {each.end}")


_PLACES: tuple[Callable[[Repeated], None], ...] = (
    _text,
    _page,
    _header("articles/a.md"),
    _header("entities/a.md"),
    _names,
    _quote,
    _versions,
)


def cost(data: bytes) -> None:
    """A pattern of a few bytes over and over, `SIZE` bytes in all: nothing may take more than is in proportion.

    The first byte says where it stands. Parted by NUL: what comes before, the pattern, what comes after; or the
    pattern alone.
    """
    if not data:
        return
    fields = data[1 : 1 + LONGEST_PATTERN].decode("utf-8", "replace").split("\0")
    start, pattern, end = [*fields, "", ""][:3] if len(fields) > 1 else ("", fields[0], "")
    begin = time.process_time()
    _PLACES[data[0] % len(_PLACES)](Repeated(start, pattern, end))
    spent = time.process_time() - begin
    assert spent < SECONDS, f"{spent:.1f} s for {start!r}, {pattern!r} over and over, {end!r}"
