from __future__ import annotations

import pytest

from recoupe.views import Reader
from recoupe.views.stances import StanceCell, stance_target_view, stances_view
from tests import corpora


def cell(*stances: str, articles: str = "a") -> StanceCell:
    """The cell of one outlet and one target; each stance is written into each of the articles."""
    rows = "".join(f"\n  - {{target: us, {stance}}}" for stance in stances)
    files = corpora.corpus("entities/us.md\nentities/sadr.md")
    files |= {f"articles/{id}.md": corpora.page(f"articles/{id}.md", f"stance:{rows}") for id in articles}
    (row,) = stances_view(corpora.reader(files)).rows
    return row.cells[0]


def test_the_matrix_has_outlets_by_targets(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-19
        stance: {us: against, daech: against}
    articles/b.md
        date: 2021-10-21
        stance:
          - {target: us, position: favor}
          - {target: us, holder: daech, position: against}
    articles/c.md
        source: autre
        stance: {us: mixed}
    articles/d.md
    entities/us.md
    entities/daech.md
    sources/autre.md
        name: Autre
    sources/muet.md
    """
    found = stances_view(reader)
    assert [target.id for target in found.matrix] == ["us", "daech"]
    assert [row.outlet.name for row in found.rows] == ["Autre", "Journal journal"]
    assert (found.stances, found.articles, found.coded) == (5, 4, 3)
    empty = found.rows[0].cells[1]
    assert (empty.n, empty.address, empty.positions, empty.first, empty.disagree) == (0, "", (), None, False)
    full = found.rows[1].cells[0]
    assert (full.n, full.own, full.quoted, full.address) == (3, 2, 1, "stances/us/#s-journal")
    # A quoted holder's position is not the outlet's.
    assert full.positions == (("against", 1), ("favor", 1))
    assert (str(full.first), str(full.last)) == ("2021-10-19", "2021-10-21")


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        (["position: against, annotator: un"], False),
        (["position: against, annotator: un", "position: against, annotator: deux"], False),
        (["position: against, annotator: un", "position: favor, annotator: deux"], True),
        (["position: against, annotator: un", "position: favor, annotator: un"], False),
        (["position: against, annotator: un", "position: favor, annotator: deux, holder: sadr"], False),
        (["position: against, annotator: un", "position: favor, annotator: deux, status: superseded"], False),
        (["position: against", "position: favor, annotator: deux"], True),
    ],
)
def test_coders_disagree_where_they_give_one_holder_different_positions(stances: list[str], expected: bool) -> None:
    assert cell(*stances).disagree is expected
    assert cell(*stances).n == len(stances)


def test_coders_of_different_articles_do_not_disagree() -> None:
    files = corpora.corpus(
        """
        articles/a.md
            stance: [{target: us, position: against, annotator: un}]
        articles/b.md
            stance: [{target: us, position: favor, annotator: deux}]
        entities/us.md
        """
    )
    assert stances_view(corpora.reader(files)).rows[0].cells[0].disagree is False


def test_the_page_of_a_target_keeps_the_outlet_s_voice_apart(reader: Reader) -> None:
    """
    articles/a.md
        stance:
          - target: us
            position: against
            annotator: un
            confidence: low
            rationale: Parce que
            date: 2021-10-20
            evidence: [titre, absent]
          - {target: us, position: favor, holder: sadr}
          - {target: us, position: favor, holder: inconnu}
    entities/us.md
    entities/sadr.md
    """
    found = stance_target_view("us", reader)
    (outlet,) = found.outlets
    assert (found.n, outlet.id, outlet.outlet.id) == (3, "s-journal", "journal")
    (own,) = outlet.own
    assert (own.position, own.annotator, own.confidence, str(own.date)) == ("against", "un", "low", "2021-10-20")
    assert own.rationale is not None
    assert own.rationale.text == "Parce que"
    assert [quote.words.text for quote in own.quotes if quote.words] == ["titre"]
    assert [each.holder and each.holder.id for each in outlet.quoted] == ["sadr", None]
