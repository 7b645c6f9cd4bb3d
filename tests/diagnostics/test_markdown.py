from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recoupe.diagnostics import inert

MARKDOWN = MarkdownIt("gfm-like", {"html": True, "linkify": False})


def said(text: str) -> str:
    """What a reader sees of it in a list, by an implementation of Markdown; all of it must be one run of code."""
    tokens = MARKDOWN.parse(f"- x {inert(text)} y\n")
    (inline,) = (token for token in tokens if token.type == "inline")
    assert inline.children is not None
    before, code, after = inline.children
    assert (before.content, code.type, after.content) == ("x ", "code_inline", " y")
    return code.content


@pytest.mark.parametrize(
    "text",
    [
        "@everyone", "#1", "![x](https://a.org/x.png)", "[x](javascript:1)", "<img src=x onerror=alert(1)>", "https://a.org", "`x`", "``", "`", "a ` b", "**x**",
        "| a | b |", "<!-- x", "</details>", "x\n\n# Heading", "\n- y", "&lt;", "\\`x`", "~~~", "<https://a.org>", "الحشد", "$x$", "a\\",
    ],
)  # fmt: skip
def test_words_of_strangers_are_words(text: str) -> None:
    assert said(text) == " ".join(text.split())


def test_what_is_empty_or_long_is_told() -> None:
    assert inert("") == inert(" \n ") == "`(empty)`"
    assert inert("x" * 300) == f"`{'x' * 199}…`"
    assert inert("x" * 300, most=3) == "`xx…`"


@given(st.text(max_size=400))
def test_nothing_that_anybody_can_type_is_active(text: str) -> None:
    shown = said(text)
    assert len(shown) <= 200
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") and char != "\u200c" for char in shown)
    assert not re.search(r"[\n\r]", inert(text))
