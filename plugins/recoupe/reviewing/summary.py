"""A review as Markdown for people who decide on a contribution; whatever a stranger typed stands in it as code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields
from typing import TypeVar

from recoupe import urls
from recoupe.diagnostics import Diagnostic, inert
from recoupe.model import ARTICLE_VOICE, LangText, Stance
from recoupe.reviewing.changes import QuoteChange, RecordChange, Review, StanceChange

MOST = 100
"""Entries of one section; the others are counted."""

MOST_WORDS = 400
"""Characters of a passage."""

CLASHES = frozenset({"shared-label", "ambiguous-name", "unusable-label"})
"""Rules that tell when one name has come to stand for two."""

T = TypeVar("T")
_NOUNS = {"articles": "Articles", "entities": "Entities", "sources": "Sources", "pages": "Pages written by hand"}
_FATES = {
    "worded": "follows its words, which have changed a little",
    "around": "stands, in a paragraph that says something else now",
    "changed": "its words or their sentence were changed: does the record still hold?",
    "lost": "its words are gone",
    "unplaced": "is no words of the article",
}


def as_markdown(review: Review, limit: int) -> str:
    """The summary, in at most `limit` bytes: where it would be longer, it ends with a line that says so."""
    parts = ["## What this contribution changes\n", _in_short(review)]
    for kind, noun in _NOUNS.items():
        changes = [each for each in review.records if each.kind == kind]
        parts.append(_section(noun, changes, _record))
    parts.append(_section("Files that cannot be read now", review.unread, lambda path: f"- {inert(path)}\n"))
    clashes = [each for each in review.mistakes if each.rule in CLASHES]
    others = [each for each in review.mistakes if each.rule not in CLASHES]
    parts.append(_section("Names that clash now", clashes, _mistake))
    parts.append(_section("Stances", review.stances, _stance))
    parts.append(_section("Quotes that stand otherwise", review.quotes, _quote))
    parts.append(_section("New mistakes", others, _mistake))
    parts.append(_pages(review))
    return _bounded(parts, limit)


def _in_short(review: Review) -> str:
    counts = [
        _counted(sum(each.what == what for each in review.records), f"{what} file", f"{what} files")
        for what in ("new", "changed", "removed")
    ]
    errors = sum(each.severity == "error" for each in review.mistakes)
    warnings = len(review.mistakes) - errors
    counts += [_counted(errors, "new error"), _counted(warnings, "new warning"), f"{review.mended} mended"]
    pages = review.pages
    counts.append(f"pages: {len(pages.appear):,} appear, {len(pages.change):,} change, {len(pages.vanish):,} vanish")
    return f"{'; '.join(counts)}.\n"


def _section(title: str, entries: Sequence[T], row: Callable[[T], str]) -> str:
    if not entries:
        return ""
    rows = [f"\n### {title} ({len(entries):,})\n\n", *(row(each) for each in entries[:MOST])]
    if len(entries) > MOST:
        rows.append(f"- … and {len(entries) - MOST:,} more\n")
    return "".join(rows)


def _record(change: RecordChange) -> str:
    row = f"- **{change.what}** {inert(change.id)}: {inert(change.title)}"
    if change.before:
        row += f", moved from {inert(change.before)}"
    if change.fields:
        row += f"; fields: {', '.join(f'`{field}`' for field in change.fields)}"
    if change.what == "changed" and change.words[0] != change.words[1]:
        row += f"; text: {change.words[0]:,} → {change.words[1]:,} words"
    elif change.what == "new" and change.words[1]:
        row += f"; text: {change.words[1]:,} words"
    return row + "\n"


def _stance(change: StanceChange) -> str:
    stance, before = change.stance, change.before
    row = f"- **{change.what}** in {inert(change.article)}: {_position(stance)}"
    row += f", by {inert(stance.annotator)}" if stance.annotator else ""
    rows = [f"{row} (`{stance.status}`)\n"]
    if change.what == "removed":
        return rows[0]  # its article may have been withdrawn, and its words with it
    if before is not None:
        differ = [each.name for each in fields(Stance) if getattr(before, each.name) != getattr(stance, each.name)]
        rows.append(f"  - other than before: {', '.join(f'`{name}`' for name in differ)}\n")
        if before.position != stance.position:
            rows.append(f"  - it was {inert(before.position)}\n")
    rows += [f"  - words: {inert(each.exact, MOST_WORDS)}\n" for each in stance.evidence[:5]]
    if len(stance.evidence) > 5:
        rows.append(f"  - … and {len(stance.evidence) - 5} more quotes\n")
    if not stance.evidence:
        rows.append("  - no words of the article\n")
    return "".join(rows) + _texts("rationale", stance.rationale)


def _position(stance: Stance) -> str:
    holder = "the outlet" if stance.holder == ARTICLE_VOICE else inert(stance.holder)
    return f"{holder} {inert(stance.position)} towards {inert(stance.target)}"


def _texts(name: str, texts: LangText) -> str:
    return "".join(f"  - {name}, {inert(lang)}: {inert(text, MOST_WORDS)}\n" for lang, text in list(texts.items())[:3])


def _quote(change: QuoteChange) -> str:
    rows = [f"- {inert(change.article)}, {change.place}: {inert(change.exact)} **{_FATES[change.fate]}**\n"]
    for word, passage in (("before", change.before), ("now", change.now)):
        rows += [f"  - {word}: {inert(passage, MOST_WORDS)}\n"] if passage else []
    return "".join(rows)


def _mistake(each: Diagnostic) -> str:
    place = f"{each.span.file}:{each.span.line}:{each.span.column}"
    return f"- **{each.severity}** `{each.rule}` at {inert(place)}: {inert(each.message)}\n"


def _pages(review: Review) -> str:
    """Pages that appear and vanish one by one; of those that change, the files' own, and how many others."""
    pages = review.pages
    if not pages.appear + pages.change + pages.vanish:
        return "\n### What the reader will see\n\nNothing new.\n"
    own = {urls.of_file(each.path) for each in review.records}
    others = Counter(address.partition("/")[0] for address in pages.change if address not in own)
    rows = [
        "\n### What the reader will see\n\n",
        _listed("that appear", pages.appear),
        _listed("that vanish", pages.vanish),
        _listed("that change", tuple(address for address in pages.change if address in own)),
    ]
    if others:
        counts = ", ".join(f"{count:,} below {inert(f'/{folder}')}" for folder, count in sorted(others.items()))
        rows.append(f"- other pages that change because of them ({others.total():,}): {counts}\n")
    return "".join(rows)


def _listed(which: str, addresses: Sequence[str]) -> str:
    if not addresses:
        return ""
    shown = ", ".join(inert(f"/{address}") for address in addresses[:MOST])
    more = f" and {len(addresses) - MOST:,} more" if len(addresses) > MOST else ""
    return f"- pages {which} ({len(addresses):,}): {shown}{more}\n"


def _bounded(parts: Iterable[str], limit: int) -> str:
    """As many whole lines as fit."""
    end = "\n… the rest has no room here: `recoupe review` prints it all.\n"
    room = limit - len(end.encode())
    kept: list[str] = []
    for line in "".join(parts).splitlines(keepends=True):
        room -= len(line.encode())
        if room < 0:
            return "".join([*kept, end])
        kept.append(line)
    return "".join(kept)


def _counted(count: int, noun: str, plural: str = "") -> str:
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"
