from __future__ import annotations

from recoupe.diagnostics import Diagnostic, news
from recoupe.model import Span


def wrong(file: str, line: int, seen: str = "x") -> Diagnostic:
    return Diagnostic(span=Span(file, line), rule="unknown-entity", message=f'no entity is called "{seen}"', seen=seen)


def test_only_what_an_edit_has_caused_is_new() -> None:
    before = (wrong("a.md", 3), wrong("b.md", 5))
    found = news(before, (wrong("a.md", 3), wrong("a.md", 9, "y")))
    assert found.new == (wrong("a.md", 9, "y"),)
    assert (found.remain, found.gone) == (1, 1)
    assert str(found) == "diagnostics: 1 new, 1 as before, 1 gone"


def test_what_has_only_moved_to_another_line_is_not_new() -> None:
    found = news((wrong("a.md", 3), wrong("a.md", 7)), (wrong("a.md", 4), wrong("a.md", 8)))
    assert (found.new, found.remain, found.gone) == ((), 2, 0)


def test_of_two_alike_the_one_that_was_added_is_new() -> None:
    for place in (2, 12):
        now = tuple(sorted((wrong("a.md", 7), wrong("a.md", place))))
        assert news((wrong("a.md", 7),), now).new == (wrong("a.md", place),)
    # The same in another file is another.
    assert news((wrong("a.md", 7),), (wrong("b.md", 7),)).gone == 1
