"""The text of a citation in a style: the values of a record, in the places that the style has for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.citing.citable import Citable, Run
from recoupe.citing.specimens import Part, Style, pattern

_CLOSING = ".?!…؟‽"
"""After these a style's own full stop is left out."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a citation.

    Words of the record carry their language, empty where it is not known; `lang` is `None` where they are the style's
    own, which are in the language of the readers. `href` is the address that they lead to.
    """

    text: str
    em: bool = False
    lang: str | None = None
    href: str = ""


def citation(citable: Citable, style: Style, lang: str) -> tuple[Piece, ...]:
    """The citation in a style, for readers of `lang`, in pieces."""
    pieces: list[Piece] = []
    for part in pattern(citable, style, lang):
        found = _pieces(part, citable)
        if pieces and not part.slot and part.text.startswith(".") and pieces[-1].text.endswith(tuple(_CLOSING)):
            found = [Piece(part.text[1:], part.em)]
        pieces += (piece for piece in found if piece.text)
    return tuple(pieces)


def plain(pieces: Iterable[Piece]) -> str:
    """A citation as plain text."""
    return "".join(piece.text for piece in pieces)


def _pieces(part: Part, citable: Citable) -> list[Piece]:
    issued = citable.issued
    match part.slot:
        case "title":
            return [_words(run, part) for run in citable.title]
        case "author":
            return [_words(citable.author, part)]
        case "container":
            return [_words(citable.container, part)]
        case "url":
            return [Piece(citable.url, part.em, lang="", href=citable.url)]
        case "year":
            return [Piece(str(issued.year) if issued else "", part.em)]
        case "day":
            return [Piece(str(issued.day) if issued else "", part.em)]
        case "":
            return [Piece(part.text, part.em)]


def _words(run: Run, part: Part) -> Piece:
    return Piece(run.text, part.em, lang=run.lang)
