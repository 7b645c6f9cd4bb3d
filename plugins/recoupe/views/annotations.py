"""Annotations as readers see them: numbered in reading order, each at its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Literal

from recoupe import urls
from recoupe.linking import Anchor, LinkedArticle, Unplaced
from recoupe.model import Annotation, PartialDate
from recoupe.views.parts import EntityLink, PlannedFile, Reader, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationView:
    """One annotation. Its words are `[start, end)` of the text when `place` is `text`; 0 and 0 otherwise.

    `place`: `text` (marked there), `title`, `withheld` (in a text that the site does not show), `changed` (the words
    `before` became `now`), `lost` (the words `before` are gone), or `missing` (they never were there, which a check
    reports). `words` is `None` where they may not be shown. `id` is the spot's, `note_id` the note's; `citation` is
    where it is given to cite.
    """

    id: str
    note_id: str
    address: str
    citation: str
    number: int
    place: Literal["text", "title", "withheld", "changed", "lost", "missing"]
    start: int
    end: int
    words: Text | None
    before: str
    now: str
    note: Text | None
    motivation: str
    entities: tuple[EntityLink, ...]
    annotator: str
    date: PartialDate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesView:
    """`/articles/<id>/citations.html`: the annotations of one article, each to be cited by itself."""

    id: str
    address: str
    title: Text
    annotations: tuple[AnnotationView, ...]


def planned_notes(reader: Reader) -> Iterator[PlannedFile[NotesView]]:
    """The notes of every article that has some."""
    for id in reader.annotated():
        yield PlannedFile(urls.citations(id), partial(notes_view, id))


def notes_view(id: str, reader: Reader) -> NotesView:
    """The notes of one article."""
    annotations = annotation_views(reader.linked.articles[id], reader)
    return NotesView(id=id, address=urls.citations(id), title=reader.card(id).title, annotations=annotations)


def annotation_views(each: LinkedArticle, reader: Reader) -> tuple[AnnotationView, ...]:
    """An article's annotations: those in the text in its order, then the others in the header's."""
    keys = _keys(each.article.header.annotations)
    found = sorted(
        zip(keys, each.article.header.annotations, range(len(keys)), strict=True),
        key=lambda item: _order(each, item[2]),
    )
    return tuple(
        _view(key, annotation, index, number, each, reader)
        for number, (key, annotation, index) in enumerate(found, start=1)
    )


def _order(each: LinkedArticle, index: int) -> tuple[bool, int, int, int]:
    place = each.places["annotations", index, "quote"]
    if isinstance(place, Anchor) and place.part == "text" and each.readable:
        return False, place.start, -place.end, index
    return True, 0, 0, index


def _keys(annotations: tuple[Annotation, ...]) -> list[str]:
    """What tells annotations apart for ever: a digest of the quoted words, and a number among those on the same words.

    The position in the header would not do: taking one annotation out must not change the addresses of the others.
    """
    seen: Counter[str] = Counter()
    keys = []
    for annotation in annotations:
        quote = annotation.quote
        digest = sha256("\0".join((quote.prefix, quote.exact, quote.suffix)).encode()).hexdigest()[:8]
        seen[digest] += 1
        keys.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return keys


def _view(
    key: str, annotation: Annotation, index: int, number: int, each: LinkedArticle, reader: Reader
) -> AnnotationView:
    article = each.article
    place = each.places["annotations", index, "quote"]
    start = end = 0
    words: str | None = annotation.quote.exact
    before = now = ""
    where: Literal["text", "title", "withheld", "changed", "lost", "missing"] = "missing"
    match place:
        case Anchor(part="title"):
            where = "title"
            words = article.header.title[place.start : place.end]
        case Anchor() if each.readable:
            where, start, end = "text", place.start, place.end
            words = article.document.text[start:end]
        case Unplaced(why="changed" | "lost" as why) if each.readable:
            where, before, now = why, place.before, place.now
        case Anchor() | Unplaced(why="changed" | "lost"):
            where, words = "withheld", None
        case _ if not each.readable:
            words = None
    return AnnotationView(
        id=urls.annotation_id(key),
        note_id=urls.annotation_note_id(key),
        address=urls.annotation(article.id, key) if where == "text" else urls.annotation_note(article.id, key),
        citation=urls.annotation_citation(article.id, key),
        number=number,
        place=where,
        start=start,
        end=end,
        words=None if words is None else Text(words, article.header.lang),
        before=before,
        now=now,
        note=reader.pick(annotation.note),
        motivation=annotation.motivation,
        entities=tuple(
            reader.entity(current)
            for id in annotation.entities
            if (current := reader.linked.register.resolve(id)) is not None
        ),
        annotator=annotation.annotator or "",
        date=annotation.date,
    )
