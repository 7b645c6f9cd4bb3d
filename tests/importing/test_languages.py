from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.importing import Given, Material, propose, read_text
from recoupe.importing.languages import language_of
from recoupe.importing.page_head import HeadEntry
from tests.golden.paths import ROOT

FRENCH = "Le lac a débordé dans la nuit et les routes sont coupées pour les habitants de la vallée."


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (FRENCH, "fr"),
        ("The lake flooded its banks in the night and the roads have been cut for those who live there.", "en"),
        ("El lago se desbordó en la noche y las carreteras están cortadas para los que viven en el valle.", "es"),
        ("Il lago è straripato nella notte e le strade sono chiuse per gli abitanti della valle.", "it"),
        ("O lago transbordou na noite e as estradas foram cortadas para os que vivem no vale do rio.", "pt"),
        ("Der See ist in der Nacht über die Ufer getreten und die Straßen sind für die Leute im Tal gesperrt.", "de"),
        ("فاضت البحيرة في الليل على ضفافها وقد قطعت الطرق التي كانت في الوادي بعد العاصفة من دون ضحايا.", "ar"),
        ("دریاچه در شب از کرانه‌های خود بیرون زد و راه‌ها که برای مردم دره است بسته شده است.", "fa"),
        ("جھیل رات کو اپنے کناروں سے باہر آ گئی اور وادی کے لوگوں کے لیے سڑکیں بند کر دی گئی ہیں۔", "ur"),
    ],
)
def test_a_sentence_or_two_tell_the_language(text: str, lang: str) -> None:
    found = language_of(text)
    assert found.lang == lang
    assert f"common in {lang}" in found.why


@pytest.mark.parametrize("text", ["", "Bagdad", "123", "Νέα της ημέρας", "Un convoi", "🙂", "Ω" * 1000])
def test_where_too_little_tells_nobody_guesses(text: str) -> None:
    assert language_of(text).lang is None


@given(st.text())
def test_any_text_can_be_judged(text: str) -> None:
    found = language_of(text)
    assert found.why


def proposed(body: str, *said: str) -> tuple[str | None, list[str]]:
    head = tuple(HeadEntry(of="lang", value=value, where="<html lang>") for value in said)
    finding = propose(Material(passages=read_text(body).passages, head=head), {}, Given()).lang
    return finding.value, [each.value for each in finding.rivals]


def test_the_page_s_own_word_must_agree_with_its_words() -> None:
    assert proposed(FRENCH, "fr") == ("fr", [])
    assert proposed(FRENCH, "fr_FR") == ("fr", [])
    assert proposed(FRENCH, "en-US") == (None, ["fr", "en"])
    assert proposed(FRENCH, "not a language") == ("fr", [])


def test_where_the_words_do_not_tell_the_page_s_own_word_is_taken() -> None:
    assert proposed("Bagdad", "ar") == (None, ["ar"])
    assert proposed("Bagdad", "fr") == ("fr", [])
    assert proposed("Νέα", "el") == ("el", [])
    assert proposed("Νέα", "el", "en") == (None, ["el", "en"])


@pytest.mark.skipif(not (ROOT / "content/articles").is_dir(), reason="the example corpus is gone")
def test_no_abstract_of_the_corpus_is_taken_for_another_language() -> None:
    from recoupe.pipeline import read_corpus
    from recoupe.settings import read_defaults

    corpus = read_corpus(ROOT / "content", read_defaults(ROOT / "mkdocs.yml")).linked.corpus
    texts = [(lang, text) for each in corpus.articles.values() for lang, text in each.header.abstract.items()]
    found = [(lang, language_of(text).lang) for lang, text in texts]
    told = [(lang, guess) for lang, guess in found if guess is not None]
    assert [(lang, guess) for lang, guess in told if guess != lang] == []
    assert len(told) * 4 >= len(found) * 3  # one sentence is little
