from __future__ import annotations

import unicodedata
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recoupe.formatting import write_file, write_header
from recoupe.loading.files import is_control
from recoupe.loading.header import split_header
from recoupe.loading.nodes import Plain, plain
from recoupe.model import PartialDate


def read_back(text: str) -> Plain:
    tree, _, _ = split_header(text, "articles/a.md")
    return plain(tree)


def title(text: str) -> str:
    """How a title is written."""
    return write_header("articles", {"title": text}).removeprefix("---\ntitle: ").removesuffix("\n---\n")


@pytest.mark.parametrize(
    "text",
    ["Un convoi frappé", "Press TV (français)", "L’Irak", "الحشد الشعبي", "a, b", "C# et D", "a:b", "1ère", "9e brigade", "q?", "«…»", "https://a.org/?q=1#x"],
)  # fmt: skip
def test_a_text_that_is_one_for_every_reader_goes_without_quotation_marks(text: str) -> None:
    assert title(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "", " a", "a ", "no", "No", "yes", "on", "y", "n", "true", "null", "~", "1.10", "0123", "1_000", "12:30:45", "10:30", "1e3", "0x1F", "0o17", ".5", ".inf", "2021-10-19", "2021", "-5", "=", "<<",
        "Irak : un convoi", "Irak: un convoi", "fin:", "Convoi #3", "#3", "@a", "`a`", "%a", "&a", "*a*", "!a", "|", ">", "-a", "- a", "?a", "[a]", "{a}", "'a'", '"a" b', ",a", "\ta", "a\tb", "a\u200fb", "\ufeffa", "a\u2028b", "a\x85b",
    ],
)  # fmt: skip
def test_any_other_text_is_quoted(text: str) -> None:
    written = title(text)
    assert written[0] == written[-1] == '"'
    assert "\n" not in written
    assert yaml.safe_load(written) == text


def test_fields_stand_in_the_order_of_the_record_and_short_lists_on_one_line() -> None:
    values: dict[str, Any] = {
        "state": "draft",
        "stance": [{"rationale": {"fr": "Parce que : oui"}, "evidence": [{"exact": "a\nb"}], "position": "against", "target": "irak"}],
        "entities": ["irak", "2021", "daech"],
        "tags": [f"tag-{number}" for number in range(20)],
        "lang": "fr",
        "author": None,
        "via": "no",
        "date": PartialDate(2021, 10, 19),
        "accessed": "2021-10-20",
        "source": "journal",
        "title": "Un titre",
        "abstract": {"no": "x", "fr": ""},
        "archive": {},
    }  # fmt: skip
    assert write_file("articles", values, "\n\n  Un texte.  \n\n") == (
        "---\ntitle: Un titre\nsource: journal\ndate: 2021-10-19\nlang: fr\nvia: \"no\"\naccessed: 2021-10-20\n"
        'abstract:\n  "no": x\n  fr: ""\nentities: [irak, "2021", daech]\ntags:\n'
        + "".join(f"  - tag-{number}\n" for number in range(20))
        + 'stance:\n  - target: irak\n    position: against\n    evidence:\n      - exact: |-\n          a\n          b\n'
        '    rationale:\n      fr: "Parce que : oui"\nstate: draft\n---\n\n  Un texte.\n'
    )  # fmt: skip


def test_short_forms_stay_as_they_are_given() -> None:
    assert write_header("articles", {"stance": {"irak": "against", "daech": "mixed"}, "abstract": "Un mot"}) == (
        "---\nabstract: Un mot\nstance:\n  irak: against\n  daech: mixed\n---\n"
    )
    assert write_header(
        "entities", {"coordinates": {"lon": 46.3, "lat": "31.2858"}, "alt_label": {"en": ["A", "B"]}}
    ) == ("---\nalt_label:\n  en: [A, B]\ncoordinates:\n  lat: 31.2858\n  lon: 46.3\n---\n")


def test_a_key_that_is_no_field_is_a_bug() -> None:
    with pytest.raises(KeyError, match="no field 'titel'"):
        write_header("articles", {"titel": "x"})


texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30),
    st.text(" \n\t-?:,[]{}#&*!|>'\"%@`\\ab1.", max_size=12),
).map(lambda text: "".join(char for char in unicodedata.normalize("NFC", text) if not is_control(char) or char == "\n"))
_quote = st.fixed_dictionaries({"exact": texts}, optional={"prefix": texts})
headers = st.fixed_dictionaries(
    {},
    optional={
        "title": texts,
        "date": st.sampled_from(["2021", "2021-10-19", "hier"]),
        "abstract": st.dictionaries(st.sampled_from(["fr", "no", "ar"]), texts, min_size=1),
        "entities": st.lists(texts, min_size=1, max_size=4),
        "tags": st.lists(texts, min_size=1, max_size=12),
        "stance": st.lists(st.fixed_dictionaries({"target": texts, "evidence": st.lists(_quote, min_size=1, max_size=2), "rationale": st.dictionaries(st.just("fr"), texts, min_size=1)}), min_size=1, max_size=2),
        "annotations": st.lists(st.fixed_dictionaries({"quote": _quote, "note": st.one_of(texts, st.just({"fr": "x"}))}), min_size=1, max_size=2),
    },
)  # fmt: skip


@given(headers, texts)
def test_what_is_written_loads_back_to_the_same_values(values: dict[str, Any], body: str) -> None:
    assert read_back(write_file("articles", values, body)) == values


@given(texts)
def test_every_reader_of_yaml_takes_a_title_for_a_text(text: str) -> None:
    """Not only ours, which converts nothing; PyYAML follows YAML 1.1."""
    header = write_header("articles", {"title": text})
    assert yaml.safe_load(header.removeprefix("---\n").removesuffix("---\n")) == {"title": text}
