from __future__ import annotations

from hypothesis import given

from recoupe.indexes import build_indexes
from recoupe.views import Reader
from tests.corpora import linked
from tests.laws.strategies import corpora


def test_mentions_by_entity_are_by_date_then_in_reading_order(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-20
        title: Irak
        ---
        Irak. Daech. Irak.
    articles/b.md
        date: 2021-10
        ---
        Daech et Irak.
    articles/c.md
        date: 2021-10-20
        ---
        Irak.
    entities/irak.md
        pref_label: {fr: Irak}
    entities/daech.md
        pref_label: {fr: Daech}
    entities/absent.md
    """
    found = reader.indexes
    assert {
        entity: [(each.article, each.mention.start) for each in rows] for entity, rows in found.mentions.items()
    } == {"daech": [("b", 0), ("a", 6)], "irak": [("b", 9), ("a", 0), ("a", 13), ("c", 0)]}
    assert {entity: [each.article for each in rows] for entity, rows in found.headlines.items()} == {
        "daech": [],
        "irak": ["a"],
    }
    assert list(found.mentions) == sorted(found.mentions)


@given(corpora)
def test_backlinks_are_the_exact_inverse_of_mentions(files: dict[str, str]) -> None:
    """Every mention found in an article is an occurrence of its entity, and every occurrence such a mention."""
    found = linked(files)
    indexes = build_indexes(found)
    articles = found.articles.items()
    for there, index in (
        ({(id, mention) for id, each in articles for mention in each.mentions}, indexes.mentions),
        ({(id, mention) for id, each in articles for mention in each.title_mentions}, indexes.headlines),
    ):
        back = [(each.article, each.mention) for rows in index.values() for each in rows]
        assert len(back) == len(there)
        assert set(back) == there
        assert all(each.mention.entity == entity for entity, rows in index.items() for each in rows)
