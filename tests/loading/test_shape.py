from __future__ import annotations

import pytest

from recoupe.model import Article, Record
from tests.corpora import page, record, said


def told(header: str, path: str = "articles/a.md") -> list[str]:
    return said(record(page(path, header), path).diagnostics)


def article(header: str) -> Article:
    found = record(page("articles/a.md", header)).record
    assert isinstance(found, Record)
    return found


@pytest.mark.parametrize(
    ("header", "expected", "help"),
    [
        ("titel: x", '2:1: error[unknown-key]: no field is called "titel"', 'did you mean "title"?'),
        ("xyz: x", '2:1: error[unknown-key]: no field is called "xyz"', ""),
        ("'[key]': x", '2:1: error[unknown-key]: no field is called "[key]"', ""),
        ("archive: {url: 'https://a.org', at: x}", '2:33: error[unknown-key]: no field is called "at"', ""),
        ("state: redy", '2:8: error[unknown-value]: "redy" is not a value of "state"', ""),
        (
            "state: reviewd",
            '2:8: error[unknown-value]: "reviewd" is not a value of "state"',
            'did you mean "reviewed"?',
        ),
        ("stance: {us: Against}", '2:14: error[malformed-id]: "Against" cannot be an id', ""),
        ("entities: [Sadr]", '2:12: error[malformed-id]: "Sadr" cannot be an id', ""),
        ("tags: [a b]", '2:8: error[malformed-id]: "a b" cannot be an id', ""),
        ("abstract: {FR: x}", '2:12: error[malformed-language]: "FR" is not a language tag', ""),
        ("abstract: {'[key]': x}", '2:12: error[malformed-language]: "[key]" is not a language tag', ""),
        ("date: 2021-02-30", '2:7: error[impossible-date]: there is no day "2021-02-30"', ""),
        ("accessed: hier", '2:11: error[malformed-date]: "hier" is not a date', ""),
        ("url: javascript:x", '2:6: error[malformed-url]: "javascript:x" is not a web address', ""),
        ("author: ' '", '2:9: error[empty-value]: "author" is empty', ""),
        ("tags: {a: b}", '2:7: error[wrong-type]: "tags" does not take a mapping', ""),
        ("author: [a]", '2:9: error[wrong-type]: "author" does not take a list', ""),
        ("tags: [a, ~]", '2:11: error[wrong-type]: "tags" does not take an empty value', ""),
        ("rights: none", '2:9: error[wrong-type]: "rights" does not take the text "none"', ""),
        ("rights: {}", '2:9: error[missing-field]: the field "text" is missing from rights', ""),
        (
            "stance: [{target: us}]",
            '2:10: error[missing-field]: the field "position" is missing from stance, item 1',
            "",
        ),
    ],
)
def test_a_bad_value_is_told_and_the_article_kept(header: str, expected: str, help: str) -> None:
    (told,) = record(page("articles/a.md", header)).diagnostics
    assert said((told,)) == [f"articles/a.md:{expected}"]
    assert told.help == help
    assert told.expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            "coordinates: {lat: 91, lon: 0, precision: town}",
            '2:20: error[out-of-range]: "91" is out of range for "lat"',
        ),
        (
            "coordinates: {lat: 0, lon: -181, precision: town}",
            '2:28: error[out-of-range]: "-181" is out of range for "lon"',
        ),
        (
            "coordinates: {lat: nan, lon: 0, precision: town}",
            '2:20: error[out-of-range]: "nan" is out of range for "lat"',
        ),
        (
            "coordinates: {lat: nord, lon: 0, precision: town}",
            '2:20: error[wrong-type]: "lat" does not take the text "nord"',
        ),
        ("type: Persona", '2:7: error[unknown-value]: "Persona" is not a value of "type"'),
        ("pref_label: {fr: [a]}", '2:18: error[wrong-type]: "fr" does not take a list'),
        ("same_as: {Wikidata: Q1}", '2:11: error[malformed-id]: "Wikidata" cannot be an id'),
    ],
)
def test_a_bad_value_of_an_entity(header: str, expected: str) -> None:
    assert told(header, "entities/a.md")[0] == f"entities/a.md:{expected}"


def test_a_bad_number_of_a_source() -> None:
    assert told("max_quote_chars: -1", "sources/a.md") == [
        'sources/a.md:2:18: error[out-of-range]: "-1" is out of range for "max_quote_chars"'
    ]
    assert told("max_quote_chars: dix", "sources/a.md") == [
        'sources/a.md:2:18: error[wrong-type]: "max_quote_chars" does not take the text "dix"'
    ]


def test_one_bad_value_hides_neither_the_others_nor_the_article() -> None:
    header = "\n".join(
        [
            "entities: [sadr, Sadr, {id: us, role: x}, daech]",
            "tags: [un deux, convois]",
            "stance: [{target: us, position: against, confidence: x}, {target: us, position: favor, evidnce: y},"
            " {position: against}]",
            "abstract: {fr: Oui, EN: Yes}",
            "url: //a.org",
            "author: Quelqu’un",
            "titel: x",
        ]
    )
    told = record(page("articles/a.md", header)).diagnostics
    lines = ["---", *header.split("\n")]
    assert [
        (each.rule, lines[each.span.line - 1][each.span.column - 1 : each.span.end_column - 1]) for each in sorted(told)
    ] == [
        ("malformed-id", "Sadr"),
        ("unknown-value", "x"),
        ("malformed-id", "un deux"),
        ("unknown-value", "x"),
        ("unknown-key", "evidnce"),
        ("missing-field", "{position: against}]"),
        ("malformed-language", "EN"),
        ("malformed-url", "//a.org"),
        ("unknown-key", "titel"),
    ]
    kept = article(header).header
    # A field that is wrong is as if it had not been written; what cannot be without it goes with it.
    assert [(each.id, each.role) for each in kept.entities] == [
        ("sadr", "mentions"),
        ("us", "mentions"),
        ("daech", "mentions"),
    ]
    assert [(each.target, each.position) for each in kept.stance] == [("us", "against"), ("us", "favor")]
    assert (kept.tags, kept.abstract, kept.url, kept.author) == (("convois",), {"fr": "Oui"}, None, "Quelqu’un")


def test_places_are_those_of_what_is_left() -> None:
    header = "entities: [Sadr, us]"
    assert article(header).span("entities", 0, "id").column == header.index("us") + 1


def test_without_a_required_field_there_is_no_article_but_all_is_told() -> None:
    text = "---\ntitle: T\ndate: jamais\nurl: x\n---\n"
    found = record(text)
    assert found.record is None
    assert sorted(said(found.diagnostics)) == [
        'articles/a.md:1:1: error[missing-field]: the field "lang" is missing',
        'articles/a.md:1:1: error[missing-field]: the field "source" is missing',
        'articles/a.md:3:7: error[malformed-date]: "jamais" is not a date',
        'articles/a.md:4:6: error[malformed-url]: "x" is not a web address',
    ]


def test_a_required_field_that_is_wrong_is_told_once() -> None:
    found = record(page("articles/a.md", "date: jamais"))
    assert found.record is None
    assert said(found.diagnostics) == ['articles/a.md:2:7: error[malformed-date]: "jamais" is not a date']


def test_what_is_expected_is_said_in_the_words_of_the_record() -> None:
    (one,) = record("---\ntitle: T\nsource: s\nlang: fr\n---\n").diagnostics
    assert one.expected == "date: Day of publication; 2021-10 or 2021 when no more is known."
    (two,) = record(page("articles/a.md", "state: x")).diagnostics
    assert two.expected == "one of draft, reviewed, frozen, withdrawn"
