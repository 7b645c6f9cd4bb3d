"""Records as they are kept and sent."""

from __future__ import annotations

import pickle

import pytest

from recoupe.model import PartialDate, Places, Quote, Rights, Span, Stance

STANCE = Stance(target="a", position="favor", evidence=(Quote(exact="x"),), date=PartialDate(2021, 10))


@pytest.mark.parametrize("record", [STANCE, Span("a.md", 3, 9, 20), Rights(text="none")])
def test_a_record_comes_back_as_it_was(record: object) -> None:
    assert pickle.loads(pickle.dumps(record, 5)) == record


def test_no_field_is_left_without_a_value() -> None:
    date = PartialDate(2021)
    with pytest.raises(ValueError, match="shorter"):
        PartialDate.__setstate__(date, (2021, 10))  # type: ignore[attr-defined]


def test_places_are_those_that_were_given() -> None:
    spans = {
        (): Span("a.md", 1, 1, 4),
        ("stance", 0, "é\ud800"): Span("a.md", 4, 5, 20),
        ("stance", "0"): Span("a.md", 5, 5, 7),
    }
    places = Places.of("a.md", spans)
    assert dict(places) == spans
    assert len(places) == 3
    assert ("stance", 0) not in places
    assert places.get(("stance", "0")) == Span("a.md", 5, 5, 7)
    assert pickle.loads(pickle.dumps(places)) == places != Places.of("b.md", spans)
