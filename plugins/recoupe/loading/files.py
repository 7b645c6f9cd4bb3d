"""Which files a corpus has, and their bytes.

Only regular files with plain names are read, so that a name, a link or a device in a contribution can do no harm.
"""

from __future__ import annotations

import os
import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.diagnostics import Diagnostic
from recoupe.model import Span, is_language, is_slug
from recoupe.model.keeping import kept_in_rows

KINDS = ("articles", "entities", "sources")
"""The folders of a corpus, each holding records of one kind."""

PAGES = "pages"
"""The kind of the Markdown files beside the folders: `about.md`, and `about.en.md` for an edition in English."""

MAX_BYTES = 1024 * 1024
"""Largest file that is read."""


_NAME = "lower-case letters a to z, digits, and single hyphens between them, at most 100 characters"


@kept_in_rows
@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file to read: its kind, its id (the stem) and its path below the corpus, with `/` between folders.

    `lang` is the language of the edition that a hand-written page is for, where its name says so.
    """

    kind: str
    id: str
    path: str
    lang: str = ""

    @classmethod
    def at(cls, path: str) -> CorpusFile:
        """The file at `path`, whose name is a good one."""
        kind, _, rest = path.partition("/")
        stem = path.rpartition("/")[2].removesuffix(".md")
        if rest:
            return cls(kind, stem, path)
        id, _, lang = stem.partition(".")
        return cls(PAGES, id, path, lang)


def discover(content: Path) -> tuple[tuple[CorpusFile, ...], tuple[Diagnostic, ...]]:
    """The files of the corpus in order of path, and a diagnostic for everything else that lies there."""
    files: list[CorpusFile] = []
    strays: list[Diagnostic] = []
    for path, entry in _walk(content, "", strays):
        if entry.is_file(follow_symlinks=False):  # the folder says so: no file need be looked at for it
            found = _named(path)
        else:
            found = _stray(path, "this is not a regular file", "regular files only: no links, pipes or devices")
        if isinstance(found, CorpusFile):
            files.append(found)
        else:
            strays.append(found)
    return tuple(files), tuple(strays)


@cache
def _named(path: str) -> CorpusFile | Diagnostic:
    """The regular file at a path, or what is wrong with its name. It is asked for at every build."""
    folder, _, name = path.rpartition("/")
    kind = folder.partition("/")[0] if folder else PAGES
    stem, dot, suffix = name.rpartition(".")
    if kind not in (*KINDS, PAGES) or dot + suffix != ".md":
        return _stray(path, "a corpus has no such file", "Markdown files in articles/, entities/ or sources/")
    if (bad := next((part for part in folder.split("/") if folder and not is_slug(part)), None)) is not None:
        return _stray(path, f'"{bad}" cannot be the name of a folder here', _NAME, rule="malformed-file-name")
    if not (is_slug(stem) or (kind == PAGES and _is_version(stem))):
        suffixes = ".md, or a language and .md, such as .en.md" if kind == PAGES else ".md"
        message, expected = f'"{name}" cannot be the name of a file here', f"{_NAME}, then {suffixes}"
        return _stray(path, message, expected, rule="malformed-file-name")
    return CorpusFile.at(path)


def _stray(path: str, message: str, expected: str, *, rule: str = "stray-file") -> Diagnostic:
    seen = path.rpartition("/")[2][:80]
    return Diagnostic(span=Span(path), rule=rule, message=message, seen=seen, expected=expected)


def _is_version(stem: str) -> bool:
    """Whether it is a page's id, a dot and a language."""
    id, _, lang = stem.partition(".")
    return is_slug(id) and is_language(lang)


def read(content: Path, file: CorpusFile) -> tuple[str, tuple[Diagnostic, ...]]:
    """A file's text, or an empty text and the diagnostic for which there is none."""
    try:
        with (content / file.path).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        told = Diagnostic(span=Span(file.path), rule="unreadable-file", message=message, expected="a readable file")
        return "", (told,)
    return decoded(data, file)


def decoded(data: bytes, file: CorpusFile) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of a file that holds `data`, or an empty text and the diagnostic for which there is none."""

    def refuse(rule: str, message: str, expected: str, *, seen: str = "", span: Span | None = None) -> Diagnostic:
        return Diagnostic(span=span or Span(file.path), rule=rule, message=message, seen=seen, expected=expected)

    if len(data) > MAX_BYTES:
        return "", (refuse("file-too-large", "the file is larger than 1 MiB", "one article a file"),)
    try:
        text = data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        before = _one_line_break(error.object[: error.start].decode())  # the object is without a byte order mark
        line = before.count("\n") + 1
        column = len(before) - (before.rfind("\n") + 1) + 1
        seen = " ".join(f"{byte:02X}" for byte in error.object[error.start : error.start + 4])
        return "", (
            refuse(
                "not-utf8",
                "the file is not UTF-8 text",
                "the file saved as UTF-8",
                seen=f"bytes {seen}",
                span=Span(file.path, line, column, column + 1),
            ),
        )
    text = _one_line_break(text)
    if found := _CONTROL_IN_LINES.search(text):
        number = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        return "", (
            refuse(
                "forbidden-character",
                "the file holds a control character",
                "printable text",
                seen=f"U+{ord(found[0]):04X}",
                span=Span(file.path, number, column, column + 1),
            ),
        )
    return text, ()


def _one_line_break(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069"
"""C0 and C1 controls but tab and newline; the characters that turn a line's direction, which can hide words."""

_CONTROL = re.compile(f"[{_CONTROLS}\n]")
_CONTROL_IN_LINES = re.compile(f"[{_CONTROLS}]")


def is_control(char: str) -> bool:
    """Whether a character of one line is a control character."""
    return _CONTROL.match(char) is not None


def first_control(text: str, allowed: str = "") -> str:
    """The first control character of a text, but for those that are allowed there; nothing where it holds none."""
    if text.isprintable():
        return ""
    return next((found[0] for found in _CONTROL.finditer(text) if found[0] not in allowed), "")


def without_controls(text: str, instead: str) -> str:
    """A text with something else for each control character."""
    return _CONTROL.sub(instead, text)


def has_control(text: str) -> bool:
    """Whether one line of text holds a control character."""
    return _CONTROL.search(text) is not None


def _walk(folder: Path, prefix: str, refused: list[Diagnostic]) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every entry below `folder` that is no folder itself, in order; hidden ones are left alone, links not followed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        message = f"the folder cannot be read: {error.strerror}"
        span = Span(prefix.rstrip("/"))
        refused.append(Diagnostic(span=span, rule="unreadable-file", message=message, expected="a readable folder"))
        return
    for entry in entries:
        name = entry.name
        if name.startswith("."):
            continue
        path = prefix + (name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace"))
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / name, path + "/", refused)
        else:
            yield path, entry


def line_reader(content: Path) -> Callable[[str, int], str | None]:
    """Gives lines of the corpus's files, for reports: path below `content`, number from 1; `None` where none is."""

    @cache
    def lines(path: str) -> list[str]:
        target = content / path
        try:
            if target.is_symlink() or not target.is_file() or target.stat().st_size > MAX_BYTES:
                return []
            text = _one_line_break(target.read_bytes().decode("utf-8-sig", "replace"))
            return unicodedata.normalize("NFC", text).split("\n")
        except (OSError, ValueError):
            return []

    def line(path: str, number: int) -> str | None:
        found = lines(path)
        return found[number - 1] if 0 < number <= len(found) else None

    return line
