"""The day on which an article appeared, with what speaks for it. Where that is not one day, nobody chooses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.importing.calendars import WEEKDAYS, weekday
from recoupe.importing.dates import WrittenDate, date_in_address, written_dates
from recoupe.importing.finding import Candidate, Finding
from recoupe.importing.furniture import is_update
from recoupe.importing.page_head import HeadEntry
from recoupe.importing.passages import Dropped, Passage
from recoupe.importing.sifting import LONG
from recoupe.linking import fold
from recoupe.model import PartialDate

_DATELINE = 120
"""Characters at the beginning of the first long paragraph, where agencies put place and day."""

_MOST_TOLD = 8
_WORD = re.compile(r"\w+")
_DAY_NAMES = ("a Monday", "a Tuesday", "a Wednesday", "a Thursday", "a Friday", "a Saturday", "a Sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClue:
    """Something that names a day, or two days where day and month may change places."""

    readings: tuple[PartialDate, ...]
    why: str


def date_of(
    head: Sequence[HeadEntry], address: str, dropped: Iterable[Dropped], passages: Sequence[Passage]
) -> Finding:
    """The one day that the page states; else the one that its <time> elements give; else the one above its text.

    `dropped` are the lines that were left out, among them those that only say when the page appeared. A day that
    stands in the text only is never taken for the article's.
    """
    stated = [*_in_head(head, "published"), *_in_address(address), *_in_date_lines(dropped, updates=False)]
    above, inside = _in_text(passages)
    if clues := stated or _in_head(head, "day"):
        return _decided(clues, "")
    if not above:
        return Finding(why=("nothing on the page says when it appeared",), rivals=_rivals(inside))
    return _beside_text(_decided(above, "; it stands above the text"), inside, passages)


def updates(head: Sequence[HeadEntry], dropped: Iterable[Dropped]) -> tuple[str, ...]:
    """Days on which the page says that it was changed: they are told, and not used."""
    clues = (*_in_head(head, "modified"), *_in_date_lines(dropped, updates=True))
    return tuple(dict.fromkeys(f"changed on {clue.readings[0]}: {clue.why}" for clue in clues))


def _decided(clues: Sequence[DayClue], note: str) -> Finding:
    """The one day that all clues allow."""
    certain = list(dict.fromkeys(clue.readings[0] for clue in clues if len(clue.readings) == 1))
    unclear = [clue for clue in clues if len(clue.readings) > 1 and not set(clue.readings) & set(certain)]
    if unclear:
        one, other = unclear[0].readings[:2]
        return Finding(why=(f"{unclear[0].why} may be {one} or {other}",), rivals=_rivals(clues))
    if len(certain) > 1:
        return Finding(why=(f"there are {len(certain)} different days",), rivals=_rivals(clues))
    whys = tuple(dict.fromkeys(clue.why + note for clue in clues))
    return Finding(value=str(certain[0]), why=whys[:_MOST_TOLD])


def _beside_text(found: Finding, inside: Sequence[DayClue], passages: Sequence[Passage]) -> Finding:
    """A day from above the text is believed while the text does not speak against it."""
    if found.value is None:
        return found
    date = PartialDate.parse(found.value)
    later = [clue for clue in inside if clue.readings[-1] > date]
    if later:
        rivals = (Candidate(value=found.value, why=found.why[0]), *_rivals(later))
        return Finding(why=("the text names a later day than the one above it",), rivals=rivals)
    named = {
        WEEKDAYS[word]: passage.line
        for passage in reversed(passages)
        for word in _WORD.findall(fold(passage.text).text)
        if word in WEEKDAYS
    }
    name = _DAY_NAMES[weekday(date)]
    if named and weekday(date) not in named:
        rivals = (Candidate(value=found.value, why=found.why[0]),)
        return Finding(why=(f"{found.value} is {name}, and the text names other days of the week",), rivals=rivals)
    whys = list(found.why)
    if named:
        whys.append(f"it is {name}, as line {named[weekday(date)]} names it")
    others = [candidate for candidate in _rivals(inside) if candidate.value != found.value]
    if others:
        whys.append("earlier days in the text: " + ", ".join(f"{each.value} ({each.why})" for each in others[:3]))
    return Finding(value=found.value, why=tuple(whys))


def _rivals(clues: Iterable[DayClue]) -> tuple[Candidate, ...]:
    found: dict[str, Candidate] = {}
    for clue in clues:
        for reading in clue.readings:
            found.setdefault(str(reading), Candidate(value=str(reading), why=clue.why))
    return tuple(found.values())[:_MOST_TOLD]


def _in_head(head: Sequence[HeadEntry], of: str) -> list[DayClue]:
    return [
        DayClue(readings=days[0].readings, why=f'{entry.where} "{entry.value[:40]}"')
        for entry in head
        if entry.of == of and (days := written_dates(entry.value[:100]))
    ]


def _in_address(address: str) -> list[DayClue]:
    date = date_in_address(address)
    return [DayClue(readings=(date,), why="the address")] if date is not None else []


def _in_date_lines(dropped: Iterable[Dropped], *, updates: bool) -> list[DayClue]:
    found = []
    for each in dropped:
        if each.rule == "date-line":
            text, end = each.passage.text, 0
            for day in written_dates(text):
                if is_update(text[end : day.start]) == updates:
                    found.append(_clue(day, each.passage.line))
                end = day.end
    return found


def _in_text(passages: Sequence[Passage]) -> tuple[list[DayClue], list[DayClue]]:
    """The days above the text, the beginning of its first long paragraph included, and the other ones."""
    above: list[DayClue] = []
    inside: list[DayClue] = []
    begun = False
    for passage in passages:
        long = len(passage.text) >= LONG
        for day in written_dates(passage.text):
            in_head = not begun and (not long or day.start < _DATELINE)
            (above if in_head else inside).append(_clue(day, passage.line))
        begun = begun or long
    return above, inside


def _clue(day: WrittenDate, line: int) -> DayClue:
    calendar = " (Persian calendar)" if day.converted else ""
    return DayClue(readings=day.readings, why=f'line {line}: "{day.words}"{calendar}')
