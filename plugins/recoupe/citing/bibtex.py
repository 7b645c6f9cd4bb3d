"""BibTeX as BibLaTeX reads it: UTF-8, `@article` with `entrysubtype`, `@online`, dates in one field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from recoupe.citing.citable import Citable
from recoupe.citing.forms import MARK, Form, filled, form

_SPECIAL = "#$%&\\^_{}~"
"""The characters that are TeX's own; the others are read as they are."""

_SIGN = re.compile(rf"[{re.escape(_SPECIAL)}]|([-`',<>])(?=\1)|[?!](?=`)")
"""One of these, or the first of two signs that TeX would set as one."""


def bibtex(citable: Citable) -> str:
    """One entry. Author and title stand in braces of their own, so that no style cuts or lower-cases them."""
    newspaper = citable.type == "article-newspaper"
    fields = {
        "author": _whole(citable.author.text),
        "title": _whole(citable.title_text),
        "journaltitle" if newspaper else "organization": _encoded(citable.container.text),
        "entrysubtype": "newspaper" if newspaper else "",
        "date": str(citable.issued or ""),
        "url": _address(citable.url),
        "urldate": str(citable.accessed or ""),
        "archive": _encoded(citable.archive.text),
        "archivelocation": _address(citable.archive_location),
        "language": citable.lang,
    }
    known = {name: value for name, value in fields.items() if value}
    return filled(_form("article" if newspaper else "online", tuple(known)), [citable.key, *known.values()])


@cache
def _form(type: str, names: tuple[str, ...]) -> Form:
    """How an entry with these fields is written: its key, then the fields' values."""
    from bibtexparser.library import Library  # slow to load: only a build that cites needs it
    from bibtexparser.model import Entry, Field
    from bibtexparser.writer import write

    entry = Entry(type, MARK, [Field(name, f"{{{MARK}}}") for name in names])
    return form(write(Library([entry])).rstrip(), len(names) + 1)


def _whole(text: str) -> str:
    return f"{{{_encoded(text)}}}" if text else ""


def _address(url: str) -> str:
    """An address is read as it stands: it must not be encoded, nor hold a brace that ends the field."""
    return url.replace("{", "%7B").replace("}", "%7D")


def _encoded(text: str) -> str:
    escapes = _escapes()
    return _SIGN.sub(lambda sign: escapes.get(sign[0], sign[0] + "{}"), text)


@cache
def _escapes() -> Mapping[str, str]:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    encoder = UnicodeToLatexEncoder()
    return {each: encoder.unicode_to_latex(each) for each in _SPECIAL}
