"""What may be published of a text."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedCorpus
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
