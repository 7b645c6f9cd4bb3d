"""The files of the search in a folder that stands between builds."""

from __future__ import annotations

import shutil
from pathlib import Path

from recoupe.following import write_search

ONE = {"contents.bin": b"1", "data-1/cards/0.bin": b"a", "data-1/cards/1.bin": b"b", "data-1/x.bin": b"x"}
OTHER = {"contents.bin": b"2", "data-2/cards/0.bin": b"a", "data-2/cards/1.bin": b"c", "pagefind/pagefind.js": b"p"}


def there(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_next_files_take_the_place_of_the_last(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"")  # the host's
    write_search(ONE, tmp_path)
    assert there(tmp_path) == ONE | {"index.html": b""}
    same = (tmp_path / "data-1/cards/0.bin").stat()
    write_search(OTHER, tmp_path, ONE)
    assert there(tmp_path) == OTHER | {"index.html": b""}
    now = (tmp_path / "data-2/cards/0.bin").stat()
    assert (now.st_ino, now.st_mtime_ns) == (same.st_ino, same.st_mtime_ns)  # what is the same stays
    assert not (tmp_path / "data-1").exists()
    write_search(ONE, tmp_path, OTHER)
    assert there(tmp_path) == ONE | {"index.html": b""}


def test_in_a_folder_that_was_emptied_all_is_written(tmp_path: Path) -> None:
    write_search(ONE, tmp_path / "search")
    shutil.rmtree(tmp_path / "search")
    write_search(OTHER, tmp_path / "search", ONE)
    assert there(tmp_path / "search") == OTHER
