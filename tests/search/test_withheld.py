"""A text that may not be published can be found by its words, and read back from no file of the site."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from recoupe.linking import fold
from recoupe.pipeline import CheckedCorpus, make_site
from recoupe.search import SearchFiles, make_search
from recoupe.search.packing import unsqueeze
from recoupe.search.words import key, split
from tests import corpora
from tests.golden.paths import TEMPLATES

TEXT = (
    "Sept voiliers remontaient lentement vers l’écluse quand le veilleur, appuyé contre sa lanterne, compta jusqu’à "
    "onze et nota dans son carnet bleu une phrase que personne ne devait lire avant longtemps. Le carnet bleu "
    "brûla pourtant la nuit suivante, et avec lui onze ans de calculs patients du veilleur."
)
ARABIC = "وصلت القافلة الكبيرة إلى بغداد مساء أمس وقال الشهود إن الطريق كان مغلقا بالحجارة والحواجز منذ الفجر"
OPEN = "Un texte ouvert que chacun peut lire en entier sur ce site."

HELD = {
    "articles/fr-1.md": corpora.page(
        "articles/fr-1.md", "title: Au port\nrights: {text: none}\nentities: [veilleur]", TEXT
    ),
    "articles/ar-1.md": corpora.page("articles/ar-1.md", "title: خبر\nlang: ar\nrights: {text: excerpt}", ARABIC),
    "articles/fr-2.md": corpora.page("articles/fr-2.md", "title: Ouvert", OPEN),
    "entities/veilleur.md": corpora.page("entities/veilleur.md", "pref_label: {fr: Veilleur}"),
    "index.md": corpora.page("index.md"),
}


@pytest.fixture(scope="module")
def site() -> dict[str, bytes]:
    """Every file of the site that the engine makes, by path."""
    checked = CheckedCorpus(corpora.linked(corpora.corpus("") | HELD), ())
    made = make_site(checked, TEMPLATES, lang="fr", site_name="Essai", show_diagnostics=False)
    search: SearchFiles = make_search(made.search())
    assert search.trouble == ""
    return {
        **{f"{page.address}index.html": page.html.encode() for page in made.pages},
        **made.files,
        **{f"search/{name}": content for name, content in search.files.items()},
    }


def readings(data: bytes) -> Iterator[str]:
    """Whatever may be read in a file: its bytes, unpacked if they are packed, also where JSON escapes letters."""
    if data[:2] == b"\x1f\x8b":
        data = unsqueeze(data)
    text = data.decode("utf-8", "replace")
    yield text
    if "\\u" in text:
        yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text)


def runs(words: list[str], size: int = 4) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + size]) for at in range(len(words) - size + 1)}


def folded(text: str) -> list[str]:
    return split(fold(text).text)


def leaks(text: str, data: bytes) -> set[tuple[str, ...]]:
    """Four words of the text in a row that a file has in a row, as they are, folded, or as keys."""
    found: set[tuple[str, ...]] = set()
    for reading in readings(data):
        there = folded(reading)
        found |= runs(folded(text)) & runs(there)
        found |= runs(list(map(key, folded(text)))) & runs(list(map(key, there)))
    return found


def test_the_test_would_see_a_leak(site: dict[str, bytes]) -> None:
    open_text = [path for path, data in site.items() if leaks(OPEN, data)]
    assert "articles/fr-2/index.html" in open_text
    assert any(path.startswith("search/data-") for path in open_text)


@pytest.mark.parametrize("text", [TEXT, ARABIC], ids=["fr", "ar"])
def test_no_file_holds_four_of_its_words_in_a_row(text: str, site: dict[str, bytes]) -> None:
    assert {path: found for path, data in site.items() if (found := leaks(text, data))} == {}


def cbor(data: bytes) -> Any:
    """The value in CBOR bytes: numbers, texts and lists are all that Pagefind writes."""

    def value(at: int) -> tuple[Any, int]:
        kind, size = data[at] >> 5, data[at] & 31
        at += 1
        if size >= 24:
            length = 1 << (size - 24)
            size, at = int.from_bytes(data[at : at + length], "big"), at + length
        if kind == 3:
            return data[at : at + size].decode("utf-8"), at + size
        if kind == 4:
            items = []
            for _ in range(size):
                item, at = value(at)
                items.append(item)
            return items, at
        assert kind in (0, 1)
        return (size if kind == 0 else -1 - size), at

    return value(0)[0]


def as_indexed(site: dict[str, bytes]) -> dict[int, list[str]]:
    """Each article as it can be put together from the places of its words in Pagefind's index."""
    places: dict[int, dict[int, str]] = {}
    for path, data in site.items():
        if path.startswith("search/pagefind/index/"):
            for word, pages, _ in cbor(unsqueeze(data).removeprefix(b"pagefind_dcd"))[0]:
                article = 0
                for step, numbers, _ in pages:
                    article += step
                    place, fresh = 0, False
                    for number in numbers:
                        if number < 0:  # another weight: the next place is no distance
                            place, fresh = 0, True
                            continue
                        place = number if fresh else place + number
                        fresh = False
                        places.setdefault(article, {})[place] = word
    return {article: [word for _, word in sorted(found.items())] for article, found in places.items()}


def test_the_places_of_its_words_in_the_index_are_those_of_the_alphabet(site: dict[str, bytes]) -> None:
    held: list[list[str]] = []
    opened: list[list[str]] = []
    for words in as_indexed(site).values():
        (opened if words[:1] == ["ouvert"] else held).append(words)
    assert opened == [["ouvert", *map(key, folded(OPEN))]]
    assert len(held) == 2
    for text in (TEXT, ARABIC):
        alphabet = sorted({key(word) for word in folded(text)})
        assert any(contains(words, alphabet) for words in held), text


def contains(words: list[str], run: list[str]) -> bool:
    return any(words[at : at + len(run)] == run for at in range(len(words)))


def test_its_record_has_neither_text_nor_places(site: dict[str, bytes]) -> None:
    cards = [json.loads(unsqueeze(data)) for path, data in site.items() if "/cards/" in path]
    by_id = {card["id"]: card for card in cards}
    for id in ("fr-1", "ar-1"):
        assert by_id[id]["withheld"] is True
        assert "blocks" not in by_id[id]
        assert "mentions" not in by_id[id]
    assert by_id["fr-2"]["withheld"] is False


def test_what_pagefind_is_given_is_sorted() -> None:
    from tests.search.searches import data

    documents = {document.id: document for document in data(corpora.corpus("") | HELD).documents}
    for id in ("fr-1", "ar-1"):
        words = documents[id].body.split(" ¶ ")
        assert words == sorted(set(words))
        assert len(words) > 10
