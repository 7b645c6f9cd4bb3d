from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from recoupe.search.packing import as_json, in_order, row, runs, squeeze, unsqueeze, with_rows

numbers = st.sets(st.integers(0, 300_000), max_size=40).map(sorted)


def read_row(data: bytes) -> list[int]:
    values, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            values.append(value)
            value = shift = 0
    count, *steps = values
    assert count == len(steps)
    found, last = [], -1
    for step in steps:
        last += step
        found.append(last)
    return found


@given(numbers)
def test_a_row_gives_its_numbers_back(found: list[int]) -> None:
    assert read_row(row(found)) == found


def test_rows_follow_their_json() -> None:
    data = with_rows({"a": "é"}, [[0, 1, 300], []])
    length = int.from_bytes(data[:4], "little")
    assert json.loads(data[4 : 4 + length]) == {"a": "é"}
    assert data[4 + length :] == row([0, 1, 300]) + row([])


@given(st.binary())
def test_squeezed_bytes_are_the_same_each_time_and_come_back(data: bytes) -> None:
    assert squeeze(data) == squeeze(data)
    assert unsqueeze(squeeze(data)) == data
    assert squeeze(data)[4:8] == bytes(4)  # no date


def test_what_is_no_character_does_no_harm() -> None:
    assert json.loads(as_json(["a\ud800"])) == ["a?"]


@given(st.lists(st.integers(1, 30)))
def test_runs_keep_all_items_and_the_limit(items: list[int]) -> None:
    found = list(runs(items, 20, lambda item: item))
    assert [item for run in found for item in run] == items
    assert all(sum(run) <= 20 or len(run) == 1 for run in found)


def test_words_are_ordered_as_javascript_orders_them() -> None:
    # U+10400 is two units from U+D801 on, which come before U+FF21.
    assert in_order(["\uff21", "\U00010400", "a"]) == ["a", "\U00010400", "\uff21"]
