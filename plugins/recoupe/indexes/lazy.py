"""Indexes of which each entry is made when it is first asked for: a build that makes few pages needs few of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Collection, Iterator, Mapping
from typing import Generic, Self, TypeVar

V = TypeVar("V")


class Lazy(Mapping[str, V], Generic[V]):
    """A mapping whose keys are known and whose values are a pure function of them and of the corpus."""

    def __init__(self, keys: Mapping[str, object]) -> None:
        """Take the keys, in order."""
        self._keys = keys
        self.found: dict[str, V] = {}
        """What was made so far."""
        self._state = object()
        self._taken_from: object = None
        self._perhaps: Collection[str] = ()

    @abstractmethod
    def _make(self, key: str) -> V: ...

    def take_over(self, before: Lazy[V], touched: Collection[str]) -> Self:
        """Have what was made earlier. The keys in `touched` are those that may lead to something else now."""
        self.found = {key: value for key, value in before.found.items() if key in self._keys and key not in touched}
        # Not the earlier index itself: each would hold the one before it, and nothing would ever be forgotten.
        self._taken_from = before._state
        self._perhaps = touched
        return self

    def changed(self, before: Lazy[V]) -> set[str]:
        """The keys that lead to something else than they did."""
        both = self._keys.keys() & before._keys.keys()
        perhaps = both.intersection(self._perhaps) if self._taken_from is before._state else both
        return (self._keys.keys() ^ before._keys.keys()) | {key for key in perhaps if self[key] != before[key]}

    def __getitem__(self, key: str) -> V:
        """The value, made now if it was not."""
        try:
            return self.found[key]
        except KeyError:
            if key not in self._keys:
                raise
            value = self.found[key] = self._make(key)
            return value

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        """The keys."""
        return iter(self._keys)

    def __len__(self) -> int:
        """How many keys there are."""
        return len(self._keys)
