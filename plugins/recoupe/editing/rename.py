"""A record gets another id: its file moves, every reference follows, and the old id leads on."""

from __future__ import annotations

from pathlib import PurePosixPath

from recoupe.editing.edit import Edit, Refused
from recoupe.editing.folder import Folder
from recoupe.editing.header import TypedHeader
from recoupe.editing.requests import left_to_do, standing, usable
from recoupe.editing.rewriting import rewritten
from recoupe.editing.verification import no_new_error, says_the_same
from recoupe.loading import CorpusFile
from recoupe.model import Corpus, Record, is_slug


def rename(folder: Folder, old: str, new: str) -> Edit:
    """Call the entity `old` by the id `new`.

    All its content moves to a file of the new name in the same folder; the old file becomes a tombstone with the type,
    the preferred labels as they were typed, and `replaced_by`. Raises `Refused`, also where something names an entity
    `new` already that does not exist: it would come to mean this one.
    """
    corpus = folder.readable()
    entity = standing(corpus, old)
    _refuse_taken(folder, corpus, old, new)
    usable(new)
    here = CorpusFile("entities", old, entity.path)
    there = CorpusFile("entities", new, str(PurePosixPath(entity.path).with_name(f"{new}.md")))

    naming = list(folder.naming(old))
    files = {header.file.path: rewritten(header, old, new) for header in naming}
    files[there.path] = files.get(here.path, folder.files[here])
    files[here.path] = _tombstone(folder.header(here), new)
    made = folder.changes(files)

    after = folder.changed(made)
    moved = {header.file: header.file for header in naming} | {here: there}
    says_the_same(folder, after, moved, old, new)
    _refuse_unless_led_on(folder, after, here, new)
    no_new_error(folder, after, {old: new, here.path: there.path})
    return Edit(
        changes=made,
        references=sum(header.count(old) for header in naming),
        doubles=0,
        notes=left_to_do(folder.defaults, old, new),
    )


def _refuse_taken(folder: Folder, corpus: Corpus, old: str, new: str) -> None:
    if old == new:
        raise Refused(f'"{old}" is called that already')
    if not is_slug(new):
        raise Refused(
            f'"{new}" cannot be an id: lower-case letters a to z, digits, and single hyphens between them,'
            " at most 100 characters"
        )
    if (taken := corpus.entities.get(new)) is not None:
        instead = (
            "" if taken.header.replaced_by else f" (to make one record of the two: recoupe entity merge {old} {new})"
        )
        raise Refused(f'the id "{new}" is taken by {taken.path}{instead}')
    for header in folder.naming(new):
        node = next(each for each in header.named() if each.value == new)
        raise Refused(f'"{new}" is named here, and no entity is called so: correct that first', node.span)


def _tombstone(header: TypedHeader, new: str) -> bytes:
    """Type, preferred labels as they were typed, and `replaced_by`, with the line breaks of the file."""
    original, layout = header.original, header.layout
    line_break = original.slice(layout.end - 1, layout.end)
    keys = (key for key, _ in header.tree.entries if key.value in ("type", "pref_label"))
    pairs = (layout.pairs[header.offset(key)] for key in keys)
    typed = [original.slice(pair.start, pair.end) for pair in pairs]
    return line_break.join(["---", *typed, f"replaced_by: {new}", "---", ""]).encode()


def _refuse_unless_led_on(folder: Folder, after: Folder, file: CorpusFile, new: str) -> None:
    before, record = folder.records[file].record, after.records[file].record
    if isinstance(before, Record) and isinstance(record, Record):
        same = before.header.type == record.header.type and before.header.pref_label == record.header.pref_label
        if same and record.header.replaced_by == new:
            return
    raise Refused('its type and label cannot be kept: write them as lines of the form "key: value" first')
