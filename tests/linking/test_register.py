from __future__ import annotations

import pytest

from recoupe.linking import LinkedCorpus, Name, Register, build_register
from recoupe.linking.register import names_of
from tests import corpora


def register(script: str) -> Register:
    return build_register(corpora.loaded(corpora.corpus(script)).corpus.entities)


def test_every_label_is_a_name(linked: LinkedCorpus) -> None:
    """
    entities/hachd.md
        pref_label: {fr: Hachd, ar: الحشد}
        alt_label: {fr: [Unités], en: [PMF, PMU]}
        hidden_label: [Hached]
        ambiguous_label: [Mobilisation]
    """
    assert list(names_of(linked.corpus.entities["hachd"], "hachd")) == [
        Name(form=form, entity="hachd", kind=kind, lang=lang)  # type: ignore[arg-type]
        for form, kind, lang in [
            ("Hachd", "pref", "fr"),
            ("الحشد", "pref", "ar"),
            ("Unités", "alt", "fr"),
            ("PMF", "alt", "en"),
            ("PMU", "alt", "en"),
            ("Hached", "hidden", ""),
            ("Mobilisation", "ambiguous", ""),
        ]
    ]


@pytest.mark.parametrize(
    ("merges", "expected"),
    [
        ("a b", {"a": "b", "b": "b", "c": "c"}),
        ("a b, b c", {"a": "c", "b": "c", "c": "c"}),
        ("a x", {"a": None, "b": "b", "c": "c"}),
        ("a a", {"a": None, "b": "b", "c": "c"}),
        ("a b, b a", {"a": None, "b": None, "c": "c"}),
        ("a b, b c, c a", {"a": None, "b": None, "c": None}),
    ],
)
def test_an_id_stands_for_the_end_of_its_merges(merges: str, expected: dict[str, str | None]) -> None:
    replaced = dict(pair.split() for pair in merges.split(", "))
    found = register(
        "\n".join(
            f"entities/{id}.md\n    pref_label: {{fr: Nom {id}}}\n"
            + (f"    replaced_by: {replaced[id]}" if id in replaced else "")
            for id in "abc"
        )
    )
    assert {id: found.resolve(id) for id in "abc"} == expected
    assert found.resolve("x") is None


def test_names_of_a_merged_record_are_names_of_the_one_that_replaced_it(linked: LinkedCorpus) -> None:
    """
    entities/ancien.md
        pref_label: {fr: Vieux Nom}
        replaced_by: nouveau
    entities/nouveau.md
        pref_label: {fr: Nouveau Nom}
    articles/a.md
        entities: [ancien]
        ---
        Vieux Nom, Nouveau Nom.
    """
    each = linked.articles["a"]
    assert each.declared == ("nouveau",)
    assert [(mention.entity, mention.surface, mention.number) for mention in each.mentions] == [
        ("nouveau", "Vieux Nom", 1),
        ("nouveau", "Nouveau Nom", 2),
    ]
