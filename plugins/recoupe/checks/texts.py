"""What may be published of a text."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedCorpus, quotes
from recoupe.model import Span


def unpublished_texts(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A file holds no text that its policy keeps off the site: the folder itself is public.

    Rights or a source that cannot be read are told of in their own place.
    """
    for each in linked.articles.values():
        document = each.article.document
        source = linked.corpus.sources.get(each.article.header.source)
        if source is None or not document.text or each.policy != "none":
            continue
        if source.header.text_policy == "none" or ("rights", "text") in each.article.spans:
            line, column = document.origin(0)
            yield Diagnostic(
                span=Span(each.article.path, line, column, column + 1),
                rule="text-not-published",
                message="this text is shown nowhere on the site, but anyone can read it in the folder",
                seen=document.text[:80],
                expected="no text below the header where rights or the source's text_policy say `none`",
            )


def withdrawn_articles(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """An article that is withdrawn says when and why, and its file holds no more of its words.

    No report repeats the words: reports are kept in the logs of workflows, which are public too.
    """
    for article in linked.corpus.withdrawn.values():
        header = article.header
        span = article.span("state") if ("state",) in article.spans else article.span("withdrawn")
        if header.withdrawn is None and ("withdrawn",) not in article.spans:
            yield Diagnostic(
                span=span,
                rule="withdrawn-without-reason",
                message="this article is withdrawn, and nothing says when and why",
                seen="state: withdrawn",
                expected="withdrawn: {date: 2024-05-06, reason: At the publisher's request}",
            )
        if article.document.text or any(quotes(article)):
            where = "below its header" if article.document.text else "in the quotes of its header"
            yield Diagnostic(
                span=span,
                rule="text-not-published",
                message=f"this article is withdrawn, but its words still stand {where}",
                expected="a header without quotes and notes, and no text below it",
                help="take them out; earlier versions keep them until the history is purged",
            )
