from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.editing import Change
from recoupe.fixing import Given, Mended, mend, with_fixes
from recoupe.fixing.mending import _Bench
from recoupe.loading import CorpusFile, Defaults, discover, read
from tests.cases.test_rule_pages import BASE, Case, case_files
from tests.cases.test_rule_pages import write as write_case
from tests.corpora import at_most, corpus_file, page
from tests.laws.strategies import corpora, headers


def errors(given: Given) -> int:
    return _Bench(given).look(given.files).errors


def after(given: Given, changes: tuple[Change, ...]) -> Given:
    new = {change.path: change.after for change in changes}
    files = {file: new.get(file.path, data) for file, data in given.files.items()}
    return Given(files=files, refused=given.refused, strays=given.strays, defaults=given.defaults)


def holds(given: Given) -> Mended:
    """There are never more errors than before; and what is left has no fix that was not tried."""
    done = mend(given)
    later = after(given, done.changes)
    assert errors(later) == sum(each.severity == "error" for each in done.left) <= errors(given)
    assert bool(done.changes) == bool(done.mended)
    assert all(each.fix for each in done.mended)
    assert mend(later).changes == ()
    before = {file.path: data for file, data in given.files.items()}
    assert all(change.before == before[change.path] != change.after for change in done.changes)
    return done


def in_memory(files: dict[str, str]) -> Given:
    data = {corpus_file(path): text.encode() for path, text in files.items()}
    return Given(files=data, refused={}, strays=(), defaults=Defaults())


@settings(max_examples=30)
@given(corpora, headers, st.sampled_from(["articles/a.md", "entities/a.md", "entities/z.md"]))
def test_a_corpus_never_has_more_errors_than_before(files: dict[str, str], header: str, path: str) -> None:
    holds(in_memory(files | {path: page(path, header)}))


_TYPED = st.lists(
    st.sampled_from([
        "entites: [A]", "Tags: [B, c]", "tags: [b]", "author: a: b", "author: @a", "\turl: https://a.org", "archive:", "  url: https://a.org", "accessed: 2021/1/2", "state: Draft",
        "stance: {A: Against}", "abstract: {FR: x}", "note: x", "notes: y", "event: a", "event: A", "title: a : b", "title: x", "# c", "entities: [a, b, c, d]", "via: 'x", "genre: \u202bx\u202c",
    ]),
    max_size=8,
).map("\n".join)  # fmt: skip


@settings(max_examples=40)
@given(corpora, _TYPED)
def test_nor_when_much_can_be_mended(files: dict[str, str], header: str) -> None:
    holds(in_memory(files | {"articles/a.md": page("articles/a.md", header)}))


@pytest.mark.parametrize("case", list(case_files()))
def test_nor_in_any_case(case: Case, tmp_path: Path) -> None:
    files: dict[CorpusFile, bytes] = {}
    for file in discover(BASE)[0]:
        files[file] = (BASE / file.path).read_bytes()
    for block in case.blocks:
        if block.form in ("md", "bytes"):
            write_case(block, tmp_path)
    for file in discover(tmp_path)[0]:
        files[file] = (tmp_path / file.path).read_bytes()
        read(tmp_path, file)
    holds(Given(files=files, refused={}, strays=(), defaults=Defaults()))


def test_hostile_headers_are_looked_at_in_time() -> None:
    many = {
        "a": "tags: [" + "A, " * 5_000 + "a]",
        "b": "entities: [" + "x_y, " * 3_000 + "a]",
        "c": "\n".join(f"Tags{n}: x" for n in range(1_000)),
        "d": "tags: " + "[" * 7 + "A]" * 7,
        "e": "author: " + "a: " * 15_000,
        "f": "stance: [" + '{target: a, position: x, evidence: ["l\'a"]}, ' * 300 + "]",
        "g": "abstract: {" + ", ".join(f"F{n}: x" for n in range(1_000)) + "}",
    }
    files = {f"articles/{id}.md": page(f"articles/{id}.md", header, "l’a " * 20_000) for id, header in many.items()}
    given = in_memory(files | {"entities/a.md": page("entities/a.md")})
    with at_most(120):
        before = _Bench(given).look(given.files)
        mend(given)
        with_fixes(given, before.diagnostics)
