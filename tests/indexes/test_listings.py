from __future__ import annotations

from recoupe.model import PartialDate
from recoupe.views import Reader


def test_articles_are_listed_by_all_that_they_have_in_common_oldest_first(reader: Reader) -> None:
    """
    articles/a.md
        date: 2021-10-20
        tags: [convois, convois, sit-in]
        entities: [irak]
    articles/b.md
        date: 2021-10
        lang: ar
        source: autre
        tags: [convois]
        event: attaque
        ---
        قال العراق
    articles/c.md
        date: 2021
        title: L’Irak
    entities/irak.md
        pref_label: {fr: Irak, ar: العراق}
    entities/attaque.md
        type: Event
    sources/autre.md
    """
    found = reader.indexes
    assert found.articles == ("c", "b", "a")
    assert found.by_tag == {"convois": ("b", "a"), "sit-in": ("a",)}
    assert found.by_source == {"autre": ("b",), "journal": ("c", "a")}
    assert found.by_language == {"ar": ("b",), "fr": ("c", "a")}
    assert found.by_entity == {"attaque": ("b",), "irak": ("c", "b", "a")}
    assert found.by_event == {"attaque": ("b",)}
    assert found.by_period == {
        PartialDate(2021): ("c", "b", "a"),
        PartialDate(2021, 10): ("b", "a"),
        PartialDate(2021, 10, 20): ("a",),
    }
    assert list(found.by_period) == sorted(found.by_period)


def test_an_event_that_was_merged_is_the_event_that_it_was_merged_into(reader: Reader) -> None:
    """
    articles/a.md
        event: ancienne
    articles/b.md
        event: attaque
    entities/ancienne.md
        type: Event
        replaced_by: attaque
    entities/attaque.md
        type: Event
    """
    assert reader.indexes.by_event == {"attaque": ("a", "b")}
    assert reader.indexes.by_entity == {"attaque": ("a", "b")}
