"""The modules of the form that proposes an article: they write what was typed, and judge as the checks do."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from recoupe.formatting import laid_out
from recoupe.linking.quotes import Anchor, place_quote
from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.loading.document import project
from recoupe.loading.files import has_control
from recoupe.model import Quote, Record
from recoupe.schema.form import form_rules

pytestmark = pytest.mark.browser

FILE = CorpusFile("articles", "x", "articles/2021/x.md")
AWKWARD = [
    "Irak : un convoi attaqué",
    "Convoi #3 # not a comment",
    "\"Quoted\" and 'single'",
    "back\\slash \\n \\x41",
    "---",
    "--- a: b",
    "- item",
    "? key",
    "key: value",
    ": value",
    "&anchor *alias !tag |block >folded %directive @at `tick`",
    "[a, b]",
    "{a: b}",
    "no",
    "Yes",
    "null",
    "~",
    "1.10",
    "2021-10-19",
    "0x1F",
    "1e3",
    "<<",
    "=",
    " leading and trailing ",
    "two  spaces",
    "line\nbreak",
    "tab\there",
    "\u200fحشد\u200f: الشعبي #",
    "می\u200cرود",
    "non\u00a0breaking : « »",
    "soft\u00adhyphen",
    "zero\u200bwidth",
    "\ufeffbom",
    "line\u2028separator",
    "next\x85line",
    "\U0001f600 \U000e0001",
    "e\u0301 decomposed",
    "٢٠٢١",
    "a" * 300,
]
"""Texts that YAML, or a browser, may take for something else."""

PASTED = [
    "# no heading\n\n## nor this",
    "- no list\n\n* nor this\n\n+ nor\n\n1. nor\n\n2) nor",
    "> no quotation",
    "---\n\n***\n\n___\n\n- - -\n\n===",
    "```\nno fence\n```\n\n~~~\nnor\n~~~",
    "    no code",
    "*no emphasis* **nor** _nor_ __nor__ snake_case_word _a_b_",
    "`no code` `` nor ``",
    "[no link](https://a.example) ![nor](x.png) [nor][ref] [nor]\n\n[ref]: https://a.example",
    "<b>no HTML</b> <!-- nor --> <https://a.example> <?php a < b <- c",
    "&amp; &#x41; &#65; & &nbsp; AT&T;",
    "back\\slash \\* at the end\\\nof a line\\",
    "| a | b |\n|---|---|\n| c | d |",
    "|---|---|",
    ":---|---:",
    "no footnote[^1]\n\n[^1]: nor this",
    "*[HTML]: no abbreviation",
    "~~not struck out~~ a ~ b ~~~ c",
    "{: .no .attribute } {#no} {.no} { : no}",
    "--8<-- 'no' {% include 'no' %} {! no !}",
    "Title\n===\n\nTitle\n---",
    "two  spaces  \nat an end",
    "\u200fنص عربي\u200f: [1] *2*\n\n\u00a0 non-breaking \u00a0",
    "one line\nanother line\n\nparagraph",
    "no empty\nline between\nparagraphs",
    "a\r\n\r\nb\rc",
    "3 * 4 * 5, 2 ** 3, a*b*c",
    "https://a.example/a_b_c?d=*e*&f=g",
    "e\u0301 \ufb01 \u212b",
    "\u202abidi\u202c \u2066isolates\u2069 \x00control\x1b",
]

WRITE = """async ([values, orders, body]) => {
  const { file } = await import(new URL("assets/contribute/yaml.js", document.baseURI).href);
  return file(values, orders, body);
}"""
PASTE = """async (text) => {
  const { markdown, oneText } = await import(new URL("assets/contribute/text.js", document.baseURI).href);
  return [markdown(text), oneText(text)];
}"""
PLACE = """async ([quote, text, title]) => {
  const { place } = await import(new URL("assets/contribute/quotes.js", document.baseURI).href);
  return place(quote, text, title);
}"""
WRONG = """async ([values, kind, rules]) => {
  const { wrong } = await import(new URL("assets/contribute/checks.js", document.baseURI).href);
  return values.map((value) => wrong(value, { kind, required: true }, rules)?.said ?? "");
}"""


@pytest.fixture(scope="module")
def quick(browser: Browser, site: str) -> Iterator[Page]:
    """A page of the site for many short questions to its modules."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site)
        yield page


def texts() -> st.SearchStrategy[str]:
    signs = st.sampled_from([*"-:#&*!|>%@`\"'\\[]{},?=~_<()^. \n\t\r", "---", "\u200f", "\u2028", "é", "ح", "a", "1"])
    return st.one_of(st.sampled_from(AWKWARD), st.text(max_size=30), st.lists(signs, max_size=20).map("".join))


def read_back(text: str) -> Any:
    loaded = load_record(text, FILE, Defaults())
    assert [each for each in loaded.diagnostics if each.rule != "look-alike-letters"] == []
    assert isinstance(loaded.record, Record)
    assert laid_out(FILE, text.encode(), Defaults()) == text.encode()
    return loaded.record.header


def on_one_line(typed: str) -> str:
    return " ".join(typed.split())


def test_the_writer_says_what_was_typed(quick: Page) -> None:
    """The header's texts, as the strict reader takes them; the layout is the one that `recoupe fmt` leaves alone."""
    orders = form_rules()["order"]

    @settings(max_examples=150, deadline=None)
    @given(st.lists(texts().filter(lambda each: each.strip() and not has_control(each.replace("\n", ""))), min_size=3))
    def law(found: list[str]) -> None:
        title, author, exact, *more = found
        values = {
            "rights": {"text": "none"},
            "tags": ["no", "a-b", "123", "1e3"],
            "lang": "fr",
            "date": "2021-10-19",
            "source": "null",
            "title": title,
            "author": author,
            "abstract": {"no": author, "fr": title},
            "entities": [{"role": "about", "id": "on"}, *(f"entity-{number}" for number in range(len(more) * 3))],
            "stance": [{"evidence": [{"suffix": author, "exact": exact}], "position": "no", "target": "x"}],
        }
        header = read_back(quick.evaluate(WRITE, [values, orders, ""]))
        assert header.title == on_one_line(header.title) == on_one_line(_nfc(title))
        assert header.author == on_one_line(_nfc(author))
        assert header.abstract == {"no": header.author, "fr": header.title}
        assert header.stance[0].evidence[0] == Quote(exact=_nfc(exact), suffix=_nfc(author))
        assert (header.source, header.tags) == ("null", ("no", "a-b", "123", "1e3"))
        assert [each.id for each in header.entities] == ["on", *(f"entity-{n}" for n in range(len(more) * 3))]
        assert str(header.date) == "2021-10-19"

    law()


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_a_field_that_no_record_has_is_a_bug(quick: Page) -> None:
    with pytest.raises(Exception, match="article has no field headline"):
        quick.evaluate(WRITE, [{"headline": "x"}, form_rules()["order"], ""])


def test_pasted_text_stays_what_it_is(quick: Page) -> None:
    """No sign in it becomes Markdown, and the checks find nothing to say about it."""

    @settings(max_examples=250, deadline=None)
    @given(st.one_of(st.sampled_from(PASTED), texts(), st.lists(texts(), max_size=4).map("\n\n".join)))
    def law(text: str) -> None:
        written, said = quick.evaluate(PASTE, text)
        projected = project(written, "x.md", 1)
        assert projected.document.text == said
        assert projected.diagnostics == ()
        assert not any(leaf.styles or leaf.kind != "p" for leaf in projected.document.leaves())
        file = f"---\ntitle: x\nsource: x\ndate: 2021\nlang: fr\n---\n\n{written}\n"
        loaded = load_record(file, FILE, Defaults())
        assert isinstance(loaded.record, Record)
        assert loaded.record.document.text == said

    law()
    for each in PASTED:
        law.hypothesis.inner_test(each)  # type: ignore[attr-defined]


def test_ordinary_texts_are_pasted_as_they_are(quick: Page) -> None:
    """Backslashes stand only where they are needed."""
    text = "« Non ! », dit-il (à 50 %) : l’armée [américaine] a_b & d'autres — 3 < 4.\n\nOn 1.5.2020, #hashtag; a/b {c} ~2 m^2"
    assert quick.evaluate(PASTE, text)[0] == text


QUOTES = [
    ("b c", "", "", "a b c d", "t"),
    ("b c", "", "", "a b c b c", "b c"),
    ("b", "a", "", "a b c b", "t"),
    ("b", "", "d", "a b c b d", "t"),
    ("b", "c ", " ", "a b c b d", "t"),
    ("b", "x", "", "a b c b d", "b"),
    ("aa", "", "", "aaa", ""),
    ("c", "", "", "a b", "b c"),
    ("a.b", "", "", "axb a.b", ""),
    ("(b) [c]", "a", "", "a (b) [c]", ""),
    ("’", "", "", "l’eau", "l'eau"),
    ("b c", "", "", "b\n\nc", "t"),
    ("حشد", "", "", "الحشد الشعبي", "t"),
]


@pytest.mark.parametrize(("exact", "prefix", "suffix", "text", "title"), QUOTES)
def test_quotes_are_found_where_the_checks_find_them(
    quick: Page, exact: str, prefix: str, suffix: str, text: str, title: str
) -> None:
    place = place_quote(Quote(exact=exact, prefix=prefix, suffix=suffix), text, title)
    quote = {"exact": exact, "prefix": prefix.strip(), "suffix": suffix.strip()}
    found = quick.evaluate(PLACE, [quote, text, title])
    if isinstance(place, Anchor):
        assert (found["why"], found["at"]) == (place.part, place.start)
    else:
        assert found["why"] == place.why
        if place.why == "repeated":
            assert len(found["places"]) == place.count


VALUES = {
    "PublicationDate": [
        "2021-10-19",
        "2021-02-30",
        "2021-13",
        "2021",
        "2020-02-29",
        "1604",
        "2200",
        "19/10/2021",
        "٢٠٢١",
    ],
    "Date": ["0001", "0000", "2021-10", "2021-1"],
    "Address": [
        "https://a.example/x",
        "http://a.example",
        "ftp://a",
        "a.example",
        "https://",
        "https://a b",
        "https://é",
    ],
    "Id": ["a-b", "A", "a--b", "-a", "a" * 100, "a" * 101, "1", "é"],
}


@pytest.mark.parametrize("kind", VALUES)
def test_values_are_judged_as_by_the_checks(quick: Page, kind: str) -> None:
    field = {"PublicationDate": "date", "Date": "accessed", "Address": "url", "Id": "event"}[kind]
    right = {"title": "x", "source": "x", "date": "2021", "lang": "fr"}
    found = quick.evaluate(WRONG, [VALUES[kind], kind, form_rules()])
    for value, said in zip(VALUES[kind], found, strict=True):
        header = "".join(f"{key}: {json.dumps(each)}\n" for key, each in (right | {field: value}).items())
        told = load_record(f"---\n{header}---\n", FILE, Defaults()).diagnostics
        assert (said == "") == (not told), value
