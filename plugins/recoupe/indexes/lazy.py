"""Indexes of which each entry is made when it is first asked for: a build that makes few pages needs few of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping
from typing import Generic, Self, TypeVar

V = TypeVar("V")


class Lazy(Mapping[str, V], Generic[V]):
    """A mapping whose keys are known and whose values are a pure function of them and of the corpus."""

    def __init__(self, keys: Mapping[str, object]) -> None:
        """Take the keys, in order."""
        self._keys = keys
        self.found: dict[str, V] = {}
        """What was made so far."""

    @abstractmethod
    def _make(self, key: str) -> V: ...

    def basis(self, key: str) -> object:
        """All that a value is made of, where that is sooner compared than the value is made; otherwise the value."""
        return self[key]

    def take_over(self, before: Lazy[V] | None) -> Self:
        """Have what was made earlier and would be made again of the same."""
        if before is not None:
            for key, value in before.found.items():
                if key in self._keys and self.basis(key) == before.basis(key):
                    self.found[key] = value
        return self

    def agrees(self, other: Lazy[V], key: str) -> bool:
        """Whether a key that both have leads to the same in both; made of the same, it does."""
        if key in self.found and self.found[key] is other.found.get(key):
            return True
        return self.basis(key) == other.basis(key) or self[key] == other[key]

    def __eq__(self, other: object) -> bool:
        """Whether two of a kind have the same keys, which lead to the same; otherwise as mappings do."""
        if isinstance(other, Lazy) and type(self) is type(other):
            return self._keys.keys() == other._keys.keys() and all(self.agrees(other, key) for key in self)
        return super().__eq__(other)

    __hash__ = None  # type: ignore[assignment]

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
