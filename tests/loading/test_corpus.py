from __future__ import annotations

from pathlib import Path

from recoupe.loading import Defaults, load_corpus
from tests.corpora import page, said, write


def test_records_are_in_order_of_id_and_pages_beside_them(tmp_path: Path) -> None:
    paths = ["articles/2022/a.md", "articles/2021/b.md", "entities/b.md", "sources/a.md", "about.md", "index.md"]
    found = load_corpus(write(tmp_path, {path: page(path, body="Un") for path in paths}), Defaults())
    assert found.diagnostics == ()
    assert list(found.corpus.articles) == ["a", "b"]
    assert found.corpus.articles["b"].path == "articles/2021/b.md"
    assert found.corpus.articles["b"].document.text == "Un"
    assert (list(found.corpus.entities), list(found.corpus.sources)) == (["b"], ["a"])
    assert {id: (each.title, each.markdown) for id, each in found.corpus.pages.items()} == {
        "about": ("Une page", "Un"),
        "index": ("Une page", "Un"),
    }


def test_an_id_belongs_to_the_first_file_that_has_it(tmp_path: Path) -> None:
    first, second = "articles/2021/a.md", "articles/2022/a.md"
    files: dict[str, str | bytes] = {
        first: page(first, "title: Un"),
        second: page(second, "title: Deux"),
        "entities/a.md": page("entities/a.md"),
    }
    found = load_corpus(write(tmp_path, files), Defaults())
    assert found.corpus.articles["a"].header.title == "Un"
    assert said(found.diagnostics) == [f'{second}:1:1: error[duplicate-id]: the id "a" is taken by {first}']


def test_an_id_belongs_to_the_first_file_even_if_it_cannot_be_read(tmp_path: Path) -> None:
    first, second = "articles/2021/a.md", "articles/2022/a.md"
    found = load_corpus(write(tmp_path, {first: b"\xff", second: page(second)}), Defaults())
    assert found.corpus.articles == {}
    assert found.corpus.unread == {("articles", "a"): first}
    assert [each.rule for each in found.diagnostics] == ["not-utf8", "duplicate-id"]


def test_a_file_that_cannot_be_read_is_remembered(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "articles/a.md": b"\xff",
        "entities/b.md": "x",
        "sources/c.md": "---\n---\n",
        "d.md": "x",
    }
    found = load_corpus(write(tmp_path, files), Defaults())
    assert found.corpus.unread == {
        ("articles", "a"): "articles/a.md",
        ("entities", "b"): "entities/b.md",
        ("pages", "d"): "d.md",
        ("sources", "c"): "sources/c.md",
    }
    assert list(found.diagnostics) == sorted(found.diagnostics)


def test_a_page_cannot_take_the_address_of_another(tmp_path: Path) -> None:
    found = load_corpus(write(tmp_path, {"articles.md": page("articles.md"), "dates.md": "x"}), Defaults())
    assert (found.corpus.pages, found.corpus.unread) == ({}, {})
    assert said(found.diagnostics) == [
        'articles.md:1:1: error[duplicate-id]: the id "articles" is taken by a list of the site',
        'dates.md:1:1: error[duplicate-id]: the id "dates" is taken by a list of the site',
        "dates.md:1:1: error[missing-header]: the file does not begin with a header",
    ]


EDITIONS = Defaults(lang="fr", editions={"fr": "", "en": "en/", "ar": "ar/"})


def test_a_page_has_versions_for_other_editions(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "about.md": page("about.md", "title: À propos"),
        "about.en.md": page("about.en.md", "title: About"),
        "about.ar.md": page("about.ar.md", "title: Not yet translated\nlang: en"),
    }
    found = load_corpus(write(tmp_path, files), EDITIONS)
    assert found.diagnostics == ()
    assert found.corpus.lang == "fr"
    assert [(id, each.title, each.lang) for id, each in found.corpus.pages.items()] == [("about", "À propos", "fr")]
    assert [(key, each.title, each.lang) for key, each in found.corpus.versions.items()] == [
        (("about", "ar"), "Not yet translated", "en"),
        (("about", "en"), "About", "en"),
    ]


def test_a_version_that_no_edition_shows_is_told(tmp_path: Path) -> None:
    files = ["about.md", "about.fr.md", "about.em.md", "about.pt-BR.md", "abuot.en.md", "index.en.md"]
    found = load_corpus(write(tmp_path, {path: page(path) for path in files}), EDITIONS)
    assert found.corpus.versions == {}
    assert [(each.span.file, each.rule, each.message, each.nearest, each.help) for each in found.diagnostics] == [
        (path, "unused-version", *told)
        for path, told in {
            "about.em.md": ('no edition shows a version in "em"', "", ""),
            "about.fr.md": ('no edition shows a version in "fr"', "", 'the page in "fr" is about.md'),
            "about.pt-BR.md": ('no edition shows a version in "pt-BR"', "", ""),
            "abuot.en.md": (
                'there is no page "abuot.md" of which it could be a version',
                "about",
                'did you mean "about"?',
            ),
            "index.en.md": ('there is no page "index.md" of which it could be a version', "", ""),
        }.items()
    ]
    alone = load_corpus(
        write(tmp_path / "alone", {path: page(path) for path in ("about.md", "about.en.md")}), Defaults()
    )
    assert [each.rule for each in alone.diagnostics] == ["unused-version"]


def test_a_version_waits_for_a_page_that_is_being_mended(tmp_path: Path) -> None:
    found = load_corpus(write(tmp_path, {"about.md": b"\xff", "about.en.md": page("about.en.md")}), EDITIONS)
    assert [each.rule for each in found.diagnostics] == ["not-utf8"]
    found = load_corpus(write(tmp_path, {"about.md": page("about.md"), "about.en.md": b"\xff"}), EDITIONS)
    assert [each.rule for each in found.diagnostics] == ["not-utf8"]
    assert (list(found.corpus.pages), found.corpus.versions, found.corpus.unread) == (["about"], {}, {})


def test_a_page_cannot_have_the_folder_of_an_edition(tmp_path: Path) -> None:
    found = load_corpus(write(tmp_path, {path: page(path) for path in ("en.md", "index.md")}), EDITIONS)
    assert list(found.corpus.pages) == ["index"]
    assert said(found.diagnostics) == ['en.md:1:1: error[duplicate-id]: the id "en" is taken by an edition of the site']


def test_no_folder_is_an_empty_corpus(tmp_path: Path) -> None:
    found = load_corpus(tmp_path / "none", Defaults())
    assert found.corpus.articles == {}
    assert said(found.diagnostics) == [f'.:1:1: error[unreadable-file]: there is no folder "{tmp_path / "none"}"']
