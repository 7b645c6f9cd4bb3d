"""Every name of every entity, in small files by the alphabet: for suggestions as one types, and to know one in a query.

A name is filed under each of its words, with all that follows: «Hachd al-Chaabi» under `hachd al chaabi`, `al chaabi`
and `chaabi`. The browser folds the names again, so that a file holds them only as they are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from recoupe.linking.register import names_of
from recoupe.search.documents import keys_of
from recoupe.search.facets import FacetValue
from recoupe.search.packing import as_json, in_order, runs
from recoupe.views import Reader

KINDS = ("pref", "alt", "hidden", "ambiguous")
"""How a file numbers the kinds of names."""

MOST_BYTES = 16_000
"""The size of a file, were nothing in it shared and nothing compressed; it takes about a third of this at most."""

MOST_FREQUENT = 60
"""How many entities the first file holds, which answers when too little is typed for one file of the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledName:
    """A name of an entity, by its rank. `form` of a hidden name is folded: it is never shown."""

    form: str
    lang: str
    kind: str
    rank: int


def filed_names(reader: Reader, ranks: Mapping[str, int]) -> tuple[FiledName, ...]:
    """All names of the ranked entities, each once, merged records' with those of the record that replaced them."""
    found = set()
    for id, entity in reader.linked.corpus.entities.items():
        bearer = reader.linked.register.resolve(id)
        if bearer is not None and bearer in ranks:
            for name in names_of(entity, bearer):
                form = keys_of(name.form) if name.kind == "hidden" else name.form
                found.add(FiledName(form=form, lang=name.lang, kind=name.kind, rank=ranks[bearer]))
    return tuple(sorted(found, key=lambda name: (name.rank, KINDS.index(name.kind), name.lang, name.form)))


def name_files(
    names: Sequence[FiledName], entities: Sequence[FacetValue]
) -> tuple[bytes, tuple[tuple[str, bytes], ...]]:
    """The file of the most frequent entities, and the others, each with the first key that it holds.

    `entities` are all entities by rank.
    """
    by_tail: dict[str, list[int]] = defaultdict(list)
    for index, name in enumerate(names):
        for tail in _tails(keys_of(name.form)):
            by_tail[tail].append(index)
    filed = [(tail, index) for tail in in_order(by_tail) for index in by_tail[tail]]
    costs = [len(as_json(_name(name, 0))) + len(as_json(_entity(name.rank, entities))) for name in names]
    frequent = [name for name in names if name.rank < MOST_FREQUENT]
    return _file(frequent, entities), tuple(
        (run[0][0], _file([names[index] for index in sorted({index for _, index in run})], entities))
        for run in runs(filed, MOST_BYTES, lambda entry: costs[entry[1]])
    )


def _tails(keys: str) -> set[str]:
    words = keys.split()
    return {" ".join(words[start:]) for start in range(len(words))}


def _name(name: FiledName, position: int) -> list[Any]:
    return [position, name.form, KINDS.index(name.kind), name.lang]


def _entity(rank: int, entities: Sequence[FacetValue]) -> list[Any]:
    entity = entities[rank]
    return [rank, entity.value, entity.label.text, entity.label.lang, entity.type, len(entity.articles)]


def _file(names: Sequence[FiledName], entities: Sequence[FacetValue]) -> bytes:
    ranks = sorted({name.rank for name in names})
    positions = {rank: position for position, rank in enumerate(ranks)}
    return as_json(
        {
            "entities": [_entity(rank, entities) for rank in ranks],
            "names": [_name(name, positions[name.rank]) for name in names],
        }
    )
