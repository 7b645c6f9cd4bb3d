"""Every rule has a page whose examples are true, and every case file says exactly what the engine says.

The examples are written in Markdown. A section (`## …`) is one case: its fenced blocks are files, laid over the small
corpus in `base/`, and its `diagnostics` block lists the headlines of everything that is wrong with the whole corpus, in
order, with paths below the corpus. A section without such a block expects none. Rule pages have the sections `Bad` and
`Good`; the files beside this module have as many as they like, under any title.

The word after the opening fence says how a block becomes a file, the path behind it which one:

    md PATH         the text as it stands
    repeat PATH N   the same; each line that ends in ` …` is written N times, without the ` …`
    bytes PATH      a Python bytes literal: what an editor would tidy up (line endings, a byte order mark, bad UTF-8)
    link PATH       a symbolic link; the text is its target
    locked PATH     a file that may not be opened
    before PATH     an earlier, committed version of a file; several stand from the newest to the oldest
    shallow         nothing: the checkout has not all of its history

`diagnostics, not yet: REASON` lists what the engine should say but does not say yet; that case is expected to fail.
"""

from __future__ import annotations

import ast
import errno
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

import pytest
from markdown_it import MarkdownIt

from recoupe import diagnostics
from recoupe.diagnostics import RULES, headline
from recoupe.loading import Defaults
from recoupe.pipeline import read_corpus

HERE = Path(__file__).parent
BASE = HERE / "base"
PAGES = Path(diagnostics.__file__).parent / "pages"
SECTIONS = ["Why it matters", "Bad", "Good", "What to do"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A fenced block that is a file."""

    form: str
    path: str
    times: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One section: the files that it lays over the base, and the headlines that it expects."""

    title: str
    blocks: tuple[Block, ...]
    expected: tuple[str, ...]
    not_yet: str


def read_cases(file: Path) -> tuple[str, tuple[Case, ...]]:
    """The title of a Markdown file and its sections; prose is for people."""
    tokens = MarkdownIt("commonmark").parse(file.read_text(encoding="utf-8"))
    headings = [number for number, token in enumerate(tokens) if token.type == "heading_open"]
    title, *sections = ((tokens[number].tag, tokens[number + 1].content) for number in headings)
    assert title[0] == "h1", f"{file.name} begins with a title"
    assert {tag for tag, _ in sections} == {"h2"}, f"{file.name} has one title, and sections"
    ends = [*headings[2:], len(tokens)]
    cases = []
    for (_, name), begin, end in zip(sections, headings[1:], ends, strict=True):
        fences = [(token.info.strip(), token.content) for token in tokens[begin:end] if token.type == "fence"]
        blocks, expected, not_yet = [], "", ""
        for info, text in fences:
            form, _, rest = info.partition(" ")
            if form.startswith("diagnostics"):
                expected, not_yet = text, info.removeprefix("diagnostics").removeprefix(", not yet: ")
                continue
            path, _, times = rest.rpartition(" ") if form == "repeat" else (rest, "", "1")
            blocks.append(Block(form=form, path=path, times=int(times), text=text))
        lines = tuple(expected.splitlines())
        cases.append(Case(title=name, blocks=tuple(blocks), expected=lines, not_yet=not_yet))
    return title[1], tuple(cases)


def write(block: Block, content: Path) -> None:
    """Make the file of a block, unless it is a version from before."""
    if block.form in ("before", "shallow"):
        return
    path = content / block.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    match block.form:
        case "md" | "locked":
            path.write_bytes(block.text.encode())
        case "repeat":
            text = re.sub(r"(?m)^(.*) …\n", lambda line: f"{line[1]}\n" * block.times, block.text)
            path.write_bytes(text.encode())
        case "bytes":
            path.write_bytes(ast.literal_eval(f"({block.text})"))
        case "link":
            path.symlink_to(block.text.strip())
        case _:
            raise ValueError(f"no block is called {block.form!r}")


def found(case: Case, content: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """The headlines of the corpus that a case makes in the folder `content`."""
    shutil.copytree(BASE, content, dirs_exist_ok=True)
    for block in case.blocks:
        write(block, content)
    locked = {content / block.path for block in case.blocks if block.form == "locked"}
    open_file: Callable[..., Any] = Path.open

    def open_unless_locked(path: Path, *args: Any, **options: Any) -> Any:
        # Simulated, because a test that runs as root may read whatever has no permission.
        if path in locked:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return open_file(path, *args, **options)

    monkeypatch.setattr(Path, "open", open_unless_locked)

    def versions(path: str) -> tuple[str, ...]:
        return tuple(block.text for block in case.blocks if block.form == "before" and block.path == path)

    cut = any(block.form == "shallow" for block in case.blocks)
    defaults = Defaults(editions={"fr": "", "en": "en/"})
    checked = read_corpus(content, defaults, versions, history_is_cut=cut)
    return tuple(headline(each, PurePath()) for each in checked.diagnostics)


def case_files() -> Iterator[Any]:
    """Every section of every page and case file, as a parameter of a test."""
    pages = {rule: PAGES / f"{rule}.md" for rule in RULES}
    for file in (*(page for page in pages.values() if page.exists()), *sorted(HERE.glob("*.md"))):
        for case in read_cases(file)[1]:
            if file.parent == HERE or case.title in ("Bad", "Good"):
                marks = [pytest.mark.xfail(reason=case.not_yet)] if case.not_yet else []
                yield pytest.param(case, id=f"{file.stem}: {case.title}", marks=marks)


def test_every_rule_has_a_page_and_every_page_a_rule() -> None:
    assert {page.name for page in PAGES.iterdir()} == {f"{rule}.md" for rule in RULES}


@pytest.mark.parametrize("rule", RULES)
def test_page_has_the_usual_sections_and_shows_its_own_rule_only(rule: str) -> None:
    title, cases = read_cases(PAGES / f"{rule}.md")
    assert title == rule
    assert [case.title for case in cases] == SECTIONS
    _, bad, good, _ = cases
    assert bad.expected
    assert good.blocks
    assert all(f" {RULES[rule]}[{rule}]: " in line for line in bad.expected)
    words = set(re.findall(r"[\w-]+", (PAGES / f"{rule}.md").read_text(encoding="utf-8")))
    assert words & RULES.keys() == {rule}


@pytest.mark.parametrize("case", list(case_files()))
def test_example_is_told_as_it_says(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(case, tmp_path, monkeypatch) == case.expected


def test_base_is_without_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert found(Case(title="base", blocks=(), expected=(), not_yet=""), tmp_path, monkeypatch) == ()
