"""Pages: the article's own words, to the letter; everything else told with its reason."""

from __future__ import annotations

import pytest

from recoupe.importing import Given, NotImported, Proposal, propose, read_page
from recoupe.importing.apart import extract as extract_apart
from recoupe.importing.extraction import as_json, extract, from_json
from recoupe.importing.page import blocks, parse
from recoupe.importing.page_head import head_entries
from tests.importing import pages


def proposed(html: str) -> Proposal:
    return propose(read_page(html), {}, Given())


def test_a_french_page() -> None:
    found = proposed(pages.FRENCH)
    assert [(each.kind, each.text) for each in found.body] == pages.FRENCH_BODY
    assert {each.passage.text: each.rule for each in found.dropped} == {
        "Accueil": "page-header",
        "Monde": "page-header",
        "Nous utilisons des cookies pour améliorer votre expérience.": "outside-article",
        "Par Jeanne Martin": "byline",
        "Publié le 19 octobre 2021 à 08h30": "date-line",
        "Texte caché pour les robots.": "hidden",
        "Partager": "page-button",
        "Facebook Twitter": "links",
        "Les plus lus": "page-aside",
        "Un autre article sur le marché": "page-aside",
        "© 2021 La Gazette. Tous droits réservés.": "page-footer",
    }


def test_what_a_page_says_of_itself_is_the_evidence() -> None:
    found = proposed(pages.FRENCH)
    assert (found.title.value, found.title.why[0]) == ("Le lac déborde après l’orage", "<h1>")
    assert found.date.value == "2021-10-19"
    assert found.date.why == (
        '<meta article:published_time> "2021-10-19T08:30:00+02:00"',
        'JSON-LD datePublished "2021-10-19"',
        "the address",
        'line 15: "19 octobre 2021"',
    )
    assert (found.lang.value, found.lang.why[1]) == ("fr", '<html lang> "fr"')
    assert found.address == "https://www.gazette.example/2021/10/19/le-lac-deborde-123456"
    assert found.author == "Jeanne Martin"
    assert any(line.startswith("changed on 2021-10-20") for line in found.told)


def test_an_english_page_without_paragraphs() -> None:
    found = proposed(pages.ENGLISH)
    assert found.title.value == "The lake floods its banks after a storm"
    assert (found.lang.value, found.date.value) == ("en", "2021-10-19")
    assert [each.text.split()[0] for each in found.body] == ["The", '"We', "The"]
    assert "Copyright" in found.dropped[-1].passage.text or any(
        "Copyright" in each.passage.text for each in found.dropped
    )


def test_an_arabic_and_a_persian_page() -> None:
    arabic, persian = proposed(pages.ARABIC), proposed(pages.PERSIAN)
    assert (arabic.lang.value, arabic.date.value, len(arabic.body)) == ("ar", "2021-10-19", 3)
    assert (persian.lang.value, persian.date.value, len(persian.body)) == ("fa", "2021-10-19", 2)
    assert persian.date.why == ('line 4: "۲۷ مهر ۱۴۰۰" (Persian calendar)',)
    assert "می‌ماند" in persian.body[1].text  # with its zero-width non-joiner


@pytest.mark.parametrize("name", ["FRENCH", "ENGLISH", "ARABIC", "PERSIAN"])
def test_nothing_of_a_page_is_lost_in_silence(name: str) -> None:
    html = getattr(pages, name)
    found = proposed(html)
    told = (
        [each.text for each in found.body] + [each.passage.text for each in found.dropped] + [found.title.value or ""]
    )
    for block in blocks(parse(html))[0]:
        assert block.text in told


def test_the_process_apart_says_the_same() -> None:
    assert extract_apart(pages.FRENCH) == extract(pages.FRENCH) == from_json(as_json(extract(pages.FRENCH)))


@pytest.mark.parametrize(
    ("html", "why"),
    [
        ("", "no text"),
        ("   \n", "no text"),
        ("<html><body><script>x</script></body></html>", "no text in this page"),
        ("<html><body><nav>Accueil</nav></body></html>", "no article in this page"),
        ("<!-- -->", "cannot be read as a page|no text"),
        ("<div>" * 100_000 + "texte", "nested more than 200 deep"),
        ("<b>" * 300 + "texte", "nested more than 200 deep"),
        ("<p>a</p>" * 40_000, "more than 30,000 elements"),
        ("<" * 700_000, "more than 30,000 elements"),
        ("<p " + " ".join(f"a{number}=1" for number in range(5_000)) + ">texte", "more than 1,000 attributes"),
    ],
)
def test_pages_that_nobody_wrote_are_refused(html: str, why: str) -> None:
    with pytest.raises(NotImported, match=why):
        extract(html)


def test_a_page_of_five_megabytes() -> None:
    paragraph = "<p>Un convoi a été vu mardi matin sur la route du sud, selon plusieurs sources concordantes.</p>\n"
    with pytest.raises(NotImported, match="elements"):
        read_page("<html><body>" + paragraph * 50_000 + "</body></html>")
    with pytest.raises(NotImported, match="1 MiB"):
        read_page("<html><body><p>" + "mot " * 1_250_000 + "</p></body></html>")
    long_script = (
        "<html><body><script>" + "x" * 5_000_000 + "</script><article>" + paragraph * 9 + "</article></body></html>"
    )
    assert len(read_page(long_script).passages) == 9


def test_a_page_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(NotImported, match=r"takes more than 0\.01 seconds"):
        extract_apart(pages.FRENCH, seconds=0.01)


def test_characters_that_are_spelled_out_cannot_hide() -> None:
    html = pages.ARABIC.replace("فاضت", "&#x202e;فاضت&#0;&#x7;")
    found = extract(html)
    assert all("\u202e" not in each.text and "\x07" not in each.text for each in found.passages)
    assert found.told[0].endswith("invisible characters were taken out")


def test_what_a_head_says_is_bounded_and_clean() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "a\\u202eb\\ud800c", "author": [3, null]}</script>'
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
        '<script type="application/ld+json">{"@type": 5, "@graph": "x"}</script>'
        f'<meta name="author" content="{"x" * 5_000}"><meta name="date"><meta content="2021">'
    )
    entries = head_entries(parse(f"<html><head>{head}</head><body><p>x</p></body></html>"))
    assert [(each.of, each.value) for each in entries] == [("title", "abc")]


def test_titles_that_differ_are_asked_for() -> None:
    html = pages.FRENCH.replace("<h1>Le lac déborde après l’orage</h1>", "<h1>Orage : un lac déborde</h1>")
    found = proposed(html).title
    assert (found.value, found.why) == (None, ("the page gives different titles",))
    assert [each.value for each in found.rivals][:2] == ["Orage : un lac déborde", "Le lac déborde après l’orage"]


def test_the_title_of_the_window_alone_is_only_offered() -> None:
    html = (
        "<html><head><title>Un titre | La Gazette</title></head><body><p>"
        + "Une phrase assez longue. " * 20
        + "</p></body></html>"
    )
    found = proposed(html).title
    assert (found.value, [each.value for each in found.rivals]) == (None, ["Un titre"])
