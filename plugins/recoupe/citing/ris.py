"""RIS, for EndNote, Mendeley and the catalogues of libraries."""

from __future__ import annotations

from functools import cache

from recoupe.citing.citable import Citable
from recoupe.citing.forms import MARK, Form, filled, form
from recoupe.model import PartialDate


def ris(citable: Citable) -> str:
    """One record; a kept copy is a second address, after the original's."""
    fields = {
        "type_of_reference": "NEWS" if citable.type == "article-newspaper" else "ELEC",
        "id": citable.key,
        "authors": citable.author.text,
        "title": citable.title_text,
        "secondary_title": citable.container.text,
        "date": _date(citable.issued),
        "year": f"{citable.issued.year:04}" if citable.issued else "",
        "access_date": _date(citable.accessed),
        "language": citable.lang,
        "name_of_database": citable.archive.text,
    }
    known = {name: value for name, value in fields.items() if value}
    urls = [url for url in (citable.url, citable.archive_location) if url]
    return filled(_form(tuple(known), len(urls)), [*known.values(), *urls])


@cache
def _form(names: tuple[str, ...], urls: int) -> Form:
    """How a record with these fields, and so many addresses after them, is written."""
    import rispy  # slow to load: only a build that cites needs it

    record: dict[str, object] = {name: [MARK] if name == "authors" else MARK for name in names}
    written: str = rispy.dumps([record | ({"urls": [MARK] * urls} if urls else {})])
    # rispy numbers the records, which is no part of the format.
    return form(written.removeprefix("1.\n").rstrip("\n"), len(names) + urls)


def _date(date: PartialDate | None) -> str:
    """`2021/10/19/`, with nothing between the strokes where it is not known."""
    if date is None:
        return ""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/"
