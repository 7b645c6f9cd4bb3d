"""What a mention shows of its entity before its link is followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from recoupe import urls
from recoupe.model import Document
from recoupe.views.entity import RelationView, relations
from recoupe.views.parts import EntityLink, PlannedFile, Reader, Text

MOST_CHARACTERS = 220
"""The longest sentence that is shown whole, in characters."""

# A sentence's end; the full stop after a single letter is an initial's or an abbreviation's.
_STOP = re.compile(r"(?<!\b\w)[.!?…؟۔]+(?:\s?[»”’\"')\]])*(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewView:
    """`/entities/<id>/preview.html`: an entity in a few words.

    `sentence` is the first of its note, cut at a word where it is too long; `relation` stands in where there is none.
    `articles` name or declare it; `mentions` are in texts that the site shows.
    """

    address: str
    link: EntityLink
    sentence: Text | None
    relation: RelationView | None
    articles: int
    mentions: int


def planned_previews(reader: Reader) -> Iterator[PlannedFile[PreviewView]]:
    """A preview of every entity that a text of the site names, in the order of the register."""
    for id in reader.linked.corpus.entities:
        if any(reader.readable(each.article) for each in reader.indexes.mentions.get(id, ())):
            yield PlannedFile(urls.preview(id), partial(preview_view, id))


def previews_of(reader: Reader) -> Iterator[PreviewView]:
    """The previews themselves."""
    return (each.view(reader) for each in planned_previews(reader))


def preview_view(id: str, reader: Reader) -> PreviewView:
    """The preview of one entity."""
    corpus = reader.linked.corpus
    sentence = first_sentence(corpus.entities[id].document)
    return PreviewView(
        address=urls.preview(id),
        link=reader.entity(id),
        sentence=Text(sentence, corpus.lang) if sentence else None,
        relation=None if sentence else next(iter(relations(id, reader)), None),
        articles=len(reader.indexes.by_entity.get(id, ())),
        mentions=sum(reader.readable(each.article) for each in reader.indexes.mentions.get(id, ())),
    )


def first_sentence(document: Document) -> str:
    """The first sentence of a text's first block."""
    leaves = document.leaves()
    text = document.text[leaves[0].start : leaves[0].end] if leaves else ""
    stop = _STOP.search(text)
    sentence = " ".join(text[: stop.end() if stop else len(text)].split())
    if len(sentence) <= MOST_CHARACTERS:
        return sentence
    cut = sentence.rfind(" ", 0, MOST_CHARACTERS)
    return sentence[: cut if cut > 0 else MOST_CHARACTERS].rstrip(" ,;:–—") + " …"
