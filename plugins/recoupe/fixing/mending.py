"""A corpus mended as far as that takes no judgement, and never left with more errors than it had."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, islice
from typing import TypeAlias

from recoupe.checks import check
from recoupe.diagnostics import Diagnostic
from recoupe.diagnostics.fix import Fix, Replacement
from recoupe.editing import Change, Refused
from recoupe.editing.original import Original
from recoupe.fixing.fixes import FIXES
from recoupe.fixing.situation import FileAsRead, Situation
from recoupe.linking import LinkedCorpus, link_corpus
from recoupe.loading import CorpusFile, Defaults, Loaded, gather, load_record
from recoupe.loading.files import decoded
from recoupe.model import Article

ROUNDS = 6
"""One fix may show what it hid; a file is looked at so many times at most."""

_BOUNDARY = re.compile(rb"(?:\A|(?<=[\r\n]))---[ \t]*(?=[\r\n]|\Z)")

AT_ONCE = 200
"""Fixes of one file in one round."""

ONE_BY_ONE = 10
"""Fixes of one file that are tried alone in one round, where they make an error together."""

Files: TypeAlias = Mapping[CorpusFile, bytes]
_Plan: TypeAlias = tuple[bytes, Sequence[Diagnostic]]
"""New bytes for a file, and what they mend."""

Earlier: TypeAlias = Callable[[Article], Sequence[Article]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """The changes to a corpus, what they mend, and what is wrong with it afterwards."""

    changes: tuple[Change, ...]
    mended: tuple[Diagnostic, ...]
    left: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A corpus to mend: the bytes of its files, why others cannot be read, and what stays as it is.

    `earlier` gives the committed versions of an article, the newest first.
    """

    files: Files
    refused: Mapping[CorpusFile, Loaded]
    strays: Sequence[Diagnostic]
    defaults: Defaults
    earlier: Earlier = lambda article: ()


def mend(given: Given, chosen: Callable[[CorpusFile], bool] = lambda file: True) -> Mended:
    """Apply every safe fix to the chosen files, again and again while one shows another.

    A fix is kept when what it mends is gone and the file, read again, has no more errors than before; and all of them
    only while the corpus has no more.
    """
    bench = _Bench(given)
    first = now = bench.look(given.files)
    mended: list[Diagnostic] = []
    for _ in range(ROUNDS):
        planned = bench.plan(now, chosen)
        after = bench.look({**now.files, **{file: data for file, (data, _) in planned.items()}})
        if after.errors > now.errors:
            worse = now.worse_in(after)
            planned = {file: plan for file, plan in planned.items() if file.path not in worse}
            after = bench.look({**now.files, **{file: data for file, (data, _) in planned.items()}})
        if not planned or after.errors > now.errors:
            break
        mended += [each for _, told in planned.values() for each in told]
        now = after
    return Mended(
        changes=tuple(
            Change(path=file.path, before=given.files[file], after=data)
            for file, data in sorted(now.files.items(), key=lambda pair: pair[0].path)
            if data != given.files[file]
        ),
        mended=tuple(sorted(mended)) if now is not first else (),
        left=now.diagnostics,
    )


def with_fixes(given: Given, diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics of a corpus, each with its fix where it has one that makes no error of the file's own."""
    bench = _Bench(given)
    now = bench.look(given.files)
    tried: Counter[str] = Counter()
    found = []
    for each in diagnostics:
        told = bench.with_fix(each, now) if tried[each.span.file] < AT_ONCE else each
        if told.fix is not None:
            tried[each.span.file] += 1
            if bench.mended(bench.paths[each.span.file], now, [told]) is None:
                told = each
        found.append(told)
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class _State:
    """The files at one point, and what is wrong with them."""

    files: Files
    linked: LinkedCorpus
    diagnostics: tuple[Diagnostic, ...]

    @cached_property
    def tags(self) -> frozenset[str]:
        """The tags that some article has."""
        return frozenset(tag for article in self.linked.corpus.articles.values() for tag in article.header.tags)

    @property
    def errors(self) -> int:
        """How many errors there are."""
        return _errors(self.diagnostics)

    def worse_in(self, after: _State) -> set[str]:
        """The files that have more errors afterwards."""
        before, now = (
            Counter(each.span.file for each in state.diagnostics if each.severity == "error") for state in (self, after)
        )
        return {path for path in now if now[path] > before[path]}


class _Bench:
    """Reads files, each state of each of them once."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.paths = {file.path: file for file in given.files}
        self.read: dict[tuple[CorpusFile, bytes], Loaded] = {}
        self.texts: dict[tuple[CorpusFile, bytes], FileAsRead] = {}

    def look(self, files: Files) -> _State:
        """What is wrong with the corpus when it has these files."""
        records = {file: self.load(file, data) for file, data in files.items()}
        loaded = gather((records | dict(self.given.refused)).items(), self.given.strays, self.given.defaults)
        linked = link_corpus(loaded.corpus, self.given.earlier)
        return _State(files=files, linked=linked, diagnostics=tuple(sorted((*loaded.diagnostics, *check(linked)))))

    def load(self, file: CorpusFile, data: bytes) -> Loaded:
        if (file, data) not in self.read:
            text, refused = decoded(data, file)
            self.read[file, data] = Loaded(None, refused) if refused else load_record(text, file, self.given.defaults)
        return self.read[file, data]

    def as_read(self, file: CorpusFile, data: bytes) -> FileAsRead | None:
        """The file as it is read, if it is UTF-8."""
        if (file, data) not in self.texts:
            try:
                self.texts[file, data] = FileAsRead(file, Original.of(data).text, self.given.defaults)
            except UnicodeDecodeError:
                return None
        return self.texts[file, data]

    def with_fix(self, diagnostic: Diagnostic, now: _State) -> Diagnostic:
        """The diagnostic with its fix, if it has one."""
        file = self.paths.get(diagnostic.span.file)
        if file is None or diagnostic.rule not in FIXES:
            return diagnostic
        read = self.as_read(file, now.files[file])
        if read is None:
            return diagnostic
        return replace(diagnostic, fix=FIXES[diagnostic.rule](Situation(diagnostic, read, now.linked, now.tags)))

    def plan(self, now: _State, chosen: Callable[[CorpusFile], bool]) -> dict[CorpusFile, _Plan]:
        """New bytes for each file that can be mended, and what that mends."""
        by_file: dict[CorpusFile, list[Diagnostic]] = defaultdict(list)
        for each in now.diagnostics:
            file = self.paths.get(each.span.file)
            if file is not None and chosen(file) and len(by_file[file]) < AT_ONCE:
                told = self.with_fix(each, now)
                by_file[file] += [told] if told.fix is not None else []
        found: dict[CorpusFile, _Plan] = {}
        for file, of_file in by_file.items():
            for some in (_apart(of_file), *([each] for each in of_file[:ONE_BY_ONE])):
                if some and (plan := self.mended(file, now, some)) is not None:
                    found[file] = plan
                    break
        return found

    def mended(self, file: CorpusFile, now: _State, told: Sequence[Diagnostic]) -> _Plan | None:
        """The bytes with some fixes, unless one of these mends nothing, or makes an error of the file's own.

        What could not be read hid what else is wrong with it: what can be mended of that is mended too.
        """
        data, body = _parted(now.files[file], told)
        before = self.load(file, data)
        new, done = self.replaced(data, told), list(told)
        if new is None or (before.record is not None and self.load(file, new).record is None):
            return None
        for _ in range(ROUNDS):
            state = replace(now, files={file: new})
            shown = [self.with_fix(each, state) for each in self.load(file, new).diagnostics[:AT_ONCE]]
            more = _apart(each for each in shown if each.fix is not None)
            further = self.replaced(new, more)
            if further is None or further == new:
                break
            new, done = further, done + more
        after = self.load(file, new)
        known = {_key(each) for each in after.diagnostics}
        if any(_key(each) in known for each in told):
            return None
        old_errors, new_errors = (_of_file(each.diagnostics) for each in (before, after))
        better = new_errors.total() <= old_errors.total() if before.record is None else new_errors <= old_errors
        return (new + body, done) if better else None

    def replaced(self, data: bytes, told: Sequence[Diagnostic]) -> bytes | None:
        """The bytes with the replacements of some fixes, where these can be told from what is around them."""
        original = Original.of(data)
        places = [place for each in told if each.fix for place in each.fix.replacements]
        try:
            return original.replaced(_stretches(original.text, places))
        except Refused:
            return None


def _parted(data: bytes, told: Sequence[Diagnostic]) -> tuple[bytes, bytes]:
    """A file cut below its header, where all fixes are above: the text makes them no better, and may be long."""
    boundaries = [found.end() for found in islice(_BOUNDARY.finditer(data.removeprefix(b"\xef\xbb\xbf")), 2)]
    if len(boundaries) < 2:
        return data, b""
    cut = boundaries[1] + 3 * data.startswith(b"\xef\xbb\xbf")
    last = data.count(b"\n", 0, cut) + data.count(b"\r", 0, cut) - data.count(b"\r\n", 0, cut) + 1
    within = all(place.end_line <= last for each in told if each.fix for place in each.fix.replacements)
    return (data[:cut], data[cut:]) if within else (data, b"")


def _apart(told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics whose fixes do not touch those of another before them."""
    found: list[Diagnostic] = []
    taken: list[Replacement] = []
    for each in told:
        fix: Fix | None = each.fix
        places = fix.replacements if fix else ()
        if not any(_meet(one, two) for one in places for two in taken):
            found.append(each)
            taken += places
    return found


def _meet(one: Replacement, two: Replacement) -> bool:
    return (one.line, one.column) < (two.end_line, two.end_column) and (two.line, two.column) < (
        one.end_line,
        one.end_column,
    )


def _stretches(text: str, places: Iterable[Replacement]) -> list[tuple[int, int, str]]:
    """The replacements as offsets into the text; past its last line is its end."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return [
        (
            min(starts[place.line - 1] + place.column - 1, len(text)),
            min(starts[place.end_line - 1] + place.end_column - 1, len(text)),
            place.text,
        )
        for place in places
    ]


def _key(diagnostic: Diagnostic) -> tuple[str, str, int]:
    return diagnostic.rule, diagnostic.message, diagnostic.span.line


def _of_file(diagnostics: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    """The errors of a file, wherever in it they are."""
    return Counter((each.rule, each.message) for each in diagnostics if each.severity == "error")


def _errors(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(each.severity == "error" for each in diagnostics)
