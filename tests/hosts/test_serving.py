"""A site that is rebuilt after every edit is, to the byte, the one that is built from nothing."""

from __future__ import annotations

import json
import logging
import random
import re
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal, TypeAlias, cast

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from benchmarks.corpus import corpus
from recoupe.following import Rest
from recoupe.rendering.frames import squeezed
from recoupe.surroundings import SETTLED
from recoupe.writing import Output
from tests.golden.paths import CONTENT, ROOT

ADDRESS = "http://127.0.0.1:8000/"
SEEDS = (1, 2)
STEPS = 10


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


Command: TypeAlias = Literal["serve", "build"]


@contextmanager
def host(
    project: Path,
    site: Path,
    command: Command = "serve",
    *,
    from_nothing: bool = False,
    build_called: Callable[[], None] = lambda: None,
) -> Iterator[Callable[[], dict[str, bytes]]]:
    """What `mkdocs serve` does with a project: many builds into one folder, with one plugin. Each gives all files.

    With `from_nothing` nothing is used that was kept of other builds. `build_called` is called by each build of the
    host's own.
    """
    # The host keeps plugins for the whole process.
    known = cast("Any", dict(MkDocsConfig._schema)["plugins"]).plugin_cache
    before = dict(known)
    known.clear()

    def load() -> MkDocsConfig:
        config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
        config.site_url = ADDRESS
        if from_nothing:
            config.plugins["recoupe"].config["cache"] = ""
        return config

    site.mkdir()
    time.sleep(SETTLED)
    config = load()
    config.plugins.on_startup(command=command, dirty=False)
    own = dict(known)

    def build_whole() -> None:
        build_called()
        known.clear()
        known.update(own)
        build(load(), serve_url=ADDRESS if command == "serve" else None)

    server = LiveReloadServer(build_whole, "127.0.0.1", 8000, str(site))  # which is never bound to its port
    server.watch(config.docs_dir)
    config.plugins.on_serve(server, config=config, builder=build_whole)

    def built() -> dict[str, bytes]:
        server.builder()
        return files_of(site)

    try:
        yield built
    finally:
        config.plugins.on_shutdown()
        server.server_close()
        shutil.rmtree(site, ignore_errors=True)
        known.clear()
        known.update(before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small corpus with something of everything, and more articles and entities than a list shows."""
    folder = tmp_path / "project"
    shutil.copytree(CONTENT, folder / "content")
    for path, text in corpus(24, 30):
        target = folder / "content" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    named = "\n\n".join(["Au Lac Bleu, rien de neuf."] * 130)
    for year in (2017, 2018):
        long = f"---\ntitle: Chronique {year}\nsource: gazette-fr\ndate: {year}-05-06\nlang: fr\n---\n\n{named}\n"
        (folder / f"content/articles/chronique-{year}.md").write_text(long, encoding="utf-8")
    shutil.copytree(ROOT / "theme_overrides", folder / "theme_overrides")
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "Essai",
        "docs_dir": str(folder / "content"),
        "theme": {"custom_dir": str(folder / "theme_overrides")},
        "nav": ["index.md", "articles/index.md", "entities/index.md"],
        "watch": [],
    }
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return folder


class Editor:
    """Makes edits that somebody might make, drawn by chance."""

    def __init__(self, project: Path, chance: random.Random) -> None:
        self.project = project
        self.content = project / "content"
        self.chance = chance
        self.added = 0

    def one_of(self, kind: str) -> Path:
        return self.chance.choice(sorted((self.content / kind).rglob("*.md")))

    def change(self, path: Path, old: str, new: str) -> None:
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def text(self) -> None:
        path, other = self.one_of("articles"), self.one_of("articles")
        words = other.read_text(encoding="utf-8").rpartition("---\n")[2].split()[:60]
        with path.open("a", encoding="utf-8") as file:
            file.write(f"\n{' '.join(words)}\n")

    def long_text(self) -> None:
        with (self.content / "articles/chronique-2017.md").open("a", encoding="utf-8") as file:
            file.write("\nEncore le Lac Bleu.\n")

    def add(self) -> None:
        self.added += 1
        path = self.one_of("articles")
        shutil.copy(path, path.with_name(f"nouveau-{self.added}.md"))

    def rename(self) -> None:
        self.added += 1
        path = self.one_of("articles")
        path.rename(path.with_name(f"autre-{self.added}.md"))

    def delete(self) -> None:
        self.one_of("articles").unlink()

    def date(self) -> None:
        self.change(self.one_of("articles"), "\ndate: 20", "\ndate: 19")

    def label(self) -> None:
        self.change(self.one_of("entities"), "  fr: ", "  fr: Nouveau ")

    def alias(self) -> None:
        word = self.one_of("articles").read_text(encoding="utf-8").split()[-1].strip(".,«»")
        self.change(self.one_of("entities"), "alt_label:\n", f"alt_label:\n  ar: [Le {word}]\n")

    def entity_goes(self) -> None:
        self.one_of("entities").unlink()

    def source(self) -> None:
        self.change(self.one_of("sources"), "name: ", "name: Le grand ")

    def policy(self) -> None:
        self.change(self.one_of("sources"), "text_policy: full", "text_policy: none")

    def source_goes(self) -> None:
        self.one_of("sources").unlink()

    def broken(self) -> None:
        self.one_of("articles").write_text("---\ntitle: [\n", encoding="utf-8")

    def withdrawn(self) -> None:
        self.change(self.one_of("articles"), "\ntitle: ", "\nstate: withdrawn\ntitle: ")

    def hand_page(self) -> None:
        self.added += 1
        (self.content / f"page-{self.added}.md").write_text("---\ntitle: Une page\n---\nDes mots.\n", encoding="utf-8")

    def template(self) -> None:
        name = self.chance.choice(("article.html", "entity.html", "period.html"))
        self.change(self.project / "theme_overrides/pages" / name, "<h1", '<h1 data-edited="1"')

    def frame(self) -> None:
        self.change(self.project / "theme_overrides/main.html", '<div class="edition">', '<div class="edition edited">')

    def setting(self) -> None:
        self.change(self.project / "mkdocs.yml", '"site_name": "', '"site_name": "Un ')

    def nothing(self) -> None:
        pass


def from_nothing(project: Path, site: Path, command: Command) -> dict[str, bytes]:
    """The files of a build that knows of no other."""
    with host(project, site, command, from_nothing=True) as build_clean:
        return build_clean()


def same_files(found: dict[str, bytes], expected: dict[str, bytes], after: str) -> None:
    """Both are the same site."""
    assert found.keys() == expected.keys(), after
    assert [path for path in expected if found[path] != expected[path]] == [], after


EDITS = sorted(name for name in vars(Editor) if not name.startswith("_") and name not in ("one_of", "change"))


@pytest.mark.parametrize("seed", SEEDS)
def test_after_any_edits_the_site_is_the_one_that_is_built_from_nothing(
    project: Path, tmp_path: Path, seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    editor = Editor(project, random.Random(seed))
    # Each seed makes its share of the edits, in an order of its own.
    edits = [name for number, name in enumerate(EDITS) if number % len(SEEDS) == SEEDS.index(seed)]
    editor.chance.shuffle(edits)
    effective = 0
    with host(project, tmp_path / "standing") as build_again:
        before = build_again()
        for number, name in enumerate(edits[:STEPS]):
            getattr(editor, name)()
            found = build_again()
            same_files(found, from_nothing(project, tmp_path / "clean", "serve"), name)
            if number % 3 == 2:
                with host(project, tmp_path / "published", "build") as build_with_cache:
                    published = build_with_cache()
                same_files(published, from_nothing(project, tmp_path / "clean", "build"), name)
            effective += found != before
            before = found
    assert effective >= len(edits) // 2


@pytest.mark.parametrize("menu", [True, False])
def test_a_page_in_a_frame_is_the_page_that_the_host_makes(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, menu: bool
) -> None:
    """But for white space. Without a menu of its own a site has one of all pages that the host makes."""
    if not menu:
        settings = json.loads((project / "mkdocs.yml").read_text(encoding="utf-8"))
        settings["nav"] = None
        (project / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    with host(project, tmp_path / "framed", "build") as build_framed:
        framed = build_framed()
    pages = {path: html.decode() for path, html in framed.items() if path.endswith(".html")}
    assert len(pages) > 100
    assert "entities/lac-bleu/mentions/2017/index.html" in pages
    assert [path for path in framed if "placeholder" in path] == []
    assert [path for path, html in pages.items() if re.search("recoupe[a-z0-9]+placeholder", html)] == []
    if menu:
        monkeypatch.setattr("recoupe.writing.can_be_framed", lambda address: False)
        with host(project, tmp_path / "whole", "build") as build_whole:
            whole = build_whole()
        assert whole.keys() == framed.keys()
        for path, html in pages.items():
            assert squeezed(html) == squeezed(whole[path].decode()), path


class Calls:
    """How often the host has built the site."""

    def __init__(self) -> None:
        self.made = 0

    def add(self) -> None:
        self.made += 1


def test_an_edit_of_the_corpus_is_brought_into_the_site_without_the_host(
    project: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    editor, calls = Editor(project, random.Random(3)), Calls()
    for_the_host = ("hand_page", "withdrawn", "setting", "frame", "template")
    with host(project, tmp_path / "standing", build_called=calls.add) as build_again:
        build_again()
        for name in (*(name for name in EDITS if name not in for_the_host), *for_the_host):
            before = calls.made
            getattr(editor, name)()
            found = build_again()
            same_files(found, from_nothing(project, tmp_path / "clean", "serve"), name)
            assert calls.made - before == (name in for_the_host), name


def test_what_the_host_writes_around_a_page_is_kept_while_it_is_not_called(project: Path, tmp_path: Path) -> None:
    calls, home = Calls(), project / "content/index.md"
    with host(project, tmp_path / "standing", build_called=calls.add) as build_again:
        build_again()
        title = re.search("^title: .*$", home.read_text(encoding="utf-8"), re.MULTILINE)
        assert title
        texts = (f"---\n{title[0]}\n---\n\nQuelques mots.\n", f"---\n{title[0]}\n---\n\nD’autres mots.\n")
        for text, called in ((texts[0], 0), (texts[1], 0), ("---\ntitle: Autre\n---\n\nDes mots.\n", 1)):
            calls.made = 0
            home.write_text(text, encoding="utf-8")
            found = build_again()
            assert calls.made <= called, text
            same_files(found, from_nothing(project, tmp_path / "clean", "serve"), text)


def test_pages_that_can_wait_are_right_in_the_end(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)
    # Every page that has not read what only one has; the search of such a site follows its pages, too.
    monkeypatch.setattr("recoupe.serving.SMALL", 0)
    monkeypatch.setattr("recoupe.keeping.FEW", 1)
    editor, site = Editor(project, random.Random(4)), tmp_path / "standing"
    later: list[str] = []
    follow = Rest.follow

    def followed(
        rest: Rest, files: Sequence[Output], make: Callable[[Sequence[Output]], None], ready: Callable[[], object]
    ) -> None:
        later.extend(each.path for each in files)
        follow(rest, files, make, ready)

    monkeypatch.setattr(Rest, "follow", followed)

    def pages() -> dict[str, bytes]:
        return {path: content for path, content in files_of(site).items() if not path.startswith("search/")}

    with host(project, site) as build_again:
        build_again()
        for name in ("add", "text", "delete", "alias", "entity_goes", "add", "policy"):
            getattr(editor, name)()
            build_again()
            if name in ("text", "alias", "entity_goes"):
                continue  # the next edit comes before all is made
            expected = from_nothing(project, tmp_path / "clean", "serve")
            expected = {path: content for path, content in expected.items() if not path.startswith("search/")}
            for _ in range(1200):
                if pages() == expected:
                    break
                time.sleep(0.05)
            same_files(pages(), expected, name)
    assert later


def test_on_a_large_site_the_page_of_the_edited_file_comes_first_and_then_those_that_it_is_about(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, waiting = tmp_path / "standing", list[str]()
    monkeypatch.setattr("recoupe.serving.SMALL", 0)

    def wait(rest: Rest, files: Sequence[Output], make: Callable[[Sequence[Output]], None], ready: object) -> None:
        waiting[:] = [each.path for each in files]

    with host(project, site) as build_again:
        build_again()
        before = stamps(site)
        monkeypatch.setattr(Rest, "follow", wait)
        with (project / "content/articles/2015/article-00001.md").open("a", encoding="utf-8") as file:
            file.write("\nAu Lac Bleu, rien de neuf.\n")
        build_again()
        assert [path for path, stamp in stamps(site).items() if before[path] != stamp] == ["articles/article-00001"]
        assert {"index.html", "entities/lac-bleu/index.html"} <= {*waiting}
        # Another edit comes before these are made: they are still among the first.
        (project / "content/articles/chronique-2017.md").unlink()
        build_again()
        assert waiting.index("entities/lac-bleu/index.html") < waiting.index("index.html")
        assert not (site / "articles/chronique-2017").exists()


def test_an_edit_that_fails_without_the_host_is_made_by_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, article = Calls(), project / "content/articles/2015/article-00001.md"

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    with host(project, tmp_path / "standing", build_called=calls.add) as build_again:
        build_again()
        calls.made = 0
        with article.open("a", encoding="utf-8") as file:
            file.write("\nQuelques mots.\n")
        with monkeypatch.context() as failing:
            failing.setattr("recoupe.serving._take_away", full)
            found = build_again()
        assert calls.made == 1
        same_files(found, from_nothing(project, tmp_path / "clean", "serve"), "a failure")
        article.unlink()
        same_files(build_again(), from_nothing(project, tmp_path / "clean", "serve"), "the next edit")
        assert calls.made == 1


def test_an_edit_makes_few_files_anew(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    edited = project / "content/articles/2015/article-00001.md"
    with host(project, site) as build_again:
        build_again()
        before = {path: path.stat().st_mtime_ns for path in site.glob("*/*/*.html")}
        with edited.open("a", encoding="utf-8") as file:
            file.write("\nQuelques mots.\n")
        build_again()
        anew = {path.parent.name for path, stamp in before.items() if path.stat().st_mtime_ns != stamp}
    # What the host writes itself, such as a page that is moved, is always written.
    assert "article-00001" in anew
    assert len(anew) < len(before) // 4


def stamps(site: Path) -> dict[str, int]:
    """When each page was written, by the path of its folder."""
    return {path.parent.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in site.glob("**/index.html")}


def test_an_added_article_makes_only_the_pages_anew_that_show_it(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    header = "---\ntitle: Une de plus\nsource: gazette-fr\ndate: 2018-05-07\nlang: fr\ntags: [eau]\n---\n"
    for name in ("avant", "bien-avant"):
        (project / f"content/articles/{name}.md").write_text(header.replace("2018", "2015"), encoding="utf-8")
    with host(project, site) as build_again:
        build_again()
        before = stamps(site)
        (project / "content/articles/une-de-plus.md").write_text(f"{header}\nRien de neuf.\n", encoding="utf-8")
        build_again()
        after = stamps(site)
    anew = {path for path, stamp in before.items() if after[path] != stamp}
    # A page beside it in its outlet's list and those that show how many articles there are; not all that have its tag.
    assert {"tags/eau", "sources/gazette-fr", "articles/chronique-2018", "dates/2018"} <= anew
    assert not {"articles/avant", "articles/bien-avant"} & anew
    assert not any(path.startswith("rules/") for path in anew)


def test_the_first_page_of_a_new_kind_makes_no_other_page_anew(project: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with host(project, site) as build_again:
        build_again()
        before = stamps(site)
        assert not any(path.startswith("sources/gazette-fr/") for path in before)
        for number in range(60):
            text = f"---\ntitle: {number}\nsource: gazette-fr\ndate: 2018-05-07\nlang: fr\n---\n"
            (project / f"content/articles/numero-{number}.md").write_text(text, encoding="utf-8")
        build_again()
        after = stamps(site)
    assert any(path.startswith("sources/gazette-fr/") for path in after)
    rules = [path for path in before if path.startswith("rules/")]
    assert rules
    assert all(before[path] == after[path] for path in rules if path != "rules")


def test_a_build_that_fails_leaves_nothing_behind_for_the_next(project: Path, tmp_path: Path) -> None:
    template = project / "theme_overrides/pages/article.html"
    whole = template.read_text(encoding="utf-8")
    article = project / "content/articles/2015/article-00001.md"
    with host(project, tmp_path / "site") as build_again:
        before = build_again()
        template.write_text(whole.replace("<h1", "{{ view.no_such_thing }}<h1"), encoding="utf-8")
        with pytest.raises(AttributeError, match="no_such_thing"):
            build_again()
        template.write_text(whole, encoding="utf-8")
        assert build_again() == before
        article.unlink()
        found = build_again()
    assert found == from_nothing(project, tmp_path / "clean", "serve")


def test_a_page_that_was_a_redirection_for_a_while_is_made_again(project: Path, tmp_path: Path) -> None:
    entities = project / "content/entities"
    for name in ("un", "deux"):
        (entities / f"{name}.md").write_text(f"---\npref_label: {{fr: {name}}}\ntype: Place\n---\n", encoding="utf-8")
    one, other = entities / "un.md", entities / "deux.md"
    steps = ((one, "deux"), (other, "nulle-part"))
    with host(project, tmp_path / "site") as build_again:
        build_again()
        for path, to in steps:
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("type: Place\n", f"type: Place\nreplaced_by: {to}\n"), encoding="utf-8")
            found = build_again()
            same_files(found, from_nothing(project, tmp_path / "clean", "serve"), f"{path.stem} → {to}")
