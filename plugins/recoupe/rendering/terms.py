"""Words for what the records hold as codes: dates, languages, types, positions."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from recoupe.model import PartialDate
from recoupe.views.listing import UNKNOWN, WHOLE, letter


def _(message: str) -> str:
    """Marks a word for translation; it is translated where it is shown."""
    return message


TERMS = {
    "Person": _("Person"),
    "Organization": _("Organization"),
    "Place": _("Place"),
    "Facility": _("Facility"),
    "Event": _("Event"),
    "Issue": _("Issue"),
    "favor": _("in favor"),
    "against": _("against"),
    "mixed": _("mixed"),
    "neutral": _("neutral"),
    "unclear": _("unclear"),
    "low": _("low"),
    "medium": _("medium"),
    "high": _("high"),
    "proposed": _("proposed"),
    "accepted": _("accepted"),
    "disputed": _("disputed"),
    "superseded": _("superseded"),
    "context": _("context"),
    "framing": _("framing"),
    "loaded-language": _("loaded language"),
    "claim": _("claim"),
    "correction": _("correction"),
    "boilerplate": _("boilerplate"),
    "make": _("makes the claim"),
    "support": _("supports it"),
    "deny": _("denies it"),
    "query": _("queries it"),
    "comment": _("comments on it"),
    "report": _("reports it"),
    "state": _("state-owned"),
    "public-service": _("public service"),
    "private": _("private"),
    "party": _("owned by a party"),
    "community": _("community"),
    "unknown": _("ownership not recorded"),
    "none": _("text not reproduced"),
    "excerpt": _("short quotations only"),
    "full": _("full text"),
    "exact": _("exact point"),
    "town": _("the town"),
    "admin1": _("the province"),
    "country": _("the country"),
    "part_of": _("part of"),
    "member_of": _("member of"),
    "located_in": _("located in"),
    "succeeded_by": _("succeeded by"),
    "opposed_to": _("opposed to"),
    "part_of:inverse": _("has part"),
    "member_of:inverse": _("has member"),
    "located_in:inverse": _("place of"),
    "succeeded_by:inverse": _("successor of"),
    "opposed_to:inverse": _("opposed by"),
    "suggested:names": _("Names in the register"),
    "suggested:found": _("Names: %(n)s"),
    "suggested:about": _("%(type)s, articles: %(n)s"),
    "list:articles": _("Articles"),
    "list:claims": _("Claims"),
    "list:coverage": _("Coverage"),
    "list:declared": _("Articles that declare it without naming it"),
    "list:events": _("Events"),
    "list:headlines": _("In headlines"),
    "list:mentions": _("Every mention in context"),
    "list:naming": _("Who names it how"),
    "list:outlets": _("Stances towards it"),
    "list:period": _("Articles"),
    "list:places": _("Places"),
    "list:register": _("The register"),
    "list:sources": _("Sources"),
    "list:stances": _("Stances"),
    "list:tags": _("Tags"),
    "list:targets": _("Stances"),
    "list:unplaced": _("Places without coordinates"),
    "list:uses": _("Who takes it up"),
}
"""The English word for each code; catalogues translate the words."""


@cache
def day(date: PartialDate, lang: str) -> str:
    """A date as readers of `lang` write it, as exactly as it is known: `19 octobre 2021`, `octobre 2021`, `2021`."""
    locale = _locale(lang)
    if date.precision == "year":
        return str(date.year)
    if date.precision == "month":
        return format_skeleton("yMMMM", datetime.date(date.year, date.month, 1), locale=locale)
    return format_date(datetime.date(date.year, date.month, date.day), format="long", locale=locale)


@cache
def weekday(date: PartialDate, lang: str) -> str:
    """A day with the name of its weekday; vaguer dates as `day` gives them."""
    if date.precision != "day":
        return day(date, lang)
    return format_date(datetime.date(date.year, date.month, date.day), format="full", locale=_locale(lang))


@cache
def month(date: PartialDate, lang: str) -> str:
    """The short name of a month: `oct.`."""
    return format_date(datetime.date(date.year, date.month or 1, 1), format="MMM", locale=_locale(lang))


@cache
def number(value: int, lang: str) -> str:
    """A count with the separators of `lang`."""
    return format_decimal(value, locale=_locale(lang))


@cache
def language(code: str, lang: str) -> str:
    """The name of the language `code` in `lang`; the code itself when nobody knows it."""
    try:
        return Locale.parse(code, sep="-").get_language_name(_locale(lang)) or code
    except (UnknownLocaleError, ValueError):
        return code


@cache
def territory(code: str, lang: str) -> str:
    """The name of a country by its ISO 3166-1 code, in `lang`; the code itself when nobody knows it."""
    return str(_locale(lang).territories.get(code.upper(), code))


_KEY = re.compile(rf"(\d{{4}})(-\d\d|-{UNKNOWN})?(-\d\d|-{UNKNOWN})?")


def part(key: str, lang: str, gettext: Callable[[str], str]) -> str:
    """The words for a part of a list by its key: a date, a letter, a page's number; of a path its last step."""
    if key == WHOLE:
        return gettext("the whole list")
    last = key.rpartition("/")[2]
    if last.startswith("page-"):
        return gettext("page %(n)s") % {"n": number(int(last[5:]), lang)}
    if found := _KEY.fullmatch(last):
        if found[1] == "0000":
            return gettext("date not known")
        date = PartialDate.parse("".join(step for step in found.groups() if step and step != f"-{UNKNOWN}"))
        if not last.endswith(UNKNOWN):
            return day(date, lang)
        words = gettext("%(period)s, day not known") if date.month else gettext("%(period)s, month not known")
        return words % {"period": day(date, lang)}
    return letter(last)


@cache
def _locale(lang: str) -> Locale:
    return Locale.parse(lang, sep="-")
