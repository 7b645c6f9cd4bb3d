from __future__ import annotations

import unicodedata

import pytest

from recoupe.diagnostics import Diagnostic
from recoupe.loading.document import project
from recoupe.loading.typed import MAX_NESTING
from recoupe.model import Block, Document, Group, Leaf, Rule
from tests.corpora import at_most, said


def document(body: str) -> Document:
    return project(body, "a.md", 1).document


def told(body: str) -> tuple[Diagnostic, ...]:
    return project(body, "a.md", 1).diagnostics


def outline(body: str) -> str:
    """The blocks with their texts, as `p(Un) ul(li(p(Deux)))`."""
    found = document(body)

    def draw(block: Block) -> str:
        match block:
            case Leaf(kind=kind, start=start, end=end):
                return f"{kind}({found.text[start:end]})"
            case Group(kind=kind, children=children):
                return f"{kind}({' '.join(map(draw, children))})"
            case Rule():
                return "hr"

    return " ".join(map(draw, found.blocks))


def styles(body: str) -> list[tuple[str, str, str]]:
    found = document(body)
    return [
        (style.kind, found.text[style.start : style.end], style.href)
        for leaf in found.leaves()
        for style in leaf.styles
    ]


def place(body: str, words: str) -> tuple[int, int]:
    """The line and column at which words of the one text were typed."""
    found = document(body)
    return found.origin(found.text.index(words))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("Un", "p(Un)"),
        ("Un\n\n\n\nDeux", "p(Un) p(Deux)"),
        ("# Un\n## Deux\n### Trois\n#### Quatre\n###### Six", "h2(Un) h2(Deux) h3(Trois) h4(Quatre) h4(Six)"),
        ("Un\n===\n\nDeux\n---", "h2(Un) h2(Deux)"),
        ("Un\n\n---\n\nDeux", "p(Un) hr p(Deux)"),
        ("- Un\n- Deux", "ul(li(p(Un)) li(p(Deux)))"),
        ("- Un\n\n  Deux\n  - Trois", "ul(li(p(Un) p(Deux) ul(li(p(Trois)))))"),
        ("1. Un\n2. Deux", "ol(li(p(Un)) li(p(Deux)))"),
        ("> Un\n> deux\n>\n> > Trois", "blockquote(p(Un deux) blockquote(p(Trois)))"),
        ("> - Un", "blockquote(ul(li(p(Un))))"),
        ("```\nUn\n\n  *deux*\n```", "pre(Un\n\n  *deux*)"),
        ("    Un\n    deux", "pre(Un\ndeux)"),
        ("```python\nUn", "pre(Un)"),
        ("#\n\n- \n\n> \n\n```\n```", "ul(li()) blockquote()"),
        ("&nbsp;\n\nUn", "p(Un)"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "p(| a | b | |---|---| | 1 | 2 |)"),
        ("[un]\n\n[un]: https://a.org", "p([un]) p([un]: https://a.org)"),
        ("[^1]\n\n[^1]: Un", "p([^1]) p([^1]: Un)"),
        ("*[PMF]: Un\n\nPMF", "p(*[PMF]: Un) p(PMF)"),
    ],
)
def test_blocks(body: str, expected: str) -> None:
    assert outline(body) == expected
    assert {each.rule for each in told(body)} <= {"unread-markdown"}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("un\ndeux", "un deux"),
        ("un\r\ndeux\rtrois\r\r<quatre>", "un deux trois\n\n<quatre>"),
        ("un  \ndeux", "un\ndeux"),
        ("un\\\ndeux", "un\ndeux"),
        ("un \n   deux   ", "un deux"),
        ("Un *deux* **trois** `quatre` [cinq](https://a.org)", "Un deux trois quatre cinq"),
        ("un_deux_trois", "un_deux_trois"),
        ("1 \\* 2 \\[x\\] \\\\", "1 * 2 [x] \\"),
        ("a &amp; b &lt;i&gt; &eacute; &#233;", "a & b <i> é é"),
        ("<https://a.org/x>", "https://a.org/x"),
        ("https://a.org/x", "https://a.org/x"),
        ("« l’une »\xa0: “x” — …", "« l’une »\xa0: “x” — …"),
        ("e\u0301te\u0301", "été"),
        ("e&#x301;te&#x301;", "été"),
        ("*Un\n\ndeux*", "*Un\n\ndeux*"),
        ("Un  deux\tt", "Un  deux\tt"),
        ("قال الحشد\nالشعبي", "قال الحشد الشعبي"),
        ("می\u200cرود", "می\u200cرود"),
    ],
)
def test_the_one_text(body: str, expected: str) -> None:
    text = document(body).text
    assert text == expected
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("un *deux* trois", [("em", "deux", "")]),
        ("**un** `deux`", [("strong", "un", ""), ("code", "deux", "")]),
        ("*un **deux***", [("strong", "deux", ""), ("em", "un deux", "")]),
        ("*un\ndeux*", [("em", "un deux", "")]),
        ("[un *deux*](https://a.org)", [("em", "deux", ""), ("link", "un deux", "https://a.org")]),
        ("<https://a.org>", [("link", "https://a.org", "https://a.org")]),
        ("[](https://a.org) un", []),
        ("[un <https://a.org> deux](https://b.org)", [("link", "un https://a.org deux", "https://b.org")]),
        ("[é](https://a.org/é)", [("link", "é", "https://a.org/%C3%A9")]),
        ("x\n\n- un *deux*", [("em", "deux", "")]),
    ],
)
def test_styles(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert styles(body)[: len(expected)] == expected
    assert sum(style[0] == "link" for style in styles(body)) <= 1


@pytest.mark.parametrize(
    ("body", "words", "expected"),
    [
        ("Un deux", "deux", (1, 4)),
        ("\n\nUn", "Un", (3, 1)),
        ("  Un", "Un", (1, 3)),
        ("# Un", "Un", (1, 3)),
        ("Un\n\nDeux\ntrois", "trois", (4, 1)),
        ("Un\n  deux", "deux", (2, 3)),
        ("Un  \ndeux", "deux", (2, 1)),
        ("- Un\n- Deux", "Deux", (2, 3)),
        ("> Un\n> deux", "deux", (2, 3)),
        ("Un *deux **trois***", "trois", (1, 12)),
        ("Un `deux`", "deux", (1, 5)),
        ("Un [deux](https://a.org) trois", "trois", (1, 26)),
        ("un un *un* x", "x", (1, 12)),
        ("```\nUn\n deux\n```", "deux", (3, 2)),
        ("    Un\n    deux", "deux", (2, 5)),
        ("> ```\n> Un\n> ```", "Un", (2, 3)),
        ("- Un\n\n      deux", "deux", (3, 7)),
        ("😀 قال *الحشد*", "الحشد", (1, 8)),
        ("a &amp; *deux*", "deux", (1, 10)),
    ],
)
def test_the_place_of_words_is_where_they_were_typed(body: str, words: str, expected: tuple[int, int]) -> None:
    assert place(body, words) == expected


@pytest.mark.parametrize(
    ("body", "text", "seen"),
    [
        ("Un <b>gras</b>", "Un <b>gras</b>", "<b"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>", "<script"),
        ("<div>\n\n*un*\n\n</div>", "<div>\n\nun\n\n</div>", "<div"),
        ("<!-- caché -->", "<!-- caché -->", "<!--"),
        ("<?php x ?>", "<?php x ?>", "<?"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>", "<img"),
        ("<svg/onload=alert(1)>", "<svg/onload=alert(1)>", "<svg"),
    ],
)
def test_html_is_text(body: str, text: str, seen: str) -> None:
    assert document(body).text == text
    assert (told(body)[0].rule, told(body)[0].seen) == ("raw-html", seen)


def test_a_sign_that_was_escaped_is_meant() -> None:
    body = "&lt;b&gt; \\<i>"
    assert (document(body).text, told(body)) == ("<b> <i>", ())


@pytest.mark.parametrize("body", ["a < b", "a <3 b", "2<x", "<", "<<>>", "`<b>`", "    <b>", "<a.b@c.d>", "x <-> y"])
def test_less_than_is_not_html(body: str) -> None:
    assert [each for each in told(body) if each.rule == "raw-html"] == []


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png;base64,x",
        "file:///etc/passwd",
        "//a.org",
        "/a",
        "a.md",
        "#a",
        "mailto:a@b.c",
        "https:",
    ],
)
def test_a_link_to_anything_but_the_web_is_left_out(address: str) -> None:
    body = f"Un [deux]({address}) trois"
    assert document(body).text == "Un deux trois"
    assert styles(body) == []
    (one,) = told(body)
    assert (one.rule, one.span.line, one.expected) == ("unsafe-link", 1, "an address that begins with https://")


def test_characters_that_cannot_be_typed_cannot_be_spelled_out_either() -> None:
    body = "Un\n\ndeux &#x202e;trois&#1;"
    assert document(body).text == "Un\n\ndeux \ufffdtrois\ufffd"
    assert said(told(body)) == [
        "a.md:3:1: error[forbidden-character]: the text spells out the invisible character U+202E"
    ]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_nesting_has_a_bound(mark: str) -> None:
    levels = MAX_NESTING if mark == "- " else 2 * MAX_NESTING
    fine, deep = (f"Un\n\n{mark * times}deux\n\ntrois" for times in (levels - 1, levels + 1))
    assert (document(fine).text, told(fine)) == ("Un\n\ndeux\n\ntrois", ())
    assert said(told(deep))[0].startswith("a.md:3:1: error[text-too-deep]: ")


@pytest.mark.parametrize(
    "body",
    [
        "[" * 20_000,
        "![" * 10_000,
        "[a](b " * 10_000,
        "[a](<b" * 10_000,
        "](" * 20_000,
        "[" * 10_000 + "a" + "](b)" * 10_000,
        "[a](" + "(" * 20_000,
        "".join("`" * length + " " for length in range(1, 1_000)),
        "*a " * 20_000,
        "*a **b " * 10_000,
        "_a" * 20_000,
        "<div>" * 10_000,
        "<" * 20_000,
        "<https:" * 10_000,
        "&#x" * 20_000,
        "\\" * 40_000,
        "> " * 10_000 + "a",
        "- " * 10_000 + "a",
        "".join("  " * depth + "- a\n" for depth in range(300)),
        "- a\n" * 10_000,
        "> a\n\n" * 4_000,
        "a\n\n" * 12_000,
        "a  \n" * 12_000,
        "---\n" * 10_000,
        "a\n=\n" * 6_000,
        "```\n" * 10_000,
        "    a\n" * 10_000,
        "|a" * 20_000 + "\n" + "|-" * 20_000,
        "*[a]: " + "b" * 20_000 + "\n\n" + "a " * 2_000,
        "[a]: https://a.org\n" * 4_000,
        "\u0301" * 20_000,
        "\x00" * 20_000,
        "&lt;b&gt; " * 6_000,
        "[a](javascript:b) " * 4_000,
    ],
    ids=lambda body: repr(body[:8]),
)
def test_no_text_costs_much(body: str) -> None:
    """Every text is projected in work bounded by its size."""
    with at_most(4):
        found = document(body)
    assert all(leaf.start < leaf.end <= len(found.text) for leaf in found.leaves())
