"""The manual's own pages, by Python-Markdown: they come with the engine, so nobody else writes in them."""

from __future__ import annotations

import re

from markdown import Markdown
from markupsafe import Markup

_EXAMPLE = re.compile(r"^```(\w+) (.+)$", re.MULTILINE)


def manual_html(text: str) -> Markup:
    """The HTML of a page of the manual. What follows the kind of an example, the path of its file, stands above it."""
    text = _EXAMPLE.sub(r"`\2`\n\n```\1", text)
    return Markup(Markdown(extensions=["fenced_code", "sane_lists"], output_format="html").convert(text))
