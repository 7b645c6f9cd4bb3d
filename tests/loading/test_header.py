from __future__ import annotations

from contextlib import suppress
from pathlib import PurePath

import pytest

from recoupe.diagnostics import headline
from recoupe.loading.header import MAX_HEADER, BadHeader, split_header
from recoupe.loading.nodes import places, plain
from recoupe.model import Path
from tests.corpora import at_most


def refused(text: str) -> str:
    """The headline for which a header cannot be read."""
    with pytest.raises(BadHeader) as caught:
        split_header(text, "a.md")
    assert caught.value.diagnostic.expected
    return headline(caught.value.diagnostic, PurePath())


def header(text: str) -> object:
    return plain(split_header(f"---\n{text}\n---\n", "a.md")[0])


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("0123", "0123"),
        ("1_000", "1_000"),
        ("1.10", "1.10"),
        ("12:30:45", "12:30:45"),
        ("2021-10-19", "2021-10-19"),
        ("2021-13-45", "2021-13-45"),
        ("=", "="),
        (".nan", ".nan"),
        ("'no'", "no"),
        ('"l\'a\\u00e9"', "l'aé"),
        ("'null'", "null"),
        ("«~»", "«~»"),
        ("الحشد الشعبي", "الحشد الشعبي"),
        ("[a, no, 1]", ["a", "no", "1"]),
        ("{fr: non, en: no}", {"fr": "non", "en": "no"}),
        ("|-\n  deux\n  lignes", "deux\nlignes"),
        (">-\n  une\n  ligne", "une ligne"),
        ("[a, null]", ["a", None]),
    ],
)
def test_nothing_is_converted(typed: str, value: object) -> None:
    """What was typed stays what was typed."""
    assert header(f"key: {typed}") == {"key": value}


@pytest.mark.parametrize("empty", ["", "~", "null", "NULL", "# rien"])
def test_nothing_is_nothing(empty: str) -> None:
    assert header(f"key: {empty}\nother: x") == {"key": None, "other": "x"}


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("title: Un titre", ("title",), "Un titre"),
        ('title: "Un titre"  # vu', ("title",), '"Un titre"'),
        ("title:   Un titre  ", ("title",), "Un titre"),
        ("a: x\ntags: [convois, élections]", ("tags", 1), "élections"),
        ("a: x\ntags:\n  - convois\n  - élections", ("tags", 1), "élections"),
        ("tags: [convois, élections]", ("tags",), "[convois, élections]"),
        ("stance: {us: against, daech: favor}", ("stance", "daech"), "favor"),
        ("ar: الحشد الشعبي", ("ar",), "الحشد الشعبي"),
        ("l: {ar: [الحشد, داعش], fr: Daech}", ("l", "ar", 1), "داعش"),
        ("l: {ar: [الحشد, داعش], fr: Daech}", ("l", "fr"), "Daech"),
        ("emoji: [😀😀, 𝒳]", ("emoji", 1), "𝒳"),
        ("emoji: {😀: a, é: b}", ("emoji", "é"), "b"),
        ("text: |\n  un\n  deux\nb: x", ("text",), "|"),
        ("b: x\nlong: 'un\n  deux'", ("long",), "'un"),
        # to YAML these end lines; to editors and to us they do not
        ('a: "un\u2028deux"\nb: x', ("b",), "x"),
        ("a: un\x85 deux\nb: [y, x]", ("b", 1), "x"),
    ],
)
def test_the_place_of_a_value_is_where_it_was_typed(text: str, path: Path, expected: str) -> None:
    text = f"\n\n---\n{text}\n---\ntexte"
    span = places(split_header(text, "a.md")[0])[path]
    line = text.split("\n")[span.line - 1]
    assert line[span.column - 1 : span.end_column - 1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "a.md:1:1: error[missing-header]: the file does not begin with a header"),
        ("texte", "a.md:1:1: error[missing-header]: the file does not begin with a header"),
        ("\ntexte\n---\na: b\n---", "a.md:2:1: error[missing-header]: the file does not begin with a header"),
        ("----\na: b\n----", "a.md:1:1: error[missing-header]: the file does not begin with a header"),
        ("---", "a.md:1:1: error[unclosed-header]: the header that begins here is never closed"),
        ("\n---\na: b\n\ntexte", "a.md:2:1: error[unclosed-header]: the header that begins here is never closed"),
        ("---\na: b\n ---\n", "a.md:1:1: error[unclosed-header]: the header that begins here is never closed"),
        ("---\n- a\n---", "a.md:2:1: error[header-not-mapping]: the header is a list"),
        ("---\ntexte\n---", "a.md:2:1: error[header-not-mapping]: the header is a text"),
        ("---\na: 1\nb: 2\na: 3\n---", 'a.md:4:1: error[duplicate-key]: "a" is written twice'),
        ("---\na: {b: 1, 'b': 2}\n---", 'a.md:2:11: error[duplicate-key]: "b" is written twice'),
        ("---\na: &x b\n---", "a.md:2:4: error[yaml-feature]: anchors and aliases are not read here: &x"),
        ("---\n&x a: b\n---", "a.md:2:1: error[yaml-feature]: anchors and aliases are not read here: &x"),
        ("---\n&x\na: b\n---", "a.md:2:1: error[yaml-feature]: anchors and aliases are not read here: &x"),
        ("---\na: *x\n---", "a.md:2:4: error[yaml-feature]: anchors and aliases are not read here: *x"),
        ("---\na: !ENV x\n---", "a.md:2:4: error[yaml-feature]: tags are not read here: !ENV"),
        (
            "---\na: !!python/name:os.system x\n---",
            "a.md:2:4: error[yaml-feature]: tags are not read here: tag:yaml.org,2002:python/name:os.system",
        ),
        ("---\n<<: {a: b}\n---", "a.md:2:1: error[yaml-feature]: merge keys are not read here"),
        ("---\n? [a]\n: b\n---", "a.md:2:3: error[yaml-syntax]: a key must be a plain word"),
        ("---\n~: b\n---", "a.md:2:1: error[yaml-syntax]: a key must be a plain word"),
        (
            "---\na: b: c\n---",
            "a.md:2:5: error[yaml-syntax]: ",
        ),
        (
            "---\na: 😀 b: c\n---",
            "a.md:2:7: error[yaml-syntax]: ",
        ),
        (
            "---\na:\n\tb: c\n---",
            "a.md:3:1: error[yaml-syntax]: ",
        ),
        (
            "---\na: [b\n\n\n---",
            "a.md:2:4: error[yaml-syntax]: ",
        ),
        (
            "---\né: 😀\uffff\n---",
            "a.md:2:5: error[forbidden-character]: the header holds a character that YAML does not allow",
        ),
        ('---\na: "\\0"\n---', "a.md:2:4: error[forbidden-character]: the value holds the invisible character U+0000"),
        (
            '---\na: {"\\u202e": b}\n---',
            "a.md:2:5: error[forbidden-character]: the value holds the invisible character U+202E",
        ),
        (f"---\na: {'b' * MAX_HEADER}\n---", "a.md:1:1: error[header-too-large]: the header has 65,541 characters"),
        (f"---\na: {'[' * 9}{']' * 9}\n---", "a.md:2:11: error[yaml-feature]: the header is nested too deeply"),
    ],
)
def test_a_header_that_cannot_be_read(text: str, expected: str) -> None:
    """Each with its place; the words of syntax errors are tests/cases' own."""
    assert refused(text).startswith(expected)


def test_an_error_says_what_is_there() -> None:
    with pytest.raises(BadHeader) as caught:
        split_header('---\na: "\\u202e"\n---', "a.md")
    assert caught.value.diagnostic.seen == "U+202E"
    with pytest.raises(BadHeader) as caught:
        split_header("---\ntitle: Irak : un convoi\n---", "a.md")
    assert caught.value.diagnostic.seen == "title: Irak : un convoi"
    assert caught.value.diagnostic.expected.startswith("quotes around a value that holds a colon and a space")


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---\n\nUn\n\nDeux\n", "Un\n\nDeux", 5),
        ("\n\n---\na: b\n---\nUn", "Un", 6),
        ("---\na: b\n--- \t\nUn\n---\nDeux", "Un\n---\nDeux", 4),
        ("---\n---\n\n\n\nUn", "Un", 6),
        ("---\na: b\n---\n \t\n  Un\n", "  Un", 5),
        ("---\na: b\n---", "", 3),
    ],
)
def test_the_text_below_and_the_line_it_begins_on(text: str, body: str, line: int) -> None:
    assert split_header(text, "a.md")[1:] == (body, line)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "a: " + "[" * 60_000,
        "a: {" * 15_000,
        "- " * 30_000,
        "? " * 30_000,
        "a:\n" + "".join(f"{' ' * depth}a:\n" for depth in range(350)),
        "a0: &a0 [x]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60)),
        "<<: " * 10_000,
        "\n".join(f"k{n}: v" for n in range(6_000)),
        '"' + "\\x41" * 15_000,
        "a: " + "'" * 60_001,
        "#" * 60_000,
        "a: |\n" + " \n" * 30_000,
    ],
    ids=lambda text: text[:8],
)
def test_no_header_costs_much(text: str) -> None:
    """Every header is read or refused in work bounded by its size."""
    with at_most(2), suppress(BadHeader):
        split_header(f"---\n{text}\n---\n", "a.md")
