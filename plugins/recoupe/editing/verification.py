"""An edit is right when every header says what it said, of the entity's new id, and no rule has a new error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath

from recoupe.diagnostics import Diagnostic, headline
from recoupe.editing.edit import Refused
from recoupe.editing.folder import Folder
from recoupe.loading import CorpusFile
from recoupe.model import Record, Span

_TOLD_BY_ORDER = "shared-label"
"""It is told at the later of two ids, so that other ids make other reports of the same labels; but none where there
was none, since no edit gives a record another label."""


def says_the_same(before: Folder, after: Folder, moved: Mapping[CorpusFile, CorpusFile], old: str, new: str) -> None:
    """Refuse an edit that changes more than a name in the files of `moved` (those before to those after)."""
    for file, place in moved.items():
        record = after.records[place].record
        one = before.header(file)
        if isinstance(record, Record):
            other = after.header(place)
            left = any(node.value == old for node in other.named())
            if not left and one.body == other.body and one.says({old: new}) == other.says({old: new}):
                continue
        raise Refused(
            f'this header would not say the same of "{new}" as of "{old}": write it in a plainer form first',
            Span(file.path),
        )


def no_new_error(before: Folder, after: Folder, names: Mapping[str, str]) -> None:
    """Refuse an edit that makes an error. `names` has the ids and paths that change, with those that they become."""
    found = before.errors()
    known = Counter(_key(each, names) for each in found)
    rules = {each.rule for each in found}
    for each in after.errors():
        key = _key(each, names)
        known[key] -= 1
        if known[key] < 0 and not (each.rule == _TOLD_BY_ORDER and _TOLD_BY_ORDER in rules):
            raise Refused(f"this would make an error: {headline(each, PurePosixPath())}")


def _key(diagnostic: Diagnostic, names: Mapping[str, str]) -> tuple[str, ...]:
    """What makes an error the same before and after."""
    file, seen = diagnostic.span.file, diagnostic.seen
    return diagnostic.rule, names.get(file, file), names.get(seen, seen)
