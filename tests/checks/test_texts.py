from __future__ import annotations

import pytest

from tests.corpora import checked, page


@pytest.mark.parametrize(
    ("policy", "rights", "body", "told"),
    [
        ("none", "", "Un texte.", True),
        ("full", "rights: {text: none}", "Un texte.", True),
        ("none", "rights: {text: full}", "Un texte.", True),
        ("none", "", "", False),
        ("excerpt", "", "Un texte.", False),
        ("full", "", "Un texte.", False),
    ],
)
def test_a_text_that_is_shown_nowhere_is_not_in_the_folder(policy: str, rights: str, body: str, told: bool) -> None:
    article, source = "articles/a.md", "sources/s.md"
    found = checked(
        {article: page(article, f"source: s\n{rights}".strip(), body), source: page(source, f"text_policy: {policy}")}
    )
    line = 8 + bool(rights)
    expected = (
        f"{article}:{line}:1: warning[text-not-published]:"
        " this text is shown nowhere on the site, but anyone can read it in the folder"
    )
    assert found == ([expected] if told else [])


def test_an_unknown_source_is_told_once(checked: list[str]) -> None:
    """
    articles/a.md
        source: s
        ---
        Un texte.
    """
    assert checked == ['articles/a.md:2:9: error[unknown-source]: no source is called "s"']
