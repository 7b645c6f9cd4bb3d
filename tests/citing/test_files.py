from __future__ import annotations

import json
from collections.abc import Mapping
from typing import ClassVar
from unicodedata import normalize

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recoupe.citing import Citable, Run, bibtex, csl_json, ris
from recoupe.citing.bibtex import _address
from recoupe.model import PartialDate
from tests.citing.records import ARTICLE, PAGE, TABLE, citables, words


def parsed_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Type, key and fields of the one entry, with TeX's signs read back."""
    library = parse_string(text, append_middleware=[LatexDecodingMiddleware(keep_math_mode=False)])
    assert library.failed_blocks == []
    assert library.comments == library.strings == library.preambles == []
    (entry,) = library.entries
    return entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}


def parsed_ris(text: str) -> Mapping[str, object]:
    (record,) = rispy.loads(text, implementation=_Reader)
    return record  # type: ignore[no-any-return]


class _Reader(rispy.RisParser):  # type: ignore[misc]
    """rispy splits an address at its semicolons."""

    DEFAULT_DELIMITER_MAPPING: ClassVar[dict[str, str]] = {}


def iso(ris_date: object) -> str:
    return str(ris_date).strip("/").replace("/", "-")


def spaced(text: str) -> str:
    """TeX takes several spaces for one; pylatexenc composes characters, and reads TeX's circumflex as an accent."""
    return " ".join(normalize("NFC", text).split()).replace("ˆ", "^")


@pytest.mark.parametrize("citable", TABLE.values(), ids=TABLE)
def test_a_bibtex_entry_says_what_the_record_says(citable: Citable) -> None:
    newspaper = citable.type == "article-newspaper"
    expected = {
        "author": citable.author.text,
        "title": citable.title_text,
        "journaltitle" if newspaper else "organization": citable.container.text,
        "entrysubtype": "newspaper" if newspaper else "",
        "date": str(citable.issued or ""),
        "url": citable.url,
        "urldate": str(citable.accessed or ""),
        "archive": citable.archive.text,
        "archivelocation": citable.archive_location,
        "language": citable.lang,
    }
    kind = "article" if newspaper else "online"
    found = parsed_bibtex(bibtex(citable))
    assert found == (kind, citable.key, {name: value for name, value in expected.items() if value})


@pytest.mark.parametrize("citable", TABLE.values(), ids=TABLE)
def test_an_ris_record_says_what_the_record_says(citable: Citable) -> None:
    found = parsed_ris(ris(citable))
    issued, accessed = citable.issued, citable.accessed
    assert found == {
        "type_of_reference": "NEWS" if citable.type == "article-newspaper" else "ELEC",
        "id": citable.key,
        **({"authors": [citable.author.text]} if citable.author.text else {}),
        "title": citable.title_text,
        "secondary_title": citable.container.text,
        **({"date": found["date"], "year": str(issued.year)} if issued else {}),
        **({"access_date": found["access_date"]} if accessed else {}),
        "language": citable.lang,
        **({"name_of_database": citable.archive.text} if citable.archive.text else {}),
        **({"urls": [url for url in (citable.url, citable.archive_location) if url]} if citable.url else {}),
    }
    assert iso(found.get("date", "")) == str(issued or "")
    assert iso(found.get("access_date", "")) == str(accessed or "")


@pytest.mark.parametrize("citable", TABLE.values(), ids=TABLE)
def test_a_csl_item_says_what_the_record_says(citable: Citable) -> None:
    (item,) = json.loads(csl_json(citable))
    dates = {name: PartialDate(*item[name]["date-parts"][0]) for name in ("issued", "accessed") if name in item}
    assert item | dates == {
        name: value
        for name, value in {
            "id": citable.key,
            "type": citable.type,
            "title": citable.title_text,
            "container-title": citable.container.text,
            "author": [{"literal": citable.author.text}] if citable.author.text else None,
            "issued": citable.issued,
            "accessed": citable.accessed,
            "URL": citable.url,
            "archive": citable.archive.text,
            "archive_location": citable.archive_location,
            "language": citable.lang,
        }.items()
        if value
    }


def test_how_the_files_look() -> None:
    citable = TABLE["article-byline-with-comma"]
    assert bibtex(citable) == (
        "@article{presstv-fr-668825,\n"
        "\tauthor = {{AFP, Baghdad}},\n"
        "\ttitle = {{1ère attaque anti-US post-législative}},\n"
        "\tjournaltitle = {Press TV (français)},\n"
        "\tentrysubtype = {newspaper},\n"
        "\tdate = {2021-10-19},\n"
        "\turl = {https://french.presstv.example/Detail/668825},\n"
        "\tlanguage = {fr}\n"
        "}"
    )
    assert ris(citable) == (
        "TY  - NEWS\n"
        "ID  - presstv-fr-668825\n"
        "AU  - AFP, Baghdad\n"
        "TI  - 1ère attaque anti-US post-législative\n"
        "T2  - Press TV (français)\n"
        "DA  - 2021/10/19/\n"
        "PY  - 2021\n"
        "LA  - fr\n"
        "UR  - https://french.presstv.example/Detail/668825\n"
        "ER  - "
    )
    assert csl_json(PAGE) == (
        "[{\n"
        '  "id": "entities-irak",\n'
        '  "type": "webpage",\n'
        '  "title": "Irak",\n'
        '  "container-title": "Recoupe",\n'
        '  "URL": "https://recoupe.example/entities/irak/",\n'
        '  "language": "fr"\n'
        "}]"
    )


@settings(max_examples=300)
@given(words, words, words)
@example("100 % & {sic} $5 a_b #1 ~ ^ \\", "O'Neil -- ``x''", "}")
def test_hostile_words_are_read_back_from_bibtex(title: str, author: str, container: str) -> None:
    citable = Citable(
        key="k", type="webpage", title=(Run(title),), container=Run(container), author=Run(author), lang="fr"
    )
    kind, key, fields = parsed_bibtex(bibtex(citable))
    assert (kind, key) == ("online", "k")
    assert fields.keys() == {
        name
        for name, run in {"author": author, "title": title, "organization": container, "language": "fr"}.items()
        if run
    }
    for name, run in {"author": citable.author, "title": citable.title[0], "organization": citable.container}.items():
        if run.text:
            assert spaced(fields[name]) == spaced(run.text)


@settings(max_examples=300)
@given(citables)
def test_hostile_words_begin_no_line_in_ris(citable: Citable) -> None:
    lines = ris(citable).split("\n")
    tags = [line[:6] for line in lines]
    assert all(tag[2:] == "  - " for tag in tags)
    order = ["TY", "ID", "AU", "TI", "T2", "DA", "PY", "Y2", "LA", "DB", "UR", "ER"]
    assert [order.index(tag[:2]) for tag in tags] == sorted(order.index(tag[:2]) for tag in tags)
    assert f"TI  - {citable.title_text}" in lines
    if citable.author.text:
        assert f"AU  - {citable.author.text}" in lines


@settings(max_examples=300)
@given(citables)
def test_hostile_words_are_read_back_from_csl_json(citable: Citable) -> None:
    (item,) = json.loads(csl_json(citable))
    assert item["title"] == citable.title_text
    assert item["container-title"] == citable.container.text
    assert item.get("author") == ([{"literal": citable.author.text}] if citable.author.text else None)
    assert item.get("URL", "") == citable.url


@given(st.text())
def test_an_address_cannot_end_its_field(text: str) -> None:
    assert not set("{}") & set(_address(text))


@given(st.text())
def test_a_run_is_one_line(text: str) -> None:
    assert len(Run(text).text.splitlines()) <= 1
    assert len(Run(text).text) == len(text)


def test_dates_are_as_exact_as_they_are_known() -> None:
    month = TABLE["article-month"]
    assert '"issued": {"date-parts": [[2021, 10]]}' in csl_json(month)
    assert "\tdate = {2021-10},\n" in bibtex(month)
    assert "DA  - 2021/10//\n" in ris(month)
    assert "accessed" not in csl_json(ARTICLE)
