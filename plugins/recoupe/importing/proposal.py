"""What is proposed for an article's header, each value with its evidence; what is in doubt is not settled."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.importing import outlets
from recoupe.importing.days import date_of, updates
from recoupe.importing.finding import Finding
from recoupe.importing.headlines import author_of_page, title_of_page, title_of_text
from recoupe.importing.page_head import HeadEntry
from recoupe.importing.passages import Doubt, Dropped, Passage
from recoupe.importing.provenance import address_of, language_in, source_of
from recoupe.importing.sifting import sift
from recoupe.linking import fold_name
from recoupe.model import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """A page or a text as it was read, with what is known of it: its address, its head, what was left out already."""

    passages: tuple[Passage, ...]
    head: tuple[HeadEntry, ...] = ()
    address: str = ""
    dropped: tuple[Dropped, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What whoever imports the article says of it; empty where they say nothing."""

    title: str = ""
    source: str = ""
    date: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An article as it may be: its header's values with their evidence, its body, what was left out or doubted."""

    title: Finding
    source: Finding
    date: Finding
    lang: Finding
    address: str
    author: str
    body: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]
    doubts: tuple[Doubt, ...]
    told: tuple[str, ...]


def propose(material: Material, sources: Mapping[str, Source], given: Given) -> Proposal:
    """Judge the material beside the register of outlets; what is given is taken as it is."""
    head = material.head
    title = _given(given.title) or title_of_page(head)
    sites = {fold_name(entry.value) for entry in head if entry.of == "site"}
    sifted = sift(
        material.passages,
        title=title.value or "",
        outlets=outlets.names(sources) | sites,
        lang=given.lang.partition("-")[0] or None,
    )
    if title.value is None and not title.rivals:
        title = title_of_text(sifted.headlines)
    dropped = (*material.dropped, *sifted.dropped)
    address = address_of([material.address] if material.address else [*_own_addresses(head), sifted.address])
    lang = _given(given.lang) or language_in(head, sifted.body, title.value or "")
    date = _given(given.date) or date_of(head, address, sifted.dropped, (*sifted.headlines, *sifted.body))
    kept = set(sifted.body)
    return Proposal(
        title=title,
        source=_given(given.source) or source_of(sources, address, head, dropped, lang.value or ""),
        date=date,
        lang=lang,
        address=address,
        author=sifted.author or author_of_page(head, sites),
        body=sifted.body,
        dropped=dropped,
        doubts=tuple(doubt for doubt in (*material.doubts, *sifted.doubts) if doubt.passage in kept),
        told=(*material.told, *updates(head, sifted.dropped)),
    )


def _own_addresses(head: Sequence[HeadEntry]) -> list[str]:
    return [entry.value for entry in head if entry.of == "address"]


def _given(value: str) -> Finding | None:
    return Finding(value=value, why=("given",)) if value else None
