from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from recoupe.processing import Store
from recoupe.search import Kept, SearchFiles, kept_search, make_search, texts
from recoupe.search.pagefind import NoTextIndex, TextIndex, index_texts
from recoupe.search.shards import MOST_ARTICLES, MOST_SHARDS, chunk_size, shard_count, shard_of
from recoupe.search.texts import ShardTexts
from recoupe.search.vocabulary import Vocabulary, vocabulary_files
from tests import corpora
from tests.search.searches import contents, data

SHARDS = 4
FILES = {
    **corpora.corpus("""
        entities/sadr.md
            pref_label: {fr: Sadr}
        sources/gazette.md
            title: Gazette
            kind: online
            text_policy: full
    """),
    **{
        f"articles/a-{number}.md": corpora.page(
            f"articles/a-{number}.md", "entities: [sadr]" * (number % 3 == 0), f"Un convoi du jour {number} est passé."
        )
        for number in range(12)
    },
}
FIRST = "articles/a-3.md"


def changed(path: str, content: str | None) -> dict[str, str]:
    """The files with one of them changed, added, or taken away."""
    files = {**FILES, path: content or ""}
    return files if content is not None else {name: text for name, text in files.items() if name != path}


EDITS = {
    "nothing": FILES,
    "a text": changed(FIRST, FILES[FIRST].replace("passé", "parti")),
    "a title": changed(
        FIRST, corpora.page(FIRST, "title: Nouveau\nentities: [sadr]", "Un convoi du jour 3 est passé.")
    ),
    "a date": changed(
        FIRST, corpora.page(FIRST, "date: 2020-01-01\nentities: [sadr]", "Un convoi du jour 3 est passé.")
    ),
    "a right": changed(FIRST, corpora.page(FIRST, "rights: {text: none}", "Un convoi du jour 3 est passé.")),
    "an article more": changed("articles/b.md", corpora.page("articles/b.md", "date: 2019-01-01", "Un bus.")),
    "an article less": changed(FIRST, None),
    "a name": changed("entities/sadr.md", corpora.page("entities/sadr.md", "pref_label: {fr: Sadr, en: Al-Sadr}")),
    "an outlet": changed("sources/journal.md", FILES["sources/journal.md"].replace("Journal", "Courrier")),
}


def search(files: dict[str, str], kept: Kept | None = None, shards: int = SHARDS) -> SearchFiles:
    found = make_search(data(files, shards), kept)
    assert found.trouble == ""
    return found


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The shards that Pagefind was asked to read."""
    asked: list[int] = []

    def noted(documents: list[object], shard: int, of: int) -> TextIndex | NoTextIndex:
        asked.append(shard)
        return index_texts(documents, shard, of)  # type: ignore[arg-type]

    monkeypatch.setattr(texts, "index_texts", noted)
    return asked


def test_how_many_shards_there_are_is_a_matter_of_the_articles_alone() -> None:
    assert shard_count(0) == shard_count(MOST_ARTICLES) == 1
    assert shard_count(MOST_ARTICLES + 1) == 2
    assert shard_count(10_000) == 8
    assert shard_count(10_000_000) == MOST_SHARDS
    for articles in range(2_000, 60_000, 500):
        count = shard_count(articles)
        assert count & (count - 1) == 0
        assert MOST_ARTICLES / 2 < articles / count <= MOST_ARTICLES


def test_shards_are_nearly_equal_and_an_article_stays_in_its_own() -> None:
    of = [shard_of(f"journal-fr-{number}", 8) for number in range(8_000)]
    assert all(900 < of.count(shard) < 1_100 for shard in range(8))
    assert shard_of("presstv-fr-668825", 8) == 6


def test_more_shards_have_smaller_files() -> None:
    assert [chunk_size(count) for count in (1, 2, 8)] == [10_000, 6_000, 1_500]


@pytest.mark.parametrize("edit", EDITS, ids=EDITS.keys())
def test_what_was_kept_changes_no_byte(edit: str) -> None:
    kept = Kept()
    search(FILES, kept)
    assert search(EDITS[edit], kept) == search(EDITS[edit])
    assert search(FILES, kept) == search(FILES)
    assert search(FILES, kept, shards=2) == search(FILES, shards=2)


@pytest.mark.parametrize(
    ("edit", "read"),
    [("nothing", 0), ("an outlet", 0), ("a text", 1), ("a date", 1), ("an article more", 1), ("an article less", 1)],
)
def test_only_a_shard_with_a_change_is_read_again(edit: str, read: int, tmp_path: Path, runs: list[int]) -> None:
    for files in (FILES, EDITS[edit]):
        runs.clear()
        with closing(Store(tmp_path / "search.sqlite", pytest.fail)) as store:
            found = kept_search(data(files, SHARDS), store)
    assert len(runs) == read
    assert found == search(EDITS[edit])


def test_a_name_costs_the_shards_of_its_entity(runs: list[int]) -> None:
    files = {path: text.replace("entities: [sadr]", "") if path != FIRST else text for path, text in FILES.items()}
    kept = Kept()
    search(files, kept)
    runs.clear()
    search({**files, "entities/sadr.md": EDITS["a name"]["entities/sadr.md"]}, kept)
    assert runs == [shard_of("a-3", SHARDS)]


def test_an_edit_leaves_the_files_of_the_other_shards() -> None:
    own = f"zxx-x-{shard_of('a-3', SHARDS)}_"
    one, other = (
        {name: content for name, content in search(files).files.items() if name.endswith((".pf_index", ".pf_meta"))}
        for files in (FILES, EDITS["a text"])
    )
    apart = {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
    assert apart
    assert all(own in name for name in apart)


def test_a_store_does_not_grow(tmp_path: Path) -> None:
    sizes = []
    for files in (FILES, EDITS["a text"], EDITS["an article less"], EDITS["a right"]):
        with closing(Store(tmp_path / "search.sqlite", pytest.fail)) as store:
            kept_search(data(files, SHARDS), store)
            sizes.append(store.database.execute("SELECT count(*) FROM kept").fetchone()[0])
    assert sizes == [2 * SHARDS] * 4


def test_a_failure_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Store(tmp_path / "search.sqlite", pytest.fail)) as store:
        with monkeypatch.context() as broken:
            broken.setattr(texts, "index_texts", lambda documents, shard, of: NoTextIndex("no luck"))
            found = kept_search(data(FILES, SHARDS), store)
        assert found.trouble == "no luck"
        assert contents(found)["texts"] is False
        assert kept_search(data(FILES, SHARDS), store) == search(FILES)


@pytest.mark.parametrize("name", ["../../../x", "/x", "index/../x", "index/x/y", "..", "a\\x", "index/"])
def test_an_index_that_names_files_elsewhere_is_made_anew(name: str, tmp_path: Path, runs: list[int]) -> None:
    with closing(Store(tmp_path / "search.sqlite", pytest.fail)) as store:
        kept_search(data(FILES, SHARDS), store)
        keys = [key for (key,) in store.database.execute("SELECT key FROM kept")]
        for key, value in store.get(keys).items():
            if isinstance(value, ShardTexts) and isinstance(value.index, TextIndex):
                store.add({key: replace(value, index=replace(value.index, files={**value.index.files, name: b"x"}))})
        runs.clear()
        found = kept_search(data(FILES, SHARDS), store)
    assert runs == [0, 1, 2, 3]
    assert found == search(FILES)


def test_who_waits_no_more_can_end_it_and_what_was_made_is_kept(runs: list[int]) -> None:
    class Enough(Exception):
        pass

    def go_on() -> None:
        if len(runs) == 2:
            raise Enough

    kept = Kept()
    with pytest.raises(Enough):
        make_search(data(FILES, SHARDS), kept, go_on)
    assert search(FILES, kept) == search(FILES)
    assert runs[:SHARDS] == [0, 1, 2, 3]


def test_a_word_tells_which_shards_lack_it() -> None:
    found = Vocabulary(
        words={"all": 9, "few": 1, "many": 5, "no": 2},
        only_stems=frozenset({"stem", "whole"}),
        spellings={"few": "féw"},
        common=(),
        missing={"few": (0, 2, 3), "many": (3,), "no": (0, 1), "stem": (1, 2, 3)},
        shards=4,
    )
    ((first, lines),) = vocabulary_files(found)
    assert first == "all"
    assert lines.decode().split("\n") == ["all 3", "few 0:1 féw", "many 2:!3", "no 1:23", "stem :0", "whole"]
