from __future__ import annotations

from io import StringIO

import pytest

from recoupe.progress import _Line, counted, terminal, unseen


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_things_are_counted_and_stay_as_they_are() -> None:
    told: list[tuple[int, int, str]] = []
    assert list(counted("abc", 3, "letters", lambda *each: told.append(each))) == ["a", "b", "c"]
    assert told == [(1, 3, "letters"), (2, 3, "letters"), (3, 3, "letters")]


def test_what_ends_early_is_done() -> None:
    told: list[tuple[int, int, str]] = []
    assert list(counted("", 3, "letters", lambda *each: told.append(each))) == []
    assert told == [(3, 3, "letters")]


def test_nothing_is_shown_where_nobody_looks_on(monkeypatch: pytest.MonkeyPatch) -> None:
    assert terminal(StringIO()) is unseen
    monkeypatch.setenv("TERM", "xterm")
    assert isinstance(terminal(Terminal()), _Line)
    monkeypatch.setenv("TERM", "dumb")
    assert terminal(Terminal()) is unseen


def test_short_work_is_not_shown_and_long_work_leaves_nothing_behind() -> None:
    now = [100.0]
    stream = Terminal()
    show = _Line(stream, lambda: now[0])
    show(0, 9_000, "articles read")
    now[0] += 1.9
    show(10, 9_000, "articles read")
    assert stream.getvalue() == ""
    now[0] += 0.2
    show(1_234, 9_000, "articles read")
    show(1_235, 9_000, "articles read")  # too soon after the other
    assert stream.getvalue() == "\r\x1b[K1,234 of 9,000 articles read"
    show(9_000, 9_000, "articles read")
    assert stream.getvalue().endswith("\r\x1b[K")
    show(1, 5, "pages written")
    assert stream.getvalue().endswith("read\r\x1b[K")
