from __future__ import annotations

import pytest

from recoupe.loading import Defaults, load_record
from recoupe.loading.record import HEADERS
from recoupe.schema import KINDS, example, field_names, field_reference
from recoupe.schema.reference import records_in
from tests.corpora import corpus_file


@pytest.mark.parametrize("record", KINDS)
def test_the_example_is_sound_and_shows_every_field(record: str) -> None:
    path = f"{KINDS[record]}/example-fr-1.md"
    assert load_record(example(record), corpus_file(path), Defaults()).diagnostics == ()
    shown = [each.fields for each in field_reference(record)]
    declared = [field_names(each) for each in records_in(HEADERS[KINDS[record]])]
    assert [tuple(field.name for field in fields) for fields in shown] == declared
    for fields in shown:
        for field in fields:
            assert field.example.startswith(f"{field.name}:")
            assert field.description
            assert field.takes


def test_a_field_says_what_it_takes() -> None:
    article, *parts = field_reference("article")
    rows = {field.name: field for field in article.fields}
    assert [field.name for field in article.fields if field.required] == ["title", "source", "date", "lang"]
    assert rows["entities"].takes == "an id, or a list of ids and of records: entity reference"
    assert rows["archive"].example == (
        "archive:\n  url: https://archive.example.org/foire-1\n  date: 2021-10-20\n  service: Archives de Valmarie"
    )
    (stance,) = (part for part in parts if part.name == "Stance")
    assert stance.fields[1].takes == "one of: favor, against, mixed, neutral, unclear, a term of the project"
    assert {field.name: field.takes for field in field_reference("entity")[-1].fields}[
        "lat"
    ] == "a number from -90 to 90"


def test_the_records_of_an_article_stand_once_each_and_in_order_of_use() -> None:
    names = [each.name for each in field_reference("article")]
    assert names == ["Article", "Archive", "Entity reference", "Coverage", "Stance", "Annotation", "Claim", "Rights", "Withdrawal", "Quote"]  # fmt: skip
