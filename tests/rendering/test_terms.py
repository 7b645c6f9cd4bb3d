from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.model import ENTITY_TYPES, POLICIES, POSITIONS, PartialDate
from recoupe.model.entity import RelationType
from recoupe.model.source import Ownership
from recoupe.model.stance import Confidence, StanceStatus
from recoupe.rendering import terms
from recoupe.rendering.messages import SOURCE_LANGUAGE, translations

DAY, MONTH, YEAR = PartialDate(2021, 10, 19), PartialDate(2021, 10), PartialDate(2021)


@pytest.mark.parametrize(
    ("lang", "day", "month", "year"),
    [
        ("fr", "19 octobre 2021", "octobre 2021", "2021"),
        ("en", "October 19, 2021", "October 2021", "2021"),
        ("ar", "19 أكتوبر 2021", "أكتوبر 2021", "2021"),
        ("fa", "19 اکتبر 2021", "اکتبر 2021", "2021"),
    ],
)
def test_a_date_is_written_as_exactly_as_it_is_known(lang: str, day: str, month: str, year: str) -> None:
    written = [terms.day(date, lang).translate(_LATIN) for date in (DAY, MONTH, YEAR)]
    assert written == [day, month, year]


# Whether a locale writes its own digits is its own affair.
_LATIN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("fr", "mardi 19 octobre 2021"), ("en", "Tuesday, October 19, 2021"), ("ar", "الثلاثاء، 19 أكتوبر 2021")],
)
def test_a_day_has_its_weekday(lang: str, expected: str) -> None:
    assert terms.weekday(DAY, lang).translate(_LATIN) == expected
    assert terms.weekday(MONTH, lang) == terms.day(MONTH, lang)


def test_months_and_numbers() -> None:
    assert [terms.month(MONTH, lang) for lang in ("fr", "en", "ar", "fa")] == ["oct.", "Oct", "أكتوبر", "اکتبر"]
    assert terms.number(12345, "fr") == "12\u202f345"
    assert terms.number(12345, "en") == "12,345"


@pytest.mark.parametrize(
    ("code", "lang", "expected"),
    [
        ("fa", "fr", "persan"),
        ("ar", "en", "Arabic"),
        ("fr", "ar", "الفرنسية"),
        ("en", "fa", "انگلیسی"),
        ("ckb", "fr", "sorani"),
        ("fr-CA", "fr", "français"),
        ("zh-Hant-TW", "en", "Chinese"),
        ("xq", "fr", "xq"),
        ("zzz-123", "fr", "zzz-123"),
    ],
)
def test_languages_have_names(code: str, lang: str, expected: str) -> None:
    assert terms.language(code, lang) == expected


@given(st.from_regex(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", fullmatch=True), st.sampled_from(["fr", "en", "ar", "fa"]))
def test_every_language_tag_has_some_name(code: str, lang: str) -> None:
    assert terms.language(code, lang)


@given(st.dates(), st.sampled_from(["fr", "en", "ar", "fa"]))
def test_every_date_can_be_written(date: object, lang: str) -> None:
    found = PartialDate.parse(str(date))
    for each in (found, found.month_only, found.year_only):
        assert terms.day(each, lang)
        assert terms.weekday(each, lang)


def test_every_code_of_the_records_has_a_word_in_french() -> None:
    codes = [*ENTITY_TYPES, *POSITIONS, *POLICIES, *get_args(Ownership), *get_args(Confidence), *get_args(StanceStatus)]
    codes += [form for relation in get_args(RelationType) for form in (relation, f"{relation}:inverse")]
    assert set(codes) <= terms.TERMS.keys()
    french = translations("fr")
    untranslated = {code for code in codes if french.gettext(terms.TERMS[code]) == terms.TERMS[code]}
    assert untranslated == set()


def test_the_language_of_the_templates_needs_no_catalogue() -> None:
    assert translations(SOURCE_LANGUAGE).gettext("in favor") == "in favor"
    assert translations("xx").gettext("in favor") == "in favor"
