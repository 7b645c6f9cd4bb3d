"""Long lists: the rows that stand on a page itself, and the pages of their own where the others stand.

A list that is longer than its page can bear is cut by what its rows have in common: years, then months, then days; or
types, then initials. So `entities/x/mentions/2021-10/` stays what it is when rows are added elsewhere. Whatever is cut
has a page that shows its first rows and leads to its parts, down to those that are whole: each row stands in one of
these, and an address stays good when its part has grown and was cut in its turn.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import groupby
from typing import Any, Generic, Literal, TypeAlias, TypeVar

from recoupe.linking import fold_name
from recoupe.model import PartialDate

T = TypeVar("T")
R = TypeVar("R")

FIRST = 25
"""How many rows of a list stand on its own page where the others have pages of theirs."""

MOST = 50
"""How many rows of a list its own page bears, besides everything else."""

MOST_OF_LIST = 100
"""How many rows the page of a list bears that shows little else."""

MOST_OF_PART = 250
"""How many rows the page of a part bears, which has nothing else."""

WHOLE = "*"
"""The key of the page that a list has for itself."""

UNKNOWN = "xx"
"""Stands for a month or a day that is not known."""

Lister: TypeAlias = Literal[
    "articles",
    "claims",
    "coverage",
    "declared",
    "events",
    "headlines",
    "mentions",
    "naming",
    "outlets",
    "period",
    "places",
    "register",
    "sources",
    "stances",
    "tags",
    "targets",
    "unplaced",
    "uses",
]
"""What the rows of a list are: the macro of `_lists.html` that writes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartLink:
    """A part of a list as a link: what its rows have in common (`2021-10`, `b`, `page-2`), and its page.

    `name` is the name of what the key is the id of, or an empty text.
    """

    key: str
    address: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(PartLink):
    """A part of a list, and how many rows it has."""

    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing(Generic[R]):
    """The rows of a list that stand here, of `n`. The others stand in the `parts`: none where all are here."""

    rows: tuple[R, ...]
    n: int
    parts: tuple[Part, ...] = ()

    def __iter__(self) -> Iterator[R]:
        """The rows that stand here."""
        return iter(self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartView:
    """`…/mentions/2021/`: a part of the list of another page.

    `lister` says what the rows are. `title` and `of` are the name and the address of the page whose list it is, `id` is
    the id of its record (empty where it has none). `within` are the parts that hold this one, the widest first;
    `earlier` and `later` stand beside it, in the list's order.
    """

    address: str
    lister: Lister
    id: str
    title: str
    lang: str
    of: str
    part: Part
    listing: Listing[Any]
    within: tuple[PartLink, ...]
    earlier: Part | None
    later: Part | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Node(Generic[T]):
    """A list or a part of it: with children it shows its `first` items, without them all it has."""

    key: str
    address: str
    items: Sequence[T]
    first: int
    name: str = ""
    children: tuple[Node[T], ...] = ()

    def link(self) -> PartLink:
        """The link to it."""
        return PartLink(key=self.key, address=self.address, name=self.name)

    def part(self) -> Part:
        """The link to it, with its length."""
        return Part(key=self.key, address=self.address, name=self.name, n=len(self.items))

    def listing(self, rows: Callable[[Sequence[T]], tuple[R, ...]]) -> Listing[R]:
        """What stands on its page; `rows` makes the rows of some of its items."""
        here = self.items[: self.first] if self.children else self.items
        return Listing(rows=rows(here), n=len(self.items), parts=tuple(child.part() for child in self.children))

    def leaves(self) -> Iterator[Node[T]]:
        """The parts that are whole, in order: together they have each item once."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


Level: TypeAlias = Callable[[T], str]
"""Gives the key of the part that an item belongs to; the items of a part follow each other."""


def with_own_page(
    items: Sequence[T],
    address: str,
    own: str,
    levels: Sequence[Level[T]],
    *,
    most: int = MOST,
    first: int = FIRST,
    names: Callable[[str], str] = lambda key: "",
) -> Node[T]:
    """A list on the page of something else, at `address`. One of more than `most` items has a page of its own, `own`.

    That one bears more, and is cut in its turn where it must be.
    """
    if len(items) <= most:
        return Node(key="", address=address, items=items, first=first)
    page = cut(items, own, own, levels, most=MOST_OF_PART, first=first, key=WHOLE, names=names)
    return Node(key="", address=address, items=items, first=first, children=(page,))


def cut(
    items: Sequence[T],
    address: str,
    base: str,
    levels: Sequence[Level[T]],
    *,
    most: int = MOST,
    first: int = FIRST,
    key: str = "",
    page: int = MOST_OF_PART,
    names: Callable[[str], str] = lambda key: "",
) -> Node[T]:
    """Cut a list of more than `most` items by the first of the `levels`, its parts by the next, and at last by number.

    `address` is the page of the list itself; its parts have theirs below `base`, and `page` items where they are cut by
    number. `names` gives the names of keys that are ids.
    """
    whole = Node(key=key, address=address, items=items, first=first, name=names(key))
    if len(items) <= most:
        return whole
    rest: Sequence[Level[T]] = ()
    for depth, level in enumerate(levels):
        groups = [(found, tuple(group)) for found, group in groupby(items, level)]
        if [found for found, _ in groups] != [key]:
            rest = levels[depth + 1 :]
            break
    else:
        starts = range(0, len(items), page)
        groups = [
            (f"{key}/page-{number}".removeprefix(WHOLE).lstrip("/"), tuple(items[start : start + page]))
            for number, start in enumerate(starts, start=1)
        ]
    children = (
        cut(group, f"{base}{found}/", base, rest, most=MOST_OF_PART, first=first, key=found, names=names)
        for found, group in groups
    )
    return replace(whole, children=tuple(children))


@dataclass(frozen=True, slots=True, kw_only=True)
class PartPage(Generic[T]):
    """The page of a part, planned: `view` makes what it shows. Two are equal that show parts of the same things."""

    list: Node[T] = field(compare=False)
    node: Node[T]
    within: tuple[PartLink, ...]
    earlier: Part | None
    later: Part | None
    rows: Callable[[Any, Sequence[T]], tuple[object, ...]] = field(compare=False)
    lister: Lister
    title: str
    lang: str
    id: str

    def view(self, reader: object) -> PartView:
        """What the page shows; the reader is the one that `rows` asks."""
        return PartView(
            address=self.node.address,
            lister=self.lister,
            id=self.id,
            title=self.title,
            lang=self.lang,
            of=self.list.address,
            part=self.node.part(),
            listing=self.node.listing(partial(self.rows, reader)),
            within=self.within,
            earlier=self.earlier,
            later=self.later,
        )


def part_pages(
    node: Node[T],
    rows: Callable[[Any, Sequence[T]], tuple[object, ...]],
    *,
    lister: Lister,
    title: str,
    lang: str,
    id: str = "",
) -> Iterator[PartPage[T]]:
    """The pages of all parts of a list, whose own page is called `title` in the language `lang`."""
    alike: list[tuple[Node[T], tuple[PartLink, ...]]] = [(child, ()) for child in node.children]
    while alike:
        parts = [each.part() for each, _ in alike]
        for place, (each, within) in enumerate(alike):
            yield PartPage(
                list=node,
                node=each,
                within=within,
                earlier=parts[place - 1] if place else None,
                later=parts[place + 1] if place + 1 < len(parts) else None,
                rows=rows,
                lister=lister,
                title=title,
                lang=lang,
                id=id,
            )
        alike = [(child, (*within, each.link())) for each, within in alike for child in each.children]


# --- what rows have in common -----------------------------------------------------------------------------------------


def year(date: PartialDate) -> str:
    """The key of a year."""
    return str(date.year_only)


def month(date: PartialDate) -> str:
    """The key of a month: `2021-10`, or `2021-xx` where only the year is known."""
    return str(date.month_only) if date.month else f"{date.year_only}-{UNKNOWN}"


def day(date: PartialDate) -> str:
    """The key of a day: `2021-10-19`, or `2021-10-xx` where only the month is known."""
    return str(date) if date.day else f"{month(date)}-{UNKNOWN}" if date.month else month(date)


def by_date(
    date_of: Callable[[T], PartialDate],
    levels: Sequence[Level[PartialDate]] = (year, month, day),
    *,
    within: Level[T] | None = None,
) -> tuple[Level[T], ...]:
    """The levels of items that stand in the order of their dates; with `within`, in each of the parts that it makes."""

    def of(level: Level[PartialDate]) -> Level[T]:
        return lambda item: f"{within(item)}/{level(date_of(item))}" if within else level(date_of(item))

    return (*((within,) if within else ()), *map(of, levels))


def initial(name: str) -> str:
    """The key of the names that begin alike: `b`, or the sign's number (`u628`) where it is no plain letter."""
    first = fold_name(name)[:1]
    return first if first.isascii() and first.isalnum() else f"u{ord(first):x}" if first else "u0"


def letter(key: str) -> str:
    """The sign that a key of `initial` stands for."""
    return chr(int(key[1:], 16)) if len(key) > 1 else key.upper()
