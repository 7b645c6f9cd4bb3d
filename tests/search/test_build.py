from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from recoupe.search import make_search, pagefind
from recoupe.search.pagefind import NoTextIndex, TextIndex, index_texts
from tests import corpora
from tests.search.searches import contents, data, head, part

CORPUS = """
    articles/a.md
        title: Un convoi
        ---
        Un convoi militaire est passé.
    articles/b.md
        title: Un autre
        date: 2021-10-20
        entities: [sadr]
        ---
        Rien de neuf.
    articles/c.md
        title: "!!!"
        date: 2021-10-21
    entities/sadr.md
        pref_label: {fr: Sadr}
"""


def test_the_same_corpus_gives_the_same_bytes_in_any_order() -> None:
    files = corpora.corpus(CORPUS)
    turned = dict(reversed(files.items()))
    assert make_search(data(files)) == make_search(data(turned))


def test_another_corpus_has_another_folder() -> None:
    one, other = data(corpora.corpus(CORPUS)), data(corpora.corpus(CORPUS.replace("neuf", "nouveau")))
    assert contents(make_search(one))["folder"] != contents(make_search(other))["folder"]


def test_each_result_of_the_text_engine_leads_to_its_article() -> None:
    found = data(corpora.corpus(CORPUS))
    index = index_texts(found.documents)
    assert isinstance(index, TextIndex)
    results = part(make_search(found), "results")
    longer = head(results)
    digits = results[4 + int.from_bytes(results[:4], "little") :].hex()
    by_number = [digits[at : at + 6] for at in range(0, len(digits), 6)]
    assert longer == {}
    assert [index.results[id].removeprefix("zxx-x-0_")[:6] for id in ("a", "b")] == by_number[:2]
    assert by_number[2] == "ffffff"  # nothing of it is indexed
    assert len(by_number) == 3


def test_the_site_gets_what_it_needs_and_no_copy_of_the_texts() -> None:
    found = make_search(data(corpora.corpus(CORPUS)))
    assert found.trouble == ""
    names = {name for name in found.files if name.startswith("pagefind/")}
    assert {name.partition("pagefind/")[2] for name in names if name.endswith((".js", ".json"))} == {
        "pagefind.js",
        "pagefind-entry.json",
    }
    assert not [name for name in names if "fragment" in name or "ui" in name]


def test_a_corpus_without_articles_has_no_text_index_and_no_trouble() -> None:
    found = make_search(data(corpora.corpus("")))
    assert found.trouble == ""
    assert contents(found)["texts"] is False
    assert contents(found)["size"] == 0


def test_without_the_program_the_rest_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    import pagefind_bin

    def nowhere() -> Path:
        raise FileNotFoundError

    monkeypatch.setattr(pagefind_bin, "get_executable", nowhere)
    found = make_search(data(corpora.corpus(CORPUS)))
    assert "pagefind_bin is not installed" in found.trouble
    assert contents(found)["texts"] is False
    assert part(found, "facets")
    assert not [name for name in found.files if name.startswith("pagefind/")]


@pytest.mark.parametrize("program", ["/bin/false", "/nowhere/pagefind", "/etc/hostname"])
def test_a_program_that_does_not_run_is_told_in_a_sentence(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import pagefind_bin

    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: Path(program))
    found = index_texts(data(corpora.corpus(CORPUS)).documents)
    assert isinstance(found, NoTextIndex)
    assert found.why.startswith("Pagefind does not run here: ")
    assert "\n" not in found.why


def answer_of(monkeypatch: pytest.MonkeyPatch, change: Any, times: int) -> list[int]:
    """Have the first `times` answers of Pagefind changed; gives a list that grows with each of them."""
    asked: list[int] = []
    converse = pagefind._converse

    def torn(program: Path, requests: Sequence[Mapping[str, Any]], chunk: int) -> Mapping[str, Any]:
        asked.append(len(requests))
        answer = converse(program, requests, chunk)
        if len(asked) <= times:
            files = {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}
            change(files)
            listed = [{"path": path, "content": base64.b64encode(data).decode()} for path, data in files.items()]
            return {**answer, "files": listed}
        return answer

    monkeypatch.setattr(pagefind, "_converse", torn)
    return asked


def one(files: dict[str, bytes], sign: str) -> str:
    return next(name for name in files if sign in name)


TORN = {
    "an empty entry": lambda files: files.update({"pagefind-entry.json": b""}),
    "half an entry": lambda files: files.update({"pagefind-entry.json": files["pagefind-entry.json"][:40]}),
    "half a program": lambda files: files.update({"wasm.unknown.pagefind": files["wasm.unknown.pagefind"][:4096]}),
    "half an index": lambda files: files.update({one(files, "index/"): files[one(files, "index/")][:-9]}),
    "no index": lambda files: files.pop(one(files, "index/")),
    "no first file": lambda files: files.pop(one(files, ".pf_meta")),
    "a fragment less": lambda files: files.pop(one(files, "fragment/")),
    "half a fragment": lambda files: files.update({one(files, "fragment/"): files[one(files, "fragment/")][:20]}),
    "other bytes": lambda files: files.update({one(files, "index/"): zlib.compress(b"x", wbits=31)}),
}


@pytest.mark.parametrize("change", TORN.values(), ids=TORN.keys())
def test_a_torn_index_is_never_published(change: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer_of(monkeypatch, change, times=2)
    found = make_search(data(corpora.corpus(CORPUS)))
    assert len(asked) == 2
    assert found.trouble
    assert contents(found)["texts"] is False
    assert not [name for name in found.files if name.startswith("pagefind/")]


def test_a_second_try_may_succeed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = answer_of(monkeypatch, TORN["half an entry"], times=1)
    assert isinstance(index_texts(data(corpora.corpus(CORPUS)).documents), TextIndex)
    assert len(asked) == 2


def test_a_card_has_the_text_with_the_places_of_its_blocks() -> None:
    found = make_search(data(corpora.corpus(CORPUS)))
    card = json.loads(part(found, "cards/0"))
    assert card["blocks"] == [[0, "Un convoi militaire est passé."]]
    assert card["day"] == "19 octobre 2021"
    assert card["language"] == "français"
    assert card["outlet"] == {"id": "journal", "name": "Journal journal", "address": "sources/journal/"}
