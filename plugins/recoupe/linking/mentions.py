"""Which entity is named where in a text."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from recoupe.linking.names import Hit, NameIndex
from recoupe.linking.register import Register
from recoupe.model.keeping import kept_in_rows


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entity named in a text: `text[start:end] == surface`.

    `number` counts the entity's mentions in this text from 1. `nested` is true inside a longer name, which is then
    the link. `clitic` holds the Arabic letters that are written together with the name.
    """

    entity: str
    start: int
    end: int
    surface: str
    number: int
    nested: bool = False
    clitic: str = ""


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class Ambiguity:
    """A name that two or more of the entities declared by the article bear: it is linked to none of them."""

    start: int
    end: int
    surface: str
    bearers: tuple[str, ...]


MOST_MENTIONS = 2_000
"""How many mentions of one text are kept. A long article has fifty; unbounded, a file could make a page of 100 MB."""


@dataclass(frozen=True, slots=True)
class Found:
    """The mentions of a text in reading order, longest first, and the names that could not be decided.

    `left_out` is how many mentions there are past `MOST_MENTIONS`.
    """

    mentions: tuple[Mention, ...] = ()
    ambiguities: tuple[Ambiguity, ...] = ()
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Candidate:
    hit: Hit
    entity: str

    @property
    def start(self) -> int:
        return self.hit.start

    @property
    def end(self) -> int:
        return self.hit.end

    @property
    def is_ambiguous(self) -> bool:
        """Whether the entity bears the name only as one of several: inside "Sadr City", "Sadr" is not Moqtada."""
        return all(name.kind == "ambiguous" for name in self.hit.names if name.entity == self.entity)


_Covering: TypeAlias = dict[int, tuple[_Candidate, ...]]
"""The names that stand over a character, by its offset, longest first."""


def find_mentions(text: str, register: Register, declared: Collection[str], own: NameIndex | None = None) -> Found:
    """Find the register's names in `text`; `declared` are the entities that the article's header names.

    `own` are names that this article alone gives to some of them.

    All overlapping hits on word boundaries are taken first and the longest chosen afterwards: choosing first and
    checking boundaries afterwards loses names. A name inside another entity's longer name counts for both, unless
    it is an ambiguous one; of two names that cross, the longer counts, or the first of equals.
    """
    candidates: list[_Candidate] = []
    ambiguities: list[Ambiguity] = []
    for hit in (*register.names.find(text), *(own.find(text) if own else ())):
        bearers = _bearers(hit, declared)
        if len(bearers) == 1:
            candidates.append(_Candidate(hit, bearers[0]))
        elif len([bearer for bearer in bearers if bearer in declared]) > 1:
            ambiguities.append(Ambiguity(start=hit.start, end=hit.end, surface=hit.surface, bearers=bearers))
    kept: list[_Candidate] = []
    covering: _Covering = {}
    for candidate in sorted(candidates, key=lambda each: (each.start - each.end, each.start, each.entity)):
        around = covering.get(candidate.start, ())
        # What is kept already is no shorter, so it covers the first or the last character of whatever it overlaps.
        if all(_compatible(candidate, other) for other in (*around, *covering.get(candidate.end - 1, ()))):
            kept.append(candidate)
            covering.update(dict.fromkeys(range(candidate.start, candidate.end), (*around, candidate)))
    mentions = tuple(_numbered(kept))
    return Found(
        mentions[:MOST_MENTIONS],
        tuple(_undecided(ambiguities, covering)),
        left_out=max(0, len(mentions) - MOST_MENTIONS),
    )


def _bearers(hit: Hit, declared: Collection[str]) -> tuple[str, ...]:
    """The entities that a hit may name: declared ones if there are any; an ambiguous label needs a declaration."""
    able = {name.entity for name in hit.names if name.kind != "ambiguous" or name.entity in declared}
    chosen = {entity for entity in able if entity in declared} or able
    return tuple(sorted(chosen))


def _compatible(shorter: _Candidate, longer: _Candidate) -> bool:
    """Whether a name may count beside a longer one that it overlaps."""
    inside = longer.start <= shorter.start and shorter.end <= longer.end
    same_place = (longer.start, longer.end) == (shorter.start, shorter.end)
    return inside and not same_place and longer.entity != shorter.entity and not shorter.is_ambiguous


def _numbered(kept: list[_Candidate]) -> Iterable[Mention]:
    counts: dict[str, int] = {}
    reach = 0
    for each in sorted(kept, key=lambda each: (each.start, -each.end)):
        counts[each.entity] = counts.get(each.entity, 0) + 1
        yield Mention(
            entity=each.entity,
            start=each.start,
            end=each.end,
            surface=each.hit.surface,
            number=counts[each.entity],
            nested=each.end <= reach,
            clitic=each.hit.clitic,
        )
        reach = max(reach, each.end)


def _undecided(ambiguities: Iterable[Ambiguity], covering: _Covering) -> Iterable[Ambiguity]:
    """Leave out what a longer name settles: "Sadr" inside "Moqtada al-Sadr" is not in doubt."""
    return (each for each in ambiguities if all(other.end < each.end for other in covering.get(each.start, ())))
