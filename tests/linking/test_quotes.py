from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking import Anchor, Unplaced, place_quote, quotes
from recoupe.model import Quote, Record
from tests.corpora import at_most, page, record

TEXT = "Le convoi a été frappé.\n\nUn autre convoi a été vu ; le convoi est parti."
TITLE = "Un convoi frappé"


def place(exact: str, prefix: str = "", suffix: str = "", text: str = TEXT) -> Anchor | Unplaced:
    return place_quote(Quote(exact=exact, prefix=prefix, suffix=suffix), text, TITLE)


@pytest.mark.parametrize(
    ("exact", "prefix", "suffix", "expected"),
    [
        ("Le convoi", "", "", "Le convoi"),
        ("  autre convoi ", "", "", "autre convoi"),
        ("convoi", "Le", "", "convoi"),
        ("convoi", "un", "", None),
        ("convoi", "", "est", "convoi"),
        ("convoi a été", "autre", "vu", "convoi a été"),
        ("frappé.\n\nUn", "", "", "frappé.\n\nUn"),
        ("frappé", "", ".\n\nUn", "frappé"),
        ("frappe\u0301", "", "", "frappé"),
        ("ete\u0301 vu", "", "", None),
    ],
)
def test_a_quote_stands_where_its_exact_words_stand(exact: str, prefix: str, suffix: str, expected: str | None) -> None:
    found = place(exact, prefix, suffix)
    if expected is None:
        assert isinstance(found, Unplaced)
    else:
        assert isinstance(found, Anchor)
        assert (found.part, TEXT[found.start : found.end]) == ("text", expected)


def test_prefix_and_suffix_choose_among_equal_words() -> None:
    assert place("convoi") == Unplaced(why="repeated", count=3)
    assert place("convoi", prefix="autre") == Anchor(part="text", start=34, end=40)
    assert place("convoi a été") == Unplaced(why="repeated", count=2)
    assert place("convoi a été", suffix="vu") == Anchor(part="text", start=34, end=46)
    assert place("convoi", prefix="aucun") == Unplaced(why="missing", count=4)


def test_the_text_comes_before_the_title() -> None:
    assert place("Un convoi") == Anchor(part="title", start=0, end=9)
    assert place("frappé") == Anchor(part="text", start=16, end=22)
    assert place("Un convoi frappé", text="") == Anchor(part="title", start=0, end=16)


@pytest.mark.parametrize(
    ("exact", "closest"),
    [
        ("Le convois a été frappe", "Le convoi a été frappé."),
        ("un autre convoi a ete vu", "Un autre convoi a été vu ;"),
        ("خلال الاجتماع", ""),
        ("", ""),
        (" ", ""),
        ("convoi " * 50, ""),
    ],
)
def test_words_that_are_not_there_are_never_placed_elsewhere(exact: str, closest: str) -> None:
    assert place(exact) == Unplaced(why="missing", count=0, closest=closest)


def test_overlapping_occurrences_are_counted() -> None:
    assert place("aa", text="aaa") == Unplaced(why="repeated", count=2)


def test_every_quote_of_a_header_is_found_by_its_path() -> None:
    header = """
stance:
  - {target: us, position: against, evidence: [un, deux]}
  - {target: us, position: favor}
annotations: [{quote: trois, note: Une note, motivation: context}]
claims: [{id: c, evidence: quatre}]
coverage: {perpetrator_quote: cinq}
""".strip()
    found = record(page("articles/a.md", header))
    assert found.diagnostics == ()
    assert isinstance(found.record, Record)
    assert [(path, quote.exact) for path, quote in quotes(found.record)] == [
        (("stance", 0, "evidence", 0), "un"),
        (("stance", 0, "evidence", 1), "deux"),
        (("annotations", 0, "quote"), "trois"),
        (("claims", 0, "evidence", 0), "quatre"),
        (("coverage", "perpetrator_quote"), "cinq"),
    ]


def test_words_that_stand_everywhere_cost_little() -> None:
    with at_most(5):
        assert place("a", text="a " * 300_000) == Unplaced(why="repeated", count=100)
        assert place("le convoi fut détruit par des inconnus", text="un texte sans rapport. " * 40_000).count == 0  # type: ignore[union-attr]


@given(
    st.text("ab \n", max_size=30), st.text("ab \n", max_size=4), st.text("ab ", max_size=2), st.text("ab ", max_size=2)
)
def test_a_placed_quote_says_its_words(text: str, exact: str, prefix: str, suffix: str) -> None:
    """The exact words must be there, and where they are several times, `prefix` and `suffix` must leave one."""
    found = place(exact, prefix, suffix, text)
    if isinstance(found, Anchor):
        content = text if found.part == "text" else TITLE
        assert content[found.start : found.end] == exact.strip()
        assert content[: found.start].rstrip().endswith(prefix.strip())
        assert content[found.end :].lstrip().startswith(suffix.strip())
    elif exact.strip() and found.count == 0:
        assert exact.strip() not in text
