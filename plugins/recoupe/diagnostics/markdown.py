"""Strangers' words in Markdown that GitHub renders: never active there."""

from __future__ import annotations

import re

from recoupe.diagnostics.report import visible

_TICKS = re.compile("`+")


def inert(text: str, most: int = 200) -> str:
    """The text as code: no mention, image, link, HTML or issue number comes of it. Long ones are cut short."""
    shown = visible(" ".join(text.split())) if text.strip() else "(empty)"
    if len(shown) > most:
        shown = shown[: most - 1] + "…"
    fence = "`" * (max((len(run) for run in _TICKS.findall(shown)), default=0) + 1)
    space = " " if shown[0] in "` " or shown[-1] in "` " else ""
    return f"{fence}{space}{shown}{space}{fence}"
