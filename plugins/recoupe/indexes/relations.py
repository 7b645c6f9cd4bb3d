"""The ties between entities, from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.linking import LinkedCorpus
from recoupe.model import Relation


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """A relation as one of its two entities sees it: `inverse` where the other's record states it."""

    relation: Relation
    other: str
    inverse: bool


def stated_relations(linked: LinkedCorpus) -> Mapping[str, tuple[StatedRelation, ...]]:
    """The relations of each entity, in the order of the records; entities by the ids that they have today.

    What leads to an unknown entity, or since a merger to the entity itself, is left out: a check reports it.
    """
    resolve = linked.register.resolve
    found: dict[str, list[StatedRelation]] = defaultdict(list)
    for id, entity in linked.corpus.entities.items():
        for relation in entity.header.relations:
            subject, target = resolve(id), resolve(relation.target)
            if subject is None or target is None or subject == target:
                continue
            found[subject].append(StatedRelation(relation=relation, other=target, inverse=False))
            found[target].append(StatedRelation(relation=relation, other=subject, inverse=True))
    return {id: tuple(ties) for id, ties in found.items()}
