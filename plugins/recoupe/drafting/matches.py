"""Records of the register that somebody may mean by what they typed. They are offered; nothing near is ever taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from recoupe.linking import fold_name
from recoupe.model import Entity, Source

ENOUGH = 55
"""Similarity, 0 to 100 (rapidfuzz `WRatio`), of a name that is offered to whoever typed something near it."""

LIKELY = 88
"""The same for a name that is told of without being asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A record and the name of it that is like what was typed; `exact` where it is that, but for spelling."""

    id: str
    name: str
    exact: bool


def entity_matches(
    typed: str, entities: Mapping[str, Entity], limit: int = 5, enough: int = ENOUGH
) -> tuple[Match, ...]:
    """The entities that stand today whose id or a label of theirs is what was typed, or else is near it."""
    return _matches(typed, _entity_names(entities), limit, enough)


def source_matches(
    typed: str, sources: Mapping[str, Source], limit: int = 5, enough: int = ENOUGH
) -> tuple[Match, ...]:
    """The outlets whose id, name or domain is what was typed, or else is near it."""
    return _matches(typed, _source_names(sources), limit, enough)


def _matches(typed: str, names: Iterator[tuple[str, str]], limit: int, enough: int) -> tuple[Match, ...]:
    wanted = fold_name(typed)
    forms = {(id, name): fold_name(name) for id, name in names}
    exact = [key for key, form in forms.items() if form == wanted or key[0] == typed.strip()]
    shown = {id: name for id, name in reversed(forms) if name != id}
    if exact:
        ids = sorted({id for id, _ in exact})
        return tuple(Match(id=id, name=_shown(id, exact, shown), exact=True) for id in ids)
    best = process.extract(wanted, forms, scorer=fuzz.WRatio, score_cutoff=enough, limit=4 * limit)
    near: dict[str, Match] = {}
    for _, _, (id, name) in best:
        near.setdefault(id, Match(id=id, name=_shown(id, [(id, name)], shown), exact=False))
    return tuple(near.values())[:limit]


def _shown(id: str, found: Sequence[tuple[str, str]], labels: Mapping[str, str]) -> str:
    """The name that was found, or where that is the id itself the record's first label."""
    return next((name for other, name in found if other == id != name), labels.get(id, id))


def _entity_names(entities: Mapping[str, Entity]) -> Iterator[tuple[str, str]]:
    for id, entity in entities.items():
        header = entity.header
        if header.replaced_by is None:
            yield id, id
            for label in header.pref_label.values():
                yield id, label
            for labels in header.alt_label.values():
                for label in labels:
                    yield id, label
            for label in (*header.hidden_label, *header.ambiguous_label):
                yield id, label


def _source_names(sources: Mapping[str, Source]) -> Iterator[tuple[str, str]]:
    for id, source in sources.items():
        yield id, id
        yield id, source.header.name
        for domain in source.header.domains:
            yield id, domain
