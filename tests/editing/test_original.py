from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from recoupe.editing.original import Original

texts = st.text(st.sampled_from("ab \r\n\ufeffé\u0301\u0327\u212a각\u1100\u1161ا\u0653"), max_size=30)


@given(texts)
def test_it_reads_what_the_loader_reads(typed: str) -> None:
    read_as = typed.encode().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert Original.of(typed.encode()).text == unicodedata.normalize("NFC", read_as)


@given(texts, st.data())
def test_what_is_replaced_and_put_back_leaves_the_bytes_as_they_were(typed: str, data: st.DataObject) -> None:
    original = Original.of(typed.encode())
    start, end = sorted(data.draw(st.sampled_from(sorted(original.offsets))) for _ in range(2))
    assert original.replaced([]) == typed.encode()
    assert original.replaced([(start, end, original.slice(start, end))]) == typed.encode()
