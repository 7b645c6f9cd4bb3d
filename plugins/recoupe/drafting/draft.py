"""A new file of the corpus: written as a value, judged beside the others, and put on the disk where nothing is yet."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from recoupe.checks import check
from recoupe.diagnostics import Diagnostic
from recoupe.editing import Change, Folder, Refused, write
from recoupe.formatting import Value, write_file
from recoupe.linking import link_corpus
from recoupe.loading import CorpusFile, Defaults, load_record
from recoupe.loading.files import MAX_BYTES
from recoupe.model import PartialDate, is_slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A file that is not on the disk yet."""

    file: CorpusFile
    text: str


def draft(kind: str, id: str, values: Mapping[str, Value], body: str = "") -> Draft:
    """A file of `kind` (articles, entities, sources) with its header in canonical order. Raises `Refused`.

    An article lies in the folder of its year, so its `date` must be one.
    """
    if not is_slug(id):
        raise Refused(
            f'"{id}" cannot be an id: lower-case letters a to z, digits, and single hyphens between them,'
            " at most 100 characters"
        )
    folder = f"articles/{PartialDate.parse(values['date']).year:04d}" if kind == "articles" else kind
    text = write_file(kind, values, body)
    if len(text.encode()) > MAX_BYTES:
        raise Refused("the file would be larger than 1 MiB")
    return Draft(file=CorpusFile(kind, id, f"{folder}/{id}.md"), text=text)


def problem(kind: str, field: str, value: Value, defaults: Defaults) -> Diagnostic | None:
    """What is wrong with one value of a header by itself, if anything."""
    text = write_file(kind, {field: value})
    told = load_record(text, CorpusFile(kind, "new", f"{kind}/new.md"), defaults).diagnostics
    return next((each for each in told if each.severity == "error" and each.rule != "missing-field"), None)


def judged(folder: Folder, new: Draft) -> tuple[Diagnostic, ...]:
    """What the corpus's checks say of the new file, and the errors that it makes elsewhere. Raises `Refused`.

    A file is never written over: one that is there already, or has the id, refuses the draft.
    """
    for file in folder.files:
        if file.path == new.file.path or (file.kind, file.id) == (new.file.kind, new.file.id):
            raise Refused(f'"{file.id}" is there already: {file.path}')
    record = load_record(new.text, new.file, folder.defaults)
    after = replace(
        folder,
        files={**folder.files, new.file: new.text.encode()},
        records={**folder.records, new.file: record},
    )
    known = Counter(_key(each) for each in _all(folder))
    found = []
    for each in _all(after):
        known[_key(each)] -= 1
        if each.span.file == new.file.path or (each.severity == "error" and known[_key(each)] < 0):
            found.append(each)
    return tuple(found)


def write_draft(content: Path, new: Draft) -> Path:
    """Put the file on the disk. Raises `Refused` where something is there, or a folder is a link; and `OSError`."""
    place = content / new.file.path
    for folder in reversed(place.relative_to(content).parents[:-1]):
        if (content / folder).is_symlink():
            raise Refused(f"{folder.as_posix()} is a link: the corpus has folders only")
    if os.path.lexists(place):
        raise Refused(f"{new.file.path} is there already, and no file is written over")
    place.parent.mkdir(parents=True, exist_ok=True)
    write(content, (Change(path=new.file.path, before=None, after=new.text.encode()),))
    return place


def _all(folder: Folder) -> tuple[Diagnostic, ...]:
    loaded = folder.load()
    return tuple(sorted((*loaded.diagnostics, *check(link_corpus(loaded.corpus)))))


def _key(diagnostic: Diagnostic) -> tuple[str, str, str]:
    return diagnostic.rule, diagnostic.span.file, diagnostic.seen
