"""The form with which anybody proposes an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recoupe import urls
from recoupe.repository import Repository
from recoupe.schema.form import FormField, form_fields, form_rules
from recoupe.views.parts import Reader

MOST_TAGS = 200
"""How many tags are offered, the most frequent."""

COMMON_LANGUAGES = ("ar", "ckb", "de", "en", "es", "fa", "fr", "he", "it", "ku", "ru", "tr", "ur")
"""Languages that are offered whatever the corpus has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletChoice:
    """An outlet to choose: `lang` is its language where it has one only, `policy` what may be published of a text."""

    id: str
    name: str
    lang: str
    policy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewArticleView:
    """`/contribute/new/`: the form.

    `fields` are what it asks for, by name; `rules` what its scripts hold values to. `guide` is the page on
    contributing, or nothing; `folder` is that of articles, as contributors know it. `new_file` is GitHub's page for a
    new file in that folder and `new_issue` its form for pasting an article: both are empty where the site names no
    repository.
    """

    address: str
    fields: Mapping[str, FormField]
    outlets: tuple[OutletChoice, ...]
    languages: tuple[str, ...]
    tags: tuple[str, ...]
    rules: Mapping[str, Any]
    guide: str
    folder: str
    new_file: str
    new_issue: str


def new_article_view(reader: Reader, repository: Repository | None) -> NewArticleView:
    """The view of the form."""
    corpus, indexes = reader.linked.corpus, reader.indexes
    outlets = (
        OutletChoice(
            id=id,
            name=source.header.name,
            lang=source.header.languages[0] if len(source.header.languages) == 1 else "",
            policy=source.header.text_policy,
        )
        for id, source in corpus.sources.items()
    )
    spoken = {lang for source in corpus.sources.values() for lang in source.header.languages}
    return NewArticleView(
        address=urls.NEW_ARTICLE,
        fields=form_fields(corpus.vocabulary),
        outlets=tuple(sorted(outlets, key=lambda each: (each.name.casefold(), each.id))),
        languages=tuple(sorted({*COMMON_LANGUAGES, *spoken, *indexes.by_language})),
        tags=tuple(sorted(indexes.by_tag, key=lambda tag: (-len(indexes.by_tag[tag]), tag))[:MOST_TAGS]),
        rules=form_rules(),
        guide=urls.hand_page("contribute") if "contribute" in corpus.pages else "",
        folder=f"{repository.content}/articles" if repository else "articles",
        new_file=repository.new_file("articles") if repository else "",
        new_issue=repository.new_issue("article.yml") if repository else "",
    )
