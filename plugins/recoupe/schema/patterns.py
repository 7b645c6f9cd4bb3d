"""Regular expressions for values that a program reads by more than a pattern, in the part that all dialects share."""

from __future__ import annotations

from recoupe.model.values import FIRST_YEAR, LAST_YEAR

_MONTH_DAYS = (
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8])"
)
_LEAP_YEAR = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)"


def dates(years: str) -> str:
    """Days, months and years of the Gregorian calendar; `years` is a pattern of four digits."""
    whole = f"(?={years})"
    return f"^{whole}(?:[0-9]{{4}}(?:-(?:0[1-9]|1[0-2]))?|[0-9]{{4}}-(?:{_MONTH_DAYS})|{_LEAP_YEAR}-02-29)$"


def years(first: int, last: int) -> str:
    """Every year from the first to the last: whole centuries and decades in a word, the others one by one."""
    found = []
    year = first
    while year <= last:
        for step, digits in ((1000, "[0-9]{3}"), (100, "[0-9]{2}"), (10, "[0-9]")):
            if year % step == 0 and year + step - 1 <= last:
                found.append(f"{year // step:0{4 - len(str(step)) + 1}d}{digits}")
                year += step
                break
        else:
            found.append(f"{year:04d}")
            year += 1
    return f"(?:{'|'.join(found)})"


DATE = dates(years(1, 9999))
"""A date that a header may hold."""

PUBLICATION_DATE = dates(years(FIRST_YEAR, LAST_YEAR))
"""A date on which an article may have appeared."""

ADDRESS = '^[Hh][Tt][Tt][Pp][Ss]?://(?:[^\\s/?#@"<>\\\\]*@)?[^\\s/?#@:"<>\\\\][^\\s"<>\\\\]*$'
"""A web address: the names of hosts are not looked at."""

NUMBER = r"^\s*[-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\s*$"
WHOLE_NUMBER = r"^\s*\+?[0-9]+(?:\.0*)?\s*$"
FLAG = "^(?:[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Yy][Ee][Ss]|[Nn][Oo]|[Oo][Nn]|[Oo][Ff][Ff]|[TtFfYyNn01])$"
"""What pydantic reads as a number, a whole number, yes or no."""

NOT_BLANK = r"\S"
