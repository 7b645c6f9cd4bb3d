from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.rendering.figures.labels import width, wrapped
from tests.corpora import at_most


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("Irak", ("Irak",)),
        # a word on each line can be no narrower
        ("aaaaaaaaaa bbbbbbbbbb", ("aaaaaaaaaa", "bbbbbbbbbb")),
        # lines are about as wide as each other
        ("aaaa bb cc dd", ("aaaa bb", "cc dd")),
        ("aaaaa bbbbb ccccc ddddd eeeee", ("aaaaa bbbbb", "ccccc dddd…")),
        ("aaaaaaaaaaaaaaaaaaaaaaaa", ("aaaaaaaaa…",)),
    ],
)
def test_words_are_put_on_few_even_lines(text: str, expected: tuple[str, ...]) -> None:
    with at_most(2):
        assert wrapped(text, 60, 10, 2) == expected


@given(st.text(max_size=40), st.integers(20, 200), st.integers(1, 4))
def test_no_line_is_wider_than_it_may_be(text: str, most: int, lines: int) -> None:
    """The words on at most `lines` lines, none wider than `most`."""
    with at_most(2):
        found = wrapped(text, most, 10, lines)
    assert len(found) <= lines
    assert all(width(line, 10) <= most or len(line) <= 1 for line in found)
