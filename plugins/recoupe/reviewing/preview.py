"""The pages that a contribution makes or changes, in one HTML file that loads nothing and runs nothing."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from html import escape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from recoupe import urls
from recoupe.indexes import build_indexes
from recoupe.pipeline import CheckedCorpus
from recoupe.rendering import Page, Renderer
from recoupe.reviewing.changes import Review
from recoupe.views import Reader, View, all_views

MOST_PAGES = 40
MOST_BYTES = 8_000_000
"""Of a preview: the other pages are named."""

_SITE = "https://site.invalid/"
_DROPPED = frozenset({"script", "style", "template", "iframe", "object", "embed", "form", "noscript", "dialog"})
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "meta", "link", "base", "source", "area", "embed"})
_NEVER = frozenset({"img", "input", "meta", "link", "base", "source", "button", "select", "option", "label"})
"""Elements that are left out, with or without what stands in them."""

_KEPT = frozenset({
    "id", "class", "lang", "dir", "title", "role", "datetime", "start", "colspan", "rowspan", "scope", "open", "cite",
    "aria-label", "aria-hidden", "hidden", "aria-labelledby", "aria-describedby", "headers",
    "viewbox", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "d", "points", "fill",
    "stroke", "stroke-width", "transform", "text-anchor", "font-size", "preserveaspectratio", "dx", "dy",
    "data-entity", "data-type", "data-number", "data-motivation", "data-position",
})  # fmt: skip
_IDS = frozenset({"id", "headers", "aria-labelledby", "aria-describedby"})
_STYLE = """
html { font-size: 20px; }
body { margin: 0; background: var(--paper); color: var(--ink); }
.preview-head, .preview-page { max-width: 60rem; margin-inline: auto; padding: 1rem; }
.preview-page { border-block-start: 4px double var(--rule); }
.preview-address { font: 0.7rem var(--label); color: var(--pale-ink); }
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The file, and the addresses of the pages that have no room in it."""

    html: str
    left_out: tuple[str, ...]


def make_preview(
    checked: CheckedCorpus, review: Review, *, templates: Path, styles: Sequence[str], lang: str
) -> Preview:
    """Write the pages of the records that are new or changed; `styles` are the site's own."""
    sources = _sources(review)
    wanted = {*review.pages.appear, *review.pages.change} & sources.keys()
    reader = Reader(checked.linked, build_indexes(checked.linked), lang)
    renderer = Renderer(templates, lang, corpus_lang=checked.linked.corpus.lang)
    pages: list[Page] = []
    size = 0
    left_out: list[str] = []
    for view in _views(reader, wanted):
        if len(pages) >= MOST_PAGES or size > MOST_BYTES:
            left_out.append(view.address)
            continue
        page = renderer.page(view, source=sources[view.address])
        size += len(page.html.encode())
        pages.append(page)
    if size > MOST_BYTES:
        left_out.append(pages.pop().address)
    return Preview(html=_document(pages, left_out, styles, lang), left_out=tuple(left_out))


def _views(reader: Reader, wanted: Iterable[str]) -> Iterable[View]:
    addresses = set(wanted)
    return (view for view in all_views(reader, "") if view.address in addresses)


def _sources(review: Review) -> Mapping[str, str]:
    """The pages that are made of the new and changed files, with these."""
    kept = (each for each in review.records if each.what != "removed")
    return {urls.of_file(each.path): each.path for each in kept}


def _document(pages: Sequence[Page], left_out: Sequence[str], styles: Sequence[str], lang: str) -> str:
    numbers = {page.address: number for number, page in enumerate(pages, start=1)}
    style = "\n".join([*styles, _STYLE]).replace("</", "<\\/")
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    rows = [
        f'<!doctype html>\n<html lang="{escape(lang)}">\n<head>\n<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">',
        f"<title>Preview</title>\n<style>{style}</style>\n</head>\n<body>",
        '<nav class="preview-head edition" lang="en"><h1>Preview</h1>',
        "<p>Pages that are new or changed, without scripts. Links between them lead on; others are words.</p><ol>",
    ]
    rows += [f'<li><a href="#page-{numbers[page.address]}">{_named(page)}</a></li>' for page in pages]
    rows += [f"<li>left out: <code>{escape(address)}</code></li>" for address in left_out]
    rows.append("</ol></nav>")
    for page in pages:
        writer = _Inlined(page.address, numbers)
        writer.feed(page.html)
        writer.close()
        rows.append(f'<section class="preview-page edition" id="page-{numbers[page.address]}">')
        rows.append(f'<p class="preview-address" lang="en">{escape(page.address or "/")}</p>')
        rows.append(f"{writer.html}</section>")
    return "\n".join([*rows, "</body>\n</html>\n"])


def _named(page: Page) -> str:
    return f'<bdi lang="{escape(page.lang)}">{escape(page.title)}</bdi>'


class _Inlined(HTMLParser):
    """One page's body inside the file: ids of its own, links only to pages that are there, no scripts and no forms."""

    def __init__(self, address: str, numbers: Mapping[str, int]) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.numbers = numbers
        self.prefix = f"page-{numbers[address]}-"
        self.pieces: list[str] = []
        self.dropping: list[str] = []

    @property
    def html(self) -> str:
        return "".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.dropping or tag in _DROPPED:
            if tag not in _VOID:
                self.dropping.append(tag)
            return
        if tag in _NEVER:
            return
        kept = [(name, self.value(name, value or "")) for name, value in attrs if name in _KEPT]
        href = self.link(dict(attrs).get("href") or "") if tag == "a" else ""
        if href:
            kept.append(("href", href))
        written = "".join(f' {name}="{escape(value)}"' for name, value in kept)
        self.pieces.append(f"<{tag}{written}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if self.dropping:
            if tag in self.dropping:
                while self.dropping.pop() != tag:
                    pass
        elif tag not in _NEVER and tag not in _VOID:
            self.pieces.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self.dropping:
            self.pieces.append(escape(data, quote=False))

    def value(self, name: str, value: str) -> str:
        """An attribute's value; what names elements of the page names them in this file."""
        return " ".join(self.prefix + id for id in value.split()) if name in _IDS else value

    def link(self, href: str) -> str:
        """Where a link leads in this file, or nothing."""
        target, spot = urldefrag(urljoin(_SITE + self.address, href))
        if not target.startswith(_SITE):
            return ""
        number = self.numbers.get(target.removeprefix(_SITE).partition("?")[0])
        if number is None:
            return ""
        return f"#page-{number}-{spot}" if spot else f"#page-{number}"
