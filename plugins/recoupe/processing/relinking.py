"""Which articles a change of the register touches: only they are linked again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from recoupe.linking import LinkedArticle, Name
from recoupe.linking.wording import has_words, words
from recoupe.processing.article import Surroundings

_ARABIC = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is different in the surroundings of articles.

    `names` are the words of each name that was added or taken away, as numbers; of one in Arabic script without the
    first, which may be written together with what is before it. `any_arabic` is true where no other words are left of
    such a name. `ids` stand for other entities than before, `sources` are other records.
    """

    names: tuple[list[int], ...]
    any_arabic: bool
    ids: frozenset[str]
    sources: frozenset[str]

    def touches(self, each: LinkedArticle) -> bool:
        """Whether an article may be linked otherwise than it is."""
        if not (self.names or self.any_arabic or self.ids or self.sources):
            return False
        header = each.article.header
        return (
            header.source in self.sources
            or header.event in self.ids
            or any(reference.id in self.ids for reference in header.entities)
            or any(has_words(each.vocabulary, name) for name in self.names)
            or (self.any_arabic and bool(_ARABIC.search(header.title) or _ARABIC.search(each.article.document.text)))
        )


def change(before: Surroundings, now: Surroundings) -> Change | None:
    """What has changed; `None` where it is what no article can be spared for."""
    if before is now:
        return Change(names=(), any_arabic=False, ids=frozenset(), sources=frozenset())
    if before.defaults != now.defaults:
        return None
    names = [_words(name) for name in set(before.names) ^ set(now.names)]
    return Change(
        names=tuple(name for name in names if name),
        any_arabic=not all(names),
        ids=_different(before.current, now.current),
        sources=_different(before.sources, now.sources),
    )


def _words(name: Name) -> list[int]:
    found: list[int] = words(name.form).tolist()
    return found[1:] if _ARABIC.search(name.form) else found


V = TypeVar("V")


def _different(one: Mapping[str, V], other: Mapping[str, V]) -> frozenset[str]:
    return frozenset(key for key in one.keys() | other.keys() if one.get(key) != other.get(key))
