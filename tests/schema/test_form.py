"""The form asks for every field of an article, or a reason says why it does not."""

from __future__ import annotations

import json
import re

import pytest

from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.model import Vocabulary
from recoupe.schema import field_names, json_schema
from recoupe.schema.form import LEFT_OUT, PARTS, form_fields, form_rules


def test_no_field_is_forgotten() -> None:
    every = {f"{part}.{name}" if part else name for part, record in PARTS.items() for name in field_names(record)}
    assert set(form_fields(Vocabulary())) | set(LEFT_OUT) == every
    assert not set(form_fields(Vocabulary())) & set(LEFT_OUT)


def test_what_must_be_there_is_what_the_records_require() -> None:
    required = {name for name, field in form_fields(Vocabulary()).items() if field.required}
    assert required == {"title", "source", "date", "lang", "stance.target", "stance.position", "evidence.exact"}


def test_terms_are_those_of_the_records_and_of_the_project() -> None:
    fields = form_fields(Vocabulary(positions={"boycott": "against"}))
    assert fields["stance.position"].terms == ("favor", "against", "mixed", "neutral", "unclear", "boycott")
    assert fields["stance.confidence"].terms == ("low", "medium", "high")
    assert fields["rights.text"].terms == ("none", "excerpt", "full")


def test_the_rules_are_those_of_the_schema() -> None:
    rules = json.loads(json.dumps(form_rules()))
    schema = json_schema("article", Defaults())
    assert rules["order"]["article"] == [*schema["properties"]]
    assert rules["order"]["stance"] == [*schema["$defs"]["Stance"]["properties"]]
    assert rules["patterns"]["PublicationDate"] == schema["$defs"]["PublicationDate"]["pattern"]


@pytest.mark.parametrize(("bound", "rule"), [("characters", "too-long"), ("id", "malformed-id")])
def test_bounds_are_those_of_the_checks(bound: str, rule: str) -> None:
    most = form_rules()["most"][bound]

    def told(length: int) -> set[str]:
        title, event = ("a" * length, "x") if bound == "characters" else ("x", "a" * length)
        text = f"---\ntitle: {title}\nsource: x\ndate: 2021\nlang: fr\nevent: {event}\n---\n"
        return {each.rule for each in load_record(text, CorpusFile.at("articles/x.md"), Defaults()).diagnostics}

    assert told(most) == set()
    assert told(most + 1) == {rule}


def test_patterns_are_read_alike_by_scripts() -> None:
    """In the `u` mode of JavaScript only signs of its syntax may have a backslash before them."""
    for pattern in form_rules()["patterns"].values():
        assert not re.search(r"\\[^\\^$.*+?()\[\]{}|/dDsSwWnrt]", pattern)
