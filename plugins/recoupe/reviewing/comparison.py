"""Two states of a corpus compared: the one that stands, and the one that somebody proposes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from recoupe import urls
from recoupe.diagnostics import Diagnostic
from recoupe.formatting import said
from recoupe.indexes import build_indexes
from recoupe.linking import LinkedCorpus
from recoupe.loading import CorpusFile, Defaults, read
from recoupe.model import Corpus, HandPage, Record, Stance
from recoupe.pipeline import CheckedCorpus, read_corpus
from recoupe.reviewing.changes import PageChanges, RecordChange, Review, StanceChange
from recoupe.reviewing.quotes import quote_changes
from recoupe.views import Reader, View, all_views

KINDS = ("articles", "entities", "sources", "pages")


def read_both(base: Path, head: Path, defaults: Defaults) -> tuple[CheckedCorpus, CheckedCorpus]:
    """Both states of a corpus, each in its folder; quotes of the second follow the texts of the first."""
    before = read_corpus(base, defaults)
    known = {("articles", id): article.path for id, article in before.linked.corpus.articles.items()}

    def versions(path: str) -> tuple[str, ...]:
        old = known.get(("articles", CorpusFile.at(path).id))
        text, refused = read(base, CorpusFile.at(old)) if old is not None else ("", ())
        return (text,) if text and not refused else ()

    return before, read_corpus(head, defaults, versions)


def compare(before: CheckedCorpus, after: CheckedCorpus, lang: str) -> Review:
    """What the second state changes; `lang` is the language of the site."""
    old, new = before.linked.corpus, after.linked.corpus
    mistakes, mended = _mistakes(before.diagnostics, after.diagnostics)
    return Review(
        records=tuple(_records(old, new)),
        unread=tuple(sorted(set(new.unread.values()) - set(old.unread.values()))),
        stances=tuple(_stances(old, new)),
        quotes=tuple(quote_changes(before.linked, after.linked)),
        pages=_pages(before.linked, after.linked, lang),
        mistakes=mistakes,
        mended=mended,
    )


def _of_kind(corpus: Corpus, kind: str) -> Mapping[str, Any]:
    """The records of a kind; a withdrawn article is one that has changed."""
    found: Mapping[str, Any] = getattr(corpus, kind)
    return {**found, **corpus.withdrawn} if kind == "articles" else found


def _records(old: Corpus, new: Corpus) -> Iterator[RecordChange]:
    for kind in KINDS:
        before, after = _of_kind(old, kind), _of_kind(new, kind)
        for id in sorted(before.keys() | after.keys()):
            one, two = before.get(id), after.get(id)
            shown = two or one
            assert shown is not None
            change = RecordChange(
                what="new" if one is None else "removed" if two is None else "changed",
                kind=kind,
                id=id,
                path=shown.path,
                title=title(shown),
                fields=_fields(one, two),
                words=(_words(one), _words(two)),
                before=one.path if one and two and one.path != two.path else "",
            )
            if one is None or two is None or change.before or said(one) != said(two):
                yield change


def title(record: Record[object] | HandPage) -> str:
    """What a record is called: its title, its name, or its first label."""
    if isinstance(record, HandPage):
        return record.title
    header = record.header
    labels = getattr(header, "pref_label", None)
    if labels:
        return str(next(iter(labels.values())))
    return str(getattr(header, "title", "") or getattr(header, "name", ""))


def _fields(one: Record[object] | HandPage | None, two: Record[object] | HandPage | None) -> tuple[str, ...]:
    """The fields of two headers that differ, in canonical order."""
    if not isinstance(one, Record) or not isinstance(two, Record):
        return ()
    return tuple(
        str(each.metadata.get("alias", each.name))
        for each in fields(type(two.header))  # type: ignore[arg-type]  # every header is a dataclass
        if getattr(one.header, each.name) != getattr(two.header, each.name)
    )


def _words(record: Record[object] | HandPage | None) -> int:
    if record is None:
        return 0
    return len((record.markdown if isinstance(record, HandPage) else record.document.text).split())


def _stances(old: Corpus, new: Corpus) -> Iterator[StanceChange]:
    """Stances by what they are about: one of a coder on a target and a holder is the same one, changed or not."""
    for id in sorted(old.articles.keys() | new.articles.keys()):
        before, after = (
            _by_subject(corpus.articles[id].header.stance) if id in corpus.articles else {} for corpus in (old, new)
        )
        for key in [*after, *(key for key in before if key not in after)]:
            one, two = before.get(key), after.get(key)
            if two is None and one is not None:
                yield StanceChange(what="removed", article=id, stance=one)
            elif two is not None and one != two:
                yield StanceChange(what="new" if one is None else "changed", article=id, stance=two, before=one)


def _by_subject(stances: Iterable[Stance]) -> dict[tuple[object, ...], Stance]:
    seen: Counter[tuple[object, ...]] = Counter()
    found: dict[tuple[object, ...], Stance] = {}
    for each in stances:
        key: tuple[object, ...] = (each.target, each.holder, each.annotator)
        found[(*key, seen[key])] = each
        seen[key] += 1
    return found


def _mistakes(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], int]:
    """The mistakes that were not there before, wherever in their file they stand; and how many are gone."""
    known = Counter((each.rule, each.span.file, each.message) for each in before)
    new = []
    for each in after:
        key = (each.rule, each.span.file, each.message)
        if known[key] > 0:
            known[key] -= 1
        else:
            new.append(each)
    return tuple(new), known.total()


def _pages(before: LinkedCorpus, after: LinkedCorpus, lang: str) -> PageChanges:
    old, new = _digests(before, lang), _digests(after, lang)
    return PageChanges(
        appear=tuple(sorted(new.keys() - old.keys())),
        change=tuple(sorted(address for address in new.keys() & old.keys() if new[address] != old[address])),
        vanish=tuple(sorted(old.keys() - new.keys())),
    )


def views_of(linked: LinkedCorpus, lang: str) -> Iterator[View]:
    """Every page that the corpus makes, but for the manual's."""
    reader = Reader(linked, build_indexes(linked), lang)
    manual = (urls.RULES, urls.FIELDS, urls.NEW_ARTICLE)
    return (view for view in all_views(reader, "") if not view.address.startswith(manual))


def _digests(linked: LinkedCorpus, lang: str) -> dict[str, bytes]:
    """What each page says, in 32 bytes: not all pages of two sites are in memory at once."""
    return {
        view.address: sha256(repr(view).encode("utf-8", "surrogatepass")).digest() for view in views_of(linked, lang)
    }
