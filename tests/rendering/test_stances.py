from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.rendering import Renderer
from recoupe.views.article import article_view
from recoupe.views.stances import stance_target_view, stances_view
from tests import corpora

TEMPLATES = Path(__file__).parents[2] / "theme_overrides" / "pages"

DIVIDED = """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna, rationale: {fr: Parce que, en: Because}}
            - {target: irak, position: against, annotator: omar}
            - {target: irak, position: mixed, annotator: lise, adjudicates: [anna, omar], status: accepted}
    articles/b.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: favor, annotator: omar}
            - {target: irak, position: against, annotator: omar, status: superseded}
    articles/c.md
        stance: {sadr: neutral}
    entities/irak.md
    entities/sadr.md
    method.md
"""
# Of the two units one is divided: Do = 2/4, De = 2 * 3 * 1 / (4 * 3), so that alpha is 0.


@pytest.mark.parametrize(("lang", "alpha", "why"), [("fr", "0,00", "non calculable"), ("en", "0.00", "not computable")])
def test_agreement_is_told_with_two_decimals_or_why_not(lang: str, alpha: str, why: str) -> None:
    reader = corpora.reader(corpora.corpus(DIVIDED), lang)
    html = Renderer(TEMPLATES, lang).page(stances_view(reader)).html
    assert html.count(f"<td>{alpha}</td>") == 2
    assert html.count(why) == 1
    assert 'href="../method/"' in html
    html = Renderer(TEMPLATES, lang).page(stance_target_view("irak", reader)).html
    assert alpha in html
    assert 'href="../../method/"' in html


def test_an_article_shows_a_lane_for_each_coder_and_what_was_decided() -> None:
    reader = corpora.reader(corpora.corpus(DIVIDED), "en")
    html = Renderer(TEMPLATES, "en").page(article_view("a", reader)).html
    assert html.count('<section class="axis"') == 1
    assert "coders disagree</span>, decided since" in html
    assert [html.index(f"<bdi>{name}</bdi>") for name in ("anna", "omar", "lise")] == sorted(
        html.index(f"<bdi>{name}</bdi>") for name in ("anna", "omar", "lise")
    )
    reasons = html[html.index("<details") : html.index("</details>")]
    assert "Because" in reasons
    html = Renderer(TEMPLATES, "en").page(article_view("b", reader)).html
    assert "coders agree" in html
    assert "1 record that counts no more" in html
    html = Renderer(TEMPLATES, "en").page(article_view("c", reader)).html
    assert "one coder only" in html
    assert "unsigned" in html


@pytest.mark.parametrize(
    ("lang", "value", "expected"), [("fr", -0.001, "0,00"), ("fr", -0.5, "-0,50"), ("en", 1.0, "1.00")]
)
def test_what_rounds_to_nought_has_no_sign(lang: str, value: float, expected: str) -> None:
    source = '{% import "_parts.html" as p with context %}{{ p.decimal(value) }}'
    assert Renderer(TEMPLATES, lang).environment.from_string(source).render(value=value).strip() == expected
