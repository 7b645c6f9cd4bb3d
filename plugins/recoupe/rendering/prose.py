"""Hand-written pages: Markdown by Python-Markdown, then sanitised, so that they too hold no active content."""

from __future__ import annotations

from functools import cache

import nh3
from markdown import Markdown
from markupsafe import Markup

_TAGS = {
    "p", "h2", "h3", "h4", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "em", "strong", "a", "hr",
    "br", "table", "thead", "tbody", "tr", "th", "td", "sup", "sub", "div",
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "th": {"align"}, "td": {"align"}, "ol": {"start"}}
_HEADINGS = {f"h{level}" for level in (2, 3, 4)}


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={**_ATTRIBUTES, **{heading: {"id"} for heading in _HEADINGS}},
        url_schemes={"http", "https", "mailto"},
        link_rel="nofollow noopener",
    )


def prose_html(text: str) -> Markup:
    """The HTML of a hand-written page. Raw HTML is shown as it is typed; ids of headings begin with `h-`."""
    markdown = Markdown(
        extensions=["tables", "fenced_code", "def_list", "sane_lists", "toc"],
        extension_configs={"toc": {"slugify": _slug, "permalink": False, "baselevel": 2}},
        output_format="html",
    )
    markdown.preprocessors.deregister("html_block")
    markdown.inlinePatterns.deregister("html")
    return Markup(_cleaner().clean(markdown.convert(text)))


def _slug(title: str, separator: str) -> str:
    words = "".join(char if char.isalnum() else " " for char in title.casefold()).split()
    return "h-" + separator.join(words)
