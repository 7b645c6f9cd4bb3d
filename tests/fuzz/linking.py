"""Targets: the fold, names in texts, quotes and what becomes of them in a later version."""

from __future__ import annotations

import unicodedata
from itertools import combinations
from random import Random
from typing import get_args

from recoupe.linking import Anchor, Name, NameIndex, NameKind, Register, context, find_mentions, fold, fold_name
from recoupe.linking import place_quote as place
from recoupe.linking.carry import carry
from recoupe.linking.follow import follow_quote
from recoupe.linking.register import register_of
from recoupe.loading.document import project
from recoupe.model import Article, ArticleHeader, PartialDate, Quote, Record, Stance
from tests.fuzz.reading import as_one_line_break, ranges_and_text

ENTITIES = "abcd"
KINDS: tuple[NameKind, ...] = get_args(NameKind)
MOST_NAMES = 16


def folding(data: bytes) -> None:
    """The fold is idempotent, and its map leads into the text and never backwards."""
    text = data.decode("utf-8", "replace")
    folded, key = fold(text), fold_name(text)
    assert fold_name(key) == key, (text, key, fold_name(key))
    assert key == " ".join(part for part in folded.text.split(" ") if part)
    assert folded.size == len(text)
    size = len(folded.text)
    edges = sorted({0, size, *Random(text).choices(range(size + 1), k=20)})
    for start, end in combinations(edges, 2):
        first, last = folded.original(start, end)
        assert 0 <= first < last <= len(text), (text, start, end, first, last)
    starts = [folded.original(edge, edge)[0] for edge in edges]
    assert starts == sorted(starts)
    for edge in edges:
        folded.divides(edge)


def names(data: bytes) -> None:
    """A register's names in a text. Parted by NUL: the text, the letters of the declared entities, the names."""
    fields = [field.decode("utf-8", "replace") for field in data.split(b"\0")[: 2 + MOST_NAMES]]
    text, declared, *forms = [*fields, ""] if len(fields) < 2 else fields
    text = unicodedata.normalize("NFC", text)
    given = [
        Name(form=" ".join(form.split()), entity=ENTITIES[number % 4], kind=KINDS[number // 2 % 4], lang="fr")
        for number, form in enumerate(forms)
    ]
    index = NameIndex(given)
    hits = index.find(text)
    for hit in hits:
        assert 0 <= hit.start < hit.end <= len(text)
        assert text[hit.start : hit.end] == hit.surface
        assert hit.names
    assert list(hits) == sorted(hits, key=lambda hit: (hit.start, -hit.end))
    register = register_of(tuple(given), {id: id for id in ENTITIES})
    _check_mentions(text, register, set(declared), given[:2])


def _check_mentions(text: str, register: Register, declared: set[str], own: list[Name]) -> None:
    found = find_mentions(text, register, [id for id in ENTITIES if id in declared], NameIndex(own))
    before: list[tuple[int, int]] = []
    counts = dict.fromkeys(ENTITIES, 0)
    for mention in found.mentions:
        assert text[mention.start : mention.end] == mention.surface != ""
        counts[mention.entity] += 1
        assert mention.number == counts[mention.entity]
        around = [(start, end) for start, end in before if mention.start < end]
        assert all(mention.end <= end for _, end in around), (text, mention, around)
        assert mention.nested == bool(around)
        before.append((mention.start, mention.end))
    for doubt in found.ambiguities:
        assert text[doubt.start : doubt.end] == doubt.surface
        assert len(doubt.bearers) > 1


def quotes(data: bytes) -> None:
    """Quotes in two versions. Parted by NUL: places and the earlier text, the later one, title, exact, prefix, suffix."""
    first, *rest = data.split(b"\0")
    ranges, before = ranges_and_text(first)
    after, title, exact, prefix, suffix = [*(field.decode("utf-8", "replace") for field in rest[:5]), *[""] * 5][:5]
    old, new = (unicodedata.normalize("NFC", as_one_line_break(text)) for text in (before, after))
    placed = place(Quote(exact=exact, prefix=prefix, suffix=suffix), new, title)
    if isinstance(placed, Anchor):
        part = new if placed.part == "text" else title
        assert part[placed.start : placed.end] == unicodedata.normalize("NFC", exact).strip()
    for pair in ranges:
        begin, end = sorted(edge % (len(old) + 1) for edge in pair)
        if old[begin:end].strip():
            _check_carried(begin, end, old, new)
            _check_followed(old, new, title or "t", old[begin:end])


def _check_carried(begin: int, end: int, old: str, new: str) -> None:
    carried = carry(begin, end, old, new)
    if carried.fate == "lost":
        assert (carried.start, carried.end) == (0, 0)
    else:
        assert 0 <= carried.start < carried.end <= len(new)
    if old == new:
        assert (carried.fate, carried.start, carried.end) == ("kept", begin, end)


def _check_followed(old: str, new: str, title: str, exact: str) -> None:
    earlier, later = _article(old, title, exact), _article(new, title, exact)
    for versions in ((), (earlier,), (later, earlier)):
        found = follow_quote(Quote(exact=exact), later, versions)
        if isinstance(found, Anchor):
            document = later.document
            whole = document.text if found.part == "text" else title
            assert whole[found.start : found.end].strip()
            if found.part == "text":
                left, right = context(document, found.start, found.end, 60)
                assert left + whole[found.start : found.end] + right in whole
                assert len(left) <= 60 >= len(right)


def _article(text: str, title: str, exact: str) -> Article:
    stance = Stance(target="x", position="favor", evidence=(Quote(exact=exact),))
    header = ArticleHeader(title=title, source="s", date=PartialDate(2021), lang="fr", stance=(stance,))
    return Record(id="a", path="articles/a.md", header=header, document=project(text, "a.md", 1).document, spans={})
