"""Every quote is the article's own words, in one place; every stance shows what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedCorpus, Unplaced


def misplaced_quotes(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """Evidence is exact words of the text or of the title, and its prefix and suffix leave one place for it."""
    for each in linked.articles.values():
        for stance_number, places in enumerate(each.evidence):
            for quote_number, place in enumerate(places):
                if not isinstance(place, Unplaced):
                    continue
                exact = each.article.header.stance[stance_number].evidence[quote_number].exact
                span = each.article.span("stance", stance_number, "evidence", quote_number, "exact")
                if place.count:
                    yield Diagnostic(
                        span=span,
                        rule="quote-not-unique",
                        message=f"these words stand in {place.count} places of the article",
                        seen=exact[:80],
                        expected="one place",
                        help="add `prefix` or `suffix`: the words just before or just after",
                    )
                else:
                    yield Diagnostic(
                        span=span,
                        rule="quote-not-found",
                        message="these words are not in the article",
                        seen=exact[:80],
                        expected="the article's exact words, with its own apostrophes, quotation marks and spaces",
                        nearest=place.closest,
                        help=f"the closest passage is: {place.closest}" if place.closest else "",
                    )


def bare_stances(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A stance quotes the words that show it."""
    for each in linked.articles.values():
        for number, stance in enumerate(each.article.header.stance):
            if not stance.evidence:
                yield Diagnostic(
                    span=each.article.span("stance", number),
                    rule="stance-without-evidence",
                    message=f'the stance towards "{stance.target}" quotes no words of the article',
                    seen=stance.position,
                    expected="evidence: [{exact: the words that show the position}]",
                )
