"""Hostile pages end in a refusal or a text, in bounded time: never a traceback, never a hang."""

from __future__ import annotations

from contextlib import suppress

import pytest

from recoupe.importing import NotImported, read_page

PARAGRAPH = "<p>Un convoi a été vu mardi matin sur la route du sud, selon plusieurs sources concordantes.</p>"
HOSTILE = {
    "long line": "<p>" + "a" * 5_000_000 + "</p>",
    "spaces": "<p>" + " " * 5_000_000 + "x</p>",
    "entities": "&amp;" * 900_000,
    "signs": "<" * 2_000_000,
    "comments": "<!--" * 500_000,
    "breaks": "<br>" * 1_000_000,
    "links": "<a href=x>lien</a> " * 200_000,
    "lists": "<ul><li>" * 30_000,
    "tables": "<table><tr><td>" * 20_000,
    "attributes": "<p " + " ".join(f"a{number}=1" for number in range(200_000)) + ">",
    "dates": "<p>" + "2021-10-19 " * 300_000 + "</p>",
    "slashes": "<p>" + "1/" * 2_000_000 + "</p>",
    "metas": "<meta name=date content=2021-01-01>" * 100_000,
    "quotes": '<p title="' * 100_000,
    "nul": "\0" * 1000 + PARAGRAPH * 3,
    "cdata": "<![CDATA[" * 100_000,
    "declarations": "<!DOCTYPE x [" + '<!ENTITY a "b">' * 50_000,
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_a_hostile_page_is_refused_or_read(name: str) -> None:
    html = f"<html lang=fr><head><title>T</title></head><body><article><h1>Titre</h1>{HOSTILE[name]}{PARAGRAPH * 3}"
    with suppress(NotImported):
        assert read_page(html).passages
