"""Names in an article that the register knows and the header does not declare."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recoupe.linking import LinkedArticle, Register
from recoupe.suggesting.words import disjoint, is_free


@dataclass(frozen=True, slots=True, kw_only=True)
class Undeclared:
    """An entity that the text or the title names and the header does not declare.

    `line` and `column` are where the file first names it, in `surface`; `certain` is false where the name has several
    bearers, so that only a declaration links it.
    """

    entity: str
    surface: str
    count: int
    line: int
    column: int
    certain: bool


def undeclared(each: LinkedArticle, register: Register) -> tuple[Undeclared, ...]:
    """The entities to declare, those first that are named most often, the uncertain ones last."""
    sure = tuple(_counted(_certain(each), certain=True))
    unsure = tuple(_counted(_ambiguous(each, register), certain=False))
    return (*_most_first(sure), *_most_first(unsure))


def _certain(each: LinkedArticle) -> Iterator[tuple[str, str, int, int]]:
    title = each.article.span("title")
    for mention in each.title_mentions:
        if mention.entity not in each.declared:
            yield mention.entity, mention.surface, title.line, title.column
    for mention in each.mentions:
        if mention.entity not in each.declared:
            yield mention.entity, mention.surface, *each.article.document.origin(mention.start)


def _ambiguous(each: LinkedArticle, register: Register) -> Iterator[tuple[str, str, int, int]]:
    """Names that several entities bear, none of which the header declares, outside of longer names."""
    taken = disjoint((mention.start, mention.end) for mention in each.mentions)
    for hit in register.names.find(each.article.document.text):
        bearers = {name.entity for name in hit.names}
        if any(name.kind != "ambiguous" for name in hit.names) or bearers & set(each.declared):
            continue
        if not is_free(hit.start, hit.end, taken):
            continue
        line, column = each.article.document.origin(hit.start)
        for entity in sorted(bearers):
            yield entity, hit.surface, line, column


def _counted(places: Iterable[tuple[str, str, int, int]], *, certain: bool) -> Iterator[Undeclared]:
    found: dict[str, list[tuple[str, int, int]]] = {}
    for entity, surface, line, column in places:
        found.setdefault(entity, []).append((surface, line, column))
    for entity, named in found.items():
        surface, line, column = named[0]
        yield Undeclared(entity=entity, surface=surface, count=len(named), line=line, column=column, certain=certain)


def _most_first(found: Iterable[Undeclared]) -> list[Undeclared]:
    return sorted(found, key=lambda each: (-each.count, each.line, each.column, each.entity))
