"""Small corpora for tests, written as scripts: a test's docstring is its input.

    articles/a.md
        entities: [sadr]
        ---
        Sadr a parlé.
    entities/sadr.md
        pref_label: {fr: Sadr}

Each unindented `….md` begins a file; below it stand its header and, after three hyphens, its text. Required fields
that are not given are filled in after the given ones, and the outlet `journal` is there in any case.
"""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePath
from textwrap import dedent
from types import FrameType

from recoupe.checks import check
from recoupe.diagnostics import Diagnostic, headline
from recoupe.indexes import build_indexes
from recoupe.linking import LinkedCorpus, link_corpus
from recoupe.loading import CorpusFile, Defaults, Loaded, LoadedCorpus, gather, load_record
from recoupe.loading.files import KINDS, PAGES
from recoupe.views import Reader

REQUIRED: Mapping[str, Mapping[str, str]] = {
    "articles": {"title": "Un titre", "source": "journal", "date": "2021-10-19", "lang": "fr"},
    "entities": {"type": "Person", "pref_label": "{{fr: Nom de {id}}}"},
    "sources": {"name": "Journal {id}", "text_policy": "full"},
    PAGES: {"title": "Une page"},
}


def corpus_file(path: str) -> CorpusFile:
    return CorpusFile.at(path)


def page(path: str, header: str = "", body: str = "") -> str:
    """A file's text, with what its kind requires."""
    file = corpus_file(path)
    given = {line.partition(":")[0] for line in header.split("\n")}
    needed = REQUIRED[file.kind] if file.kind in (*KINDS, PAGES) else {}
    rows = [header.rstrip("\n")] if header.strip() else []
    rows += [f"{key}: {value.format(id=file.id)}" for key, value in needed.items() if key not in given]
    return "\n".join(["---", *rows, "---", "", body])


def corpus(script: str) -> dict[str, str]:
    """The files of a script, by path."""
    files = {}
    for block in re.split(r"(?m)^(?=\S)", dedent(script)):
        path, _, content = block.partition("\n")
        if path.endswith(".md"):
            header, _, body = ("\n" + dedent(content)).partition("\n---\n")
            files[path] = page(path, header.strip("\n"), body)
    return {"sources/journal.md": page("sources/journal.md")} | files


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Put files into a folder."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def record(text: str, path: str = "articles/a.md", defaults: Defaults | None = None) -> Loaded:
    """One file, read."""
    return load_record(text, corpus_file(path), defaults or Defaults())


def loaded(files: Mapping[str, str]) -> LoadedCorpus:
    """A corpus, read without a disk."""
    return gather(((corpus_file(path), record(text, path)) for path, text in files.items()), (), Defaults())


def linked(files: Mapping[str, str]) -> LinkedCorpus:
    return link_corpus(loaded(files).corpus)


def checked(files: Mapping[str, str]) -> list[str]:
    """The headlines of what is wrong between the files."""
    return said(check(linked(files)))


def reader(files: Mapping[str, str], lang: str = "fr") -> Reader:
    found = linked(files)
    return Reader(found, build_indexes(found), lang)


def said(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """The first line of each report."""
    return [headline(each, PurePath()) for each in diagnostics]


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Stop what takes so long that its work cannot be in proportion to its input.

    The processor's time is bounded, and only what hangs without working by the clock: a busy machine is no mistake.
    """

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not done in {seconds} s")

    timers = {signal.SIGPROF: (signal.ITIMER_PROF, seconds), signal.SIGALRM: (signal.ITIMER_REAL, 60 * seconds)}
    before = {number: signal.signal(number, stop) for number in timers}
    for timer, limit in timers.values():
        signal.setitimer(timer, limit)
    try:
        yield
    except TimeoutError as error:
        raise AssertionError(str(error)) from None
    finally:
        for timer, _ in timers.values():
            signal.setitimer(timer, 0)
        for number, handler in before.items():
            signal.signal(number, handler)
