"""Coded terms are ones that the corpus has."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.linking import LinkedCorpus
from recoupe.model import MOTIVATIONS, POSITIONS, Article, Path


def unknown_terms(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A position or a motivation is one of ours, or one that the project adds to them."""
    own = linked.corpus.vocabulary
    positions = (*POSITIONS, *own.positions)
    motivations = (*MOTIVATIONS, *own.motivations)
    for article in linked.corpus.articles.values():
        for number, stance in enumerate(article.header.stance):
            yield from _unknown(article, ("stance", number, "position"), stance.position, positions)
        for number, annotation in enumerate(article.header.annotations):
            yield from _unknown(article, ("annotations", number, "motivation"), annotation.motivation, motivations)


def _unknown(article: Article, path: Path, term: str, known: Collection[str]) -> Iterator[Diagnostic]:
    if term not in known:
        guess = nearest(term, known)
        yield Diagnostic(
            span=article.span(*path),
            rule="unknown-value",
            message=f'"{term}" is not a value of "{path[-1]}"',
            seen=term,
            expected=f"one of {', '.join(known)}",
            nearest=guess,
            help=f'did you mean "{guess}"?' if guess else "",
        )
