"""What is different between two states of the articles: most of what was looked up in the one is true of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from recoupe.linking import LinkedArticle


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Two states of the articles. `ids` are those that came, went, or are not what they were."""

    before: Mapping[str, LinkedArticle]
    now: Mapping[str, LinkedArticle]
    ids: frozenset[str]

    @classmethod
    def between(cls, before: Mapping[str, LinkedArticle], now: Mapping[str, LinkedArticle]) -> Edit:
        """Compare two states. An article that was not read again is the same object, and costs no comparison."""
        changed = {id for id, each in now.items() if (old := before.get(id)) is not each and old != each}
        return cls(before=before, now=now, ids=frozenset(changed | (before.keys() - now.keys())))

    def pairs(self) -> Iterator[tuple[str, LinkedArticle | None, LinkedArticle | None]]:
        """Each of the changed articles as it was and as it is; `None` where there was or is none."""
        for id in sorted(self.ids):
            yield id, self.before.get(id), self.now.get(id)

    @property
    def keeps_order(self) -> bool:
        """Whether there are the same articles with the same dates, so that they stand in the same order."""
        return all(old and new and not is_moved(old, new) for _, old, new in self.pairs())

    def leaves(self, what: Callable[[LinkedArticle], tuple[object, ...]]) -> bool:
        """Whether articles have the same of something as they had, in the same order."""

        def of(each: LinkedArticle | None) -> tuple[object, ...]:
            found = what(each) if each else ()
            return (each.article.header.date, *found) if each and found else ()

        return all(of(old) == of(new) for _, old, new in self.pairs())


def is_moved(old: LinkedArticle, new: LinkedArticle) -> bool:
    """Whether an article stands elsewhere among the others than it did."""
    return old.article.header.date != new.article.header.date
