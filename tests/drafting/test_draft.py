from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from recoupe.drafting import draft, free_id, id_from, judged, problem, write_draft
from recoupe.editing import Refused
from recoupe.loading import Defaults
from tests.corpora import corpus, page, write
from tests.editing.edits import folder

ARTICLE: Mapping[str, str] = {"title": "Un titre", "source": "journal", "date": "2021-10-19", "lang": "fr"}


def test_an_article_lies_in_the_folder_of_its_year() -> None:
    new = draft("articles", "journal-1", ARTICLE, "Un texte.")
    assert new.file.path == "articles/2021/journal-1.md"
    assert new.text == "---\ntitle: Un titre\nsource: journal\ndate: 2021-10-19\nlang: fr\n---\n\nUn texte.\n"
    assert draft("articles", "journal-1", {**ARTICLE, "date": "2020"}).file.path == "articles/2020/journal-1.md"
    assert (
        draft("entities", "bagdad", {"type": "Place", "pref_label": {"fr": "Bagdad"}}).file.path == "entities/bagdad.md"
    )


@pytest.mark.parametrize("id", ["", "../x", "Bagdad", "a--b", "a" * 101, "a/b", "é"])
def test_an_id_that_is_none_is_refused(id: str) -> None:
    with pytest.raises(Refused, match="cannot be an id"):
        draft("entities", id, {})


def test_a_file_that_would_be_too_large_is_refused() -> None:
    with pytest.raises(Refused, match="larger than 1 MiB"):
        draft("articles", "a", ARTICLE, "a" * 1024 * 1024)


@pytest.mark.parametrize(
    ("kind", "field", "value", "rule"),
    [
        ("articles", "date", "2021-13-01", "impossible-date"),
        ("articles", "lang", "français", "malformed-language"),
        ("articles", "url", "javascript:x", "malformed-url"),
        ("articles", "title", " ", "empty-value"),
        ("entities", "type", "Persn", "unknown-value"),
        ("sources", "text_policy", "all", "unknown-value"),
        ("articles", "date", "2021-10-19", None),
        ("articles", "title", "Irak : « non » # 3", None),
        ("articles", "tags", "sit-in", None),
    ],
)
def test_one_value_can_be_judged_by_itself(kind: str, field: str, value: str, rule: str | None) -> None:
    found = problem(kind, field, value, Defaults())
    assert (found.rule if found else None) == rule


def test_what_the_checks_say_of_a_new_file() -> None:
    known = folder(corpus("entities/irak.md\n    pref_label: {fr: Irak}\n"))
    assert judged(known, draft("articles", "a", {**ARTICLE, "entities": ["irak"]})) == ()
    (wrong,) = judged(known, draft("articles", "a", {**ARTICLE, "entities": ["iraq"]}))
    assert (wrong.rule, wrong.nearest) == ("unknown-entity", "irak")
    (shared,) = judged(known, draft("entities", "iraq", {"type": "Place", "pref_label": {"fr": "Irak"}}))
    assert (shared.rule, shared.span.file) == ("shared-label", "entities/iraq.md")


def test_an_error_that_a_new_file_makes_elsewhere_is_told() -> None:
    known = folder(corpus("entities/irak.md\n    pref_label: {fr: Irak}\n"))
    (shared,) = judged(known, draft("entities", "a", {"type": "Place", "pref_label": {"fr": "Irak"}}))
    assert (shared.rule, shared.span.file) == ("shared-label", "entities/irak.md")


def test_errors_that_were_there_before_are_not_told_again() -> None:
    known = folder(corpus("articles/x.md\n    entities: [nobody]\n"))
    assert judged(known, draft("articles", "a", ARTICLE)) == ()


@pytest.mark.parametrize("path", ["articles/2021/a.md", "articles/2020/a.md"])
def test_an_id_that_is_taken_is_refused(path: str) -> None:
    known = folder({"sources/journal.md": page("sources/journal.md"), path: page(path)})
    with pytest.raises(Refused, match=f'"a" is there already: {path}'):
        judged(known, draft("articles", "a", ARTICLE))


def test_a_draft_is_written_once(tmp_path: Path) -> None:
    new = draft("articles", "a", ARTICLE)
    place = write_draft(tmp_path, new)
    assert place.read_text(encoding="utf-8") == new.text
    assert [path.name for path in place.parent.iterdir()] == ["a.md"]
    place.write_text("mine", encoding="utf-8")
    with pytest.raises(Refused, match="no file is written over"):
        write_draft(tmp_path, new)
    assert place.read_text(encoding="utf-8") == "mine"


def test_no_link_is_written_through(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    content = write(tmp_path / "content", {"sources/journal.md": ""})
    (content / "articles").symlink_to(outside)
    with pytest.raises(Refused, match="articles is a link"):
        write_draft(content, draft("articles", "a", ARTICLE))
    (content / "entities").mkdir()
    (content / "entities/a.md").symlink_to(outside / "nothing")
    with pytest.raises(Refused, match="is there already"):
        write_draft(content, draft("entities", "a", {"type": "Place", "pref_label": {"fr": "A"}}))
    assert list(outside.iterdir()) == []


def test_ids_come_from_the_first_name_in_latin_letters() -> None:
    assert id_from(["بغداد", "Bagdad"], ()) == "bagdad"
    assert id_from(["L’Île-d’Yeu"], ()) == "l-ile-d-yeu"
    assert id_from(["بغداد"], ()) == ""
    assert id_from(["Bagdad"], {"bagdad", "bagdad-2"}) == "bagdad-3"
    assert free_id("a/b", ()) == ""
