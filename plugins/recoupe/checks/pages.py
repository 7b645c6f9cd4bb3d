"""The pages that are written by hand link to files that exist."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.linking import LinkedCorpus
from recoupe.model import Span

_LINK = re.compile(r"\]\(\s*<?([^)\s>#]+\.md)\b")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def broken_links(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """A link to a Markdown file leads to a record or a page of the corpus."""
    corpus = linked.corpus
    kinds = (corpus.articles, corpus.withdrawn, corpus.entities, corpus.sources, corpus.pages)
    known = {record.path for kind in kinds for record in kind.values()} | set(corpus.unread.values())
    for page in (*corpus.pages.values(), *corpus.versions.values()):
        for number, line in enumerate(page.markdown.split("\n"), start=page.first_line):
            for found in _LINK.finditer(line):
                target = found[1]
                if _SCHEME.match(target) or posixpath.normpath(target) in known:
                    continue
                guess = nearest(target, known)
                yield Diagnostic(
                    span=Span(page.path, number, found.start(1) + 1, found.end(1) + 1),
                    rule="broken-link",
                    message=f'there is no file "{target}"',
                    seen=target,
                    expected="the path of a file of the corpus, such as entities/dhi-qar.md",
                    nearest=guess,
                    help=f'did you mean "{guess}"?' if guess else "",
                )
