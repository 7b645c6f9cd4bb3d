"""A file is read again when it may hold something else, whatever its time says."""

from __future__ import annotations

import os
import time
from pathlib import Path

from recoupe.loading import CorpusFile
from recoupe.processing import Memory
from recoupe.processing.memory import SETTLED

FILE = CorpusFile("articles", "a", "articles/a.md")


def test_an_edit_whose_time_was_set_back_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / FILE.path
    path.parent.mkdir()
    path.write_text("un\n", encoding="utf-8")
    os.utime(path, (1, 1))
    time.sleep(2 * SETTLED)
    memory = Memory()
    assert memory.read(tmp_path, FILE)[0] == "un\n"
    path.write_text("du\n", encoding="utf-8")
    os.utime(path, (1, 1))
    assert memory.read(tmp_path, FILE)[0] == "du\n"


def test_a_file_that_stays_is_read_once(tmp_path: Path) -> None:
    path = tmp_path / FILE.path
    path.parent.mkdir()
    path.write_text("un\n", encoding="utf-8")
    time.sleep(2 * SETTLED)
    memory = Memory()
    assert memory.read(tmp_path, FILE)[0] is memory.read(tmp_path, FILE)[0]
