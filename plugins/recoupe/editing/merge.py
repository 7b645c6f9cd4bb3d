"""Two records become one: the one that is given up leads to the other, and every reference names the other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from recoupe.editing.edit import Edit, Refused
from recoupe.editing.folder import Folder
from recoupe.editing.header import TypedHeader
from recoupe.editing.requests import left_to_do, standing, usable
from recoupe.editing.rewriting import rewritten, without_doubles
from recoupe.editing.verification import no_new_error, says_the_same
from recoupe.loading import CorpusFile
from recoupe.loading.nodes import ScalarNode
from recoupe.model import Entity, Record

_FACTS = ("same_as", "relations", "coordinates", "date", "place", "participants", "not_same_as")


def merge(folder: Folder, gone: str, kept: str) -> Edit:
    """Merge the entity `gone` into `kept`.

    The file of `gone` keeps all its bytes and gets one line, `replaced_by`, at the end of its header; without that
    line it is what it was. Raises `Refused`, also where one of the two records names the other: two records that are
    told apart, or tied to each other, are not one, and somebody must take that out first.
    """
    corpus = folder.readable()
    if gone == kept:
        raise Refused(f'"{gone}" cannot be merged into itself')
    given_up, standing_on = standing(corpus, gone), standing(corpus, kept)
    usable(kept)
    tombstone, other = (CorpusFile("entities", each.id, each.path) for each in (given_up, standing_on))
    _refuse_ties(folder.header(tombstone), kept)
    _refuse_ties(folder.header(other), gone)

    naming = [header for header in folder.naming(gone) if header.file != tombstone]
    single = {header.file: without_doubles(header, gone, kept) for header in naming}
    new = {file.path: rewritten(header, gone, kept) for file, (header, _) in single.items()}
    new[tombstone.path] = _replaced(folder.header(tombstone), kept)
    made = folder.changes(new)

    after = folder.changed(made)
    says_the_same(folder, after, {file: file for file in single}, gone, kept)
    _refuse_unless_led_on(after.records[tombstone].record, given_up, kept)
    no_new_error(folder, after, {gone: kept})
    return Edit(
        changes=made,
        references=sum(header.count(gone) for header in naming),
        doubles=sum(count for _, count in single.values()),
        notes=(*_left_behind(given_up, kept), *left_to_do(folder.defaults, gone, kept)),
    )


def _refuse_ties(header: TypedHeader, other: str) -> None:
    for node in header.named():
        if node.value == other:
            raise Refused(
                f'"{header.file.id}" names "{other}" here, and would then name itself: take that out first,'
                " if the two are one",
                node.span,
            )


def _replaced(header: TypedHeader, kept: str) -> bytes:
    """The file with `replaced_by` as the last line of its header, or in the field that was left open for it."""
    original, layout = header.original, header.layout
    field = header.tree.get("replaced_by")
    if field is None:
        first = header.tree.entries[0][0]
        indent = " " * (first.span.column - 1)
        line_break = original.slice(layout.end - 1, layout.end)
        return original.replaced([(layout.end, layout.end, f"{indent}replaced_by: {kept}{line_break}")])
    if not isinstance(field, ScalarNode) or field.value is not None:
        raise Refused('"replaced_by" cannot be read: take it out first', field.span)
    start = header.offset(field)
    space = " " * (layout.text[start - 1] == ":")
    return original.replaced([(start, layout.scalars[start], space + kept)])


def _refuse_unless_led_on(record: Any, before: Entity, kept: str) -> None:
    if isinstance(record, Record) and record.header == replace(before.header, replaced_by=kept):
        return
    raise Refused('no line can be added to this header: write it as lines of the form "key: value"', before.span())


def _left_behind(entity: Entity, kept: str) -> tuple[str, ...]:
    """What the record given up says, beside its names, that no page shows any more."""
    fields = [f"`{field}`" for field in _FACTS if getattr(entity.header, field)]
    fields += ["a note"] if entity.document.text else []
    if not fields:
        return ()
    return (
        f'{entity.path} still holds {", ".join(fields)}: what of it is to be shown belongs in the file of "{kept}"',
    )
