"""What was processed before, kept between builds: one SQLite file, by the fingerprint of all that went in.

A cache is never trusted. One that is torn, foreign or of another version of the engine is set aside with a word; an
entry is read by an unpickler that makes the engine's own records and nothing else, and only when its checksum, which is
of its key too, is right.
"""

from __future__ import annotations

import os
import pickle
import platform
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from pathlib import Path
from typing import Any

_LIBRARIES = (
    *("ahocorasick-rs", "babel", "bibtexparser", "jinja2", "markdown", "markdown-it-py", "markupsafe", "nh3", "numpy"),
    *("pagefind_bin", "pydantic", "pylatexenc", "python-frontmatter", "PyYAML", "rapidfuzz", "rispy", "typst"),
)
"""What the making of kept things leaves to others."""

_PATIENCE = 30
"""Seconds for which a process waits until another has written."""

_CHECKSUM = 16


@dataclass(frozen=True, slots=True)
class Pickled:
    """A thing that another process has pickled: it is kept as it came."""

    data: bytes


class Store:
    """Processed things by key, in one file."""

    def __init__(self, path: Path, tell: Callable[[str], None]) -> None:
        """Open the file, or begin it; `tell` is given the one line that says why an older one was set aside."""
        self.path = path
        self.tell = tell
        self.database = self._opened()
        self._process = os.getpid()
        self.is_full = False
        """Whether something could not be written."""

    def divided(self) -> None:
        """Open the file anew in a process that was divided from the one that has opened it."""
        if self._process != os.getpid():
            self._elsewhere = self.database  # not to be closed from here
            self.tell = _nobody
            self.database = self._opened()
            self._process = os.getpid()

    def find(self, keys: Sequence[bytes]) -> dict[bytes, Any]:
        """What is kept of a few keys."""
        try:
            rows = self.database.execute(
                f"SELECT key, value FROM kept WHERE key IN ({', '.join('?' * len(keys))})",
                keys,
            ).fetchall()
        except sqlite3.Error:
            return {}
        return {key: found[0] for key, value in rows if (found := _unpacked(key, value))}

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Any]:
        """What is kept of these keys."""
        found: dict[bytes, Any] = {}
        try:
            wanted = set(keys)
            for key, value in self.database.execute("SELECT key, value FROM kept"):
                if key in wanted and (thing := _unpacked(key, value)) is not None:
                    found[key] = thing[0]
        except sqlite3.Error as error:
            self._begin_anew(f"it cannot be read: {error}")
            return {}
        return found

    def put(self, things: Mapping[bytes, Any], used: Iterable[bytes]) -> None:
        """Keep new things, and of the old ones those that were used. A full disk costs the cache and nothing else."""
        self.keep_only((*used, *things))
        self.add(things)

    def add(self, things: Mapping[bytes, Any]) -> None:
        """Keep new things, beside all that is kept."""
        self._write(
            "INSERT OR REPLACE INTO kept VALUES (?, ?)", ((key, _packed(key, thing)) for key, thing in things.items())
        )

    def drop(self, keys: Iterable[bytes]) -> None:
        """Throw away what is kept of some keys."""
        self._write("DELETE FROM kept WHERE key = ?", ((key,) for key in keys))

    def keep_only(self, used: Iterable[bytes]) -> None:
        """Throw away all else."""
        keys = set(used)
        try:
            old = [row for row in self.database.execute("SELECT key FROM kept") if row[0] not in keys]
        except sqlite3.Error:
            return
        self._write("DELETE FROM kept WHERE key = ?", old)

    def _write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
        try:
            with self.database:
                self.database.executemany(statement, rows)
        except sqlite3.Error as error:
            if not self.is_full:
                self.tell(f"what was processed is not kept for the next build: {error}")
            self.is_full = True

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def _opened(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(self.path, timeout=_PATIENCE)
        except (OSError, sqlite3.Error) as error:
            self.tell(f"nothing is kept between builds: {error}")
            return _empty(sqlite3.connect(":memory:"))
        try:
            database.execute("PRAGMA synchronous = OFF")  # what is torn when the power fails is found by its checksum
            database.execute("PRAGMA secure_delete = ON")  # of a text that was withdrawn nothing is left in the file
            tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
            if not tables:
                return _empty(database)
            row = database.execute("SELECT engine FROM made_by").fetchone() if "made_by" in tables else None
            if row == (engine(),):
                return database
            self.database = database
            self._begin_anew("another version of the engine made it" if row else "it is no cache of this engine")
        except sqlite3.Error as error:
            self.database = database
            self._begin_anew(f"it cannot be read: {error}")
        return self.database

    def _begin_anew(self, why: str) -> None:
        self.tell(f"the cache {self.path.name} is set aside, and everything done anew: {why}")
        self.database.close()
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                self.path.with_name(self.path.name + suffix).unlink()
        try:
            self.database = _empty(sqlite3.connect(self.path, timeout=_PATIENCE))
        except sqlite3.Error:
            self.database = _empty(sqlite3.connect(":memory:"))


def _nobody(line: str) -> None:
    """The process that was there first has said it already."""


@cache
def engine() -> bytes:
    """The fingerprint of the engine's code and data, and of what it leaves to others."""
    digest = blake2b(digest_size=16)
    for path, source in sorted(_sources(files("recoupe"), "")):
        digest.update(path.encode() + b"\0" + source + b"\0")
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\0".encode())
    digest.update(f"Python {platform.python_version()}\0zlib {zlib.ZLIB_RUNTIME_VERSION}\0".encode())
    return digest.digest()


def _sources(folder: Traversable, path: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry, f"{path}/{entry.name}")
        else:
            yield f"{path}/{entry.name}", entry.read_bytes()


def _empty(database: sqlite3.Connection) -> sqlite3.Connection:
    with database:
        database.execute("CREATE TABLE made_by (engine BLOB)")
        database.execute("CREATE TABLE kept (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID")
        database.execute("INSERT INTO made_by VALUES (?)", (engine(),))
    return database


def _packed(key: bytes, thing: Any) -> bytes:
    data = thing.data if isinstance(thing, Pickled) else pickle.dumps(thing, protocol=5)
    return _checksum(key, data) + data


def _unpacked(key: bytes, value: object) -> tuple[Any] | None:
    """What the entry of a key holds; `None` for one that is damaged, or another's."""
    if not isinstance(value, bytes) or _checksum(key, value[_CHECKSUM:]) != value[:_CHECKSUM]:
        return None
    try:
        return (_RecordsOnly(BytesIO(value[_CHECKSUM:])).load(),)
    except (pickle.UnpicklingError, AttributeError, EOFError, ImportError, IndexError, TypeError, ValueError):
        return None


def _checksum(key: bytes, data: bytes) -> bytes:
    digest = blake2b(len(key).to_bytes(8, "little") + key, digest_size=_CHECKSUM)
    digest.update(data)
    return digest.digest()


class _RecordsOnly(pickle.Unpickler):
    """Makes records of the engine. A file that somebody else put there could otherwise run what it likes.

    Nothing is imported for it: whoever asks for a record has its module. The records are frozen and slotted, since into
    the class of any other a pickle may put what it likes.
    """

    def find_class(self, module: str, name: str) -> Any:
        return _record(module, name)


@cache
def _record(module: str, name: str) -> type:
    found = getattr(sys.modules.get(module), name, None) if module.partition(".")[0] == "recoupe" else None
    if isinstance(found, type) and found.__module__ == module and is_dataclass(found):
        own = vars(found)
        if own["__dataclass_params__"].frozen and "__setstate__" in own:
            return found
    raise pickle.UnpicklingError(f"{module}.{name} is no record")
