from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.editing import Folder, Refused, merge, rename
from recoupe.linking import entity_references
from recoupe.loading import Defaults, gather
from recoupe.model import Article, Record
from tests.corpora import corpus_file, page
from tests.editing import typed
from tests.editing.edits import folder
from tests.editing.typed import GONE, IDS, KEPT

few = settings(max_examples=40, deadline=None)  # each reads a corpus several times

SPOILERS = [
    "?", "- ", ": ", "\n", "  ", "#", " #", "'", '"', "[", "]", "{", "}", ",", "|\n", ">-\n", "~", "gone", "kept", "é", "e\u0301",
    "null: ", "\\", "---\n", "&a", "*a", "replaced_by:\n", "stance: gone\n", "target: x\n",
]  # fmt: skip


@st.composite
def spoiled(draw: st.DrawFn) -> dict[str, bytes]:
    """Corpora with something in a wrong place."""
    files = draw(folders())
    path = draw(st.sampled_from(sorted(files)))
    text = files[path].decode()
    start = draw(st.integers(0, len(text)))
    end = start + draw(st.integers(0, 4))
    files[path] = (text[:start] + draw(st.sampled_from(SPOILERS)) + text[end:]).encode()
    return files


@st.composite
def folders(draw: st.DrawFn) -> dict[str, bytes]:
    """Corpora in which the entities `gone` and `kept` may be merged."""
    files = {"sources/journal.md": page("sources/journal.md").encode()}
    for id in IDS:
        others = [each for each in IDS if each not in (GONE, KEPT)] if id in (GONE, KEPT) else IDS
        files[f"entities/{id}.md"] = draw(typed.entity_files(id, others))
    for number in range(draw(st.integers(1, 2))):
        files[f"articles/{number}.md"] = draw(typed.article_files())
    return files


def record(folder: Folder, path: str) -> Record[Any]:
    found = next(loaded.record for file, loaded in folder.records.items() if file.path == path)
    assert isinstance(found, Record)
    return found


def comments(data: bytes) -> list[bytes]:
    return re.findall(rb"(?<!\S)#[^\n\r]*", data)


@few
@given(folders())
def test_a_merge_is_undone_by_taking_one_line_out(files: dict[str, bytes]) -> None:
    edit = merge(folder(files), GONE, KEPT)
    path = f"entities/{GONE}.md"
    found = next(change.after for change in edit.changes if change.path == path)
    lines = re.findall(rb"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+", found)
    assert [line.strip() for line in lines].count(b"replaced_by: kept") == 1
    assert b"".join(line for line in lines if line.strip() != b"replaced_by: kept") == files[path]


@few
@given(folders())
def test_a_merge_changes_names_and_nothing_else(files: dict[str, bytes]) -> None:
    before = folder(files)
    edit = merge(before, GONE, KEPT)
    after = before.changed(edit.changes)
    corpus = gather(after.records.items(), (), Defaults()).corpus
    assert all(id != GONE for _, _, id in entity_references(corpus))
    assert {change.path for change in edit.changes} <= files.keys()
    now = {id: KEPT if id == GONE else id for id in [*IDS, "article"]}
    for path, data in files.items():
        assert comments(after.files[corpus_file(path)]) == comments(data)
        if path.startswith("articles/"):
            _same_article(record(before, path), record(after, path), now)
        elif path.startswith("entities/") and path != f"entities/{GONE}.md":
            one, other = record(before, path), record(after, path)
            assert {now[id] for id in one.header.not_same_as} == set(other.header.not_same_as)
            assert {(each.type, now[each.target]) for each in one.header.relations} == {
                (each.type, each.target) for each in other.header.relations
            }
            assert (one.header.pref_label, one.document.text) == (other.header.pref_label, other.document.text)


def _same_article(one: Article, other: Article, now: dict[str, str]) -> None:
    about = {now[each.id]: "mentions" for each in one.header.entities}
    about |= {now[each.id]: "about" for each in one.header.entities if each.role == "about"}
    found = {each.id: "mentions" for each in other.header.entities}
    found |= {each.id: "about" for each in other.header.entities if each.role == "about"}
    assert found == about
    if GONE in [each.id for each in one.header.entities]:
        once = [each.id for each in other.header.entities].count(KEPT)
        assert once <= max(1, [each.id for each in one.header.entities].count(KEPT))
    stances = {(now[each.target], each.position, now[each.holder]) for each in one.header.stance}
    assert {(each.target, each.position, each.holder) for each in other.header.stance} == stances
    for annotation, edited in zip(one.header.annotations, other.header.annotations, strict=True):
        assert {now[id] for id in annotation.entities} == set(edited.entities)
    assert [now[each.claimant] for each in one.header.claims] == [each.claimant for each in other.header.claims]
    assert now.get(one.header.event or "") == other.header.event
    same = [(each.header.title, each.header.source, each.document.text) for each in (one, other)]
    assert same[0] == same[1]


@few
@given(folders())
def test_a_rename_is_undone_by_writing_the_old_id_again(files: dict[str, bytes]) -> None:
    """No byte but those of the ids is another. (`renamed` stands nowhere else in these files.)"""
    before = folder(files)
    edit = rename(before, GONE, "renamed")
    found = {change.path: change.after for change in edit.changes}
    moved = found.pop("entities/renamed.md")
    tombstone = found.pop(f"entities/{GONE}.md")
    assert moved.replace(b"renamed", b"gone") == files[f"entities/{GONE}.md"]
    assert {path: data.replace(b"renamed", b"gone") for path, data in found.items()} == {
        path: files[path] for path in found
    }
    assert edit.references == sum(data.count(b"renamed") for data in (moved, *found.values()))
    assert tombstone.count(b"replaced_by: renamed") == 1
    after = before.changed(edit.changes)
    corpus = gather(after.records.items(), (), Defaults()).corpus
    assert all(id != GONE for _, _, id in entity_references(corpus))
    assert (
        record(after, f"entities/{GONE}.md").header.pref_label
        == record(before, f"entities/{GONE}.md").header.pref_label
    )


@few
@given(spoiled())
def test_no_mistake_of_a_file_is_a_crash(files: dict[str, bytes]) -> None:
    for edit in (merge, rename):
        with suppress(Refused):
            edit(folder(files), GONE, KEPT if edit is merge else "renamed")
