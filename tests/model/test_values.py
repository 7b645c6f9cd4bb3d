from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from recoupe.model import BadValue, PartialDate, is_slug
from recoupe.model.values import Line, address

days = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
dates = st.one_of(days, days.map(lambda day: day.month_only), days.map(lambda day: day.year_only))


@pytest.mark.parametrize(
    ("text", "date", "precision"),
    [
        ("2021-10-19", PartialDate(2021, 10, 19), "day"),
        ("2020-02-29", PartialDate(2020, 2, 29), "day"),
        ("2021-10", PartialDate(2021, 10), "month"),
        ("2021", PartialDate(2021), "year"),
        ("0001", PartialDate(1), "year"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_known(text: str, date: PartialDate, precision: str) -> None:
    assert PartialDate.parse(text) == date
    assert date.precision == precision


@pytest.mark.parametrize(
    ("text", "rule", "message", "expected"),
    [
        ("2021-13-45", "impossible-date", '"2021-13-45" has no such month', "a month from 01 to 12"),
        ("2021-00", "impossible-date", '"2021-00" has no such month', "a month from 01 to 12"),
        ("2021-02-29", "impossible-date", 'there is no day "2021-02-29"', "a day from 01 to 28 in 2021-02"),
        ("2021-10-00", "impossible-date", 'there is no day "2021-10-00"', "a day from 01 to 31 in 2021-10"),
        ("0000-00-00", "impossible-date", 'there is no year "0000-00-00"', "a year from 0001 on"),
    ],
)
def test_a_date_that_does_not_exist(text: str, rule: str, message: str, expected: str) -> None:
    with pytest.raises(BadValue) as caught:
        PartialDate.parse(text)
    assert (caught.value.rule, str(caught.value), caught.value.expected) == (rule, message, expected)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19 octobre 2021",
        "19/10/2021",
        "2021-1-2",
        "21-10-19",
        "2021-10-19T10:00",
        " 2021",
        "2021\n",
        "٢٠٢١",
        "-2021",
    ],
)
def test_what_is_not_a_date(text: str) -> None:
    with pytest.raises(BadValue) as caught:
        PartialDate.parse(text)
    assert (caught.value.rule, str(caught.value)) == ("malformed-date", f'"{text}" is not a date')


@given(dates)
def test_a_date_is_written_as_it_is_read(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date
    assert PartialDate.parse(date) is date


@given(st.lists(st.dates()))
def test_days_order_as_days(found: list[date]) -> None:
    assert sorted(PartialDate.parse(day.isoformat()) for day in found) == [
        PartialDate.parse(day.isoformat()) for day in sorted(found)
    ]


@given(days)
def test_the_vaguer_date_comes_first(day: PartialDate) -> None:
    """`month` and `day` are 0 where they are not known, so that dates order with the vaguer one first."""
    assert all(one < other for one, other in pairwise([day.year_only, day.month_only, day]))
    assert day.month_only.month_only == day.month_only
    assert day.year_only.month_only == day.year_only


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("presstv-fr-668825", True),
        ("9e", True),
        ("a" * 100, True),
        ("a" * 101, False),
        ("", False),
        ("Irak", False),
        ("é", False),
        ("a_b", False),
        ("a--b", False),
        ("-a", False),
        ("a-", False),
        ("a\n", False),
        ("..", False),
        ("a/b", False),
        ("٣", False),
    ],
)
def test_slugs(text: str, expected: bool) -> None:
    """Ids are `[a-z0-9]` in groups joined by hyphens."""
    assert is_slug(text) is expected


@pytest.mark.parametrize(
    "text", ["https://a.org", "http://a.org/b?c=d#e", "https://العراق.com/مقال", "https://a.org:8/"]
)
def test_web_addresses(text: str) -> None:
    assert address(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//host/path",
        "/path",
        "path",
        "",
        "http:",
        "https:///path",
        "https://[::1",
        "mailto:a@b.c",
        "file:///etc/passwd",
        'https://a.org/"onclick="x',
        "https://a.org/<script>",
        "https://a.org/ b",
        "https://a.org\\@b.org",
        "java\nscript:x",
        "https://a.org/\x00",
        "https://a.org/\nb",
    ],
)
def test_what_is_not_a_web_address(text: str) -> None:
    with pytest.raises(BadValue) as caught:
        address(text)
    assert (caught.value.rule, str(caught.value)) == ("malformed-url", f'"{text}" is not a web address')


def test_a_line_is_one_line() -> None:
    lines = TypeAdapter(Line)
    assert lines.validate_python("  un \n\t titre\xa0») ") == "un titre »)"
    with pytest.raises(ValueError, match="this value is empty"):
        lines.validate_python(" \n ")
