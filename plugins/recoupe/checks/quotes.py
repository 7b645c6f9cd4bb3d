"""Every quote is the article's own words, in one place; every stance shows what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic
from recoupe.linking import MOST_PLACES, Anchor, LinkedCorpus, Unplaced, quotes
from recoupe.model import BLOCK_BREAK


def misplaced_quotes(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A quote is exact words of the text or of the title, and its prefix and suffix leave one place for it."""
    for each in linked.articles.values():
        for path, quote in quotes(each.article):
            place = each.places[path]
            if not isinstance(place, Unplaced):
                continue
            span = each.article.span(*path, "exact")
            seen = quote.exact[:80]
            if not seen.strip():
                yield Diagnostic(
                    span=span,
                    rule="empty-value",
                    message="this quote is empty",
                    expected="the words of the article that show it",
                )
            elif place.why == "repeated":
                yield Diagnostic(
                    span=span,
                    rule="quote-not-unique",
                    message=f"these words stand in {place.count}{_or_more(place.count)} places of the article",
                    seen=seen,
                    expected="one place",
                    help="add `prefix` or `suffix`: the words just before or just after",
                )
            elif place.why == "missing" and place.count:
                yield Diagnostic(
                    span=span,
                    rule="quote-not-found",
                    message="these words are in the article, but not with this prefix and suffix",
                    seen=seen,
                    expected="the words that stand just before and just after",
                )
            elif place.why == "missing":
                closest = place.closest.replace(BLOCK_BREAK, " ¶ ")
                where = "article" if each.article.document.text else "title, and the file has no text"
                yield Diagnostic(
                    span=span,
                    rule="quote-not-found",
                    message=f"these words are not in the {where}",
                    seen=seen,
                    expected="the article's exact words, with its own apostrophes, quotation marks and spaces"
                    if closest == place.closest
                    else "words of one paragraph; several paragraphs are several quotes",
                    nearest=place.closest,
                    help=f"the closest passage is: {closest}" if closest else "",
                )


def outdated_quotes(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A quote says what its text says today; what the text's history makes of it is never decided in silence."""
    for each in linked.articles.values():
        for path, quote in quotes(each.article):
            place = each.places[path]
            if isinstance(place, Anchor) and not place.carried:  # as nearly all are
                continue
            span = each.article.span(*path, "exact")
            seen = quote.exact[:80]
            if isinstance(place, Anchor):
                text = each.article.document.text if place.part == "text" else each.article.header.title
                now = text[place.start : place.end]
                yield Diagnostic(
                    span=span,
                    rule="quote-outdated",
                    message="the text has changed a little since these words were quoted",
                    seen=seen,
                    expected=now,
                    nearest=now,
                    help="quote the words that stand there now",
                )
            elif place.why == "changed":
                yield Diagnostic(
                    span=span,
                    rule="quote-changed",
                    message="the quoted words or their sentence were changed in the text: does the record still hold?",
                    seen=f"before: {place.before}",
                    expected=f"now: {place.now}",
                    nearest=place.now,
                    help="if it does, quote what stands there now, or add the new words around it as prefix or suffix;"
                    " if not, take the record out",
                )
            elif place.why == "lost":
                yield Diagnostic(
                    span=span,
                    rule="quote-lost",
                    message="the quoted words were taken out of the text",
                    seen=place.before,
                    expected="words that the text has; the record is shown without a place until then",
                    help="quote other words, or take the record out",
                )


def _or_more(count: int) -> str:
    return " or more" if count == MOST_PLACES else ""


def bare_stances(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A stance quotes the words that show it; evidence that could not be read is told of where it stands."""
    for each in linked.articles.values():
        for number, stance in enumerate(each.article.header.stance):
            if not stance.evidence and ("stance", number, "evidence") not in each.article.spans:
                yield Diagnostic(
                    span=each.article.span("stance", number),
                    rule="stance-without-evidence",
                    message=f'the stance towards "{stance.target}" quotes no words of the article',
                    seen=stance.position,
                    expected="evidence: [{exact: the words that show the position}]",
                )
