"""The headline and the byline that a page gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from recoupe.importing.finding import Candidate, Finding
from recoupe.importing.page_head import HeadEntry
from recoupe.importing.passages import Passage
from recoupe.importing.sifting import LONGEST_HEADLINE
from recoupe.linking import fold_name

_SUFFIX = re.compile(r"\s+[|–—·•:-]+\s+[^|–—·•]{1,60}$")


def title_of_page(head: Sequence[HeadEntry]) -> Finding:
    """The headline, where the page's <h1> and what its head says agree, or where only one of them speaks."""
    titles = [entry for entry in head if entry.of == "title" and len(entry.value) <= LONGEST_HEADLINE]
    windows = [entry for entry in head if entry.of == "page-title"]
    if not titles:
        bare = [Candidate(value=_SUFFIX.sub("", each.value), why=each.where) for each in windows if each.value]
        return Finding(why=("the page has a title for its window only",), rivals=tuple(bare)) if bare else Finding()
    sites = {fold_name(entry.value) for entry in head if entry.of == "site"}
    headings = [entry for entry in titles if entry.where == "<h1>"]
    said = [entry for entry in (*titles, *windows) if entry.where != "<h1>"]
    for heading in headings:
        agreeing = [entry for entry in said if _same(heading.value, entry.value)]
        if agreeing:
            return Finding(value=heading.value, why=("<h1>", *(f"so says {entry.where}" for entry in agreeing[:2])))
    forms = {fold_name(_bare(entry.value, sites)): entry for entry in reversed(headings or said)}
    if len(forms) == 1 and (not headings or not said):
        entry = next(iter(forms.values()))
        return Finding(value=_bare(entry.value, sites), why=(entry.where,))
    rivals = {_bare(entry.value, sites): entry.where for entry in (*headings, *said)}
    return Finding(
        why=("the page gives different titles",),
        rivals=tuple(Candidate(value=value, why=where) for value, where in rivals.items())[:4],
    )


def title_of_text(headlines: Sequence[Passage]) -> Finding:
    """The headline of a text: its first line that is no furniture, where that is clear."""
    if len(headlines) == 1:
        return Finding(value=headlines[0].text, why=(f"line {headlines[0].line}, the first that is no furniture",))
    rivals = tuple(Candidate(value=each.text, why=f"line {each.line}") for each in headlines)
    why = "the headline may be one line or the other" if rivals else "no line reads like a headline"
    return Finding(why=(why,), rivals=rivals)


def author_of_page(head: Sequence[HeadEntry], sites: Collection[str]) -> str:
    """The one author that the page names, unless that is the outlet itself."""
    authors = {fold_name(entry.value): entry.value for entry in head if entry.of == "author" and entry.value}
    people = [name for folded, name in authors.items() if folded not in sites and len(name) <= 100]
    return people[0] if len(people) == 1 else ""


def _same(heading: str, said: str) -> bool:
    """Whether a title is the heading, or the heading with the site's name behind or before it."""
    one, other = fold_name(heading), fold_name(said)
    return one == other or (len(one) > 15 and (other.startswith(f"{one} ") or other.endswith(f" {one}")))


def _bare(title: str, sites: Collection[str]) -> str:
    """A title without the site's name behind it."""
    found = _SUFFIX.search(title)
    if found is not None and fold_name(found[0].strip(" |–—·•:-")) in sites:
        return title[: found.start()]
    return title
