"""Bytes to text: by what is said of them, and never by a guess."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.importing import NotImported, decode
from recoupe.importing.encoding import MAX_BYTES, printable
from recoupe.loading.files import has_control

TEXT = "L’été à Bagdad, déjà"


@pytest.mark.parametrize(
    ("data", "declared", "how"),
    [
        (TEXT.encode(), "", "UTF-8"),
        (TEXT.encode("utf-8-sig"), "", "utf-8, by its byte order mark"),
        (TEXT.encode("utf-16"), "", "utf-16, by its byte order mark"),
        (TEXT.encode("cp1252"), "windows-1252", "windows-1252, as the server says"),
        (TEXT.encode("cp1252"), "ISO-8859-1", "ISO-8859-1, as the server says"),
        (TEXT.encode("utf-8"), "utf8", "utf8, as the server says"),
    ],
)
def test_what_is_said_of_the_encoding_is_believed(data: bytes, declared: str, how: str) -> None:
    found = decode(data, declared, declared_by="the server")
    assert (found.text, found.how, found.told) == (TEXT, how, ())


def test_a_page_says_its_own_encoding() -> None:
    page = '<html><head><meta charset="windows-1256"></head>بغداد</html>'
    assert decode(page.encode("cp1256")).how == "windows-1256, as the page's <meta charset> says"
    assert "بغداد" in decode(page.encode("cp1256")).text
    old = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>été</p>'
    assert "été" in decode(old.encode("cp1252")).text


def test_a_wrong_declaration_is_told_and_not_followed() -> None:
    found = decode(TEXT.encode("utf-8-sig")[3:], "utf-16-le", declared_by="the server")
    assert found.text == TEXT or found.told  # an odd number of bytes is no UTF-16
    found = decode("é".encode() * 3 + b"a", "utf-16", declared_by="the server")
    assert (found.text, found.how) == ("éééa", "UTF-8")
    assert found.told == ('the server says "utf-16", and that it is not',)
    unknown = decode(TEXT.encode(), "klingon", declared_by="the server")
    assert unknown.told == ('the server says "klingon", and no such encoding is known',)


@pytest.mark.parametrize("name", ["punycode", "unicode_escape", "zip", "rot13", "idna", "utf-7", "hex", "undefined"])
def test_codecs_that_are_no_encodings_of_pages_are_not_used(name: str) -> None:
    assert decode(b"a\\x41", name, declared_by="x").how == "UTF-8"


def test_an_encoding_that_nothing_tells_is_refused_with_a_remedy() -> None:
    with pytest.raises(NotImported) as refused:
        decode(TEXT.encode("cp1252"))
    assert "cannot be told" in str(refused.value)
    assert "--encoding windows-1252" in refused.value.help


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 ...", "a PDF document"),
        (b"PK\x03\x04...", "a Word document"),
        (b"\x89PNG\r\n", "a picture"),
        (b"{\\rtf1 ...}", "an RTF document"),
        (b"\x00\x01" * 500, "no text"),
        ("deja vu".encode("utf-16-le") * 50, "no text"),
        (b"a" * (MAX_BYTES + 1), "more than 10 MiB"),
    ],
)
def test_what_is_no_text_is_refused_by_its_name(data: bytes, what: str) -> None:
    with pytest.raises(NotImported, match=what):
        decode(data)


def test_invisible_characters_are_taken_out_and_told() -> None:
    found = decode("a\x00b\u202ec\x0cd\r\ne\rf\tg".encode())
    assert found.text == "abc d\ne\nf\tg"
    assert found.told == ("invisible characters were taken out: U+0000 (1 times), U+000C (1 times), U+202E (1 times)",)


def test_text_that_was_encoded_twice_is_told() -> None:
    assert "encoded twice" in decode("L’été".encode().decode("cp1252").encode()).told[0]


@given(st.binary(max_size=200), st.sampled_from(["", "utf-8", "windows-1256", "utf-16", "gbk", "x"]))
def test_any_bytes_are_a_text_or_refused(data: bytes, declared: str) -> None:
    try:
        found = decode(data, declared)
    except NotImported:
        return
    assert not has_control(found.text.replace("\n", ""))


@given(st.text(st.characters()))
def test_printable_text_can_be_written(text: str) -> None:
    assert not has_control(printable(text))
    printable(text).encode()
