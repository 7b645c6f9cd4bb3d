from __future__ import annotations

import pytest

from recoupe.importing import outlets
from recoupe.importing.identifiers import article_number, propose_id
from recoupe.model import PartialDate
from tests.corpora import corpus, loaded

SOURCES = loaded(
    corpus(
        """
        sources/presstv-fr.md
            name: Press TV (français)
            languages: [fr]
            domains: [french.presstv.ir]
        sources/presstv-en.md
            name: Press TV (English)
            languages: [en]
            domains: [presstv.ir]
        sources/rudaw-en.md
            name: Rudaw
            languages: [en]
            domains: [rudaw.net]
        sources/rudaw-ar.md
            name: Rudaw
            languages: [ar]
            domains: [www.rudaw.net]
        """
    )
).corpus.sources


@pytest.mark.parametrize(
    ("address", "ids"),
    [
        ("https://french.presstv.ir/Detail/1", ("presstv-fr",)),
        ("https://www.presstv.ir/Detail/1", ("presstv-en",)),
        ("https://arabic.presstv.ir/Detail/1", ("presstv-en",)),
        ("https://www.rudaw.net/english/1", ("rudaw-ar", "rudaw-en")),
        ("https://notpresstv.ir/", ()),
        ("https://presstv.ir.evil.example/", ()),
        ("https://[bad", ()),
        ("", ()),
    ],
)
def test_an_address_lies_in_a_domain(address: str, ids: tuple[str, ...]) -> None:
    assert outlets.at_address(address, SOURCES) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("FRENCH PRESS TV", ("presstv-fr",)),
        ("Press TV (Français)", ("presstv-fr",)),
        ("press tv anglais", ("presstv-en",)),
        ("Press TV", ("presstv-en", "presstv-fr")),
        ("Rudaw", ("rudaw-ar", "rudaw-en")),
        ("Press", ()),
        ("French", ()),
        ("", ()),
    ],
)
def test_only_the_whole_name_names_an_outlet(text: str, ids: tuple[str, ...]) -> None:
    assert outlets.named(text, SOURCES) == ids


def test_near_names_are_offered() -> None:
    assert outlets.nearest("presstv", SOURCES)[0].startswith("presstv")
    assert outlets.nearest("Le Monde", SOURCES) == ()


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("https://french.presstv.ir/Detail/2021/10/19/668825/Irak", "668825"),
        ("https://a.example/20211019/titre", ""),
        ("https://a.example/titre-12345.html", "12345"),
        ("https://a.example/titre?id=123456", ""),
        ("https://a.example/1234/", ""),
        ("https://[bad", ""),
    ],
)
def test_the_outlet_s_own_number(address: str, number: str) -> None:
    assert article_number(address) == number


def test_ids() -> None:
    date = PartialDate(2021, 10, 19)
    assert propose_id("a-fr", date, "Le lac déborde", "https://a.example/668825", ()) == "a-fr-668825"
    assert propose_id("a-fr", date, "Le lac déborde après l’orage", "", ()) == "a-fr-20211019-lac-deborde-orage"
    assert propose_id("a-ar", date, "البحيرة تفيض", "", ()) == "a-ar-20211019"
    assert propose_id("a-ar", date, "البحيرة تفيض", "", {"a-ar-20211019"}) == "a-ar-20211019-2"
    assert len(propose_id("a" * 60, date, "mot" * 60, "", ())) <= 100
