"""What is taken over from an earlier site is what would be found anew, in whatever order things were looked up."""

from __future__ import annotations

from collections.abc import Mapping

from recoupe.indexes import build_indexes
from recoupe.views import Reader
from recoupe.views.ledger import WHOLE
from recoupe.views.readings import Cell, Readings
from recoupe.views.search import search_view
from recoupe.views.stances import stances_view
from tests import corpora


def reader(text: str) -> Reader:
    linked = corpora.linked(corpora.corpus(text))
    return Reader(linked, build_indexes(linked), "fr")


CORPUS = """
    articles/a.md
        title: Premier
        source: journal
    articles/b.md
        title: Second
        source: journal
    sources/journal.md
        name: Le Journal
    entities/x.md
        pref_label: {fr: Ixe}
"""


def read(each: Reader, *cells: Cell) -> Mapping[Cell, frozenset[Cell]]:
    """What was read for some look-ups."""
    found = {}
    for cell in cells:
        with each.ledger.page() as read:
            each.read(cell)
        found[cell] = frozenset(read)
    return found


def things(each: Reader) -> Readings[Cell]:
    found = Readings[Cell]()
    for cell, parts in each.parts.items():
        found.put(cell, parts)
    return found


def test_readers_are_found_by_what_they_have_read_last() -> None:
    found = Readings[str]()
    one, other = ("card", ("a",)), ("card", ("b",))
    found.put("page", frozenset({one}))
    found.put("list", frozenset({one, other}))
    assert found.of([one]) == {"page", "list"}
    found.put("page", frozenset({other}))
    assert found.of([one]) == {"list"}
    found.put("page", frozenset({one}))
    found.drop("list")
    assert found.of([one, other]) == {"page"}
    assert set(found.readers) == {"page"}


def test_a_look_up_is_one_cell_whatever_it_reads() -> None:
    one = reader(CORPUS)
    assert read(one, ("card", ("a",))) == {("card", ("a",)): {("card", ("a",))}}
    assert set(one.parts["card", ("a",)]) == {("linked.articles", "a"), ("outlet", ("journal",))}


def test_what_is_read_whole_and_what_is_not_there_are_noted() -> None:
    one = reader(CORPUS)
    with one.ledger.page() as cells:
        assert "z" not in one.linked.articles
        assert len(one.indexes.by_tag) == 0
        assert one.indexes.stances.get("x", ()) == ()
    assert cells == {("linked.articles", "z"), ("indexes.by_tag", WHOLE), ("indexes.stances", "x")}


def test_a_change_goes_as_far_as_answers_change() -> None:
    before = reader(CORPUS)
    traces = read(before, ("card", ("a",)), ("card", ("b",)), ("entity", ("x",)))
    of_x = {*traces["entity", ("x",)], *before.parts["entity", ("x",)]}
    # A text changes no card; a title changes one; a name of an outlet those of its articles.
    text = reader(CORPUS.replace("title: Premier", "title: Premier\n        tags: [neuf]"))
    changed = text.inherit(before, things(before))
    assert {("linked.articles", "a"), ("indexes.by_tag", "neuf")} <= changed
    assert not any(cell[0] == "card" for cell in changed)
    title = reader(CORPUS.replace("Second", "Autre"))
    changed = title.inherit(before, things(before))
    assert {cell for cell in changed if cell[1] != WHOLE and not cell[0].startswith("corpus.")} == {
        ("linked.articles", "b"),
        ("card", ("b",)),
    }
    assert changed.isdisjoint(of_x)
    outlet = reader(CORPUS.replace("Le Journal", "La Gazette"))
    changed = outlet.inherit(before, things(before))
    assert {("card", ("a",)), ("card", ("b",)), ("outlet", ("journal",))} <= changed
    assert ("entity", ("x",)) not in changed
    assert outlet.found["entity", ("x",)] is before.found["entity", ("x",)]


def test_what_came_to_be_made_of_something_new_changes_with_it() -> None:
    """The order of look-ups is that of the last build: a card that has changed its outlet follows the new one."""
    other = "\n    sources/autre.md\n        name: L’Autre\n"
    first = reader(CORPUS + other)
    read(first, ("card", ("a",)))
    second = reader((CORPUS + other).replace("Premier\n        source: journal", "Premier\n        source: autre"))
    second.inherit(first, things(first))
    read(second, ("card", ("a",)))
    third = reader(
        (CORPUS + other.replace("L’Autre", "La Nôtre")).replace(
            "Premier\n        source: journal", "Premier\n        source: autre"
        )
    )
    assert ("card", ("a",)) in third.inherit(second, things(second))
    assert third.card("a").outlet.name == "La Nôtre"


def test_what_is_gone_and_what_comes_back() -> None:
    before = reader(CORPUS)
    read(before, ("card", ("a",)), ("entity", ("x",)))
    without = reader(CORPUS.replace("articles/a.md", "articles/c.md"))
    changed = without.inherit(before, things(before))
    assert ("card", ("a",)) in changed
    assert ("entity", ("x",)) not in changed
    again = reader(CORPUS)
    assert ("card", ("a",)) in again.inherit(without, things(before))


def test_a_page_that_only_counts_articles_has_read_no_text() -> None:
    each = reader(CORPUS)
    for view in (search_view, stances_view):
        with each.ledger.page() as cells:
            view(each)
        assert [name for name, _ in cells if name in ("linked.articles", "corpus.articles")] == [], view
