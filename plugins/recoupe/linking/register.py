"""The register as the linker needs it: every name with its bearer, merged records resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recoupe.linking.names import Name, NameIndex
from recoupe.model import Entity


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All names of the corpus in one automaton and as they are `listed`; for every id what it stands for today."""

    names: NameIndex
    current: Mapping[str, str]
    listed: tuple[Name, ...] = ()

    def resolve(self, entity: str) -> str | None:
        """The id of the entity that `entity` was merged into, itself if it was not, `None` if there is none."""
        return self.current.get(entity)


def build_register(entities: Mapping[str, Entity]) -> Register:
    """Make the register; names of a merged record are names of the record that replaced it."""
    current = {id: final for id in entities if (final := _follow(id, entities)) is not None}
    names = tuple(
        name
        for id, entity in entities.items()
        if (bearer := current.get(id)) is not None
        for name in names_of(entity, bearer)
    )
    return register_of(names, current)


def register_of(names: tuple[Name, ...], current: Mapping[str, str]) -> Register:
    """The register of these names; `current` says for every id what it stands for today."""
    return Register(names=NameIndex(names), current=current, listed=names)


def names_of(entity: Entity, bearer: str) -> Iterator[Name]:
    """Every label of a record as a name of `bearer`."""
    header = entity.header
    for lang, label in header.pref_label.items():
        yield Name(form=label, entity=bearer, kind="pref", lang=lang)
    for lang, labels in header.alt_label.items():
        for label in labels:
            yield Name(form=label, entity=bearer, kind="alt", lang=lang)
    for label in header.hidden_label:
        yield Name(form=label, entity=bearer, kind="hidden", lang="")
    for label in header.ambiguous_label:
        yield Name(form=label, entity=bearer, kind="ambiguous", lang="")


def _follow(id: str, entities: Mapping[str, Entity]) -> str | None:
    """The end of the chain of merges that begins at `id`; `None` when it leads nowhere or in a circle."""
    seen = {id}
    while (target := entities[id].header.replaced_by) is not None:
        if target not in entities or target in seen:
            return None
        seen.add(target)
        id = target
    return id
