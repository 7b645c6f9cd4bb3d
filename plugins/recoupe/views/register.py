"""The register: every entity, by type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from recoupe import urls
from recoupe.linking import fold_name
from recoupe.model import ENTITY_TYPES
from recoupe.views.listing import MOST_OF_LIST, Listing, Node, PartPage, cut, initial, part_pages
from recoupe.views.parts import EntityLink, Reader, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """An entity in the register: its other names, how many texts' mentions and how many articles it has."""

    link: EntityLink
    other_names: tuple[Text, ...]
    mentions: int
    articles: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterView:
    """`/entities/`: the register, by type; `places` is the address of the map. Where a type has many, all are cut."""

    address: str
    places: str
    groups: tuple[tuple[str, Listing[RegisterEntry]], ...]
    n: int

    @property
    def whole(self) -> Listing[RegisterEntry]:
        """All of them as one list: where no type is cut, all can be filtered at once."""
        return Listing(rows=tuple(entry for _, entries in self.groups for entry in entries), n=self.n)


def register_view(reader: Reader) -> RegisterView:
    """All entities that were not merged into others, by type, in the order of their names."""
    found = register(reader)
    rows = partial(_entries, reader)
    return RegisterView(
        address=urls.ENTITIES,
        places=urls.PLACES,
        groups=tuple((type, node.listing(rows)) for type, node in found.items()),
        n=sum(len(node.items) for node in found.values()),
    )


def register(reader: Reader) -> dict[str, Node[str]]:
    """The ids of all current entities, by type, in the order of their names, cut where they are many."""
    return reader.keep(("register",), partial(_register, reader))


def register_parts(reader: Reader) -> Iterator[PartPage[str]]:
    """The pages of the parts of each type."""
    for type, node in register(reader).items():
        yield from part_pages(node, _entries, lister="register", title=type, lang=reader.lang, id=type)


def _register(reader: Reader) -> dict[str, Node[str]]:
    found: dict[str, list[tuple[str, str]]] = {type: [] for type in ENTITY_TYPES}
    for id in reader.linked.corpus.entities:
        if reader.linked.register.resolve(id) not in (id, None):  # one that leads nowhere has a page of its own still
            continue
        link = reader.entity(id)
        found[link.type].append((fold_name(link.name.text), id))

    def node(type: str, ids: Sequence[str]) -> Node[str]:
        base = urls.parts(urls.ENTITIES, f"types/{type.lower()}")
        return cut(ids, urls.ENTITIES, base, (lambda id: initial(reader.entity(id).name.text),), most=MOST_OF_LIST)

    return {type: node(type, [id for _, id in sorted(alike)]) for type, alike in found.items() if alike}


def _entries(reader: Reader, ids: Iterable[str]) -> tuple[RegisterEntry, ...]:
    return tuple(map(partial(_entry, reader), ids))


def _entry(reader: Reader, id: str) -> RegisterEntry:
    link = reader.entity(id)
    labels = reader.linked.corpus.entities[id].header.pref_label
    return RegisterEntry(
        link=link,
        other_names=tuple(Text(label, lang) for lang, label in labels.items() if label != link.name.text),
        mentions=len(reader.indexes.mentions.get(id, ())),
        articles=len(reader.indexes.by_entity.get(id, ())),
    )
