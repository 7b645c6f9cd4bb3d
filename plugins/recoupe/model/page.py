"""The header of a page that the maintainers write by hand."""

from __future__ import annotations

from dataclasses import field

from recoupe.model.values import Language, Line, header_part


@header_part
class PageHeader:
    """What stands above the Markdown of `about.md` and its like."""

    title: Line = field(metadata={"description": "The page's title."})
    lang: Language | None = field(
        default=None, metadata={"description": "Its language, if not that of the edition it is for."}
    )
