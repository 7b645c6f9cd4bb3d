"""What results can be narrowed by: for each facet its values, and for each value the numbers of its articles.

An article's number is its place among all, the oldest first, so that order by date is order by number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from recoupe.linking import LinkedArticle
from recoupe.search.wording import Wording
from recoupe.views import Reader, Text

FACETS = ("outlet", "entity", "stance", "year", "month", "lang", "tag", "text")
"""The facets in the order in which a page shows them."""

Numbers: TypeAlias = tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value, how it is called, and its articles, rising.

    `group` is the value that this one is a part of (a target, for one position towards it); `type` an entity's.
    """

    value: str
    label: Text
    articles: Numbers
    group: str = ""
    type: str = ""

    def record(self) -> list[Any]:
        """The value as the data files have it: what is empty at its end is left out."""
        row = [self.value, self.label.text, self.label.lang, self.group, self.type]
        while not row[-1]:
            row.pop()
        return row


def facet_values(ids: tuple[str, ...], reader: Reader, wording: Wording) -> dict[str, tuple[FacetValue, ...]]:
    """The values of every facet, by facet; `ids` are the articles by number.

    Outlets, entities, stances and tags come by the number of their articles, the rest in their own order.
    """
    articles = [reader.linked.articles[id] for id in ids]
    in_site = reader.lang

    def by(keys_of: Callable[[LinkedArticle], Iterable[str]]) -> dict[str, Numbers]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, each in enumerate(articles):
            for key in dict.fromkeys(keys_of(each)):
                found[key].append(number)
        return {key: tuple(numbers) for key, numbers in found.items()}

    def values(
        found: Mapping[str, Numbers], label: Callable[[str], Text], *, frequent_first: bool = True
    ) -> tuple[FacetValue, ...]:
        order = sorted(found, key=lambda key: (-len(found[key]) if frequent_first else 0, key))
        return tuple(FacetValue(value=key, label=label(key), articles=found[key]) for key in order)

    dates = {str(date): date for each in articles for date in (each.article.header.date.month_only,)}
    return {
        "outlet": values(by(lambda each: [each.article.header.source]), lambda id: Text(reader.outlet(id).name, "")),
        "entity": tuple(
            FacetValue(value=each.value, label=each.label, articles=each.articles, type=reader.entity(each.value).type)
            for each in values(by(lambda each: each.entities), lambda id: reader.entity(id).name)
        ),
        "stance": _stances(ids, reader, wording),
        "year": values(
            by(lambda each: [str(each.article.header.date.year_only)]), lambda key: Text(key, ""), frequent_first=False
        ),
        "month": values(
            by(lambda each: [str(each.article.header.date.month_only)] if each.article.header.date.month else []),
            lambda key: Text(wording.day(dates[key]), in_site),
            frequent_first=False,
        ),
        "lang": values(by(lambda each: [each.article.header.lang]), lambda code: Text(wording.language(code), in_site)),
        "tag": values(by(lambda each: each.article.header.tags), lambda tag: Text(tag, "")),
        "text": values(
            by(lambda each: ["yes" if each.readable else "no"]),
            lambda value: Text(wording.term("full" if value == "yes" else "none"), in_site),
        ),
    }


def _stances(ids: tuple[str, ...], reader: Reader, wording: Wording) -> tuple[FacetValue, ...]:
    """Targets, and below each the positions taken towards it: every coding counts that another has not superseded."""
    numbers = {id: number for number, id in enumerate(ids)}
    found: list[FacetValue] = []
    for target, coded in reader.indexes.stances.items():
        towards: dict[str, set[int]] = defaultdict(set)
        for each in coded:
            if each.stance.status != "superseded":
                towards[each.stance.position].add(numbers[each.article])
        if towards:
            name = reader.entity(target).name
            found.append(FacetValue(value=target, label=name, articles=tuple(sorted(set().union(*towards.values())))))
            found += (
                FacetValue(
                    value=f"{target}:{position}",
                    label=Text(wording.term(position), reader.lang),
                    articles=tuple(sorted(towards[position])),
                    group=target,
                )
                for position in sorted(towards)
            )
    size = {each.value: len(each.articles) for each in found}

    def order(each: FacetValue) -> tuple[int, str, bool, int, str]:
        target = each.group or each.value
        return -size[target], target, bool(each.group), -size[each.value], each.value

    return tuple(sorted(found, key=order))
