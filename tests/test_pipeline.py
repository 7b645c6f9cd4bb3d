from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from recoupe.loading import Defaults
from recoupe.pipeline import Site, make_site, read_corpus
from recoupe.rendering import TEMPLATES
from tests.corpora import corpus, said, write

SCRIPT = """
articles/2021/a.md
    entities: [irak, inconnu]
    tags: [convois]
    url: //mauvaise
articles/b.md
entities/irak.md
    pref_label: {fr: Irak}
about.md
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {**corpus(SCRIPT), "articles/Mauvais nom.md": "x", "entities/illisible.md": b"\xff"}
    return write(tmp_path / "content", files)


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Templates that say which rules they were told to show."""
    rules = "{% for each in diagnostics %}{{ each.rule }} {% endfor %}"
    return write(tmp_path / "pages", {f"{name}.html": rules for name in TEMPLATES.values()})


def test_everything_that_is_wrong_is_told_in_order_of_place(content: Path) -> None:
    assert said(read_corpus(content, Defaults()).diagnostics) == [
        "articles/2021/a.md:2:18: error[unknown-entity]: no entity is called \"inconnu\"",
        "articles/2021/a.md:4:6: error[malformed-url]: \"//mauvaise\" is not a web address",
        "articles/Mauvais nom.md:1:1: error[malformed-file-name]: \"Mauvais nom.md\" cannot be the name of a file here",
        "entities/illisible.md:1:1: error[not-utf8]: the file is not UTF-8 text",
    ]  # fmt: skip


def test_a_site_has_one_page_at_each_address_and_knows_its_file(content: Path, templates: Path) -> None:
    site = make_site(read_corpus(content, Defaults()), templates, lang="fr", site_name="x", show_diagnostics=False)
    sources = {page.address: page.source for page in site.pages}
    assert len(sources) == len(site.pages)
    assert {address: source for address, source in sources.items() if source} == {
        "about/": "about.md",
        "articles/a/": "articles/2021/a.md",
        "articles/b/": "articles/b.md",
        "entities/irak/": "entities/irak.md",
        "entities/illisible/": "entities/illisible.md",
        "sources/journal/": "sources/journal.md",
    }
    lists = {"articles/", "entities/", "sources/", "tags/", "tags/convois/", "dates/", "stances/", "events/", "claims/"}
    assert {"", *lists, "dates/2021/", "dates/2021-10/", "dates/2021-10-19/"} <= sources.keys()
    assert all(page.html == "" for page in site.pages)


def shown(site: Site) -> dict[str, str]:
    return {page.address: page.html.strip() for page in site.pages if page.html}


def test_an_author_sees_on_each_page_what_is_wrong_with_its_file(content: Path, templates: Path) -> None:
    site = make_site(read_corpus(content, Defaults()), templates, lang="fr", site_name="x", show_diagnostics=True)
    assert shown(site) == {
        "": "unknown-entity malformed-url malformed-file-name not-utf8",
        "articles/a/": "unknown-entity malformed-url",
        "entities/illisible/": "not-utf8",
    }


def test_earlier_versions_place_quotes(tmp_path: Path) -> None:
    """A text that changed since it was quoted is followed by its history; versions that cannot be read are passed."""
    script = """
    articles/a.md
        stance: [{{target: irak, position: against, evidence: "un convoi de la coalition venu du sud a été {word}"}}]
        ---
        Hier, un convoi de la coalition venu du sud a été {now} à l’aube.
    entities/irak.md
    """
    content = write(tmp_path, corpus(script.format(word="frapé", now="frappé")))
    before = corpus(script.format(word="frapé", now="frapé"))["articles/a.md"]

    def versions(path: str) -> Sequence[str]:
        return [before, "illisible\r", before.replace("\n", "\r\n")] if path == "articles/a.md" else []

    assert [each.rule for each in read_corpus(content, Defaults()).diagnostics] == ["quote-not-found"]
    assert [each.rule for each in read_corpus(content, Defaults(), versions).diagnostics] == ["quote-outdated"]


def test_an_empty_folder_is_a_site(tmp_path: Path, templates: Path) -> None:
    site = make_site(
        read_corpus(write(tmp_path / "vide", {".keep": ""}), Defaults()),
        templates,
        lang="en",
        site_name="Vide",
        show_diagnostics=True,
    )
    assert "" in {page.address for page in site.pages}
    assert shown(site) == {}
