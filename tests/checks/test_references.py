from __future__ import annotations

import pytest

from tests.corpora import checked, corpus, page


@pytest.mark.parametrize(
    "header",
    [
        "entities: [sard]",
        "entities: [{id: sard, role: about}]",
        "event: sard",
        "stance: {sard: against}",
        "stance: [{target: sadr, holder: sard, position: against, evidence: titre}]",
        "annotations: [{quote: titre, note: Une note, motivation: context, entities: [sard]}]",
        "claims: [{id: c, claimant: sard, text: Une thèse}]",
    ],
)
def test_every_entity_that_an_article_names_has_a_file(header: str) -> None:
    found = checked(corpus("entities/sadr.md\n    type: Event") | {"articles/a.md": page("articles/a.md", header)})
    assert [each for each in found if "warning" not in each] == [
        f'articles/a.md:2:{header.index("sard") + 1}: error[unknown-entity]: no entity is called "sard"'
    ]


@pytest.mark.parametrize(
    "header",
    [
        "relations: [{type: part_of, target: sard}]",
        "not_same_as: [sard]",
        "participants: [sard]",
        "place: sard",
        "replaced_by: sard",
    ],
)
def test_every_entity_that_an_entity_names_has_a_file(header: str) -> None:
    found = checked(corpus("entities/sadr.md") | {"entities/a.md": page("entities/a.md", header)})
    assert found == [f'entities/a.md:2:{header.index("sard") + 1}: error[unknown-entity]: no entity is called "sard"']


def test_sources_and_articles_have_files_too(checked: list[str]) -> None:
    """
    articles/a.md
        source: journel
        translation_of: b
        reprint_of: a
    """
    assert checked == [
        'articles/a.md:2:9: error[unknown-source]: no source is called "journel"',
        'articles/a.md:3:17: error[unknown-article]: no article is called "b"',
    ]


def test_a_file_that_could_not_be_read_is_not_told_of_again() -> None:
    files = corpus(
        """
        articles/a.md
            source: s
            entities: [e]
            translation_of: b
        """
    )
    assert checked(files | dict.fromkeys(["articles/b.md", "entities/e.md", "sources/s.md"], "illisible")) == []


def test_a_merged_entity_is_named_by_what_it_is_today(checked: list[str]) -> None:
    """
    articles/a.md
        entities: [ancien, nouveau]
        stance: [{target: nouveau, holder: ancien, position: favor, evidence: titre}]
    entities/ancien.md
        replaced_by: moyen
    entities/moyen.md
        replaced_by: nouveau
    entities/nouveau.md
        relations: [{type: part_of, target: moyen}]
    """
    assert checked == [
        'articles/a.md:2:12: warning[merged-entity]: "ancien" was merged into "nouveau"',
        'articles/a.md:3:36: warning[merged-entity]: "ancien" was merged into "nouveau"',
        'entities/nouveau.md:2:37: warning[merged-entity]: "moyen" was merged into "nouveau"',
    ]


@pytest.mark.parametrize(
    ("merges", "expected"),
    [
        ({"a": "a"}, ['entities/a.md:2:14: error[circular-merge]: "a" was merged into "a"']),
        ({"a": "b", "b": "a"}, ['entities/a.md:2:14: error[circular-merge]: "a" was merged into "b", that into "a"']),
        (
            {"a": "b", "b": "c", "c": "b"},
            ['entities/b.md:2:14: error[circular-merge]: "b" was merged into "c", that into "b"'],
        ),
        ({"a": "c", "b": "c"}, []),
    ],
)
def test_a_circle_of_merges_is_told_once(merges: dict[str, str], expected: list[str]) -> None:
    files = {
        path: page(path, f"replaced_by: {merges[id]}" if id in merges else "")
        for id in "abc"
        for path in [f"entities/{id}.md"]
    }
    assert checked(files) == expected


def test_an_event_is_of_type_event(checked: list[str]) -> None:
    """
    articles/a.md
        event: ville
    articles/b.md
        event: attaque
    entities/ville.md
        type: Place
    entities/attaque.md
        type: Event
    """
    assert checked == ['articles/a.md:2:8: error[not-an-event]: "ville" is not an event but of type Place']
