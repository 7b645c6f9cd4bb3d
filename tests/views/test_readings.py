"""What was read travels and is kept without loss."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from recoupe.views.readings import Cell, Notes, Readings

CELLS = st.frozensets(st.tuples(st.sampled_from(["card", "date"]), st.integers(0, 9)), max_size=6)
PUTS = st.lists(st.tuples(st.sampled_from("abcdef"), CELLS), max_size=12)


@given(PUTS, st.integers(1, 4))
def test_readings_on_leaves_are_those_that_were_noted(puts: list[tuple[str, frozenset[Cell]]], a_leaf: int) -> None:
    notes, expected, found, known = Notes[str](), dict[str, frozenset[Cell]](), Readings[str](), list[int]()
    for number, (reader, cells) in enumerate(puts, start=1):
        notes.put(reader, cells)
        expected[reader] = cells
        if number % a_leaf == 0:
            found.take(notes.leaf(), known)
    found.take(notes.leaf(), known)
    again = Readings[str]()
    again.take(found.leaf(), [])
    for each in (found, again):
        assert {reader: each[reader] for reader in each.readers} == expected
        for cell in {cell for cells in expected.values() for cell in cells} | {("card", 0)}:
            readers = {reader for reader, cells in expected.items() if cell in cells}
            assert each.of([cell]) == readers
            assert each.readers_of(cell) == len(readers)


def test_a_leaf_has_no_cells_that_nobody_reads_any_more() -> None:
    found = Readings[str]()
    found.put("a", {("card", 1), ("card", 2)})
    found.put("b", {("card", 3)})
    found.put("a", {("card", 2)})
    found.drop("b")
    leaf = found.leaf()
    assert (leaf.cells, leaf.readers) == ((("card", 2),), ("a",))
    assert found.of([("card", 1), ("card", 3)]) == set()
