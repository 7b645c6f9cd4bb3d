"""What is cited: the record that every format is written from, in the terms of CSL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from recoupe.model import PartialDate

CitedType: TypeAlias = Literal["article-newspaper", "webpage"]
"""CSL's type: an article where it was published, or a page of this site or a part of one."""


_ONE_LINE = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000)), "\ufffd"),
    **dict.fromkeys((*b"\t\n\v\f\r", 0x1C, 0x1D, 0x1E, 0x1F, 0x85, 0x2028, 0x2029), " "),
}


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one language, on one line; `lang` is empty where it is not known.

    A line end becomes a space, and any other control character, which no format could carry, the replacement character:
    so a value can never begin a line or a field of its own.
    """

    text: str
    lang: str = ""

    def __post_init__(self) -> None:
        """Put the words on one line."""
        object.__setattr__(self, "text", self.text.translate(_ONE_LINE))


NOBODY = Run("")
"""No author, no archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citable:
    """Something that can be cited.

    `key` names it in files: `[a-z0-9-]+`. The `title` may hold runs in several languages. `author` is one byline or
    annotator, taken as it stands; `container` is the outlet or the site. `lang` is the language of what is cited. Where
    nothing is known the text is empty and the date `None`; `issued` is as exact as it is known.
    """

    key: str
    type: CitedType
    title: tuple[Run, ...]
    container: Run
    lang: str
    author: Run = NOBODY
    issued: PartialDate | None = None
    url: str = ""
    accessed: PartialDate | None = None
    archive: Run = NOBODY
    archive_location: str = ""

    @property
    def title_text(self) -> str:
        """The title as plain text."""
        return "".join(run.text for run in self.title)
