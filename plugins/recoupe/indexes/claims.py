"""Every claim, with the articles that make it or take it up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.linking import LinkedArticle
from recoupe.model import Claim


@dataclass(frozen=True, slots=True)
class ClaimUse:
    """A claim's record in one article, and its number in that article's header, from 1."""

    article: str
    number: int
    claim: Claim


def claim_uses(articles: Mapping[str, LinkedArticle], order: Sequence[str]) -> dict[str, tuple[ClaimUse, ...]]:
    """The records of each claim, by date of the article, of which `order` is; claims in order of id."""
    found: dict[str, list[ClaimUse]] = defaultdict(list)
    for id in order:
        for number, claim in enumerate(articles[id].article.header.claims, start=1):
            found[claim.id].append(ClaimUse(id, number, claim))
    return {claim: tuple(found[claim]) for claim in sorted(found)}
