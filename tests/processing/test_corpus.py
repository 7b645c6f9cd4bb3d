"""However articles are processed, and whatever of them is kept, the corpus is the same."""

from __future__ import annotations

import pickle
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from hashlib import blake2b
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from recoupe.linking import Name, link_corpus
from recoupe.loading import CorpusFile, Defaults, Loaded, gather, load_corpus, load_record
from recoupe.processing import BadExecutor, Memory, ProcessedCorpus, Store, Surroundings, executor, process_corpus
from recoupe.processing import article as stage
from recoupe.processing.memory import SETTLED
from recoupe.processing.relinking import change
from recoupe.processing.store import engine
from tests.corpora import corpus, page, write

SCRIPT = """
entities/sadr.md
    pref_label: {fr: Sadr}
    ambiguous_label: [Moqtada]
entities/irak.md
    pref_label: {fr: Irak, ar: العراق}
about.md
"""
MANY = 150


@pytest.fixture
def content(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = dict(corpus(SCRIPT))
    for number in range(MANY):
        path = f"articles/{2000 + number % 20}/a{number}.md"
        stance = (
            "\nstance: [{target: sadr, position: against, evidence: [{exact: a parlé}]}]" if number % 7 == 0 else ""
        )
        files[path] = page(
            path, f"entities: [sadr, inconnu]{stance}", f"Sadr a parlé de l’Irak, {number} fois.\n\nالعراق"
        )
    files["articles/illisible.md"] = b"\xff"
    files["articles/sans-titre.md"] = "---\nlang: fr\n---\n"
    files["articles/x/a1.md"] = page("articles/x/a1.md")  # its id is taken
    return write(tmp_path / "content", files)


def the_usual_way(content: Path) -> ProcessedCorpus:
    loaded = load_corpus(content, Defaults())
    return ProcessedCorpus(link_corpus(loaded.corpus), loaded.diagnostics)


def same(one: ProcessedCorpus, other: ProcessedCorpus) -> bool:
    return (one.linked.corpus, one.linked.articles, one.diagnostics) == (
        other.linked.corpus,
        other.linked.articles,
        other.diagnostics,
    )


def given(pool: Executor | None) -> Callable[[int], AbstractContextManager[Executor | None]]:
    return lambda articles: nullcontext(pool)


def test_right_here(content: Path) -> None:
    assert same(process_corpus(content, Defaults()), the_usual_way(content))


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert same(process_corpus(tmp_path / "none", Defaults()), the_usual_way(tmp_path / "none"))


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_in_processes(content: Path, method: str) -> None:
    with ProcessPoolExecutor(2, mp_context=get_context(method)) as pool:
        assert same(process_corpus(content, Defaults(), executors=given(pool)), the_usual_way(content))


def test_on_a_dask_cluster_of_two_workers(content: Path) -> None:
    """Compared by their bytes too: what came back is what would have been made here."""
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, processes=True
    ) as cluster:
        address = cluster.scheduler_address.replace("tcp://", "dask://")
        found = process_corpus(content, Defaults(), executors=lambda articles: executor(articles, address))
    usual = the_usual_way(content)
    assert same(found, usual)
    assert repr(found.linked.articles).encode() == repr(usual.linked.articles).encode()


def test_few_articles_are_processed_right_here() -> None:
    with executor(1, "") as pool:
        assert pool is None


@pytest.mark.parametrize("setting", ["threads", "processes:x", "dask", "serial:2"])
def test_a_setting_that_names_no_executor(setting: str) -> None:
    with pytest.raises(BadExecutor), executor(1, setting):
        pass


def test_a_cluster_that_does_not_answer() -> None:
    pytest.importorskip("distributed")
    with pytest.raises(BadExecutor, match="does not answer"), executor(1, "dask://127.0.0.1:9"):
        pass


# --- the store ---------------------------------------------------------------------------------------------------------


class Shelf:
    """A store, reopened for each build, and how many articles each build processed anew."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path = path
        self.told: list[str] = []
        self.made = 0
        original = stage._process

        def counting(*arguments: Any) -> Any:
            self.made += 1
            return original(*arguments)

        monkeypatch.setattr(stage, "_process", counting)

    def build(self, content: Path) -> ProcessedCorpus:
        self.made = 0
        store = Store(self.path, self.told.append)
        try:
            return process_corpus(content, Defaults(), store=store)
        finally:
            store.close()


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    return Shelf(tmp_path / ".cache" / "articles.sqlite", monkeypatch)


def test_nothing_is_processed_twice(content: Path, shelf: Shelf) -> None:
    first = shelf.build(content)
    assert shelf.made == MANY + 2  # with the one without a title, and the one whose id is taken
    again = shelf.build(content)
    assert (shelf.made, shelf.told) == (0, [])
    assert same(first, again)
    assert same(again, the_usual_way(content))


def test_the_former_corpus_is_known_again(content: Path, shelf: Shelf) -> None:
    """Even one with a file that cannot be read, and with names that were others."""
    (content / "articles/2003/a3.md").write_bytes(b"\xff\xfe")
    first = shelf.build(content)
    assert first.former is None
    unchanged = shelf.build(content)
    assert (unchanged.former, unchanged.fingerprint) == (None, first.fingerprint)
    (content / "articles/2003/a3.md").unlink()
    (content / "articles/2005/a5.md").unlink()
    entity = content / "entities/sadr.md"
    entity.write_text(entity.read_text(encoding="utf-8").replace("{fr: Sadr}", "{fr: Autre}"), encoding="utf-8")
    second = shelf.build(content)
    assert second.fingerprint != first.fingerprint
    assert second.former
    assert second.former.fingerprint == first.fingerprint
    assert same(ProcessedCorpus(second.former.linked, first.diagnostics), first)
    assert second.former.linked.articles["a17"] != second.linked.articles["a17"]
    assert second.former.linked.corpus.articles["a17"] is second.linked.corpus.articles["a17"]


def test_where_quotes_stood_in_the_former_corpus_is_known(content: Path, shelf: Shelf) -> None:
    path = "articles/2007/a7.md"
    committed = (content / path).read_text(encoding="utf-8")
    (content / path).write_text(committed.replace("Sadr a parlé", "Sadr aurait parlé"), encoding="utf-8")
    before = load_record(committed, CorpusFile("articles", "a7", path), Defaults()).record

    def build(*versions: Any) -> ProcessedCorpus:
        store = Store(shelf.path, shelf.told.append)
        try:
            return process_corpus(content, Defaults(), lambda article: versions, store=store)
        finally:
            store.close()

    first, second = build(before), build()
    assert second.former
    places = [each.articles["a7"].places for each in (first.linked, second.former.linked, second.linked)]
    assert places[0] == places[1] != places[2]


def test_no_record_is_read_twice(content: Path, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    first = shelf.build(content)
    read: list[str] = []
    original = load_record

    def counting(text: str, file: CorpusFile, defaults: Defaults) -> Loaded:
        read.append(file.path)
        return original(text, file, defaults)

    monkeypatch.setattr("recoupe.processing.corpus.load_record", counting)
    assert same(shelf.build(content), first)
    assert read == []
    entity = content / "entities/sadr.md"
    entity.write_text(f"{entity.read_text(encoding='utf-8')}\nUne phrase.\n", encoding="utf-8")
    assert same(shelf.build(content), the_usual_way(content))
    assert read == ["entities/sadr.md"]


def test_only_what_has_changed_is_processed_again(content: Path, shelf: Shelf) -> None:
    shelf.build(content)
    changed = content / "articles/2003/a3.md"
    changed.write_text(changed.read_text() + "\nSadr encore.\n")
    (content / "articles/2004/a4.md").rename(content / "articles/2004/neuf.md")
    (content / "articles/2005/a5.md").unlink()
    found = shelf.build(content)
    assert shelf.made == 2
    assert same(found, the_usual_way(content))


def test_after_edits_of_articles_nothing_else_is_gathered(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All is, edit by edit and in the same order, as if everything had been read."""
    memory, gathered = Memory(), list[str]()

    def counting(*arguments: Any) -> Any:
        gathered.append(edit)
        return gather(*arguments)

    monkeypatch.setattr("recoupe.processing.corpus.gather", counting)

    def replaced(path: str, old: str, new: str) -> None:
        text = (content / path).read_text(encoding="utf-8")
        assert old in text
        (content / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    one, other, third = "articles/2003/a3.md", "articles/2004/a4.md", "articles/2001/a1.md"
    edits: dict[str, list[Callable[[], object]]] = {
        "": [],
        "nothing": [],
        "a text": [lambda: replaced(one, "Sadr a parlé", "Moqtada a parlé encore")],
        "two at once, with a header": [
            lambda: replaced(other, "inconnu", "irak"),
            lambda: replaced(one, "encore", "toujours"),
        ],
        "a mistake": [lambda: replaced(other, "lang: ", "langue: x\nlang: ")],
        "mended": [lambda: replaced(other, "langue: x\n", "")],
        "broken": [lambda: replaced(one, "title: ", "titre: ")],
        "whole again": [lambda: replaced(one, "titre: ", "title: ")],
        "withdrawn": [lambda: replaced(one, "title: ", "state: withdrawn\ntitle: ")],
        "back": [lambda: replaced(one, "state: withdrawn\n", "")],
        "where an id is taken twice": [lambda: replaced(third, "Sadr", "Un Sadr")],
        "whose id is taken": [lambda: replaced("articles/x/a1.md", "title: ", "title: Le ")],
        "no text": [lambda: (content / other).write_bytes(b"\xff")],
        "an entity": [lambda: replaced("entities/irak.md", "fr: Irak", "fr: Iraq")],
        "a text at last": [lambda: replaced(third, "Un Sadr", "Sadr")],
    }
    for edit, steps in edits.items():
        time.sleep(2 * SETTLED)
        for step in steps:
            step()
        found = process_corpus(content, Defaults(), memory=memory)
        expected = the_usual_way(content)
        assert same(found, expected), edit
        assert [*found.linked.articles] == [*expected.linked.articles], edit
        assert [*found.linked.corpus.articles] == [*expected.linked.corpus.articles], edit
    # Once for the register and once for all; what is still as it was is not.
    texts = {"nothing", "a text", "two at once, with a header", "a mistake", "mended"}
    assert texts.isdisjoint(gathered)
    assert {"where an id is taken twice", "a text at last"}.isdisjoint(gathered)


REGISTER = {
    "a label goes and another comes": ("entities/irak.md", "fr: Irak", "fr: Iraq"),
    "a name that texts have": ("entities/irak.md", "fr: Irak", "fr: Irak, en: a parlé de l’Irak"),
    "a name in Arabic script, after a clitic": ("entities/sadr.md", "{fr: Sadr}", "{fr: Sadr, ar: عراق}"),
    "a name in Arabic script that is taken away": ("entities/irak.md", ", ar: العراق", ""),
    "an acronym": ("entities/sadr.md", "{fr: Sadr}", "{fr: Sadr, en: A1}"),
    "a number": ("entities/sadr.md", "{fr: Sadr}", "{fr: Sadr, en: '17'}"),
    "a name that nobody has": ("entities/sadr.md", "{fr: Sadr}", "{fr: Sadr, en: Nobody}"),
    "a name with other borne by two": ("entities/irak.md", "fr: Irak", "fr: Sadr"),
    "one is merged into the other": ("entities/sadr.md", "pref_label", "replaced_by: irak\npref_label"),
    "what may be published": ("sources/journal.md", "text_policy: full", "text_policy: none"),
}


@pytest.mark.parametrize("name", REGISTER)
def test_after_a_change_of_the_register_nothing_is_read_again(content: Path, shelf: Shelf, name: str) -> None:
    """Only what the change may touch is linked again; all is as if everything had been."""
    path, old, new = REGISTER[name]
    shelf.build(content)
    text = (content / path).read_text(encoding="utf-8")
    assert old in text
    (content / path).write_text(text.replace(old, new), encoding="utf-8")
    found = shelf.build(content)
    assert shelf.made == 0
    assert same(found, the_usual_way(content))
    assert same(shelf.build(content), found)


def test_a_change_of_one_name_touches_the_articles_that_may_have_it(content: Path) -> None:
    processed = process_corpus(content, Defaults())
    register = processed.linked.register
    before = Surroundings(
        defaults=Defaults(), names=register.listed, current=register.current, sources=processed.linked.corpus.sources
    )
    added = Name(form="17 fois", entity="sadr", kind="alt", lang="fr")
    changed = change(before, replace(before, names=(*before.names, added)))
    assert changed is not None
    assert [id for id, each in processed.linked.articles.items() if changed.touches(each)] == ["a17"]


def _torn(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2] + b"\0" * 100)


def _foreign(path: Path) -> None:
    path.write_bytes(b"no database at all " * 100)


def _other_database(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE kept (x)")


def _older(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("UPDATE made_by SET engine = ?", (b"older",))


@pytest.mark.parametrize("damage", [_torn, _foreign, _other_database, _older])
def test_a_cache_that_cannot_be_trusted_is_set_aside_with_one_line(
    content: Path, shelf: Shelf, damage: Callable[[Path], None]
) -> None:
    shelf.build(content)
    damage(shelf.path)
    found = shelf.build(content)
    assert len(shelf.told) <= 1  # a tear in a part that nobody reads goes unnoticed
    assert same(found, the_usual_way(content))
    shelf.told.clear()
    assert same(shelf.build(content), found)
    assert shelf.told == []


def test_of_what_is_thrown_away_nothing_is_left(tmp_path: Path) -> None:
    path = tmp_path / "articles.sqlite"

    def keep(key: bytes, text: str) -> bytes:
        store = Store(path, lambda line: None)
        store.put({key: text}, ())
        store.close()
        return path.read_bytes()

    assert b"withdrawn words" in keep(b"one", "withdrawn words " * 1000)
    assert b"withdrawn words" not in keep(b"other", "x")


class Bomb:
    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> Any:
        return (Path.touch, (self.path,))


def test_what_somebody_else_put_into_the_cache_does_not_run(content: Path, shelf: Shelf, tmp_path: Path) -> None:
    shelf.build(content)
    data = pickle.dumps(Bomb(tmp_path / "bomb"))
    with sqlite3.connect(shelf.path) as database:
        database.execute("UPDATE kept SET value = ?", (blake2b(data, digest_size=16).digest() + data,))
    found = shelf.build(content)
    assert not (tmp_path / "bomb").exists()
    assert same(found, the_usual_way(content))


def test_a_cache_that_cannot_be_written_costs_nothing_else(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    told: list[str] = []
    store = Store(tmp_path / "file" / "articles.sqlite", told.append)
    assert same(process_corpus(content, Defaults(), store=store), the_usual_way(content))
    store.close()
    assert len(told) == 1


def test_the_fingerprint_of_the_engine_is_the_same_in_every_process() -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(engine).result() == engine()
