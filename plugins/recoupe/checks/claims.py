"""One article makes a claim and words it; the others take it up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.linking import LinkedCorpus
from recoupe.model import Article


def claims(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A claim that is taken up is made in some article, and the record that makes it says it in words."""
    made: dict[str, list[tuple[Article, int]]] = defaultdict(list)
    taken_up: dict[str, list[tuple[Article, int]]] = defaultdict(list)
    for article in linked.corpus.articles.values():
        for number, claim in enumerate(article.header.claims):
            (made if claim.relation == "make" else taken_up)[claim.id].append((article, number))
    for id, makers in made.items():
        for article, number in makers:
            if not article.header.claims[number].text:
                yield Diagnostic(
                    span=article.span("claims", number),
                    rule="claim-without-text",
                    message=f'the claim "{id}" is made here and not worded',
                    seen=id,
                    expected="text: {fr: the claim in the corpus's own words}; or a `relation` to one made elsewhere",
                )
    if any(kind == "articles" for kind, _ in linked.corpus.unread):
        return  # an article that could not be read may make it, and is reported itself
    gone = {claim.id for article in linked.corpus.withdrawn.values() for claim in article.header.claims}
    for id in taken_up.keys() - made.keys() - gone:
        for article, number in taken_up[id]:
            guess = nearest(id, made)
            yield Diagnostic(
                span=article.span("claims", number, "id"),
                rule="unknown-claim",
                message=f'no article makes a claim "{id}"',
                seen=id,
                expected="the id of a claim that some article makes",
                nearest=guess,
                help=f'did you mean "{guess}"?' if guess else "",
            )
