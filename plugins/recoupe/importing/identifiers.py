"""The id that an article's file may have: the outlet's id, then what tells the article apart."""

from __future__ import annotations

import re
from collections.abc import Collection
from urllib.parse import unquote, urlsplit

from recoupe.drafting import free_id, latin_words
from recoupe.importing.languages import FUNCTION_WORDS
from recoupe.model import PartialDate

_NUMBER = re.compile(r"(?<!\d)(\d{5,12})(?!\d)")
_MOST_WORDS = 4
_COMMON = frozenset().union(*FUNCTION_WORDS.values())
_SHORT = 2


def article_number(address: str) -> str:
    """The number that the outlet itself gives the article in its address, or an empty text: dates are none."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        return ""
    numbers = [each for each in _NUMBER.findall(path) if not _is_date(each)]
    return numbers[-1] if numbers else ""


def _is_date(digits: str) -> bool:
    return len(digits) == 8 and digits[:2] in ("19", "20") and "01" <= digits[4:6] <= "12"


def propose_id(source: str, date: PartialDate | None, title: str, address: str, taken: Collection[str]) -> str:
    """An id that no article has: by the outlet's own number, else by the date and two to four words of the title."""
    number = article_number(address)
    if number:
        base = f"{source}-{number}"
    else:
        words = [word for word in latin_words(title) if len(word) > _SHORT and word not in _COMMON][:_MOST_WORDS]
        day = str(date).replace("-", "") if date else ""
        base = "-".join(part for part in (source, day, *words) if part)
    return free_id(base[:90].strip("-"), taken)
