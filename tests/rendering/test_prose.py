from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.rendering.prose import prose_html
from tests.corpora import at_most
from tests.laws.strategies import texts


def prose(text: str) -> str:
    return str(prose_html(text, lambda address: f"../{address}"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un *deux* **trois** `quatre`", "<p>Un <em>deux</em> <strong>trois</strong> <code>quatre</code></p>"),
        ("# Un\n\n## Deux", '<h2 id="h-un">Un</h2>\n<h2 id="h-deux">Deux</h2>'),
        ("# L’été à Bagdad", '<h2 id="h-l-été-à-bagdad">L’été à Bagdad</h2>'),
        ("# الحشد الشعبي", '<h2 id="h-الحشد-الشعبي">الحشد الشعبي</h2>'),
        ("[un](https://a.org)", '<p><a href="https://a.org" rel="nofollow noopener">un</a></p>'),
        ("[un](method.md#h-deux)", '<p><a href="../method/#h-deux" rel="nofollow noopener">un</a></p>'),
        ("[un](entities/irak.md)", '<p><a href="../entities/irak/" rel="nofollow noopener">un</a></p>'),
        ("[un](index.md)", '<p><a href="../" rel="nofollow noopener">un</a></p>'),
    ],
)
def test_markdown(text: str, expected: str) -> None:
    assert prose(text) == expected


def test_tables_and_lists() -> None:
    assert re.findall(r"<(\w+)", prose("|a|b|\n|-|-|\n|c|d|\n\n- x\n- y\n\n```\nz\n```")) == (
        ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td", "ul", "li", "li", "pre", "code"]
    )


def test_ids_are_unique() -> None:
    ids = re.findall(r'id="([^"]*)"', prose("# Un\n\n# Un\n\n# un!\n\n#\n\n# …"))
    assert len(ids) == len(set(ids)) >= 3
    assert all(id.startswith("h-") for id in ids)


HOSTILE = [
    "<script>alert(1)</script>",
    "<div>\n<script>alert(1)</script>\n</div>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://a.org'>",
    "<base href=https://a.org>",
    "<form action=https://a.org><input></form>",
    "<style>*{display:none}</style>",
    "<a href=javascript:alert(1)>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:x)",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://a.org/x.png)",
    "<javascript:alert(1)>",
    '[x](https://a.org "onclick=alert(1)")',
    '[x](https://a.org" onclick="alert(1))',
    "# x {: onclick=alert(1)}",
    "# x {#id .class}",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    "<!-- x --><script>alert(1)</script>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "*[x]: <script>alert(1)</script>\n\nx",
    "[x](articles/../../../etc.md)",
]

ALLOWED = re.compile(
    r"<(?:/?(?:p|ul|ol|li|blockquote|pre|code|em|strong|hr|br|table|thead|tbody|tr)|/?h[2-4]|/?t[hd]|/a"
    r'|h[2-4] id="h-[^"<>]*"|t[hd] align="\w+"|ol start="\d+"'
    r'|a(?: href="(?:https?:|mailto:|(?![a-zA-Z][\w+.-]*:))[^"<>]*")?(?: title="[^"]*")? rel="nofollow noopener")>'
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_active_is_left(text: str) -> None:
    written = prose(text)
    assert re.search(r"<(?!/?[a-z])", written) is None
    assert [tag for tag in re.findall(r"<[^>]*>?", written) if not ALLOWED.fullmatch(tag)] == []


@given(st.one_of(texts, st.lists(st.sampled_from(HOSTILE), max_size=3).map("\n".join)))
def test_whatever_is_typed_only_plain_elements_are_written(text: str) -> None:
    assert [tag for tag in re.findall(r"<[^>]*>?", prose(text)) if not ALLOWED.fullmatch(tag)] == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 10_000,
        "![" * 10_000,
        "[a](b " * 5_000,
        "- " * 500 + "a",
        "> " * 500 + "a",
        "a\n\n" * 5_000,
        "*a " * 10_000,
        "<a " * 10_000,
    ],
    ids=lambda text: text[:6],
)
def test_no_page_costs_much(text: str) -> None:
    """Every page is written in work bounded by its size."""
    with at_most(3):
        prose(text)
