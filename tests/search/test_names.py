from __future__ import annotations

import json
from typing import Any

from recoupe.search.facets import facet_values
from recoupe.search.names import KINDS, filed_names, name_files
from recoupe.search.packing import squeeze
from recoupe.views import Reader
from tests import corpora
from tests.search.searches import WORDING


def files(reader: Reader) -> tuple[Any, list[tuple[str, Any]]]:
    entities = facet_values(reader.indexes.articles, reader, WORDING)["entity"]
    ranks = {entity.value: rank for rank, entity in enumerate(entities)}
    frequent, others = name_files(filed_names(reader, ranks), entities)
    return json.loads(frequent), [(first, json.loads(data)) for first, data in others]


def test_every_name_is_filed_with_its_entity(reader: Reader) -> None:
    """
    articles/a.md
        entities: [hachd]
    entities/hachd.md
        pref_label: {fr: Hachd al-Chaabi, ar: الحشد الشعبي}
        alt_label: {en: [PMF]}
        hidden_label: [Hachd al-Châbi]
        ambiguous_label: [Hachd]
    """
    frequent, [(first, only)] = files(reader)
    assert first == "al chaabi"
    assert only == frequent
    assert only["entities"] == [[0, "hachd", "Hachd al-Chaabi", "fr", "Person", 1]]
    assert [(form, KINDS[kind], lang) for _, form, kind, lang in only["names"]] == [
        ("الحشد الشعبي", "pref", "ar"),
        ("Hachd al-Chaabi", "pref", "fr"),
        ("PMF", "alt", "en"),
        ("hachd al chabi", "hidden", ""),  # folded: it is never shown
        ("Hachd", "ambiguous", ""),
    ]


def test_files_stay_small_and_cover_the_alphabet_in_order() -> None:
    entities = {
        f"entities/e-{number}.md": corpora.page(
            f"entities/e-{number}.md", f"pref_label: {{fr: Nom {number} de la liste numéro {number * 7}}}"
        )
        for number in range(400)
    }
    articles = {
        "articles/a.md": corpora.page("articles/a.md", f"entities: [{', '.join(f'e-{n}' for n in range(400))}]")
    }
    reader = corpora.reader(corpora.corpus("") | entities | articles)
    _, found = files(reader)
    firsts = [first for first, _ in found]
    assert firsts == sorted(firsts)
    assert len(found) > 4
    assert max(len(squeeze(json.dumps(data).encode())) for _, data in found) <= 12_000
    assert {entity[1] for _, data in found for entity in data["entities"]} == {f"e-{number}" for number in range(400)}
