"""Every id that a record names must be the id of a record of the right kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.linking import LinkedCorpus, entity_references
from recoupe.model import Corpus, Path, Record


def unknown_references(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A named entity or source has a file.

    A file that exists but could not be read is reported once, there, and not again at each reference to it.
    """
    corpus = linked.corpus
    for record, path, id in entity_references(corpus):
        if id not in corpus.entities:  # there are more of these than of anything else
            yield from _unknown(record, path, id, "entities", corpus.entities, corpus)
    for article in corpus.articles.values():
        yield from _unknown(article, ("source",), article.header.source, "sources", corpus.sources, corpus)


def unknown_articles(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A named article has a file, likewise."""
    corpus = linked.corpus
    for article in corpus.articles.values():
        for key in ("translation_of", "reprint_of"):
            if (id := getattr(article.header, key)) is not None and id not in corpus.withdrawn:
                yield from _unknown(article, (key,), id, "articles", corpus.articles, corpus)


def merged_references(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A record names entities by the ids that they have today, not by one that was merged into another."""
    merged = {id: into for id in linked.corpus.entities if (into := linked.register.resolve(id)) not in (None, id)}
    for record, path, id in entity_references(linked.corpus) if merged else ():
        if (current := merged.get(id)) and path[0] != "replaced_by":
            yield Diagnostic(
                span=record.span(*path),
                rule="merged-entity",
                message=f'"{id}" was merged into "{current}"',
                seen=id,
                expected=current,
                nearest=current,
                help=f'write "{current}"',
            )


def circular_merges(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A merged record leads to one that still stands. A circle is told once, at its first id."""
    entities = linked.corpus.entities
    for id, entity in entities.items():
        circle = [id]
        while (target := entities[circle[-1]].header.replaced_by) in entities and target not in circle:
            circle.append(str(target))
        if target == min(circle) == id:
            yield Diagnostic(
                span=entity.span("replaced_by"),
                rule="circular-merge",
                message=f'"{id}" was merged into ' + ", that into ".join(f'"{each}"' for each in (*circle[1:], id)),
                seen=circle[-1],
                expected="a record that is not merged itself",
                help="take `replaced_by` out of the record that stands today",
            )


def events(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """What an article calls its `event` is an entity of type Event."""
    for article in linked.corpus.articles.values():
        event = linked.corpus.entities.get(article.header.event or "")
        if event is not None and event.header.type != "Event":
            yield Diagnostic(
                span=article.span("event"),
                rule="not-an-event",
                message=f'"{event.id}" is not an event but of type {event.header.type}',
                seen=event.id,
                expected="the id of an entity of type Event",
            )


_NOUNS = {
    "entities": ("entity", "unknown-entity"),
    "sources": ("source", "unknown-source"),
    "articles": ("article", "unknown-article"),
}


def _unknown(
    record: Record[Any], path: Path, id: str, kind: str, known: Mapping[str, Record[Any]], corpus: Corpus
) -> Iterable[Diagnostic]:
    if id in known or (kind, id) in corpus.unread:
        return ()
    noun, rule = _NOUNS[kind]
    guess = nearest(id, known)
    return (
        Diagnostic(
            span=record.span(*path),
            rule=rule,
            message=f'no {noun} is called "{id}"',
            seen=id,
            expected=f"the name of a file in {kind}/",
            nearest=guess,
            help=f'did you mean "{guess}"? ({known[guess].path})' if guess else f"add a file {kind}/{id}.md",
        ),
    )
