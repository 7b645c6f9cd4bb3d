"""From a folder to a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from recoupe import urls
from recoupe.diagnostics import Diagnostic
from recoupe.loading.files import KINDS, PAGES, CorpusFile, discover, read
from recoupe.loading.record import Loaded, load_record
from recoupe.loading.short_forms import Defaults
from recoupe.model import Corpus, Span, is_slug


@dataclass(frozen=True, slots=True)
class LoadedCorpus:
    """The records that could be read, and everything that is wrong with the files, by place."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]


def load_corpus(content: Path, defaults: Defaults) -> LoadedCorpus:
    """Read every file below `content`. A folder that is not there is an empty corpus with a diagnostic."""
    if not content.is_dir():
        missing = Diagnostic(
            span=Span(""), rule="unreadable-file", message=f'there is no folder "{content}"', expected="a corpus folder"
        )
        return LoadedCorpus(gather((), (), defaults).corpus, (missing,))
    files, strays = discover(content)
    loaded = []
    for file in files:
        text, refused = read(content, file)
        loaded.append(Loaded(None, refused) if refused else load_record(text, file, defaults))
    return gather(zip(files, loaded, strict=True), strays, defaults)


def gather(
    loaded: Iterable[tuple[CorpusFile, Loaded]], strays: Iterable[Diagnostic], defaults: Defaults
) -> LoadedCorpus:
    """Put records together; of two files with one id the first by path is kept, and the other reported."""
    records: dict[str, dict[str, Any]] = {kind: {} for kind in (*KINDS, PAGES)}
    unread: dict[tuple[str, str], str] = {}
    first: dict[tuple[str, str], str] = {}
    diagnostics = list(strays)
    for file, result in sorted(loaded, key=lambda pair: pair[0].path):
        diagnostics += result.diagnostics
        key = (file.kind, file.id)
        if file.kind == PAGES and urls.hand_page(file.id) in urls.LISTS:
            first[key] = "a list of the site"
        if key in first:
            diagnostics.append(
                Diagnostic(
                    span=Span(file.path),
                    rule="duplicate-id",
                    message=f'the id "{file.id}" is taken by {first[key]}',
                    seen=file.id,
                    expected="another file name: it is the record's permanent id",
                )
            )
            continue
        first[key] = file.path
        if result.record is None:
            unread[key] = file.path
        else:
            records[file.kind][file.id] = result.record

    unread.update((key, path) for key, path in _strayed(diagnostics) if key not in first)

    def by_id(kind: str) -> dict[str, Any]:
        return dict(sorted(records[kind].items()))

    corpus = Corpus(
        articles=by_id("articles"),
        entities=by_id("entities"),
        sources=by_id("sources"),
        pages=by_id(PAGES),
        unread=dict(sorted(unread.items())),
        vocabulary=defaults.vocabulary,
    )
    return LoadedCorpus(corpus, tuple(sorted(diagnostics)))


def _strayed(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[tuple[str, str], str]]:
    """Files with the name of a record that are refused for what or where they are: references to them are right."""
    for diagnostic in diagnostics:
        if diagnostic.rule in ("stray-file", "malformed-file-name"):
            path = PurePosixPath(diagnostic.span.file)
            if path.parts[0] in KINDS and path.suffix == ".md" and is_slug(path.stem):
                yield (path.parts[0], path.stem), str(path)
