"""The settings of the CMS have every field of the records, in their order, as what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Literal, get_args, get_origin

import pytest

from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.loading.record import HEADERS
from recoupe.model import MOTIVATIONS, POSITIONS, Annotation, Stance, Vocabulary
from recoupe.repository import Repository
from recoupe.schema import KINDS, field_names, fields_of
from recoupe.schema.cms import REFERENCES, cms_config
from recoupe.schema.fields import items_in, record_in
from recoupe.schema.reference import records_in

DEFAULTS = Defaults(lang="fr", vocabulary=Vocabulary(positions={"boycott": "against"}))
CONFIG = cms_config(
    Repository(url="https://github.com/a/b", branch="main", content="content"), DEFAULTS, ["fr", "en", "ar"]
)
COLLECTIONS = {each["name"]: each for each in CONFIG["collections"]}
EVERY = [
    pytest.param(record, field, id=f"{record.__name__}.{field.name}")
    for folder in KINDS.values()
    for record in records_in(HEADERS[folder])
    for field in fields_of(record)
]


def written(record: type[Any], fields: list[dict[str, Any]], wanted: type[Any]) -> Iterator[list[dict[str, Any]]]:
    """The fields of a record wherever it stands."""
    if record is wanted:
        yield fields
    for widget, field in zip(fields, fields_of(record), strict=False):
        inner = record_in(field.type)
        if inner is not None and inner is not record:
            yield from written(inner, widget["fields"], wanted)


def places(record: type[Any]) -> list[list[dict[str, Any]]]:
    return [
        found for folder in KINDS.values() for found in written(HEADERS[folder], COLLECTIONS[folder]["fields"], record)
    ]


def test_there_is_a_collection_of_each_kind_of_file() -> None:
    assert [each["folder"] for each in CONFIG["collections"]] == [f"content/{folder}" for folder in KINDS.values()]
    for folder in KINDS.values():
        names = [field["name"] for field in COLLECTIONS[folder]["fields"]]
        assert names == [*field_names(HEADERS[folder]), "body"]


@pytest.mark.parametrize(("record", "field"), EVERY)
def test_a_field_has_the_widget_that_it_needs(record: type[Any], field: Any) -> None:
    assert places(record)
    for fields in places(record):
        number = field_names(record).index(field.name)
        widget = fields[number]
        assert widget["name"] == field.name
        if widget["widget"] == "hidden":
            assert (field.name, widget["default"]) == ("state", "draft")
            continue
        assert widget["required"] == field.required
        assert widget["hint"] == field.description
        assert widget.get("default") == field.default
        is_list = get_origin(field.type) is tuple
        if (record, field.name) in REFERENCES:
            assert widget["widget"] == "relation"
            assert widget["collection"] in COLLECTIONS
            assert widget.get("multiple", False) == is_list
        elif (record, field.name) == (Stance, "position"):
            assert widget["options"] == [*POSITIONS, "boycott"]
        elif (record, field.name) == (Annotation, "motivation"):
            assert widget["options"] == [*MOTIVATIONS]
        elif (inner := record_in(field.type)) is not None:
            assert widget["widget"] == ("list" if is_list else "object")
            assert [each["name"] for each in widget["fields"]] == [*field_names(inner)]
        elif get_origin(field.type) is Literal:
            assert (widget["widget"], widget["options"]) == ("select", [*get_args(field.type)])
        elif is_list:
            assert widget["widget"] == "list"
        elif items_in(field.type) is not None:
            languages = widget["widget"] == "object"
            assert languages or widget["widget"] == "keyvalue"
            assert not languages or [each["name"] for each in widget["fields"]] == ["fr", "en", "ar"]
        else:
            assert widget["widget"] in ("string", "text", "number", "boolean")


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("date", ["2021", "2021-10", "2021-10-19"], ["19/10/2021", "2021-02-30", "1500"]),
        ("lang", ["fr", "zh-Hans"], ["French", ""]),
        ("url", ["https://a.example/x"], ["a.example"]),
    ],
)
def test_patterns_are_those_of_the_checks(name: str, good: list[str], bad: list[str]) -> None:
    (pattern, message) = next(each for each in COLLECTIONS["articles"]["fields"] if each["name"] == name)["pattern"]
    assert message
    assert all(re.search(pattern, each) for each in good)
    assert not any(re.search(pattern, each) for each in bad)


def test_a_file_as_the_cms_writes_it_is_right() -> None:
    """Written by Sveltia CMS 0.221.1 with these settings."""
    text = "---\ntitle: 'Irak : no #1'\nsource: le-lac-essai-1\ndate: 2021-10-19\nlang: fr\nstate: draft\n---\n"
    assert load_record(text, CorpusFile.at("articles/2021/a.md"), DEFAULTS).diagnostics == ()
    text = (
        "---\nname: 'Le Lac: essai #1'\ntext_policy: none\nownership: unknown\nlanguages:\n  - fr\n"
        "max_quote_chars: 300\n---\n\nUne note.\n"
    )
    assert load_record(text, CorpusFile.at("sources/a.md"), DEFAULTS).diagnostics == ()


def test_of_the_articles_only_its_own_drafts_are_shown() -> None:
    assert COLLECTIONS["articles"]["filter"] == {"field": "state", "value": "draft"}
    assert not any(each["delete"] for each in CONFIG["collections"])


def test_it_signs_in_without_a_server() -> None:
    assert CONFIG["backend"] == {"name": "github", "repo": "a/b", "branch": "main", "auth_methods": ["token"]}
    assert CONFIG["publish_mode"] == "editorial_workflow"
    assert json.loads(json.dumps(CONFIG)) == CONFIG
