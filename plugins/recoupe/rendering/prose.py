"""Hand-written pages: Markdown without raw HTML, then sanitised, so that they too hold no active content."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import TypeAlias

import nh3
from markdown_it.token import Token
from markupsafe import Markup

from recoupe import urls
from recoupe.loading.page_text import is_page_link, page_markdown
from recoupe.loading.typed import printable

Url: TypeAlias = Callable[[str], str]
"""Turns an address of the site into a link of the page."""

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "em", "strong", "a", "hr", "br",
    "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3"}
"""The page's own title is its `h1`; what is deeper than three levels is `h4`."""

_ELSEWHERE = re.compile(r"/|[A-Za-z][A-Za-z0-9+.-]*:")
"""How an address begins that is not relative."""


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={**_ATTRIBUTES, **{f"h{level}": {"id"} for level in (2, 3, 4)}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )


def prose_html(text: str, url: Url) -> Markup:
    """The HTML of a hand-written page. Raw HTML is shown as it is typed; ids of headings begin with `h-`.

    A link to a file of the corpus, `[…](entities/x.md)`, leads to its page; `url` turns addresses into links.
    """
    markdown = page_markdown()
    tokens = markdown.parse(text)
    _finish_headings(tokens)
    _finish_cells(tokens)
    for token in tokens:
        token.children = list(_finished(token.children or (), url)) if token.children else token.children
    return Markup(_cleaner().clean(markdown.renderer.render(tokens, markdown.options, {})).strip())


def linked_file(href: str) -> str | None:
    """The file of the corpus that a link on a hand-written page is to, or `None` when it is to something else."""
    path = href.partition("#")[0]
    if not path.endswith(".md") or _ELSEWHERE.match(path):
        return None
    return posixpath.normpath(path)


def _finished(tokens: Iterable[Token], url: Url) -> Iterator[Token]:
    """The words of a block. Links to files become links to their pages, links that are refused and pictures words."""
    refused: list[bool] = []
    for token in tokens:
        if token.type == "image":
            yield from _finished(token.children or (), url)
            continue
        if token.type == "link_open":
            href = str(token.attrs.get("href", ""))
            refused.append(not is_page_link(href))
            token.attrs |= {name: printable(str(value)) for name, value in token.attrs.items() if name == "title"}
            if (path := linked_file(href)) is not None:
                token.attrs["href"] = url(urls.of_file(path) + href[len(href.partition("#")[0]) :])
        if token.type in ("text", "text_special", "code_inline"):
            token.content = printable(token.content)
        leave_out = token.type in ("link_open", "link_close") and refused[-1]
        if token.type == "link_close":
            refused.pop()
        if not leave_out:
            yield token


def _finish_headings(tokens: list[Token]) -> None:
    """Headings below the page's own title, each with an id made of its words."""
    seen: Counter[str] = Counter()
    for position, token in enumerate(tokens):
        if token.type in ("heading_open", "heading_close"):
            token.tag = _HEADINGS.get(token.tag, "h4")
        if token.type == "heading_open":
            words = "".join(child.content for child in tokens[position + 1].children or ())
            slug = "-".join("".join(char if char.isalnum() else " " for char in words.casefold()).split())
            seen[slug] += 1
            token.attrs["id"] = f"h-{slug}" if seen[slug] == 1 else f"h-{slug}_{seen[slug]}"


def _finish_cells(tokens: Iterable[Token]) -> None:
    """The side to which a table's column is set, without a style."""
    for token in tokens:
        if token.type in ("th_open", "td_open") and (style := str(token.attrs.pop("style", ""))):
            token.attrs["align"] = style.rpartition(":")[2]
