from __future__ import annotations

from recoupe.model import EMPTY, Record, Span

PLACES = {(): Span("a.md", 1, 1, 4), ("stance",): Span("a.md", 3, 9, 20), ("stance", 0): Span("a.md", 4, 5, 20)}
RECORD = Record(id="a", path="a.md", header=None, document=EMPTY, spans=PLACES)


def test_the_place_of_a_value_or_of_the_nearest_that_holds_it() -> None:
    assert RECORD.span("stance", 0).line == 4
    assert RECORD.span("stance", 0, "target").line == 4
    assert RECORD.span("stance", 1, "target").line == 3
    assert RECORD.span("title").line == 1
    assert Record(id="a", path="a.md", header=None, document=EMPTY, spans={}).span("title") == Span("a.md", 1, 1, 1)
