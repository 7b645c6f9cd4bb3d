"""Which day an article appeared on: never chosen where there are two."""

from __future__ import annotations

import pytest

from recoupe.importing import Finding, Given, Material, propose, read_text
from recoupe.importing.page_head import HeadEntry

LONG = (
    "Le lac a débordé dans la nuit, après un orage qui a duré plus de six heures, selon les habitants du village,"
    " et les routes sont coupées depuis l’aube dans toute la vallée."
)


def date_of(*lines: str, address: str = "", head: tuple[HeadEntry, ...] = ()) -> Finding:
    material = read_text("\n\n".join(("Le lac déborde après l’orage", *lines)), address)
    return propose(Material(passages=material.passages, address=address, head=head), {}, Given()).date


def published(value: str, of: str = "published") -> HeadEntry:
    return HeadEntry(of=of, value=value, where="<meta x>")


def test_a_day_that_the_page_states_is_taken() -> None:
    found = date_of("Publié le 19 octobre 2021", LONG, "Le 5 janvier 2020 déjà, l’eau était montée.")
    assert (found.value, found.why) == ("2021-10-19", ('line 3: "19 octobre 2021"',))


def test_statements_that_agree_are_all_told() -> None:
    found = date_of(
        "19/10/2021", LONG, address="https://a.example/2021/10/19/x", head=(published("2021-10-19T10:00:00Z"),)
    )
    assert found.value == "2021-10-19"
    assert found.why == ('<meta x> "2021-10-19T10:00:00Z"', "the address", 'line 3: "19/10/2021"')


def test_two_different_days_are_asked_for() -> None:
    found = date_of("Publié le 19 octobre 2021", LONG, head=(published("2021-10-20"),))
    assert (found.value, found.why) == (None, ("there are 2 different days",))
    assert [each.value for each in found.rivals] == ["2021-10-20", "2021-10-19"]


def test_a_day_with_two_readings_is_asked_for() -> None:
    found = date_of("Publié le 03/04/2021", LONG)
    assert (found.value, found.why) == (None, ('line 3: "03/04/2021" may be 2021-04-03 or 2021-03-04',))
    assert [each.value for each in found.rivals] == ["2021-04-03", "2021-03-04"]


def test_a_second_statement_settles_which_reading_is_meant() -> None:
    assert date_of("Publié le 03/04/2021", LONG, address="https://a.example/2021/03/04/x").value == "2021-03-04"
    other = date_of("Publié le 03/04/2021", LONG, address="https://a.example/2021/05/04/x")
    assert other.value is None
    assert [each.value for each in other.rivals] == ["2021-05-04", "2021-04-03", "2021-03-04"]


def test_times_of_a_page_count_where_nothing_is_stated() -> None:
    one = published("2021-10-19", of="day")
    assert date_of(LONG, head=(one,)).value == "2021-10-19"
    assert date_of(LONG, head=(one, published("2021-10-18", of="day"))).value is None
    assert date_of(LONG, head=(one, published("2021-10-18"))).value == "2021-10-18"


def test_a_day_above_the_text_is_taken_while_nothing_speaks_against_it() -> None:
    assert date_of("Le lac, le 19 octobre 2021.", LONG).value == "2021-10-19"
    agency = "BAGDAD, 19 octobre 2021 (Agence) — " + LONG
    assert date_of(agency).value == "2021-10-19"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("La digue sera finie le 1er mai 2022.", "the text names a later day than the one above it"),
        ("Mercredi, l’eau montait encore.", "2021-10-19 is a Tuesday, and the text names other days of the week"),
    ],
)
def test_what_speaks_against_a_day_above_the_text(line: str, why: str) -> None:
    found = date_of("Le lac, le 19 octobre 2021.", LONG, line)
    assert (found.value, found.why) == (None, (why,))
    assert found.rivals[0].value == "2021-10-19"


def test_a_day_inside_the_text_is_only_offered() -> None:
    found = date_of(LONG, "Le 19 octobre 2021, l’eau est montée.")
    assert (found.value, found.why) == (None, ("nothing on the page says when it appeared",))
    assert [(each.value, each.why) for each in found.rivals] == [("2021-10-19", 'line 5: "19 octobre 2021"')]


def test_a_day_of_change_is_no_day_of_publication() -> None:
    found = date_of("Mis à jour le 20 octobre 2021", LONG, head=(published("2021-10-21", of="modified"),))
    assert found.value is None


def test_the_date_that_is_given_is_taken() -> None:
    material = read_text(f"Un titre\n\nPublié le 03/04/2021\n\n{LONG}")
    found = propose(material, {}, Given(date="2021-04-03")).date
    assert (found.value, found.why) == ("2021-04-03", ("given",))
