"""Every coded stance, by target and by outlet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from recoupe.linking import LinkedArticle, Place
from recoupe.model import Stance


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedStance:
    """A stance, the article that it is about, its number there from 1, and the places of its quotes."""

    article: str
    number: int
    source: str
    target: str
    holder: str
    stance: Stance
    places: tuple[Place, ...]


def grouped(
    stances: Mapping[str, tuple[CodedStance, ...]], key: Callable[[CodedStance], str]
) -> dict[str, tuple[CodedStance, ...]]:
    """The same stances by something else, such as their article; in the order of their targets."""
    found: dict[str, list[CodedStance]] = defaultdict(list)
    for coded in chain.from_iterable(stances.values()):
        found[key(coded)].append(coded)
    return {each: tuple(found[each]) for each in sorted(found)}


def coded_stances(
    articles: Mapping[str, LinkedArticle], order: Sequence[str], current: Mapping[str, str]
) -> dict[str, tuple[CodedStance, ...]]:
    """All stances by target, then in the `order` of articles; targets and holders by the ids that they have today."""
    found: dict[str, list[CodedStance]] = defaultdict(list)
    for id in order:
        for coded in coded_in(articles[id], current):
            found[coded.target].append(coded)
    return {target: tuple(found[target]) for target in sorted(found)}


def coded_in(each: LinkedArticle, current: Mapping[str, str]) -> tuple[CodedStance, ...]:
    """The stances in one article; one towards an unknown target is reported by a check."""
    return tuple(
        CodedStance(
            article=each.article.id,
            number=number,
            source=each.article.header.source,
            target=current[stance.target],
            holder=current.get(stance.holder, stance.holder),
            stance=stance,
            places=tuple(
                each.places["stance", number - 1, "evidence", position] for position in range(len(stance.evidence))
            ),
        )
        for number, stance in enumerate(each.article.header.stance, start=1)
        if stance.target in current
    )
