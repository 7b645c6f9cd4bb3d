"""The files of a corpus as an edit sees them: their bytes, and what was read from each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from recoupe.checks import check
from recoupe.diagnostics import Diagnostic
from recoupe.editing.edit import Change, Refused
from recoupe.editing.header import TypedHeader
from recoupe.editing.original import Original
from recoupe.linking import link_corpus
from recoupe.loading import CorpusFile, Defaults, Loaded, LoadedCorpus, gather, load_record
from recoupe.loading.files import MAX_BYTES
from recoupe.model import Corpus

_UNREAD = frozenset({"unreadable-file", "malformed-file-name", "duplicate-id"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """All files of a corpus; `strays` tells of everything else that lies there, and of files without readable bytes."""

    files: Mapping[CorpusFile, bytes]
    records: Mapping[CorpusFile, Loaded]
    defaults: Defaults
    strays: tuple[Diagnostic, ...] = ()

    @classmethod
    def of(
        cls,
        files: Mapping[CorpusFile, bytes],
        defaults: Defaults,
        refused: Mapping[CorpusFile, Loaded] | None = None,
        strays: tuple[Diagnostic, ...] = (),
    ) -> Folder:
        """Read every file of which there are bytes; `refused` says why there are none of the others."""
        records = {file: load_record(Original.of(data).text, file, defaults) for file, data in files.items()}
        return cls(files=files, records=records | dict(refused or {}), defaults=defaults, strays=strays)

    def load(self) -> LoadedCorpus:
        """The corpus."""
        return gather(self.records.items(), self.strays, self.defaults)

    def header(self, file: CorpusFile) -> TypedHeader:
        """The header of a file that gave a record, as it was typed."""
        return TypedHeader.of(file, self.files[file], self.defaults)

    def naming(self, id: str) -> Iterable[TypedHeader]:
        """The headers that name an entity, in order of path."""
        for file in sorted(self.files, key=lambda each: each.path):
            data = self.files[file]
            if id.encode() in data or b"\\" in data:  # it may be written with escapes
                header = self.header(file)
                if header.count(id):
                    yield header

    def changes(self, files: Mapping[str, bytes]) -> tuple[Change, ...]:
        """The changes that give files other bytes, by path."""
        known = {file.path: data for file, data in self.files.items()}
        return tuple(Change(path=path, before=known.get(path), after=files[path]) for path in sorted(files))

    def changed(self, changes: Iterable[Change]) -> Folder:
        """The folder after some changes. Raises `Refused` when a file would be too large to be read again."""
        known = {file.path: file for file in self.files}
        files, records = dict(self.files), dict(self.records)
        for change in changes:
            stem = change.path.rpartition("/")[2].removesuffix(".md")
            file = known.get(change.path) or CorpusFile("entities", stem, change.path)
            if len(change.after) > MAX_BYTES:
                raise Refused(f"{change.path} would be larger than 1 MiB")
            files[file] = change.after
            records[file] = load_record(Original.of(change.after).text, file, self.defaults)
        return replace(self, files=files, records=records)

    def readable(self) -> Corpus:
        """The corpus; raises `Refused` where a file cannot be read, since it may name what an edit is about."""
        loaded = self.load()
        unread = {*loaded.corpus.unread.values()}
        unread |= {each.span.file for each in loaded.diagnostics if each.rule in _UNREAD}
        if unread:
            first, *others = sorted(unread)
            more = f" nor {len(others)} other file{'s' * (len(others) > 1)}" if others else ""
            raise Refused(f"{first} cannot be read{more}, and may hold references (recoupe check tells why)")
        return loaded.corpus

    def errors(self) -> tuple[Diagnostic, ...]:
        """Every error of the corpus; what its Git history knows is not asked."""
        loaded = self.load()
        found = (*loaded.diagnostics, *check(link_corpus(loaded.corpus)))
        return tuple(sorted(each for each in found if each.severity == "error"))
