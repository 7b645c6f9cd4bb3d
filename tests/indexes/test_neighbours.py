from __future__ import annotations

from hypothesis import given

from recoupe.indexes import Related, build_indexes
from recoupe.indexes.neighbours import MOST
from recoupe.views import Reader
from tests import corpora as scripts
from tests.laws.strategies import corpora


def test_co_mentions_count_articles_not_mentions(reader: Reader) -> None:
    """
    articles/a.md
        entities: [x, y]
        ---
        Nom de z, Nom de z, Nom de x.
    articles/b.md
        entities: [x]
        title: Nom de z
    articles/c.md
        entities: [y]
    entities/x.md
    entities/y.md
    entities/z.md
    """
    assert reader.indexes.co_mentions == {"x": {"y": 1, "z": 2}, "y": {"x": 1, "z": 1}, "z": {"x": 2, "y": 1}}


def test_related_articles_say_why(reader: Reader) -> None:
    """
    articles/a.md
        event: attaque
        entities: [rare, courant, partout]
    articles/evenement.md
        event: attaque
        entities: [partout]
    articles/rare.md
        entities: [rare, courant, partout]
    articles/courant.md
        entities: [courant, partout]
    articles/rien.md
        entities: [partout]
    entities/attaque.md
        type: Event
    entities/rare.md
    entities/courant.md
    entities/partout.md
    """
    found = reader.indexes.related
    # What every article has weighs nothing, so it is no reason.
    assert found["a"] == (
        Related(article="evenement", same_event="attaque", wording=0.0, shared=("attaque",), days=0),
        Related(article="rare", same_event=None, wording=0.0, shared=("rare", "courant"), days=0),
        Related(article="courant", same_event=None, wording=0.0, shared=("courant",), days=0),
    )
    assert found["rien"] == ()


def test_a_page_offers_only_the_nearest() -> None:
    files = {f"articles/a{n}.md": scripts.page(f"articles/a{n}.md", "entities: [x]") for n in range(MOST + 3)}
    files |= scripts.corpus("articles/z.md\nentities/x.md")
    found = build_indexes(scripts.linked(files)).related
    assert [each.article for each in found["a0"]] == [f"a{n}" for n in range(1, MOST + 1)]
    assert found["z"] == ()


@given(corpora)
def test_reasons_are_true(files: dict[str, str]) -> None:
    """What two articles are said to share both have; co-mentions are symmetrical."""
    linked = scripts.linked(files)
    indexes = build_indexes(linked)
    for id, found in indexes.related.items():
        assert len({each.article for each in found} - {id}) == len(found) <= MOST
        for each in found:
            other = linked.articles[each.article]
            assert set(each.shared) <= set(linked.articles[id].entities) & set(other.entities)
            assert each.shared or each.same_event or each.wording
            if each.same_event:
                assert each.same_event in linked.articles[id].declared
                assert each.same_event in other.declared
    for entity, beside in indexes.co_mentions.items():
        assert all(indexes.co_mentions[other][entity] == count > 0 for other, count in beside.items())
        assert entity not in beside
