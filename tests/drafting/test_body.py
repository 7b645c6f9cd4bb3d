"""Plain text typed as Markdown says the same text, whatever it holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.drafting import markdown, one_text
from recoupe.drafting.body import Typed
from recoupe.importing.encoding import printable
from recoupe.loading.document import project

KINDS = st.sampled_from(["p", "h2", "h3", "li", "quote"])
WORDS = st.text(st.sampled_from("ab1 .,é\u00a0ا*_`#>+-=|~[](){}<>!&;:\\^\"'/@\t0)"), max_size=25)


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Une phrase.", "Une phrase."),
        ("2021. Une année", r"2021\. Une année"),
        ("- tiret", r"\- tiret"),
        ("– tiret", "– tiret"),
        ("# titre", r"\# titre"),
        ("a*b*c", r"a\*b\*c"),
        ("2 * 3 = 6", "2 * 3 = 6"),
        ("nom_de_fichier", "nom_de_fichier"),
        ("<b>gras</b>", r"\<b\>gras\</b\>"),
        ("[lien](javascript:x)", r"\[lien\](javascript:x)"),
        ("A & B", "A & B"),
        ("&amp;", r"\&amp;"),
        ("[^1] note", r"\[\^1\] note"),
        ("~~x~~", r"\~\~x\~\~"),
        ("---|---", r"\---|---"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, typed: str) -> None:
    assert markdown([("p", text)]) == typed


def test_blocks_keep_their_kinds() -> None:
    blocks: list[Typed] = [
        ("p", "un"),
        ("h2", "deux"),
        ("li", "trois"),
        ("li", "quatre"),
        ("quote", "cinq"),
        ("quote", "six"),
    ]
    assert markdown(blocks) == "un\n\n## deux\n\n- trois\n- quatre\n\n> cinq\n>\n> six"
    projected = project(markdown(blocks), "", 1)
    assert projected.document.text == one_text(blocks) == "un\n\ndeux\n\ntrois\n\nquatre\n\ncinq\n\nsix"
    assert projected.diagnostics == ()


@given(st.lists(st.tuples(KINDS, st.one_of(WORDS, st.text(max_size=30))), max_size=8))
def test_the_one_text_is_what_was_given(blocks: list[Typed]) -> None:
    blocks = [(kind, printable(text)) for kind, text in blocks]
    projected = project(markdown(blocks), "", 1)
    assert projected.document.text == one_text(blocks)
    assert projected.diagnostics == ()
    assert all(not leaf.styles for leaf in projected.document.leaves())
