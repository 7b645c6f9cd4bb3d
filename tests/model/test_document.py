from __future__ import annotations

from recoupe.model import BLOCK_BREAK, EMPTY, Document, Group, Leaf, Rule

ONE = Leaf("p", 0, 3, origins=((0, 5, 1),))
TWO = Leaf("p", 5, 12, origins=((5, 7, 3), (9, 8, 3)))
THREE = Leaf("pre", 14, 15, origins=((14, 11, 1),))
DOCUMENT = Document("uno\n\ndos tres\n\n3", (ONE, Rule(), Group("ul", (Group("li", (TWO,)), Group("li", ()))), THREE))


def test_leaves_are_in_reading_order_and_joined_by_breaks() -> None:
    """`text` is the leaves' texts joined by `BLOCK_BREAK`."""
    document = Document(
        "uno\n\ndos tres\n\n3", (ONE, Rule(), Group("ul", (Group("li", (Leaf("p", 5, 13, ()),)),)), THREE)
    )
    assert [leaf.start for leaf in document.leaves()] == [0, 5, 14]
    assert BLOCK_BREAK.join(document.text[leaf.start : leaf.end] for leaf in document.leaves()[:2]) == "uno\n\ndos tres"
    assert EMPTY.leaves() == ()


def test_an_offset_is_where_its_character_was_typed() -> None:
    assert [DOCUMENT.origin(offset) for offset in (0, 2, 5, 8, 9, 11, 14)] == [
        (5, 1),
        (5, 3),
        (7, 3),
        (7, 6),
        (8, 3),
        (8, 5),
        (11, 1),
    ]
