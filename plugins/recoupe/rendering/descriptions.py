"""What a page is about in a sentence or two, for those who list it elsewhere: `<meta name="description">`."""

from __future__ import annotations

from recoupe.views import ArticleView, EntityView, SourceView, Text, View
from recoupe.views.preview import first_sentence

LONGEST = 300
"""Characters; longer ones are cut by whoever shows them."""


def description(view: View, lang: str) -> str:
    """The summary of an article, or the first sentence of a note, as plain text.

    Empty where there is none in the language `lang`: the site's own description is that of its home page alone.
    """
    match view:
        case ArticleView(abstract=Text() as abstract) if abstract.lang == lang:
            return _cut(abstract.text)
        case EntityView(note=note) | SourceView(note=note) if note.lang == lang:
            return first_sentence(note.document)
        case _:
            return ""


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    return text[:LONGEST].rpartition(" ")[0].rstrip(" ,;:—–") + "…"
