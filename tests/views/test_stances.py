from __future__ import annotations

from dataclasses import replace

from recoupe.indexes import build_indexes
from recoupe.model import Vocabulary
from recoupe.views import Reader
from recoupe.views.article import article_view
from recoupe.views.stances import StanceCell, stance_target_view, stances_view


def the_cell(reader: Reader) -> StanceCell:
    """The one cell of the matrix, whose flags its section has too."""
    ((cell,),) = (row.cells for row in stances_view(reader).rows)
    (section,) = stance_target_view("irak", reader).outlets
    assert (section.disagree, section.adjudicated) == (cell.disagree, cell.adjudicated)
    assert len(section.own) + len(section.quoted) == cell.n
    return cell


def test_without_an_adjudication_each_coding_counts(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: against, annotator: omar}
            - {target: irak, position: against, annotator: paul}
            - {target: irak, position: neutral, annotator: rosa, status: superseded}
            - {target: irak, position: mixed, holder: sadr, annotator: anna}
    entities/irak.md
    entities/sadr.md
    """
    cell = the_cell(reader)
    assert cell.positions == (("against", 2), ("favor", 1))
    assert (cell.n, cell.own, cell.quoted) == (5, 4, 1)
    assert (cell.disagree, cell.adjudicated) == (True, False)


def test_an_accepted_adjudication_counts_once_and_the_disagreement_stays(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: against, annotator: omar}
            - {target: irak, position: mixed, annotator: lise, adjudicates: [anna, omar], status: accepted}
    entities/irak.md
    """
    cell = the_cell(reader)
    assert cell.positions == (("mixed", 1),)
    assert (cell.n, cell.own, cell.quoted) == (3, 2, 0)
    assert (cell.disagree, cell.adjudicated) == (True, True)


def test_an_adjudication_under_review_decides_nothing(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: against, annotator: omar}
            - {target: irak, position: mixed, annotator: lise, adjudicates: [anna, omar], status: proposed}
    entities/irak.md
    """
    cell = the_cell(reader)
    assert cell.positions == (("against", 1), ("favor", 1))
    assert (cell.disagree, cell.adjudicated) == (True, False)


def test_a_cell_is_adjudicated_when_every_disagreement_in_it_is(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: against, annotator: omar}
            - {target: irak, position: mixed, annotator: lise, adjudicates: [anna, omar], status: accepted}
    articles/b.md
        stance:
            - {target: irak, position: mixed, annotator: anna}
            - {target: irak, position: neutral, annotator: omar}
    entities/irak.md
    """
    cell = the_cell(reader)
    assert cell.positions == (("mixed", 2), ("neutral", 1))
    assert (cell.disagree, cell.adjudicated) == (True, False)


def test_coders_who_agree_in_other_words_do_not_disagree(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: praise, annotator: omar}
    entities/irak.md
    """
    assert the_cell(reader).disagree
    corpus = replace(reader.linked.corpus, vocabulary=Vocabulary(positions={"praise": "favor"}))
    linked = replace(reader.linked, corpus=corpus)
    cell = the_cell(Reader(linked, build_indexes(linked), "fr"))
    assert cell.positions == (("favor", 2),)
    assert (cell.disagree, cell.adjudicated) == (False, False)


def test_agreement_is_told_of_all_targets_and_of_each_in_their_order(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: favor, annotator: omar}
            - {target: sadr, position: favor, annotator: anna}
    articles/b.md
        stance:
            - {target: irak, position: against, annotator: anna}
            - {target: irak, position: against, annotator: omar}
    entities/irak.md
    entities/sadr.md
    method.md
    """
    view = stances_view(reader)
    assert view.agreement.target is None
    assert (view.agreement.alpha, view.agreement.units, view.agreement.codings, view.agreement.coders) == (1, 2, 5, 2)
    assert [each.target for each in view.agreement_by_target] == list(view.targets)
    assert [(each.alpha, each.reason) for each in view.agreement_by_target] == [(1, ""), (None, "one-coder")]
    assert stance_target_view("irak", reader).agreement == view.agreement_by_target[0]
    assert view.agreement.method == "method/"


def test_no_page_on_method_no_address(reader: Reader) -> None:
    """
    articles/a.md
        stance: {irak: favor}
    entities/irak.md
    """
    assert stance_target_view("irak", reader).agreement.method == ""


def test_an_articles_stances_stand_side_by_side_each_once(reader: Reader) -> None:
    """
    articles/a.md
        stance:
            - {target: sadr, position: favor, annotator: anna}
            - {target: irak, position: favor, annotator: anna}
            - {target: irak, position: neutral, annotator: omar}
            - {target: irak, position: against, annotator: omar, status: superseded}
            - {target: irak, position: neutral, annotator: lise, adjudicates: [anna, omar], status: accepted}
            - {target: irak, position: mixed, annotator: nour, adjudicates: [anna, omar]}
            - {target: irak, position: favor, holder: sadr, annotator: omar}
            - {target: bagdad, position: favor, annotator: omar, status: superseded}
    entities/bagdad.md
    entities/irak.md
    entities/sadr.md
    """
    view = article_view("a", reader)
    about = [(axis.target.id, axis.holder.id if axis.holder else "", axis.verdict) for axis in view.axes]
    assert about == [
        ("sadr", "", "one-coder"),
        ("irak", "", "nearly"),
        ("irak", "sadr", "one-coder"),
        ("bagdad", "", "one-coder"),
    ]
    axis = view.axes[1]
    assert [(lane.annotator, lane.position) for lane in axis.lanes] == [("anna", "favor"), ("omar", "neutral")]
    assert axis.adjudication is not None
    assert (axis.adjudication.annotator, axis.adjudication.adjudicates) == ("lise", ("anna", "omar"))
    assert [each.annotator for each in axis.earlier] == ["omar", "nour"]
    assert view.axes[3].lanes == ()
    shown = [each for axis in view.axes for each in (*axis.lanes, axis.adjudication, *axis.earlier) if each]
    assert sorted(map(repr, shown)) == sorted(map(repr, view.stances))
