from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking import context
from recoupe.loading.document import project
from recoupe.model import Document
from tests.corpora import at_most


def document(body: str) -> Document:
    return project(body, "a.md", 1).document


def around(body: str, word: str, width: int) -> tuple[str, str]:
    found = document(body)
    start = found.text.index(word)
    return context(found, start, start + len(word), width)


@pytest.mark.parametrize(
    ("body", "width", "expected"),
    [
        ("un deux X trois quatre", 99, ("un deux ", " trois quatre")),
        ("un deux X trois quatre", 7, (" deux ", " trois ")),
        ("un deux X trois quatre", 5, ("deux ", " ")),
        ("un deux X trois quatre", 8, ("un deux ", " trois ")),
        ("un deux X trois quatre", 0, ("", "")),
        ("un deuxX trois", 3, ("", " ")),
        ("avant\n\nun X deux\n\naprès", 99, ("un ", " deux")),
        ("# avant\n- X\n- après", 99, ("", "")),
        ("un\\\nX\\\ndeux", 99, ("un\n", "\ndeux")),
        ("قال الحشد X في بغداد", 8, (" الحشد ", " في ")),
        ("```\nun\n\nX deux\n```", 99, ("", " deux")),
    ],
)
def test_whole_words_of_the_same_block(body: str, width: int, expected: tuple[str, str]) -> None:
    assert around(body, "X", width) == expected


@given(
    st.lists(st.sampled_from(["un", "deux", "X", " ", "\n\n", "- ", "é"]), max_size=20).map("".join), st.integers(0, 9)
)
def test_left_and_right_touch_the_match(body: str, width: int) -> None:
    """Both are slices of the one text that touch the stretch, at most `width` characters, within its block."""
    found = document(body)
    for start in (place for place, char in enumerate(found.text) if char == "X"):
        left, right = context(found, start, start + 1, width)
        assert max(len(left), len(right)) <= width
        assert found.text[:start].endswith(left)
        assert found.text[start + 1 :].startswith(right)
        assert "\n\n" not in left + right


def test_many_blocks_cost_little() -> None:
    found = document("X\n\n" * 20_000)
    starts = [leaf.start for leaf in found.leaves()]
    with at_most(10):
        assert {context(found, start, start + 1, 60) for start in starts} == {("", "")}
