from __future__ import annotations

from recoupe.linking import Anchor
from recoupe.views import Reader


def test_stances_by_target_with_the_ids_of_today(reader: Reader) -> None:
    """
    articles/b.md
        date: 2021-10-20
        stance: [{target: us, position: against, evidence: titre}]
    articles/a.md
        date: 2021-10-21
        stance:
          - {target: irak, position: favor}
          - {target: ancien, holder: ancien, position: mixed}
          - {target: inconnu, position: mixed}
    entities/us.md
    entities/irak.md
    entities/ancien.md
        replaced_by: us
    """
    found = reader.indexes.stances
    assert {
        target: [(each.article, each.number, each.source, each.holder, each.stance.position) for each in stances]
        for target, stances in found.items()
    } == {
        "irak": [("a", 1, "journal", "article", "favor")],
        "us": [("b", 1, "journal", "article", "against"), ("a", 2, "journal", "us", "mixed")],
    }
    assert found["us"][0].places == (Anchor(part="title", start=3, end=8),)
    assert found["irak"][0].places == ()
