"""What was read and made of a corpus before, here or in a process that has kept it, so that nothing is done twice."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import TypeAlias

from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedArticle, LinkedCorpus, Register, build_register
from recoupe.loading import CorpusFile, Defaults, Loaded, read
from recoupe.model import Entity
from recoupe.processing.article import Processed, Surroundings

SETTLED = 0.1
"""Seconds after a change from which on its time tells it from the next one."""


Read: TypeAlias = tuple[str, tuple[Diagnostic, ...]]
"""A file's text, or an empty text and why there is none."""


AROUND = b"surroundings"
"""Under which key is kept what all articles were linked in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """The folder of a corpus as it was found: its files, what else lies there, what was read of each file.

    `defaults` say how it is read, and `as_of` tells one state of its history from another.
    """

    content: Path
    files: tuple[CorpusFile, ...]
    strays: tuple[Diagnostic, ...]
    read: tuple[Read, ...]
    defaults: Defaults
    as_of: str

    def edited_since(self, before: Folder) -> list[int] | None:
        """The places of the files that were read anew; `None` where anything else may be different."""
        if replace(self, read=()) != replace(before, read=()):
            return None
        # What was not read again is the same object.
        return [place for place, (old, new) in enumerate(zip(before.read, self.read, strict=True)) if old is not new]


@dataclass(frozen=True, slots=True)
class Last:
    """What the last build has found, and all that it has made of it."""

    folder: Folder
    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]


class Memory:
    """Files by the time of their last change; records, and articles, by the key of the file."""

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._files: dict[str, tuple[tuple[int, ...], Read]] = {}
        self._followed: dict[str, tuple[LinkedArticle, str, LinkedArticle]] = {}
        self._keys: dict[str, tuple[str, Defaults, bytes]] = {}
        self._read_with: tuple[Defaults, blake2b] | None = None
        self._register: tuple[Mapping[str, Entity], Register] | None = None
        self.records: dict[bytes, Loaded] = {}
        """The records of the last build but for its articles, by the key of their files."""
        self.articles: dict[bytes, Processed] = {}
        """The articles of the last build, likewise."""
        self.around: Surroundings | None = None
        """What these were linked in."""
        self.last: Last | None = None

    def read(self, content: Path, file: CorpusFile) -> Read:
        """A file's text, as `read` gives it; the same object where the file says the same."""
        try:
            seen = os.stat(f"{content}/{file.path}")  # noqa: PTH116 a path object costs more than what is asked
        except OSError:
            return read(content, file)
        # Who sets back the time of a change cannot set back that of the change of the time.
        stamp = seen.st_mtime_ns, seen.st_ctime_ns, seen.st_size, seen.st_ino
        known = self._files.get(file.path)
        if known and known[0] == stamp:
            return known[1]
        result = read(content, file)
        if known and known[1] == result:
            result = known[1]
        settled = time.time() - max(seen.st_mtime, seen.st_ctime) > SETTLED
        self._files[file.path] = stamp if settled else (), result
        return result

    def key(self, text: str, file: CorpusFile, defaults: Defaults) -> bytes:
        """The fingerprint of a file that holds this text, and of the `defaults` with which it is read."""
        known = self._keys.get(file.path)
        if known is None or known[0] is not text or known[1] != defaults:
            digest = self._begun(defaults).copy()
            digest.update(file.path.encode() + b"\0" + text.encode("utf-8", "surrogatepass"))
            known = self._keys[file.path] = text, defaults, digest.digest()
        return known[2]

    def _begun(self, defaults: Defaults) -> blake2b:
        if self._read_with is None or self._read_with[0] != defaults:
            self._read_with = defaults, blake2b(repr(defaults).encode(), digest_size=16)
        return self._read_with[1]

    def recall(self, kept: Mapping[bytes, object]) -> None:
        """Remember what another process has kept."""
        around = kept.get(AROUND)
        self.around = around if isinstance(around, Surroundings) else None
        self.records = {key: each for key, each in kept.items() if isinstance(each, Loaded)}
        self.articles = {key: each for key, each in kept.items() if isinstance(each, Processed)}

    def register(self, entities: Mapping[str, Entity]) -> Register:
        """The register, as `build_register` gives it."""
        if self._register is None or self._register[0] != entities:
            self._register = entities, build_register(entities)
        return self._register[1]

    def followed(self, each: LinkedArticle, as_of: str, follow: Callable[[], LinkedArticle]) -> LinkedArticle:
        """An article whose quotes have followed its text through its history, `as_of` a state of that."""
        known = self._followed.get(each.article.id)
        if known is None or known[0] is not each or known[1] != as_of:
            known = self._followed[each.article.id] = each, as_of, follow()
        return known[2]
