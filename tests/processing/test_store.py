"""What is kept is read back only as what the engine has put there, and under its own key."""

from __future__ import annotations

import pickle
import sqlite3
import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from recoupe.editing.header import TypedHeader
from recoupe.model import PartialDate
from recoupe.processing import Store, store


@pytest.fixture
def kept(tmp_path: Path) -> Store:
    return Store(tmp_path / "kept.sqlite", print)


def checked(key: bytes, data: bytes) -> bytes:
    """An entry of a key, such as somebody would write who knows the format."""
    digest = blake2b(len(key).to_bytes(8, "little") + key + data, digest_size=16)
    return digest.digest() + data


def put(into: Store, key: bytes, value: bytes) -> None:
    with into.database:
        into.database.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, value))


def named(module: str, name: str) -> bytes:
    """The part of a pickle that asks for something in a module."""
    return b"".join(b"\x8c" + bytes([len(each)]) + each.encode() for each in (module, name)) + b"\x93"


DAY = PartialDate.parse("2021-10-19")


def test_a_record_is_found_again_under_its_key(kept: Store) -> None:
    kept.add({b"day": DAY})
    assert kept.find([b"day"]) == {b"day": DAY}
    assert kept.get([b"day", b"other"]) == {b"day": DAY}
    put(kept, b"mine", checked(b"mine", pickle.dumps(DAY)))
    assert kept.find([b"mine"]) == {b"mine": DAY}


def test_the_entry_of_another_key_is_damaged(kept: Store) -> None:
    kept.add({b"one": DAY, b"other": PartialDate.parse("2022")})
    (value,) = kept.database.execute("SELECT value FROM kept WHERE key = ?", (b"other",)).fetchone()
    put(kept, b"one", value)
    assert kept.find([b"one"]) == {}
    assert kept.get([b"one"]) == {}


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "system"),
        ("recoupe.cli.__main__", "x"),  # would run the command line
        ("recoupe.processing.store", "pickle"),
        ("recoupe.processing.store", "pickle.loads"),
        ("recoupe.processing.store", "Store"),
        ("recoupe.loading.document", "Token"),  # a record, but not of the engine's own
        ("recoupe.editing.header", "TypedHeader"),
    ],
)
def test_nothing_but_records_of_the_engine_is_made(kept: Store, module: str, name: str) -> None:
    put(kept, b"x", checked(b"x", b"\x80\x05" + named(module, name) + b"."))
    assert kept.find([b"x"]) == {}
    assert "recoupe.cli.__main__" not in sys.modules


def test_a_class_stays_as_it_is(kept: Store) -> None:
    for record in (TypedHeader, PartialDate):
        state = pickle.dumps({"poisoned": "yes"}, 5)[2:-1]
        put(
            kept,
            b"x",
            checked(b"x", b"\x80\x05" + named(record.__module__, record.__name__) + b"N" + state + b"\x86b."),
        )
        assert kept.find([b"x"]) == {}
        assert not hasattr(record, "poisoned")


def test_every_part_of_the_engine_has_a_say_in_its_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = store.engine()
    store.engine.cache_clear()
    monkeypatch.setattr("zlib.ZLIB_RUNTIME_VERSION", "0.0")
    assert store.engine() != before
    monkeypatch.undo()
    store.engine.cache_clear()
    assert store.engine() == before


def test_a_file_of_another_shape_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "kept.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE kept (k TEXT)")
    said: list[str] = []
    kept = Store(path, said.append)
    kept.add({b"day": DAY})
    assert kept.find([b"day"]) == {b"day": DAY}
    assert len(said) == 1
