"""RIS, for EndNote, Mendeley and the catalogues of libraries."""

from __future__ import annotations

from recoupe.citing.citable import Citable
from recoupe.model import PartialDate


def ris(citable: Citable) -> str:
    """One record; a kept copy is a second address, after the original's."""
    import rispy  # slow to load: only a build that cites needs it

    record = {
        "type_of_reference": "NEWS" if citable.type == "article-newspaper" else "ELEC",
        "id": citable.key,
        "authors": [citable.author.text] if citable.author.text else [],
        "title": citable.title_text,
        "secondary_title": citable.container.text,
        "date": _date(citable.issued),
        "year": f"{citable.issued.year:04}" if citable.issued else "",
        "access_date": _date(citable.accessed),
        "language": citable.lang,
        "name_of_database": citable.archive.text,
        "urls": [url for url in (citable.url, citable.archive_location) if url],
    }
    written: str = rispy.dumps([{name: value for name, value in record.items() if value}])
    return written.removeprefix("1.\n").rstrip("\n")  # rispy numbers the records, which is no part of the format


def _date(date: PartialDate | None) -> str:
    """`2021/10/19/`, with nothing between the strokes where it is not known."""
    if date is None:
        return ""
    month, day = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return f"{date.year:04}/{month}/{day}/"
