from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.protocols import Validator

from recoupe.diagnostics import Diagnostic
from recoupe.loading import Defaults, discover, read
from recoupe.loading.bounds import shortened
from recoupe.loading.header import BadHeader, split_header
from recoupe.loading.nodes import plain
from recoupe.loading.record import HEADERS
from recoupe.loading.shape import Shaped, shape
from recoupe.loading.short_forms import _SHORT_FORMS, write_out
from recoupe.model import MOTIVATIONS, POSITIONS, ArticleHeader, SourceHeader, Vocabulary
from recoupe.model import Path as FieldPath
from recoupe.schema import DRAFTS, KINDS, Draft, example, json_schema
from recoupe.schema.short_forms import SHORT_FORMS
from tests.cases.test_rule_pages import Case, case_files
from tests.cases.test_rule_pages import write as write_case
from tests.corpora import corpus_file, page
from tests.golden.paths import ROOT
from tests.laws.strategies import KEYS, corpora, headers
from tests.schema import editor_yaml

DEFAULTS = Defaults()
BARE = Defaults(stance_target="irak", vocabulary=Vocabulary(positions={"hostile": "against"}))
NAMES = {files: record for record, files in KINDS.items()}

FILES = {"article": "articles/a.md", "entity": "entities/a.md", "source": "sources/a.md"}

BEYOND = {
    "malformed-id": "the length of a key of a mapping",
    "malformed-url": "how a host is written",
    "out-of-range": "the size of a number that stands in quotation marks",
}
"""Rules of which a schema can tell a part only, and what it cannot tell. All rules between files, and those on how a
header is typed (a key twice, an anchor, a value cut off by a comment), are beyond it altogether."""


@cache
def validator(record: str, bare: bool, draft: str) -> Validator:
    schema = json_schema(record, BARE if bare else DEFAULTS, draft)  # type: ignore[arg-type]
    # Python's `$` also stands before a last line break; that of JSON Schema does not.
    text = json.dumps(schema).replace('$"', '\\\\Z"')
    kind = Draft202012Validator if draft == "2020-12" else Draft7Validator
    kind.check_schema(schema)
    return kind(json.loads(text))


def refusals(text: str, path: str, defaults: Defaults) -> list[Diagnostic]:
    """What the checker says of the values of one header that is readable YAML."""
    kind = corpus_file(path).kind
    tree, long = shortened(split_header(text, path)[0])
    shaped: Shaped[Any] = shape(HEADERS[kind], write_out(kind, tree, defaults))
    told = [*long, *shaped.diagnostics]
    if isinstance(shaped.header, ArticleHeader):
        terms = [(stance.position, (*POSITIONS, *defaults.vocabulary.positions)) for stance in shaped.header.stance]
        terms += [
            (each.motivation, (*MOTIVATIONS, *defaults.vocabulary.motivations)) for each in shaped.header.annotations
        ]
        told += [Diagnostic(span=tree.span, rule="unknown-value", message=term) for term, known in terms if term not in known]  # fmt: skip
    return told


def agree(text: str, path: str, defaults: Defaults = DEFAULTS) -> bool:
    """Whether checker and schema take a header; they must agree, as far as a schema can see."""
    tree, _, _ = split_header(text, path)
    told = refusals(text, path, defaults)
    typed = editor_yaml.read(text.lstrip().split("---", 2)[1])
    for draft in DRAFTS:
        schema = validator(NAMES[corpus_file(path).kind], defaults is BARE, draft)
        errors = [*schema.iter_errors(plain(tree))]
        if not told:
            assert errors == [], (draft, errors[0].message)
            assert [*schema.iter_errors(typed)] == [], draft
        elif not {each.rule for each in told} <= BEYOND.keys():
            assert errors, (draft, told)
    return not told


def header_files(content: Path) -> list[tuple[str, str]]:
    """The files of a corpus that hold a record's header in YAML."""
    found = []
    for file in discover(content)[0]:
        text, refused = read(content, file)
        try:
            split_header(text, file.path)
        except BadHeader:
            continue
        if not refused and file.kind in NAMES:
            found.append((text, file.path))
    return found


def test_the_schema_takes_every_header_of_the_corpus() -> None:
    for content in ("content", "tests/golden/content"):
        for text, path in header_files(ROOT / content):
            assert agree(text, path, BARE), path


@pytest.mark.parametrize("case", list(case_files()))
def test_checker_and_schema_agree_on_every_case(case: Case, tmp_path: Path) -> None:
    for block in case.blocks:
        if block.form in ("md", "repeat", "bytes"):
            write_case(block, tmp_path)
    for text, path in header_files(tmp_path):
        agree(text, path)
        agree(text, path, BARE)


KINDS_OF_FILE = st.sampled_from([*FILES.values()])


@given(KINDS_OF_FILE, headers, st.booleans(), st.sampled_from([DEFAULTS, BARE]))
def test_checker_and_schema_agree_on_any_header(path: str, header: str, whole: bool, defaults: Defaults) -> None:
    text = page(path, header) if whole else f"---\n{header}\n---\n"
    try:
        split_header(text, path)
    except BadHeader:
        return
    agree(text, path, defaults)


_LEAVES: list[Any] = [None, [], {}, "", "x", "a b", "2021", "2021-02-29", "0000", "1604", "true", "against", "hostile", "article", "fr", "Persian", "91", "-90", "1e2", "https://a.org/x", "HTTP://a", "https://", "full", "#", [None], [[]], {"fr": None}, {"x": []}, {"fr": {"en": None}}, {"irak": "against"}, {"target": "a"}, {"exact": "x"}, {"id": "a"}, ["a"], [{}], ["a"] * 501, {"fr": ["x"]}, {"text": "x"}, {"url": "https://a.org"}]  # fmt: skip
"""Values that stand where others belong."""


def _places(value: Any, path: FieldPath = ()) -> Iterator[FieldPath]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, each in inner:
        yield from _places(each, (*path, step))


@st.composite
def _mutations(draw: st.DrawFn) -> tuple[str, str]:
    """A record with every field, some of them given up, taken out of their list, or replaced."""
    record = draw(st.sampled_from([*KINDS]))
    header: Any = deepcopy(plain(split_header(example(record), FILES[record])[0]))
    for _ in range(draw(st.integers(1, 4))):
        path = draw(st.sampled_from([path for path in _places(header) if path]))
        holder = header
        for step in path[:-1]:
            holder = holder[step]
        what = draw(st.integers(0, 4))
        if what == 0:
            del holder[path[-1]]
        elif what == 1 and isinstance(holder[path[-1]], list | dict) and holder[path[-1]]:
            inner = holder[path[-1]]
            holder[path[-1]] = inner[0] if isinstance(inner, list) else next(iter(inner.values()))
        elif what == 2 and isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = holder.pop(path[-1])
        elif what == 3 and isinstance(holder, dict):
            holder[draw(st.sampled_from(KEYS))] = deepcopy(draw(st.sampled_from(_LEAVES)))
        else:
            holder[path[-1]] = deepcopy(draw(st.sampled_from(_LEAVES)))
        if not header:
            break
    return f"---\n{json.dumps(header, ensure_ascii=False)}\n---\n", FILES[record]


@given(_mutations(), st.sampled_from([DEFAULTS, BARE]))
def test_checker_and_schema_agree_on_any_change_of_a_full_header(file: tuple[str, str], defaults: Defaults) -> None:
    agree(*file, defaults)


@given(corpora)
def test_the_schema_takes_every_sound_corpus(files: Mapping[str, str]) -> None:
    for path, text in files.items():
        agree(text, path)


def test_every_short_form_has_a_schema_and_every_schema_a_short_form() -> None:
    ours = {(record, name) for record, name in SHORT_FORMS if record in HEADERS.values()}
    theirs = {(HEADERS[kind], name) for kind, rewrites in _SHORT_FORMS.items() for name in rewrites}
    # What is no short form itself holds some: fields of the records inside.
    assert theirs - ours == {
        (ArticleHeader, "coverage"),
        (ArticleHeader, "withdrawn"),
        (SourceHeader, "label"),
        (SourceHeader, "designations"),
    }
    assert ours <= theirs


@pytest.mark.parametrize("draft", DRAFTS)
@pytest.mark.parametrize("record", KINDS)
def test_every_property_is_titled_and_described(record: str, draft: Draft) -> None:
    schema = json_schema(record, DEFAULTS, draft)
    definitions = schema["$defs"] if draft == "2020-12" else schema["definitions"]
    for each in (schema, *definitions.values()):
        assert each["description"]
        assert each.get("type") != "object" or each["additionalProperties"] is not True
        for field in each.get("properties", {}).values():
            assert field["title"]
            assert field["description"].endswith((".", "..."))
    assert "$defs" not in json.dumps(schema) or draft == "2020-12"


def test_terms_of_the_project_are_terms_of_its_schema() -> None:
    assert json_schema("article", BARE)["$defs"]["Position"] == {
        "description": "A position. The project adds: hostile is a kind of against.",
        "enum": [*POSITIONS, "hostile"],
    }
    bare = [json_schema("article", each)["properties"]["stance"]["anyOf"][0] for each in (DEFAULTS, BARE)]
    assert [each.get("$ref") for each in bare] == [None, "#/$defs/Position"]
