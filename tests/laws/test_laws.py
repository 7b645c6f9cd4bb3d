"""What holds for every input. What holds for one module only stands in that module's own tests."""

from __future__ import annotations

import random
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from recoupe.checks import check
from recoupe.loading import CorpusFile, Defaults, discover
from recoupe.loading.document import project
from recoupe.model import BLOCK_BREAK, Record
from recoupe.pipeline import CheckedCorpus, Site, make_site, read_corpus
from recoupe.rendering.body import body_html
from recoupe.search import make_search
from recoupe.views import ArticleView, all_views
from tests import corpora as scripts
from tests.golden.paths import CONTENT, TEMPLATES
from tests.html import TEXT_BLOCKS, Reading, read
from tests.laws.strategies import bodies, corpora, headers, texts

KINDS = ["articles/a.md", "entities/a.md", "sources/a.md", "a.md"]


@given(st.sampled_from(KINDS), st.one_of(st.text(), texts, headers), texts)
def test_no_text_is_refused_with_an_exception(path: str, header: str, body: str) -> None:
    """Each file becomes a record or a list of diagnostics, never an exception; each diagnostic has a place in it."""
    for text in (header, f"---\n{header}\n---\n{body}"):
        found = scripts.record(text, path)
        assert found.record is not None or found.diagnostics
        lines = unicodedata.normalize("NFC", text).split("\n")
        for each in found.diagnostics:
            assert 1 <= each.span.line <= len(lines)
            assert 1 <= each.span.column <= len(lines[each.span.line - 1]) + 1
            assert each.span.column < each.span.end_column or (each.span.line, each.span.column) == (1, 1)
        if isinstance(found.record, Record):
            document = found.record.document
            for offset in {0, len(document.text) // 2, len(document.text) - 1} if document.text else ():
                if any(leaf.start <= offset < leaf.end for leaf in document.leaves()):
                    line, column = document.origin(offset)
                    assert 1 <= line <= len(lines)
                    assert column >= 1


@given(st.dictionaries(st.sampled_from(KINDS), st.one_of(st.binary(), texts.map(str.encode))))
def test_no_bytes_are_refused_with_an_exception(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        found = read_corpus(scripts.write(Path(folder), files), Defaults())
    corpus = found.linked.corpus
    records = (*corpus.articles, *corpus.entities, *corpus.sources, *corpus.pages)
    assert len(records) + len(corpus.unread) == len(files)


@given(texts)
def test_the_one_text_is_its_leaves_joined_by_breaks(body: str) -> None:
    """`text` is the leaves' texts joined by `BLOCK_BREAK`; styles lie in their leaf, links never in links."""
    document = project(unicodedata.normalize("NFC", body), "a.md", 1).document
    leaves = document.leaves()
    assert BLOCK_BREAK.join(document.text[leaf.start : leaf.end] for leaf in leaves) == document.text
    for leaf in leaves:
        assert document.text[leaf.start : leaf.end].strip()
        assert leaf.origins[0][0] == leaf.start
        assert list(leaf.origins) == sorted(leaf.origins)
        links = [style for style in leaf.styles if style.kind == "link"]
        assert all(leaf.start <= style.start < style.end <= leaf.end for style in leaf.styles)
        assert all(style.href.startswith(("http://", "https://")) for style in links)
        assert all(one.end <= two.start or two.end <= one.start for one in links for two in links if one is not two)


def article_views(files: dict[str, str]) -> Iterator[ArticleView]:
    return (view for view in all_views(scripts.reader(files), "x") if isinstance(view, ArticleView))


@given(corpora)
def test_the_html_of_a_text_says_its_characters_and_nothing_else(files: dict[str, str]) -> None:
    """The HTML of a body, stripped of tags and unescaped, is the one text, block by block; its tags are in order."""
    for view in article_views(files):
        if view.body is not None:
            found = read(body_html(view.body, url=lambda address: address, label=lambda mark: "x"))
            assert found.wrong == []
            document = view.body.document
            assert [each.text for each in found.elements if each.tag in TEXT_BLOCKS] == [
                document.text[leaf.start : leaf.end] for leaf in document.leaves()
            ]
            assert len(set(found.ids)) == len(found.ids)
            for marks in (view.body.mentions, view.body.evidence, view.body.notes):
                assert {mark.id for mark in marks} <= set(found.ids)


def site(files: dict[str, str]) -> Site:
    linked = scripts.linked(files)
    return make_site(CheckedCorpus(linked, check(linked)), TEMPLATES, lang="fr", site_name="x", show_diagnostics=True)


@cache
def reading(html: str) -> Reading:
    return read(html)


@settings(max_examples=12, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # a page takes too long to shrink
@given(corpora)
def test_every_page_is_well_formed_and_every_link_of_ours_leads_somewhere(files: dict[str, str]) -> None:
    """Ids on a page are unique, what is opened is closed, and an inner link's page and spot exist."""
    built = site(files)
    pages = {page.address: reading(page.html) for page in built.pages}
    assert len(pages) == len(built.pages)
    pages |= {address: reading(file.decode()) for address, file in built.files.items() if address.endswith(".html")}
    for address, page in pages.items():
        assert page.wrong == [], address
        assert len(set(page.ids)) == len(page.ids), address
        for link in page.links:
            target, spot = urldefrag(urljoin(f"https://site/{address}", link))
            if target.startswith("https://site/"):
                there = unquote(target.removeprefix("https://site/"))
                assert there in pages, (address, link)
                assert not spot or unquote(spot) in pages[there].ids, (address, link)


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_files_changes_nothing(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same checkout builds byte-identical output, in any file order."""

    def built() -> tuple[object, ...]:
        checked = read_corpus(CONTENT, Defaults())
        site = make_site(checked, TEMPLATES, lang="fr", site_name="x", show_diagnostics=True)
        return site.pages, site.files, make_search(site.search()).files, site.diagnostics

    before = built()

    def shuffled(content: Path) -> tuple[tuple[CorpusFile, ...], tuple[object, ...]]:
        files, strays = discover(content)
        order = random.Random(seed)
        return tuple(order.sample(files, len(files))), tuple(order.sample(strays, len(strays)))

    monkeypatch.setattr("recoupe.loading.corpus.discover", shuffled)
    assert built() == before


@given(bodies)
def test_reading_is_a_pure_function_of_the_text(body: str) -> None:
    text = scripts.page("articles/a.md", "", body)
    assert scripts.record(text) == scripts.record(text)
