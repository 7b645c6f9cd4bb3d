"""Where a rule may speak, and what happens where it is not sure."""

from __future__ import annotations

import pytest

from recoupe.importing import NotImported, read_text
from recoupe.importing.captions import against, is_caption
from recoupe.importing.material import looks_like_html
from recoupe.importing.plain_text import passages
from recoupe.importing.sifting import Sifted, sift

LONG = (
    "Le lac a débordé dans la nuit, après un orage qui a duré plus de six heures, selon les habitants du village,"
    " et les routes sont coupées depuis l’aube dans toute la vallée."
)


def sifted(*lines: str, title: str = "") -> Sifted:
    return sift(read_text("\n".join(lines)).passages, title=title)


def body(found: Sifted) -> list[str]:
    return [each.text for each in found.body]


def rules(found: Sifted) -> dict[str, str]:
    return {each.passage.text: each.rule for each in found.dropped}


def doubts(found: Sifted) -> dict[str, str]:
    return {each.passage.text: each.rule for each in found.doubts}


def test_a_word_of_the_menu_inside_the_text_may_be_a_heading() -> None:
    found = sifted("Menu", "Un titre du jour", LONG, "Politique", LONG, "Politique")
    assert rules(found) == {"Menu": "navigation-word", "Politique": "navigation-word"}
    assert body(found) == [LONG, "Politique", LONG]
    assert doubts(found) == {"Politique": "navigation-word"}


def test_a_date_inside_the_text_may_be_a_heading_too() -> None:
    found = sifted("La chronique du siège", LONG, "19 octobre 2021", LONG)
    assert body(found) == [LONG, "19 octobre 2021", LONG]
    assert doubts(found) == {"19 octobre 2021": "date-line"}


def test_a_button_is_one_wherever_it_stands() -> None:
    found = sifted("Un titre du jour", LONG, "Partager sur Facebook", LONG)
    assert body(found) == [LONG, LONG]
    assert rules(found) == {"Partager sur Facebook": "share-button"}


def test_a_list_of_other_articles_goes_only_where_nothing_else_follows() -> None:
    tail = ("À lire aussi", "Le marché change de place", "La fête aura lieu")
    found = sifted("Un titre du jour", LONG, *tail)
    assert rules(found) == dict.fromkeys(tail, "related-articles")
    kept = sifted("Un titre du jour", LONG, *tail, LONG)
    assert rules(kept) == {}
    assert body(kept) == [LONG, *tail, LONG]


def test_the_headline_is_asked_for_where_it_may_be_one_line_or_another() -> None:
    found = sifted("Catastrophe", "Le lac déborde après l’orage", LONG)
    assert [each.text for each in found.headlines] == ["Catastrophe", "Le lac déborde après l’orage"]
    assert body(found) == ["Catastrophe", "Le lac déborde après l’orage", LONG]
    known = sifted("Catastrophe", "Le lac déborde après l’orage", LONG, title="Le lac déborde après l’orage")
    assert body(known) == ["Catastrophe", LONG]
    assert doubts(known) == {"Catastrophe": "short-line"}


@pytest.mark.parametrize(
    "lines",
    [
        (LONG * 3, LONG),
        ("Une phrase qui se termine par un point, et qui a plus de douze mots en tout.", LONG),
        (),
        ("...",),
    ],
)
def test_a_paragraph_is_no_headline(lines: tuple[str, ...]) -> None:
    if not any(char.isalnum() for char in "".join(lines)):
        with pytest.raises(NotImported):
            sifted(*lines)
    else:
        assert sifted(*lines).headlines == ()


def test_the_headline_once_more_is_furniture() -> None:
    found = sifted(
        "Le lac déborde après l’orage", "LE LAC DÉBORDE APRÈS L'ORAGE", LONG, title="Le lac déborde après l’orage"
    )
    assert rules(found) == {"LE LAC DÉBORDE APRÈS L'ORAGE": "repeated-headline"}


def test_short_lines_beside_the_text_are_kept_and_told() -> None:
    found = sifted("Le lac déborde après l’orage", "Un village sous l’eau", LONG, "Fin")
    assert body(found) == ["Un village sous l’eau", LONG, "Fin"]
    assert doubts(found) == {"Un village sous l’eau": "short-line", "Fin": "short-line"}


FOREIGN = "A man speaks in the House of the People with Nancy Doe on March 08, 2019 in Washington. (AFP photo)"


def test_a_caption_goes_where_two_things_speak_against_it() -> None:
    assert against(FOREIGN, [LONG], "fr") == (
        'it is in "en", the article in "fr"',
        "none of its names stands in the article",
    )
    found = sifted("Le lac déborde après l’orage", FOREIGN, LONG)
    assert rules(found) == {FOREIGN: "caption-of-another-picture"}


@pytest.mark.parametrize(
    "caption",
    [
        "Le lac vu du village. (AFP)",
        "A lake after the storm in the valley, with its houses and the road. (AFP photo)",  # only its language
        "Le maire du village, Jean Durand, avec Paul Dubois. (Archives)",  # only its names
    ],
)
def test_a_caption_stays_where_one_thing_alone_speaks_against_it(caption: str) -> None:
    found = sifted("Le lac déborde après l’orage", caption, LONG)
    assert body(found) == [caption, LONG]
    assert doubts(found) == {caption: "caption"}


def test_a_caption_in_the_article_s_language_of_another_time_and_place() -> None:
    caption = "Le président Dubois à Washington avec Jean Durand, le 8 mars 2019. (Photo AFP)"
    found = sifted("Le lac déborde après l’orage", caption, LONG, "Le 19 octobre 2021, l’eau a baissé.")
    assert rules(found) == {caption: "caption-of-another-picture"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Un convoi. (Archives)", True),
        ("Le lac. (Photo : AFP)", True),
        ("The lake. (AFP/Getty Images)", True),
        ("Le lac. © Reuters", True),
        ("البحيرة. (رويترز)", True),
        ("Le lac (au sud) déborde.", False),
        ("Le lac est photographié (souvent).", False),
        ("Il a dit (à l’AFP) que le lac déborde.", False),
        ("x" * 700 + " (AFP)", False),
    ],
)
def test_what_reads_like_a_caption(text: str, found: bool) -> None:
    assert is_caption(text) is found


def test_lines_that_were_broken_at_a_width_are_joined_and_told() -> None:
    text = (
        "Le lac déborde\n\n"
        "Le lac a débordé dans la nuit de lundi à mardi, après\n"
        "un orage qui a duré plus de six heures, selon les\n"
        "habitants du village, et les routes sont coupées.\n\n"
        "Les écoles resteront fermées jusqu’à vendredi, a dit\n"
        "la préfecture.\n"
    )
    found, told = passages(text)
    assert [each.text for each in found] == [
        "Le lac déborde",
        "Le lac a débordé dans la nuit de lundi à mardi, après un orage qui a duré plus de six heures, selon les"
        " habitants du village, et les routes sont coupées.",
        "Les écoles resteront fermées jusqu’à vendredi, a dit la préfecture.",
    ]
    assert [each.line for each in found] == [1, 3, 7]
    assert told == ("lines are broken at a width: 3 of them were joined to the line before",)


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "Un titre\nUne phrase courte.\nUne autre phrase, plus longue que la première.\nFin."
    assert [each.text for each in passages(text)[0]] == text.split("\n")
    assert passages(text)[1] == ()


def test_spaces_around_a_line_go_and_those_inside_it_stay() -> None:
    (found,) = passages("  \u00a0Le  lac\u00a0: fin\u00a0 \n")[0]
    assert found.text == "Le  lac\u00a0: fin"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n<!-- x --><!-- y --> <p>Un", True),
        ('<?xml version="1.0"?><html>', True),
        ("<article><h1>", True),
        ("<Un mot> et la suite", False),
        ("Le <p> est une balise", False),
        ("<!-- -->" * 2000, False),
    ],
)
def test_pages_are_told_from_texts(text: str, found: bool) -> None:
    assert looks_like_html(text) is found


def test_texts_that_are_no_article_are_refused() -> None:
    with pytest.raises(NotImported, match="more than 10,000 lines"):
        read_text("a\n" * 10_001)
    with pytest.raises(NotImported, match="more than 1 MiB"):
        read_text("mot " * 300_000)
