from __future__ import annotations

import pytest

from recoupe.loading.document import project
from recoupe.views import Reader
from recoupe.views.preview import MOST_CHARACTERS, first_sentence, previews_of


def test_what_a_text_names_has_a_preview(reader: Reader) -> None:
    """
    articles/a.md
        ---
        Sadr a parlé en Irak. Sadr encore.
    articles/b.md
        entities: [sadr, syrie]
    articles/c.md
        rights: {text: none}
        ---
        Sadr et l’Iran.
    entities/sadr.md
        pref_label: {fr: Sadr}
        relations: [{type: member_of, target: syrie}]
    entities/irak.md
        type: Place
        pref_label: {fr: Irak}
        relations: [{type: part_of, target: syrie}]
        ---
        Un pays. Il est nommé souvent.
    entities/syrie.md
        pref_label: {fr: Syrie}
    entities/iran.md
        pref_label: {fr: Iran}
    """
    irak, sadr = previews_of(reader)
    assert (irak.address, irak.link.name.text, irak.link.type) == ("entities/irak/preview.html", "Irak", "Place")
    assert (irak.sentence and irak.sentence.text, irak.relation) == ("Un pays.", None)
    assert (irak.articles, irak.mentions) == (1, 1)
    assert sadr.sentence is None
    assert sadr.relation is not None
    assert (sadr.relation.type, sadr.relation.other.id) == ("member_of", "syrie")
    assert (sadr.articles, sadr.mentions) == (3, 2)


def test_a_record_that_moved_has_none(reader: Reader) -> None:
    """
    articles/a.md
        ---
        Ancien nom et nouveau nom.
    entities/ancien.md
        pref_label: {fr: Ancien nom}
        replaced_by: nouveau
    entities/nouveau.md
        pref_label: {fr: Nouveau nom}
    """
    assert [each.address for each in previews_of(reader)] == ["entities/nouveau/preview.html"]


@pytest.mark.parametrize(
    ("note", "sentence"),
    [
        ("Un pays. Un autre.", "Un pays."),
        ("Un pays", "Un pays"),
        ("Est-ce un pays ? Oui.", "Est-ce un pays ?"),
        ("Le général M. A. Dupont a parlé. Puis rien.", "Le général M. A. Dupont a parlé."),
        ("Le taux est de 3.5 %. Puis rien.", "Le taux est de 3.5 %."),
        ("Il dit « non. » Puis rien.", "Il dit « non. »"),
        ("أين هو؟ هنا.", "أين هو؟"),
        ("*Un* [pays](https://a.org)\\\ngrand.\n\nUn autre.", "Un pays grand."),
        ("", ""),
        ("mot " * 100 + "fin.", "mot " * 54 + "mot …"),
        ("x" * 400, "x" * MOST_CHARACTERS + " …"),
    ],
)
def test_the_first_sentence(note: str, sentence: str) -> None:
    assert first_sentence(project(note, "a.md", 1).document) == sentence
