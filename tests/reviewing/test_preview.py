from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest

from recoupe.loading import Defaults
from recoupe.reviewing import Preview, compare, make_preview, read_both
from recoupe.reviewing.preview import _Inlined
from tests.corpora import corpus, write
from tests.golden.paths import ROOT, TEMPLATES
from tests.html import read
from tests.reviewing.test_review import BEFORE, HOSTILE


def made(tmp_path: Path, before: str, after: str, styles: tuple[str, ...] = ("p { color: red }",)) -> Preview:
    base, head = write(tmp_path / "base", corpus(before)), write(tmp_path / "head", corpus(after))
    both = read_both(base, head, Defaults())
    return make_preview(both[1], compare(*both, "fr"), templates=TEMPLATES, styles=styles, lang="fr")


def hrefs(html: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'href="([^"]*)"', html)]


def test_only_new_and_changed_pages_are_in_it(tmp_path: Path) -> None:
    after = BEFORE.replace("Bonjour.", "Bonsoir.").replace("entities/vieux.md", "entities/neuf.md")
    html = made(tmp_path, BEFORE, after).html
    assert re.findall(r'class="preview-address" lang="en">([^<]*)<', html) == ["about/", "entities/neuf/"]
    assert "Bonsoir." in html
    assert 'id="page-2"' in html


@pytest.mark.parametrize("after", [HOSTILE, BEFORE.replace("title: Un convoi", 'title: "</title><script>x</script>"')])
def test_nothing_in_it_runs_loads_or_leads_away(tmp_path: Path, after: str) -> None:
    html = made(tmp_path, BEFORE, after, styles=("a { color: red } </style><script>x</script>",)).html
    body = html.partition("<body>")[2].partition("</body>")[0]
    page = read(body)
    assert page.wrong == []
    assert len(page.ids) == len(set(page.ids))
    assert all(href.startswith("#") and href[1:] in page.ids for href in hrefs(body))
    tags = {element.tag for element in page.elements} | set(re.findall(r"<([a-z0-9]+)", body))
    assert not tags & {"script", "style", "iframe", "form", "img", "link", "meta", "base", "object", "embed", "button"}
    assert not re.search(r"<[^>]*\s(?:on\w+|style|src|srcset|formaction)=", body)
    assert html.count("<style>") == html.count("</style>") == 1
    assert html.count("<script") == 1 == html.partition("</style>")[0].count("<script")


def test_its_policy_names_its_style_and_nothing_else(tmp_path: Path) -> None:
    sheets = tuple(sheet.read_text(encoding="utf-8") for sheet in (ROOT / "theme_overrides/assets").glob("*.css"))
    html = made(tmp_path, BEFORE, BEFORE.replace("Bonjour.", "Bonsoir."), sheets).html
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert unescape(policy) == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert html.index("http-equiv") < html.index("<style>")


def test_it_has_room_for_so_many_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.reviewing.preview.MOST_PAGES", 2)
    after = BEFORE + "".join(f"articles/x{n}.md\n    title: T{n}\n" for n in range(4))
    done = made(tmp_path, BEFORE, after)
    assert done.left_out == ("articles/x2/", "articles/x3/")
    assert done.html.count('class="preview-page') == 2
    assert "<li>left out: <code>articles/x2/</code></li>" in done.html
    monkeypatch.setattr("recoupe.reviewing.preview.MOST_BYTES", 10)
    assert made(tmp_path / "small", BEFORE, after).html.count('class="preview-page') == 0


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p id="x" onclick="y" style="z">a &lt;b&gt; &amp;</p>', '<p id="page-1-x">a &lt;b&gt; &amp;</p>'),
        ('<a href="#x">a</a><a href="../b/#y">b</a>', '<a href="#page-1-x">a</a><a href="#page-2-y">b</a>'),
        ('<a href="../c/">c</a><a href="https://a.org">d</a><a href="//a.org/articles/b/">e</a>', "<a>c</a><a>d</a><a>e</a>"),
        ('<a href="javascript:x">a</a><a href="../b/?words=1-2#p-1">b</a>', '<a>a</a><a href="#page-2-p-1">b</a>'),
        ("a<script>b<p>c</p></script>d<template><p>e</p></template>f", "adf"),
        ('<button type="button">a</button><img src="x"><input><br>', "a<br>"),
        ('<svg viewBox="0 0 1 1"><path d="M0"/></svg>', '<svg viewbox="0 0 1 1"><path d="M0"></path></svg>'),
        ('<td headers="a b">', '<td headers="page-1-a page-1-b">'),
    ],
)  # fmt: skip
def test_a_page_is_written_again_without_what_is_active(html: str, expected: str) -> None:
    writer = _Inlined("articles/a/", {"articles/a/": 1, "articles/b/": 2})
    writer.feed(html)
    writer.close()
    assert writer.html == expected
