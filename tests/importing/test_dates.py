from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.importing.calendars import from_persian, weekday
from recoupe.importing.dates import date_in_address, written_dates
from recoupe.model import BadValue, PartialDate


@pytest.mark.parametrize(
    ("text", "words", "dates"),
    [
        ("le 19 octobre 2021. (Archives)", "19 octobre 2021", ["2021-10-19"]),
        ("le 1er janvier 2020", "1er janvier 2020", ["2020-01-01"]),
        ("on March 08, 2019 in", "March 08, 2019", ["2019-03-08"]),
        ("Oct. 19, 2021", "Oct. 19, 2021", ["2021-10-19"]),
        ("the 19th of October 2021", "19th of October 2021", ["2021-10-19"]),
        ("19 octobre 2021", "19 octobre 2021", ["2021-10-19"]),
        ("الثلاثاء 19 تشرين الأول/أكتوبر 2021", "19 تشرين الأول/أكتوبر 2021", ["2021-10-19"]),
        ("١٩ أكتوبر ٢٠٢١", "١٩ أكتوبر ٢٠٢١", ["2021-10-19"]),
        ("3 كانون الثاني 2020", "3 كانون الثاني 2020", ["2020-01-03"]),
        ("۲۷ مهر ۱۴۰۰", "۲۷ مهر ۱۴۰۰", ["2021-10-19"]),
        ("27 مهرماه 1400", "27 مهرماه 1400", ["2021-10-19"]),
        ("1400/07/27", "1400/07/27", ["2021-10-19"]),
        ("19 اکتبر 2021", "19 اکتبر 2021", ["2021-10-19"]),
        ("2021-10-19T10:00:00+02:00", "2021-10-19", ["2021-10-19"]),
        ("19/10/2021", "19/10/2021", ["2021-10-19"]),
        ("10/19/2021", "10/19/2021", ["2021-10-19"]),
        ("19.10.2021.", "19.10.2021", ["2021-10-19"]),
        ("03/04/2021", "03/04/2021", ["2021-04-03", "2021-03-04"]),
        ("04/04/2021", "04/04/2021", ["2021-04-04"]),
    ],
)
def test_days_are_read_in_every_way_that_they_allow(text: str, words: str, dates: list[str]) -> None:
    (found,) = written_dates(text)
    assert (found.words, [str(each) for each in found.readings]) == (words, dates)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2021",
        "en octobre 2021",
        "depuis 2021",
        "12/13/14/2021",
        "v1.2.2021.3",
        "19 août/septembre 2021",
        "0000-00-00",
        "1443/03/13",
        "99 octobre 2021",
        "le 19 octobre",
        "192.168.1.2021",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert written_dates(text) == ()


def test_several_days_come_in_order() -> None:
    found = written_dates("du 1er au 3 mai 2021, puis le 2021-06-01 et le 5 juin 2021")
    assert [str(each.readings[0]) for each in found] == ["2021-05-03", "2021-06-01", "2021-06-05"]


@pytest.mark.parametrize(
    ("persian", "gregorian"),
    [
        ((1400, 7, 27), "2021-10-19"),
        ((1399, 12, 30), "2021-03-20"),
        ((1357, 11, 22), "1979-02-11"),
        ((1403, 12, 30), "2025-03-20"),
        ((1404, 1, 1), "2025-03-21"),
        ((1398, 10, 13), "2020-01-03"),
    ],
)
def test_the_persian_calendar(persian: tuple[int, int, int], gregorian: str) -> None:
    assert str(from_persian(*persian)) == gregorian


@pytest.mark.parametrize("day", [(1400, 12, 30), (1400, 13, 1), (1400, 7, 31), (1400, 0, 1), (900, 1, 1)])
def test_days_that_the_persian_calendar_has_not(day: tuple[int, int, int]) -> None:
    with pytest.raises(BadValue):
        from_persian(*day)


@given(st.integers(1200, 1600), st.integers(1, 12), st.integers(1, 29))
def test_persian_days_follow_each_other(year: int, month: int, day: int) -> None:
    one = from_persian(year, month, day)
    following = (year, month, day + 1)
    try:
        other = from_persian(*following)
    except BadValue:
        other = from_persian(year + month // 12, month % 12 + 1, 1)
    assert other.as_date() - one.as_date() == datetime.timedelta(days=1)


@given(st.dates(min_value=datetime.date(1700, 1, 1), max_value=datetime.date(2150, 1, 1)))
def test_iso_dates_are_read_back(day: datetime.date) -> None:
    (found,) = written_dates(f"({day.isoformat()})")
    assert str(found.readings[0]) == day.isoformat()
    assert weekday(found.readings[0]) == day.weekday()


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    for found in written_dates(text):
        assert text[found.start : found.end] == found.words


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://a.example/2021/10/19/titre", "2021-10-19"),
        ("https://a.example/Detail/2021/10/19/668825/titre", "2021-10-19"),
        ("https://a.example/news/2021-10-19-titre", "2021-10-19"),
        ("https://a.example/20211019/titre", "2021-10-19"),
        ("https://a.example/2021/13/19/titre", None),
        ("https://a.example/2021/10/titre", None),
        ("https://a.example/2021/10/19/2021/10/20/", None),
        ("https://a.example/123456", None),
    ],
)
def test_days_in_addresses(address: str, date: str | None) -> None:
    found = date_in_address(address)
    assert (str(found) if found else None) == date
    assert found is None or isinstance(found, PartialDate)
