from __future__ import annotations

from recoupe.linking import LinkedCorpus
from recoupe.search.documents import IndexedDocument, indexed_documents


def document(linked: LinkedCorpus, id: str = "a") -> IndexedDocument:
    (found,) = indexed_documents(linked, [id])
    return found


def test_a_text_is_indexed_word_for_word(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: L’attaque
        abstract: {fr: Résumé, en: Summary}
        ---
        Un convoi frappé à Aïn.

        Un autre.
    """
    found = document(linked)
    assert found.title == "l attaque"
    assert found.abstract == "summary ¶ resume"
    assert found.body == "un convoi frappe a ain ¶ un autre"
    assert found.stems == ""


def test_a_withheld_text_is_indexed_as_a_set_in_its_own_order(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        rights: {text: none}
        ---
        Zèbre un deux, un abri.

        Deux zèbres.
    """
    assert document(linked).body == "abri ¶ deux ¶ un ¶ zebre ¶ zebres"


def test_excerpts_of_a_text_are_not_the_text(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        rights: {text: excerpt}
        ---
        Zèbre un abri.
    """
    assert document(linked).body == "abri ¶ un ¶ zebre"


def test_arabic_words_are_also_found_without_their_first_letters(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: عنوان
        lang: ar
        ---
        قوات الحشد وبغداد
    """
    found = document(linked)
    assert found.body == "قوات حشد وبغداد"
    assert found.stems == "بغداد غداد"


def test_persian_words_are_not(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: عنوان
        lang: fa
        ---
        کشور
    """
    assert document(linked).stems == ""


def test_all_names_of_the_entities_are_indexed(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        entities: [hachd]
        ---
        Rien.
    entities/hachd.md
        pref_label: {fr: Hachd al-Chaabi, ar: الحشد الشعبي}
        alt_label: {en: [PMF]}
        hidden_label: [Hachd al Chabi]
        ambiguous_label: [Hachd]
    entities/old.md
        pref_label: {fr: Mobilisation}
        replaced_by: hachd
    entities/other.md
        pref_label: {fr: Autre}
    """
    assert document(linked).names == ("hachd ¶ hachd al chaabi ¶ hachd al chabi ¶ mobilisation ¶ pmf ¶ حشد شعبي")


def test_words_and_stems_are_told_apart(linked: LinkedCorpus) -> None:
    """
    articles/a.md
        title: بغداد
        lang: ar
        ---
        وبغداد
    """
    words, stems = document(linked).keys()
    assert words == {"بغداد", "وبغداد"}
    assert stems == {"غداد"}
