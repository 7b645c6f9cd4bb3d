"""From bytes to text, with a word on how the encoding was found. Nothing is guessed."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from recoupe.importing.refusal import NotImported
from recoupe.loading.files import has_control, is_control

MAX_BYTES = 10 * 1024 * 1024
"""Largest page or text that is taken in. A page of the press has less than 1 MB."""

_MOST_CONTROLS = 0.02
"""Share of control characters above which a file is no text."""

_SNIFFED = 4096
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_OTHER_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word document or another zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)
_ALIASES = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252"}
"""What browsers read where a page says Latin 1 (WHATWG Encoding)."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_OF_THE_WEB = re.compile(
    r"utf-8|utf-16(?:-[lb]e)?|cp125\d|cp8(?:66|74)|iso8859-\d+|koi8-[ru]|mac-roman"
    r"|gb(?:k|18030|2312)|big5|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)
"""Python's names of what browsers read. Its other codecs are no encodings of pages, and some take very long."""

_TWICE_ENCODED = re.compile("Ã[©¨ª§´¹¢®\xa0]|â€[™œ“”]|[ØÙ][§±„…ˆ†¬ª¹]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text with line feeds only and no control characters; `how` names the encoding, `told` what was changed."""

    text: str
    how: str
    told: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "", *, declared_by: str = "") -> Decoded:
    """Read bytes by their byte order mark, by `declared`, by the page's own <meta charset>, or as UTF-8.

    `declared` is an encoding that somebody names from outside; `declared_by` says who. Raises `NotImported` where
    none of these fits, or where the bytes are no text.
    """
    if len(data) > MAX_BYTES:
        raise NotImported(f"this has more than {MAX_BYTES // 1024 // 1024} MiB", "take out what is not the article")
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark):
            raise NotImported(f"this is {kind}, not a text or a web page", "copy the article's text out of it")
    text, how, told = _read(data, declared, declared_by)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if has_control(text):
        text, gone = _without_controls(text)
        told = (*told, *gone)
    if _TWICE_ENCODED.search(text):
        told = (*told, "some letters look as if they had been encoded twice (Ã© for é): compare with the original")
    return Decoded(text=text, how=how, told=told)


def printable(text: str) -> str:
    """The text without characters that no file of a corpus may hold: controls, and halves of characters."""
    if has_control(text) or _SURROGATE.search(text):
        return "".join(char for char in text if not (is_control(char) or "\ud800" <= char <= "\udfff"))
    return text


def _read(data: bytes, declared: str, declared_by: str) -> tuple[str, str, tuple[str, ...]]:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            text = _strictly(data, codec)
            if text is None:
                raise NotImported(f"its byte order mark says {codec}, and that it is not")
            return text, f"{codec.removesuffix('-sig')}, by its byte order mark", ()
    told: tuple[str, ...] = ()
    in_page = _META.search(data[:_SNIFFED])
    for name, by in ((declared, declared_by), (in_page[1].decode() if in_page else "", "the page's <meta charset>")):
        if not name:
            continue
        known = _codec(name)
        read = _strictly(data, known) if known else None
        if read is not None:
            return read, f"{name}, as {by} says", told
        why = "that it is not" if known else "no such encoding is known"
        told = (*told, f'{by} says "{name}", and {why}')
    if (read := _strictly(data, "utf-8")) is not None:
        return read, "UTF-8", told
    raise NotImported(
        "; ".join((*told, "the encoding is not UTF-8, and cannot be told")),
        "name it: --encoding windows-1252 (western), windows-1256 (Arabic, Persian), utf-16",
    )


def _codec(name: str) -> str | None:
    """Python's name of an encoding that pages are written in, or `None`."""
    name = _ALIASES.get(name.lower().replace("_", "-"), name)
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return found if _OF_THE_WEB.fullmatch(found) else None


def _strictly(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except (UnicodeError, ValueError):
        return None


def _without_controls(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the characters that no file of a corpus may hold, and which they were."""
    found = {char: text.count(char) for char in sorted(set(text)) if is_control(char) and char != "\n"}
    if sum(found.values()) > max(16, _MOST_CONTROLS * len(text)):
        raise NotImported("this is no text: it is full of control characters", "is it a picture, or UTF-16?")
    gone = ", ".join(f"U+{ord(char):04X} ({count} times)" for char, count in list(found.items())[:10])
    # A break that separates words stays one: form feeds and their like become spaces.
    return text.translate({ord(char): " " if char.isspace() else None for char in found}), (
        (f"invisible characters were taken out: {gone}",) if found else ()
    )
