"""What each page has looked up, so that it is made again only when one of these things has changed.

A *cell* is one look-up: its name and its key. A page is a pure function of the cells that it has read, of the templates
and of the settings (verifying traces; Mokhov, Mitchell and Peyton Jones, "Build Systems à la Carte", 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from contextlib import contextmanager
from dataclasses import fields, replace
from functools import wraps
from types import MappingProxyType
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload

from recoupe.indexes import Indexes
from recoupe.indexes.lazy import Lazy
from recoupe.linking import LinkedCorpus
from recoupe.views.readings import Cell, Readings, made_of

WHOLE = "*"
"""The key of a cell that stands for a whole mapping: which keys it has, in which order, and what they lead to."""

KEPT = "kept"
"""The name of cells that are known by a key only, and not by what makes them."""

PLAN = "plan"
"""The name of the record of what is planned. It is known only after everything else, and nothing is looked up in it."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
D = TypeVar("D")
P = ParamSpec("P")


class Ledger:
    """Takes down what is read while a page is being made."""

    def __init__(self) -> None:
        """Begin with nothing being made."""
        self._cells: set[Cell] | None = None

    def note(self, cell: Cell) -> None:
        """Take down one cell."""
        if self._cells is not None:
            self._cells.add(cell)

    @contextmanager
    def page(self) -> Iterator[set[Cell]]:
        """Give the set into which goes what is read within the block."""
        cells: set[Cell] = set()
        before, self._cells = self._cells, cells
        try:
            yield cells
        finally:
            self._cells = before


class Noted(Mapping[K, V]):
    """A mapping of which it is noted what is read. Nothing else differs from the mapping inside."""

    __slots__ = ("inside", "ledger", "name")

    def __init__(self, name: str, inside: Mapping[K, V], ledger: Ledger) -> None:
        """Take the mapping, and the name of its cells."""
        self.name = name
        self.inside = inside
        self.ledger = ledger

    def __getitem__(self, key: K) -> V:
        """One value. A key that is not there is noted too: it may come."""
        self.ledger.note((self.name, key))
        return self.inside[key]

    @overload
    def get(self, key: K, /) -> V | None: ...
    @overload
    def get(self, key: K, default: V | D, /) -> V | D: ...
    def get(self, key: K, default: V | D | None = None, /) -> V | D | None:
        """One value, or `default`."""
        self.ledger.note((self.name, key))
        return self.inside.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether there is such a key."""
        self.ledger.note((self.name, key))
        return key in self.inside

    def __iter__(self) -> Iterator[K]:
        """All keys: this and what follows reads the whole mapping."""
        self.ledger.note((self.name, WHOLE))
        return iter(self.inside)

    def __len__(self) -> int:
        """How many keys there are."""
        self.ledger.note((self.name, WHOLE))
        return len(self.inside)

    def keys(self) -> KeysView[K]:
        """All keys."""
        self.ledger.note((self.name, WHOLE))
        return self.inside.keys()

    def items(self) -> ItemsView[K, V]:
        """All keys with their values."""
        self.ledger.note((self.name, WHOLE))
        return self.inside.items()

    def values(self) -> ValuesView[V]:
        """All values."""
        self.ledger.note((self.name, WHOLE))
        return self.inside.values()

    def __reduce__(self) -> Any:
        """It is of this build, and of no other."""
        raise TypeError("a noted mapping stays where it is")


class LookUps:
    """Whoever looks things up: once for all pages, and so that it is known what each thing was made of."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        self.ledger = Ledger()
        self.records: dict[str, object] = {}
        """The records that are noted, by name."""
        self.found: dict[Cell, Any] = {}
        self.parts: dict[Cell, frozenset[Cell]] = {}
        """What each thing was made of that was looked up here, and not taken over."""

    def look_up(self, cell: Cell, make: Callable[[], V]) -> V:
        """What a cell holds, made now if it was not."""
        self.ledger.note(cell)
        try:
            known: V = self.found[cell]
        except KeyError:
            with self.ledger.page() as cells:
                value = make()
            self.found[cell] = value
            self.parts[cell] = frozenset(cells)
            return value
        return known

    def read(self, cell: Cell) -> Any:
        """What a cell holds; `Gone` where it holds nothing any more. Not of a thing that is `KEPT`."""
        name, key = cell
        record, dot, field = name.partition(".")
        if not dot:
            try:
                return getattr(self, name)(*key)  # type: ignore[misc]
            except KeyError:
                return Gone
        value = getattr(self.records[record], field)
        return value if key == WHOLE else value.get(key, Gone)

    def inherit(self, before: LookUps, things: Readings[Cell]) -> set[Cell]:
        """Take over what was found before and is still true; gives the cells that hold something else now.

        `things` says what everything was made of that was looked up before.
        """
        changed = {cell for name in self.records if name != PLAN for cell in self._differences(name, before)}
        perhaps = made_of(things, changed)
        self.found = dict(before.found)
        for cell in perhaps:
            self.found.pop(cell, None)
        asked: set[Cell] = set()

        def ask(cell: Cell) -> None:
            asked.add(cell)
            for part in things[cell]:
                if part in perhaps and part not in asked:
                    ask(part)
            if changed.isdisjoint(things[cell]):
                if cell in before.found:
                    self.found[cell] = before.found[cell]
            elif cell[0] == KEPT or before.read(cell) != self.read(cell):
                changed.add(cell)

        for cell in perhaps:
            if cell not in asked:
                ask(cell)
        return changed

    def planned_otherwise(self, before: LookUps) -> set[Cell]:
        """The cells of the plan that hold something else now that it is known."""
        return set(self._differences(PLAN, before))

    def _differences(self, name: str, before: LookUps) -> Iterator[Cell]:
        """The cells of a record that hold something else than they did before."""
        record: Any = self.records[name]
        for each in fields(record):
            old, new = getattr(before.records[name], each.name), getattr(record, each.name)
            if old is new or any(new is known for known in self.records.values()):
                continue  # a record within this one has cells of its own
            field = f"{name}.{each.name}"
            keys = _different_keys(old, new) if isinstance(new, Mapping) else {WHOLE} if old != new else ()
            for key in keys:
                yield field, key
            if keys:
                yield field, WHOLE


def _different_keys(old: Mapping[Any, object], new: Mapping[Any, object]) -> set[Hashable]:
    """The keys of two mappings that lead to something else, or that one of them has not."""
    if isinstance(old, Lazy) and isinstance(new, Lazy):
        return set(new.changed(old))
    # Most values are the same objects: only those of which that is untrue are compared.
    found = {key for key, value in new.items() if (had := old.get(key, Gone)) is not value and had != value}
    return found | (old.keys() - new.keys())


N = TypeVar("N", bound=LookUps)


def looked_up(method: Callable[Concatenate[N, P], V]) -> Callable[Concatenate[N, P], V]:
    """Make a method a look-up, whose cell has the method's name and its arguments, which are given in their order."""
    name = method.__name__

    @wraps(method)
    def lookup(self: N, /, *args: P.args, **kwargs: P.kwargs) -> V:
        cell = (name, args)
        if cell in self.found:
            self.ledger.note(cell)
            known: V = self.found[cell]
            return known
        assert not kwargs, "the key of a cell is made of the arguments in their order"
        return self.look_up(cell, lambda: method(self, *args, **kwargs))

    return lookup


class NotedRecord:
    """A record of mappings (`Corpus`, `Indexes`), of which it is noted what is read. Other values are read whole."""

    def __init__(
        self, name: str, inside: object, ledger: Ledger, within: Mapping[str, object] = MappingProxyType({})
    ) -> None:
        """Take the record, the name that its cells begin with, and what stands for some of its fields."""
        self._name = name
        self._inside = inside
        self._ledger = ledger
        self._within = dict(within)

    def __getattr__(self, field: str) -> Any:
        """One of the record's fields."""
        if (known := self._within.get(field)) is not None:
            return known
        value = getattr(self._inside, field)
        name = f"{self._name}.{field}"
        if isinstance(value, Mapping):
            noted = self._within[field] = Noted(name, value, self._ledger)
            return noted
        self._ledger.note((name, WHOLE))
        return value


def noted_corpus(linked: LinkedCorpus, ledger: Ledger) -> LinkedCorpus:
    """The corpus, of which it is noted what is read."""
    current = Noted("register.current", linked.register.current, ledger)
    within = {
        "corpus": NotedRecord("corpus", linked.corpus, ledger),
        "register": replace(linked.register, current=current),
    }
    return cast(LinkedCorpus, NotedRecord("linked", linked, ledger, within))


def noted_indexes(indexes: Indexes, ledger: Ledger) -> Indexes:
    """The indexes, of which it is noted what is read."""
    within = {"calendar": NotedRecord("calendar", indexes.calendar, ledger)}
    return cast(Indexes, NotedRecord("indexes", indexes, ledger, within))


class Gone:
    """What a cell holds whose key is not there."""
