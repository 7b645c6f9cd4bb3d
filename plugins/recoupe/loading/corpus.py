"""From a folder to a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from recoupe import urls
from recoupe.diagnostics import Diagnostic, nearest
from recoupe.loading.files import KINDS, PAGES, CorpusFile, discover, read
from recoupe.loading.record import Loaded, load_record
from recoupe.loading.short_forms import Defaults
from recoupe.model import Corpus, HandPage, Span, is_slug


@dataclass(frozen=True, slots=True)
class LoadedCorpus:
    """The records that could be read, and everything that is wrong with the files, by place."""

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]


def load_corpus(content: Path, defaults: Defaults) -> LoadedCorpus:
    """Read every file below `content`. A folder that is not there is an empty corpus with a diagnostic."""
    if not content.is_dir():
        return gather((), (missing(content),), defaults)
    files, strays = discover(content)
    loaded = []
    for file in files:
        text, refused = read(content, file)
        loaded.append(Loaded(None, refused) if refused else load_record(text, file, defaults))
    return gather(zip(files, loaded, strict=True), strays, defaults)


def missing(content: Path) -> Diagnostic:
    """Says that there is no such folder."""
    return Diagnostic(
        span=Span(""), rule="unreadable-file", message=f'there is no folder "{content}"', expected="a corpus folder"
    )


def gather(
    loaded: Iterable[tuple[CorpusFile, Loaded]], strays: Iterable[Diagnostic], defaults: Defaults
) -> LoadedCorpus:
    """Put records together; of two files with one id the first by path is kept, and the other reported."""
    records: dict[str, dict[str, Any]] = {kind: {} for kind in (*KINDS, PAGES)}
    unread: dict[tuple[str, str], str] = {}
    first: dict[tuple[str, str], str] = {}
    versions: list[tuple[CorpusFile, Loaded]] = []
    diagnostics = list(strays)
    for file, result in sorted(loaded, key=lambda pair: pair[0].path):
        diagnostics += result.diagnostics
        if file.lang:
            versions.append((file, result))
            continue
        key = (file.kind, file.id)
        if file.kind == PAGES and urls.hand_page(file.id) in urls.LISTS:
            first[key] = "a list of the site"
        elif file.kind == PAGES and file.id != "index" and urls.hand_page(file.id) in defaults.editions.values():
            first[key] = "an edition of the site"
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

    shown: dict[tuple[str, str], HandPage] = {}
    for file, result in versions:
        unused = _unused(file, {id for kind, id in first if kind == PAGES}, defaults)
        if unused is not None:
            diagnostics.append(unused)
        elif isinstance(result.record, HandPage):
            shown[file.id, file.lang] = result.record

    unread.update((key, path) for key, path in _strayed(diagnostics) if key not in first)

    def by_id(kind: str) -> dict[str, Any]:
        return dict(sorted(records[kind].items()))

    articles = by_id("articles")
    corpus = Corpus(
        lang=defaults.lang,
        articles={id: article for id, article in articles.items() if article.header.state != "withdrawn"},
        entities=by_id("entities"),
        sources=by_id("sources"),
        pages=by_id(PAGES),
        unread=dict(sorted(unread.items())),
        versions=dict(sorted(shown.items())),
        withdrawn={id: article for id, article in articles.items() if article.header.state == "withdrawn"},
        vocabulary=defaults.vocabulary,
    )
    return LoadedCorpus(corpus, tuple(sorted(diagnostics)))


def _unused(file: CorpusFile, pages: Iterable[str], defaults: Defaults) -> Diagnostic | None:
    """Why no edition shows a version of a hand-written page, or `None` where one does."""
    others = [lang for lang in defaults.editions if lang != defaults.lang]
    expected = (
        f"a page that there is, and the language of another edition than the first ({', '.join(others) or 'none'})"
    )
    if file.lang not in others:
        message = f'no edition shows a version in "{file.lang}"'
        guess = nearest(file.lang, others)
        help = f'did you mean "{guess}"?' if guess else ""
        if file.lang == defaults.lang:
            guess, help = "", f'the page in "{file.lang}" is {file.id}.md'
        return Diagnostic(
            span=Span(file.path),
            rule="unused-version",
            message=message,
            seen=file.lang,
            expected=expected,
            nearest=guess,
            help=help,
        )
    if file.id not in pages:
        guess = nearest(file.id, pages)
        return Diagnostic(
            span=Span(file.path),
            rule="unused-version",
            message=f'there is no page "{file.id}.md" of which it could be a version',
            seen=file.id,
            expected=expected,
            nearest=guess,
            help=f'did you mean "{guess}"?' if guess else "",
        )
    return None


def _strayed(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[tuple[str, str], str]]:
    """Files with the name of a record that are refused for what or where they are: references to them are right."""
    for diagnostic in diagnostics:
        if diagnostic.rule in ("stray-file", "malformed-file-name"):
            path = PurePosixPath(diagnostic.span.file)
            if path.parts[0] in KINDS and path.suffix == ".md" and is_slug(path.stem):
                yield (path.parts[0], path.stem), str(path)
