"""CSL-JSON, which Zotero and its like read and write; every citation processor starts from it."""

from __future__ import annotations

import json

from recoupe.citing.citable import Citable
from recoupe.model import PartialDate


def csl_json(citable: Citable) -> str:
    """A list of one item, as CSL's schema has it (csl-data.json 1.0.2); a variable a line, for those who read it."""
    item: dict[str, object] = {
        "id": citable.key,
        "type": citable.type,
        "title": citable.title_text,
        "container-title": citable.container.text,
    }
    if citable.author.text:
        item["author"] = [{"literal": citable.author.text}]
    if citable.issued:
        item["issued"] = _date(citable.issued)
    if citable.accessed:
        item["accessed"] = _date(citable.accessed)
    rest = {
        "URL": citable.url,
        "archive": citable.archive.text,
        "archive_location": citable.archive_location,
        "language": citable.lang,
    }
    item |= {name: value for name, value in rest.items() if value}
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items())
    return "[{\n  " + ",\n  ".join(lines) + "\n}]"


def _date(date: PartialDate) -> dict[str, object]:
    return {"date-parts": [[part for part in (date.year, date.month, date.day) if part]]}
