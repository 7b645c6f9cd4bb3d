from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from recoupe.linking import Name, NameIndex, Register, find_mentions
from recoupe.loading.document import project
from recoupe.model import Document
from recoupe.rendering.body import body_html, document_html
from recoupe.views.article import Body, EvidenceMark, MentionMark
from recoupe.views.parts import EntityLink, Text
from tests.corpora import at_most
from tests.html import read

NAMES = {"brigade": "9e brigade des Hachd al-Chaabi", "hachd": "Hachd al-Chaabi", "us": "US", "irak": "Irak"}
REGISTER = Register(
    names=NameIndex([Name(form=form, entity=id, kind="pref", lang="") for id, form in NAMES.items()]),
    current={id: id for id in NAMES},
)


def document(text: str) -> Document:
    return project(text, "a.md", 1).document


def body(text: str, *quotes: str) -> Body:
    """A body with every name marked, and the words of each quote."""
    found = document(text)
    places = [(found.text.index(words), len(words)) for words in quotes]
    return Body(
        document=found,
        mentions=tuple(
            MentionMark(
                id=f"m-{each.entity}-{each.number}",
                start=each.start,
                end=each.end,
                nested=each.nested,
                entity=EntityLink(id=each.entity, name=Text(NAMES[each.entity], ""), type="Place", address="x"),
                address=f"entities/{each.entity}/",
                declared=each.entity != "us",
            )
            for each in find_mentions(found.text, REGISTER, ()).mentions
        ),
        evidence=tuple(
            EvidenceMark(id=f"q-{number}", start=start, end=start + length)
            for number, (start, length) in enumerate(places, start=1)
        ),
    )


def html(text: str, *quotes: str) -> str:
    """The HTML, with the attributes that most tests are not about left out."""
    written = str(body_html(body(text, *quotes), url=lambda address: f"../{address}", label=lambda mark: "own"))
    return re.sub(r' (data-entity|data-type|rel|aria-label|href="\.\.[^"]*")(="[^"]*")?', "", written)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un", "<p>Un</p>"),
        ("Un\n\n## Deux\n\n- Trois", "<p>Un</p>\n<h2>Deux</h2>\n<ul><li><p>Trois</p></li></ul>"),
        ("1. Un\n\n---\n\n> Deux", "<ol><li><p>Un</p></li></ol>\n<hr>\n<blockquote><p>Deux</p></blockquote>"),
        ("```\nUn\n\n  deux\n```", "<pre>Un\n\n  deux</pre>"),
        ("Un\\\ndeux", "<p>Un<br>\ndeux</p>"),
        ("*Un* **deux** `trois`", "<p><em>Un</em> <strong>deux</strong> <code>trois</code></p>"),
        ("*Un **deux***", "<p><em>Un </em><em><strong>deux</strong></em></p>"),
        ("[Un *deux*](https://a.org/?b&c)", '<p><a href="https://a.org/?b&amp;c">Un <em>deux</em></a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("`<i>` & \"'", "<p><code>&lt;i&gt;</code> &amp; &#34;&#39;</p>"),
        ("```\n</pre><i>\n```", "<pre>&lt;/pre&gt;&lt;i&gt;</pre>"),
        ("[Un](javascript:x)", "<p>Un</p>"),
        ("", ""),
    ],
)
def test_blocks_and_styles(text: str, expected: str) -> None:
    assert html(text).replace("&quot;", "&#34;") == expected
    assert (
        str(document_html(document(text))).replace(' rel="nofollow noopener"', "").replace("&quot;", "&#34;")
        == expected
    )


def test_a_mention_is_a_link_with_an_id_to_its_row() -> None:
    written = body_html(body("L’Irak et les US."), url=lambda address: f"../{address}", label=lambda mark: "")
    assert written == (
        '<p>L’<a class="mention" id="m-irak-1" data-type="Place" href="../entities/irak/">Irak</a>'
        ' et les <a class="mention undeclared" id="m-us-1" data-type="Place" href="../entities/us/">'
        "US</a>.</p>"
    )


def test_a_nested_mention_is_marked_in_place_and_has_a_link_of_its_own() -> None:
    written = body_html(
        body("la 9e brigade des Hachd al-Chaabi, hier"),
        url=lambda address: address,
        label=lambda mark: f"own {mark.id}",
    )
    assert written == (
        '<p>la <a class="mention" id="m-brigade-1" data-type="Place" href="entities/brigade/">'
        '9e brigade des <span class="mention-name" data-entity="hachd">Hachd al-Chaabi</span></a>'
        '<a class="mention mention-inner" id="m-hachd-1" data-type="Place" href="entities/hachd/"'
        ' aria-label="own m-hachd-1"></a>, hier</p>'
    )


INNER = '<a class="mention mention-inner" id="m-irak-1"></a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a name in, around and across a contributor's link
        ("[en Irak](https://a.org)", f'<p><a href="https://a.org">en <span class="mention-name">Irak</span></a>{INNER}</p>'),
        ("[Ir](https://a.org)ak", f'<p><a href="https://a.org"><span class="mention-name">Ir</span></a><span class="mention-name">ak</span>{INNER}</p>'),
        ("I[r](https://a.org)ak", f'<p><span class="mention-name">I</span><a href="https://a.org"><span class="mention-name">r</span></a><span class="mention-name">ak</span>{INNER}</p>'),
        ("[I](https://a.org)[rak](https://b.org)", f'<p><a href="https://a.org"><span class="mention-name">I</span></a><a href="https://b.org"><span class="mention-name">rak</span></a>{INNER}</p>'),
        ("[9e brigade des Hachd al-Chaabi](https://a.org)", '<p><a href="https://a.org"><span class="mention-name">9e brigade des </span><span class="mention-name"><span class="mention-name">Hachd al-Chaabi</span></span></a><a class="mention mention-inner" id="m-brigade-1"></a><a class="mention mention-inner" id="m-hachd-1"></a></p>'),
        # a name in, around and across styles
        ("*Irak*", '<p><a class="mention" id="m-irak-1"><em>Irak</em></a></p>'),
        ("I*ra*k", '<p><a class="mention" id="m-irak-1">I<em>ra</em>k</a></p>'),
        ("*un Ir*ak", '<p><em>un </em><a class="mention" id="m-irak-1"><em>Ir</em>ak</a></p>'),
        # where nothing may be styled
        ("```\nIrak\nIrak\n```", '<pre><a class="mention" id="m-irak-1">Irak</a>\n<a class="mention" id="m-irak-2">Irak</a></pre>'),
        ("- Irak", '<ul><li><p><a class="mention" id="m-irak-1">Irak</a></p></li></ul>'),
    ],
)  # fmt: skip
def test_links_are_never_in_links_and_styles_are_cut_at_their_edges(text: str, expected: str) -> None:
    assert html(text) == expected


@pytest.mark.parametrize(
    ("text", "quotes", "expected"),
    [
        ("un deux trois", ["deux"], '<p>un <span class="evidence" id="q-1">deux</span> trois</p>'),
        ("un Irak deux", ["un Irak"], '<p><span class="evidence" id="q-1">un </span><a class="mention" id="m-irak-1"><span class="evidence">Irak</span></a> deux</p>'),
        ("un Irak deux", ["rak"], '<p>un <a class="mention" id="m-irak-1">I<span class="evidence" id="q-1">rak</span></a> deux</p>'),
        ("un *deux* trois", ["un deux"], '<p><span class="evidence" id="q-1">un </span><span class="evidence"><em>deux</em></span> trois</p>'),
        ("un\n\ndeux", ["un\n\ndeux"], '<p><span class="evidence" id="q-1">un</span></p>\n<p><span class="evidence">deux</span></p>'),
        ("un", ["un", "un"], '<p><span class="evidence" id="q-2"><span class="evidence" id="q-1">un</span></span></p>'),
    ],
)  # fmt: skip
def test_evidence_lies_over_mentions_and_styles(text: str, quotes: Sequence[str], expected: str) -> None:
    assert html(text, *quotes) == expected


def test_blocks_are_numbered_and_know_their_offset() -> None:
    """Each block that holds text, wherever it stands; its number is no character of the text."""
    found = body("Un\n\n## Deux\n\n> Trois\n>\n> - Irak\n\n---\n\n```\nCinq\n```")
    written = str(
        body_html(found, url=lambda address: address, label=lambda mark: "", numbered=lambda number: f"§ {number}")
    )
    page = read(written)
    blocks = [each for each in page.elements if "data-start" in each.attributes]
    leaves = found.document.leaves()
    assert [each.attributes["id"] for each in blocks] == ["p-1", "p-2", "p-3", "p-4", "p-5"]
    assert [each.tag for each in blocks] == ["p", "h2", "p", "p", "pre"]
    assert [int(each.attributes["data-start"]) for each in blocks] == [leaf.start for leaf in leaves]
    assert [each.text for each in blocks] == [found.document.text[leaf.start : leaf.end] for leaf in leaves]
    link = '<a class="paragraph-number" href="#p-1" aria-label="§ 1"></a>'
    assert f'<p id="p-1" data-start="0">{link}Un</p>' in written
    assert "p-1" not in html("Un")


@pytest.mark.parametrize(
    "text",
    [
        "la 9e brigade des Hachd al-Chaabi " * 10_000,
        "*Irak* [Irak](https://a.org) " * 10_000,
        "*un* " * 20_000,
        "Irak\n\n" * 20_000,
    ],
    ids=lambda text: text[:9],
)
def test_no_text_costs_much(text: str) -> None:
    """The HTML is written in work bounded by the size of the text and its marks."""
    found = body(text, *(["a"] if "a" in text else []) * 100)
    with at_most(15):
        body_html(found, url=lambda address: address, label=lambda mark: "")
