"""Home, outlets, tags, days, events and claims."""

from __future__ import annotations

import pytest

from recoupe.model import PartialDate
from recoupe.views import BrokenView, Reader, Text, all_views
from recoupe.views.article import articles_view
from recoupe.views.claim import claim_view, claims_view
from recoupe.views.event import account, events_view
from recoupe.views.home import home_view
from recoupe.views.period import dates_view, period_view
from recoupe.views.source import source_view, sources_view
from recoupe.views.tag import tag_view, tags_view
from tests import corpora

SCRIPT = """
index.md
    title: Bienvenue
    ---
    Un *corpus*.
articles/a.md
    date: 2021-10-19
    tags: [convois, sit-in]
    stance: {irak: favor}
    ---
    L’Irak, l’Irak.
articles/b.md
    date: 2021-10
    lang: ar
    source: autre
    tags: [convois]
    entities: [irak]
articles/c.md
    date: 2020
    rights: {text: excerpt}
    ---
    L’Irak.
entities/irak.md
    pref_label: {fr: Irak}
entities/ancien.md
    replaced_by: irak
sources/autre.md
    name: autre
    label: {text: Un média, source: X}
    designations: [{text: {ar: قرار}, source: Y, date: 2022}]
    ---
    Une note.
sources/muet.md
    name: Muet
"""


@pytest.fixture
def reader() -> Reader:
    return corpora.reader(corpora.corpus(SCRIPT))


def test_the_home_page_counts(reader: Reader) -> None:
    home = home_view(reader, "Recoupe")
    assert (home.title, home.introduction) == (Text("Bienvenue", "fr"), Text("Un *corpus*.", "fr"))
    assert (home.articles, home.texts, home.entities, home.mentions, home.stances) == (3, 1, 1, 3, 1)
    assert home.languages == (("fr", 2), ("ar", 1))
    assert [(outlet.id, count) for outlet, count in home.outlets] == [("journal", 2), ("autre", 1)]
    assert [card.id for card in home.newest] == ["a", "b", "c"]
    assert [card.id for card in home.readable] == ["a"]
    assert [(each.link.id, each.count) for each in home.most_mentioned] == [("irak", 3)]


def test_the_list_of_articles(reader: Reader) -> None:
    found = articles_view(reader)
    assert ([card.id for card in found.cards], found.readable) == (["a", "b", "c"], 1)


def test_outlets(reader: Reader) -> None:
    assert [
        (
            entry.outlet.name,
            entry.articles,
            entry.readable,
            entry.first and str(entry.first),
            entry.last and str(entry.last),
        )
        for entry in sources_view(reader).entries
    ] == [
        ("autre", 1, 0, "2021-10", "2021-10"),
        ("Journal journal", 2, 1, "2020", "2021-10-19"),
        ("Muet", 0, 0, None, None),
    ]
    found = source_view("autre", reader)
    assert found.label is not None
    assert (found.label.text.text, found.label.source) == ("Un média", "X")
    assert [(each.text.text, each.text.dir, str(each.date)) for each in found.designations] == [("قرار", "rtl", "2022")]
    assert (found.note.document.text, [card.id for card in found.cards]) == ("Une note.", ["b"])
    assert [(each.link.id, each.count) for each in found.entities] == [("irak", 1)]
    assert [each.target.id for each in source_view("journal", reader).stances] == ["irak"]


def test_tags(reader: Reader) -> None:
    assert [(each.tag, each.count) for each in tags_view(reader).tags] == [("convois", 2), ("sit-in", 1)]
    found = tag_view("convois", reader)
    assert [card.id for card in found.cards] == ["a", "b"]
    assert [(each.tag, each.count) for each in found.beside] == [("sit-in", 1)]
    assert [(each.link.id, each.count) for each in found.entities] == [("irak", 2)]


def test_days_months_and_years(reader: Reader) -> None:
    (one, two) = dates_view(reader).years
    assert (one.year.period, one.year.count, one.months[9].count, one.undated) == (PartialDate(2021), 2, 2, 0)
    assert (two.year.period, two.year.count, two.undated) == (PartialDate(2020), 1, 1)
    assert [month.address for month in one.months if month.address] == ["dates/2021-10/"]
    month = period_view(PartialDate(2021, 10), reader)
    assert [str(each.period) for each in month.within] == ["2021"]
    assert [str(each.period) for each in month.parts] == ["2021-10-19"]
    assert [card.id for card in month.cards] == ["a", "b"]
    year = period_view(PartialDate(2021), reader)
    assert (year.earlier and year.earlier.period, year.later) == (PartialDate(2020), None)
    assert [str(each.period) for each in year.parts] == ["2021-10"]
    assert [str(each.period) for each in period_view(PartialDate(2021, 10, 19), reader).within] == ["2021", "2021-10"]


def test_events_side_by_side() -> None:
    reader = corpora.reader(
        corpora.corpus(
            """
            articles/a.md
                date: 2021-10-20
                event: attaque
                title: Daech frappé
                coverage: {perpetrator: Des inconnus, perpetrator_quote: des inconnus, discrepancies: Le nombre}
                ---
                Daech, Daech, DAECH et des inconnus.
            articles/b.md
                date: 2021-10-19
                event: attaque
                source: autre
            entities/daech.md
                pref_label: {fr: Daech}
            entities/attaque.md
                type: Event
                date: 2021-10-19
            entities/autre.md
                type: Event
            entities/ancienne.md
                type: Event
                replaced_by: attaque
            sources/autre.md
            """
        )
    )
    assert [(entry.link.id, entry.articles, entry.outlets) for entry in events_view(reader).entries] == [
        ("attaque", 2, 2),
        ("autre", 0, 0),
    ]
    one, two = (account(id, reader) for id in reader.indexes.by_event["attaque"])
    assert (one.card.id, two.card.id) == ("b", "a")
    assert [(each.entity.id, [form.text for form in each.forms]) for each in two.naming] == [("daech", ["Daech"])]
    assert two.perpetrator is not None
    assert (two.perpetrator.text, [text.text for text in two.discrepancies]) == ("Des inconnus", ["Le nombre"])
    assert [quote.words.text for quote in two.perpetrator_quotes if quote.words] == ["des inconnus"]


def test_claims_and_who_takes_them_up() -> None:
    reader = corpora.reader(
        corpora.corpus(
            """
            articles/a.md
                date: 2021-10-20
                claims: [{id: these, relation: deny, evidence: titre}]
            articles/b.md
                date: 2021-10-19
                claims: [{id: these, text: La thèse, claimant: sadr}, {id: autre, text: Autre}]
            entities/sadr.md
            """
        )
    )
    found = claim_view("these", reader)
    assert found.text is not None
    assert found.text.text == "La thèse"
    assert [(use.card.id, use.claimant and use.claimant.id) for use in found.made] == [("b", "sadr")]
    assert [(use.card.id, use.relation, use.claimant) for use in found.taken_up] == [("a", "deny", None)]
    assert [quote.from_title for quote in found.taken_up.rows[0].quotes] == [True]
    assert [(view.id, view.taken_up.n) for view in claims_view(reader).entries] == [("autre", 0), ("these", 1)]


def test_a_file_that_could_not_be_read_has_a_page_in_its_place() -> None:
    bad = ["articles/x.md", "entities/x.md", "sources/x.md", "about.md", "index.md"]
    views = list(all_views(corpora.reader(dict.fromkeys(bad, "illisible")), "Recoupe"))
    assert {view.address: view.path for view in views if isinstance(view, BrokenView)} == {
        "articles/x/": "articles/x.md",
        "entities/x/": "entities/x.md",
        "sources/x/": "sources/x.md",
        "about/": "about.md",
    }
    assert "" in {view.address for view in views}
