"""Where the fuzzer starts: the corpus, the golden corpus and the cases, as each target reads them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt

ROOT = Path(__file__).parents[2]
LARGEST = 4096
"""Bytes of a seed at most: small inputs are changed faster."""

_WORDS = (
    "--- ... : - , [ ] { } & * ! | > ' \" % @ ` # ? ~ << null true 2021-10-19 \\x00 \\u202e !!python/name: &a *a "
    "title: source: date: lang: entities: stance: {target: position: evidence: exact: annotations: quote: note: "
    "claims: coverage: pref_label: alt_label: text_policy: rights: state: withdrawn type: Person https://a.org "
    "** __ ``` ~~~ ![ ]( <b> </b> <!-- --> <script> &lt; &#x0; &#x202e; &#x301; javascript: data: // \\< [^1] | :-- "
    "الحشد و ال لل ب ـ \u0301 \u200c ʿ ’ ' l’ qu’ ﷲ ½ ﬁ ß İ 😀 é e\u0301 Ω K Å"
)
TOKENS = tuple(_WORDS.split(" "))
"""Words that mean something to some reader."""


def seeds(target: str) -> Iterator[bytes]:
    """The inputs that a target starts from."""
    files = [path.read_bytes() for folder in _FOLDERS for path in sorted((ROOT / folder).rglob("*.md"))]
    fences = [text for path in _PAGES for text in _fenced(path)]
    whole = [text[:LARGEST] for text in (*files, *fences)]
    bodies = [text.split(b"\n---\n", 1)[-1].strip()[:LARGEST] for text in (*files, *fences)]
    bodies = [body for body in bodies if body]
    yield b""
    match target:
        case "file":
            yield from (bytes([kind]) + text for text in whole for kind in range(4) if _begins(text, kind))
        case "document":
            yield from (b"\x02\x03\x20\x10\x40" + body for body in bodies)
        case "prose":
            yield from (*bodies, *whole)
        case "folding":
            yield from bodies
        case "names":
            for body in bodies:
                words = body.split()
                yield b"\0".join([body[:800], b"ac", *words[::7][:8], b" ".join(words[:2]), b" ".join(words[1:3])])
        case "quotes":
            for one, other in pairwise(bodies):
                exact = b" ".join(one.split()[3:9])
                yield b"\0".join([b"\x01\x05\x50" + one[:600], one[:300] + other[:300], one[:40], exact, b"", b""])
                yield b"\0".join([b"\x01\x05\x50" + one[:600], one[:600].replace(b" ", b"  "), b"t", exact])
        case "pasted":
            yield from bodies
            yield from (text.replace(b"\n\n", b"\n") for text in whole)
            yield from (path.read_bytes()[:LARGEST] for path in _IMPORTED if path.suffix == ".txt")
        case "webpage":
            yield from (_page(body) for body in bodies)
            yield from (path.read_bytes()[:LARGEST] for path in _IMPORTED if path.suffix in (".html", ".htm"))
        case "cost":
            tokens = [token.encode() for token in TOKENS]
            for place in range(7):
                yield from (bytes([place]) + token for token in tokens)
                pairs = pairwise(tokens[place::7])
                yield from (bytes([place]) + one + b"\0" + other + b" \0x" for one, other in pairs)


_FOLDERS = ("content", "tests/golden/content", "tests/cases/base")
_PAGES = (
    *sorted((ROOT / "tests/cases").glob("*.md")),
    *sorted((ROOT / "plugins/recoupe/diagnostics/pages").glob("*.md")),
)


_IMPORTED = sorted((ROOT / "tests" / "importing").rglob("*.*"))


def _page(body: bytes) -> bytes:
    rows = b"".join(b"<p>" + row + b"</p>" for row in body.split(b"\n\n"))
    head = b'<title>A - B</title><meta property="article:published_time" content="2021-10-19T08:00:00Z">'
    return b"<html lang=fr><head>" + head + b"</head><nav><a href=/>Menu</a></nav><article><h1>A</h1>" + rows


def _fenced(page: Path) -> list[bytes]:
    tokens = MarkdownIt("commonmark").parse(page.read_text(encoding="utf-8"))
    return [token.content.encode() for token in tokens if token.type == "fence" and token.info.startswith("md ")]


def _begins(text: bytes, kind: int) -> bool:
    """Whether a file may be of that kind, by its fields: most seeds should be read to their end."""
    marks = (b"\nsource:", b"\npref_label:", b"\ntext_policy:", b"")
    return marks[kind] in text
