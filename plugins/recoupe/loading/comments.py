"""Values that YAML cuts off at a number sign, which its writer meant to be part of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.diagnostics import Diagnostic
from recoupe.loading.nodes import Node, places
from recoupe.model import Span

_CUT = re.compile(r"[ \t]+(#\S.*)")
"""A comment that does not look like one: people write `# why`, and mean `Convoi #3`."""


def cut_values(tree: Node, lines: Sequence[str]) -> Iterator[Diagnostic]:
    """Each value that ends before such a comment; `lines` are the file's, the first one at 0."""
    if not any("#" in line for line in lines):
        return
    for span in places(tree).values():
        line = lines[span.line - 1] if span.line <= len(lines) else ""
        if line[span.column - 1 : span.column] in ('"', "'", "[", "{"):
            continue
        if found := _CUT.match(line, span.end_column - 1):
            start = found.start(1) + 1
            yield Diagnostic(
                span=Span(span.file, span.line, start, start + len(found[1].rstrip())),
                rule="cut-by-comment",
                message=f'"{found[1].rstrip()}" is left out: in a header, what follows a space and # is a comment',
                seen=found[1].rstrip()[:80],
                expected="quotation marks around a value that holds #; a space after the # of a comment",
            )
