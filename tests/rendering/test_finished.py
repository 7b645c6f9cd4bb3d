"""Pages that were finished are found as they were made, and only while a build has ended well since."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from recoupe.processing import Store
from recoupe.rendering import Page
from recoupe.rendering.finished import Colophon, Finished, last_colophon, readings_in
from recoupe.views.readings import Cell, Leaves, Notes

PAGE = Page(
    address="articles/a/", title="Un", lang="fr", kind="article", html="<p>\ud800 é</p>", source="articles/a.md"
)
NOW = Colophon(b"settings", b"corpus", ())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "pages.sqlite", print)


def leaves(process: int, **files: set[Cell]) -> Leaves:
    of_files, of_things = Notes[str](), Notes[Cell]()
    for path, cells in files.items():
        of_files.put(path, cells)
    of_things.put(("card", ("a",)), {("linked.articles", "a")})
    return Leaves(process, of_files.leaf(), of_things.leaf())


def ended(store: Store) -> None:
    finished = Finished(store, NOW)
    finished.put("a", PAGE)
    finished.put("b", b"\0 bytes")
    finished.begin()
    finished.end(["a", "b"], [leaves(1, a={("card", ("a",))}), leaves(2, b={("date", ("a",))})])


def test_pages_and_files_are_found_as_they_were(store: Store) -> None:
    ended(store)
    assert Finished(store, NOW, lambda path: True).find(["a", "b", "c"]) == {"a": PAGE, "b": b"\0 bytes"}
    assert Finished(store, NOW, lambda path: path == "b").find(["a", "b"]) == {"b": b"\0 bytes"}
    assert Finished(store, NOW).find(["a", "b"]) == {}


def test_what_was_read_is_known_from_all_processes(store: Store) -> None:
    ended(store)
    found = readings_in(store)
    assert found
    files, things = found
    assert {path: files[path] for path in files.readers} == {"a": {("card", ("a",))}, "b": {("date", ("a",))}}
    assert things.of([("linked.articles", "a")]) == {("card", ("a",))}


def test_what_the_site_has_no_more_is_thrown_away(store: Store) -> None:
    ended(store)
    finished = Finished(store, NOW, lambda path: True)
    finished.begin()
    finished.end(["b"], [leaves(0, b=set())])
    assert finished.find(["a", "b"]) == {"b": b"\0 bytes"}
    (key,) = (last_colophon(store) or NOW).leaves
    assert [key for (key,) in store.database.execute("SELECT key FROM kept ORDER BY key")] == [
        b"colophon",
        b"file b",
        key,
    ]


def test_a_build_that_has_not_ended_leaves_nothing_to_go_by(store: Store) -> None:
    ended(store)
    assert last_colophon(store) == NOW
    Finished(store, NOW).begin()
    assert last_colophon(store) == NOW
    Finished(store, Colophon(b"settings", b"other", ())).begin()
    assert last_colophon(store) is None
    assert readings_in(store) is None


def test_leaves_of_which_one_is_damaged_tell_nothing(store: Store) -> None:
    ended(store)
    with sqlite3.connect(store.path) as database:
        (key, _) = (last_colophon(store) or NOW).leaves
        database.execute("UPDATE kept SET value = substr(value, 1, length(value) - 1) WHERE key = ?", (key,))
    assert readings_in(store) is None
