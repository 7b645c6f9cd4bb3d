"""The register: every entity, by type."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe import urls
from recoupe.linking import fold_name
from recoupe.model import ENTITY_TYPES
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
    """`/entities/`: the register, by type; `places` is the address of the map."""

    address: str
    places: str
    groups: tuple[tuple[str, tuple[RegisterEntry, ...]], ...]
    n: int


def register_view(reader: Reader) -> RegisterView:
    """All entities that were not merged into others, by type, in the order of their names."""
    entries: dict[str, list[RegisterEntry]] = {type: [] for type in ENTITY_TYPES}
    for id, entity in reader.linked.corpus.entities.items():
        if reader.linked.register.resolve(id) not in (id, None):  # one that leads nowhere has a page of its own still
            continue
        link = reader.entity(id)
        others = (Text(label, lang) for lang, label in entity.header.pref_label.items() if label != link.name.text)
        entries[link.type].append(
            RegisterEntry(
                link=link,
                other_names=tuple(others),
                mentions=len(reader.indexes.mentions.get(id, ())),
                articles=len(reader.indexes.by_entity.get(id, ())),
            )
        )
    groups = tuple(
        (type, tuple(sorted(found, key=lambda entry: (fold_name(entry.link.name.text), entry.link.id))))
        for type, found in entries.items()
        if found
    )
    return RegisterView(
        address=urls.ENTITIES, places=urls.PLACES, groups=groups, n=sum(len(found) for _, found in groups)
    )
