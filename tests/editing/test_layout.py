"""One entry is taken out of a header: nothing else goes, and no comment ever."""

from __future__ import annotations

import pytest

from recoupe.editing.layout import lay_out

CASES = [
    # lists in brackets
    ("l: [a, X, b]", "l: [a, b]"),
    ("l: [a, X]", "l: [a]"),
    ("l: [ X , a ]", "l: [ a ]"),
    ("l: [a , 'X' , b]", "l: [a , b]"),
    ("l: [a,\n  X, b]", "l: [a, b]"),
    ("l: [\n  a,\n  X,\n  b\n]", "l: [\n  a,\n  b\n]"),
    ("l: [\n  a,\n  X,\n]", "l: [\n  a,\n]"),
    ("l: [\n  X,\n  a\n]", "l: [\n  a\n]"),
    ("l: [\n  a, # of a\n  X, # of X\n  b\n]", "l: [\n  a, # of a\n  # of X\n  b\n]"),
    ("l: [\n  a, # of a\n  X\n]", "l: [\n  a, # of a\n]"),
    ("l: [\n  a,\n  X # of X\n]", "l: [\n  a,\n  # of X\n]"),
    ("l: [X, # of X\n  a]", "l: [ # of X\n  a]"),
    ("l: [a, # of a\n  b, X,\n  c]", "l: [a, # of a\n  b,\n  c]"),
    ("l: [{id: a}, {id: X, role: about}]", "l: [{id: a}]"),
    # keys in braces
    ("l: {a: 1, X: 2, b: 3}", "l: {a: 1, b: 3}"),
    ("l: {X: 2,\n  b: 3}", "l: {\n  b: 3}"),
    ("l: { a: 1, 'X': 2 } # of l", "l: { a: 1 } # of l"),
    # lists with hyphens
    ("l:\n  - a\n  - X\n  - b", "l:\n  - a\n  - b"),
    ("l:\n- a\n- X", "l:\n- a"),
    ("l:\n  - a\n\n  # before\n  - X  # beside\n  - b", "l:\n  - a\n\n  # before\n  # beside\n  - b"),
    ("l:\n  - id: X\n    v: |\n      two\n\n      lines\n\n  - id: b", "l:\n\n  - id: b"),
    ("l:\n  -\n    id: X\n    role: about   \n  - b", "l:\n  - b"),
    ("l:\n  - - X\n    - a\n  - b", "l:\n  - b"),
    # keys on lines
    ("l:\n  a: 1\n  X: 2  \n  b: 3", "l:\n  a: 1\n  b: 3"),
    ('l:\n  a: 1\n  "X": 2 # of X\nm: 3', "l:\n  a: 1\n  # of X\nm: 3"),
    # not without a comment
    ("l:\n  - id: X # why\n    role: about\n  - b", None),
    ("l:\n  - # why\n    id: X\n  - b", None),
    ("l: [a, {id: X, # why\n  role: about}]", None),
    # nor where nobody would know what goes
    ("l: [X # why\n , a]", None),
    ("l: {? X : 2, a: 1}", None),
    ("l:\n  ? X\n  : 2\n  a: 1", None),
]


@pytest.mark.parametrize(("header", "expected"), CASES)
def test_an_entry_is_taken_out(header: str, expected: str | None) -> None:
    layout = lay_out(f"---\n{header}\n---\nThe text: X, - X\n")
    name = layout.text.index("X")
    entries = (*layout.items.values(), *(pair for start, pair in layout.pairs.items() if start > len("---\n")))
    entry = max((each for each in entries if each.start <= name < each.end), key=lambda each: each.end - each.start)
    stretch = layout.without(entry)
    if stretch is None:
        assert expected is None
    else:
        left = layout.text[: stretch[0]] + layout.text[stretch[1] :]
        assert left == f"---\n{expected}\n---\nThe text: X, - X\n"
