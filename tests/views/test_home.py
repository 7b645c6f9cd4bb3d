from __future__ import annotations

from recoupe.indexes import build_indexes
from recoupe.linking import link_corpus
from recoupe.loading import Defaults, gather
from recoupe.views import Reader, Text
from recoupe.views.home import hand_page_view, home_view
from tests.corpora import corpus_file, page, record

EDITIONS = Defaults(lang="fr", editions={"fr": "", "en": "en/", "ar": "ar/"})


def reader(lang: str) -> Reader:
    """A home page and a page about the site, in French; the home page in English too."""
    files = {
        "index.md": page("index.md", "title: Bienvenue", "Un corpus."),
        "index.en.md": page("index.en.md", "title: Welcome", "A corpus."),
        "about.md": page("about.md", "title: À propos", "Ce que c’est."),
    }
    loaded = gather(((corpus_file(path), record(text, path, EDITIONS)) for path, text in files.items()), (), EDITIONS)
    assert loaded.diagnostics == ()
    linked = link_corpus(loaded.corpus)
    return Reader(linked, build_indexes(linked), lang)


def test_an_edition_shows_its_own_version() -> None:
    home = home_view(reader("en"), "Recoupe")
    assert (home.title, home.introduction) == (Text("Welcome", "en"), Text("A corpus.", "en"))


def test_where_there_is_none_it_shows_the_page_as_it_was_written() -> None:
    home = home_view(reader("ar"), "Recoupe")
    assert (home.title, home.introduction) == (Text("Bienvenue", "fr"), Text("Un corpus.", "fr"))
    about = hand_page_view("about", reader("en"))
    assert (about.address, about.title, about.markdown.strip()) == ("about/", Text("À propos", "fr"), "Ce que c’est.")
