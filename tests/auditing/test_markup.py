from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.auditing.markup import Tag, Unreadable, Words, tokens
from tests.html import read


def seen(html: str) -> list[str]:
    return [
        each.text
        if isinstance(each, Words)
        else f"<{'/' * each.ends}{each.name} {dict(each.attributes)}>".replace(" {}", "")
        for each in tokens(html)
    ]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<!doctype html><p>Un &amp; <b>deux</b></p>", ["<p>", "Un & ", "<b>", "deux", "</b>", "</p>"]),
        ('<a href="a&amp;b" hidden>x</a>', ["<a {'href': 'a&b', 'hidden': ''}>", "x", "</a>"]),
        ("<a href=a title='b c'/>", ["<a {'href': 'a', 'title': 'b c'}>"]),
        ("<A HREF=x>", ["<a {'href': 'x'}>"]),
        ("<script>if (a < b) '<p>'</script>", ["<script>", "if (a < b) '<p>'", "</script>"]),
        ("<title>a &lt;b> <i></title>", ["<title>", "a <b> <i>", "</title>"]),
        ("a<!-- <p> -->b", ["a", "b"]),
    ],
)
def test_tokens(html: str, expected: list[str]) -> None:
    assert seen(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        "a < b",
        "<p",
        "<p a='",
        '<p a="b"c=d>',
        "<p =a>",
        "<p a=b`c>",
        "<>",
        "</>",
        "<!-->x-->",
        "<!--->x-->",
        "<!--x--!>y-->",
        "<![CDATA[x]]>",
        "<?php x ?>",
        "<script>x",
        "<script>x</scriptx>",
        "<title>x",
        "a\0b",
        "<p \0>",
        "<p/a>",
    ],
)
def test_what_readers_of_html_differ_on_is_not_read(html: str) -> None:
    with pytest.raises(Unreadable):
        list(tokens(html))


def test_an_attribute_that_is_there_twice() -> None:
    (tag,) = tokens("<p a=1 A=2>")
    assert isinstance(tag, Tag)
    assert (tag.attributes, tag.twice) == ({"a": "1"}, "a")


@given(
    st.lists(
        st.sampled_from(
            ["<", ">", "p", "a", " ", "=", '"', "'", "/", "!", "-", "b=c", "<p>", "</p>", "<!--", "-->", "&amp;", "x"]
        ),
        max_size=15,
    )
)
def test_what_is_read_is_read_as_others_do(pieces: list[str]) -> None:
    html = "".join(pieces)
    try:
        found = [each for each in tokens(html) if isinstance(each, Tag) and not each.ends]
    except Unreadable:
        return
    others = read(html).elements
    assert [(each.tag, each.attributes) for each in others] == [(each.name, dict(each.attributes)) for each in found]
