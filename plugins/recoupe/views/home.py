"""The home page, and the pages that are written by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recoupe import urls
from recoupe.views.parts import ArticleCard, CountedEntity, Outlet, Reader, Stretch, Text

NEWEST = 8
MOST_ENTITIES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """`/`: the corpus at a glance.

    `introduction` is the Markdown of `content/index.md`, or of its version for the edition; `time` counts articles
    over time; `languages` and `outlets` count articles, the largest first; `texts` is the number of articles whose text
    can be read here.
    """

    address: str
    title: Text
    introduction: Text | None
    articles: int
    texts: int
    entities: int
    mentions: int
    stances: int
    languages: tuple[tuple[str, int], ...]
    outlets: tuple[tuple[Outlet, int], ...]
    time: tuple[Stretch, ...]
    newest: tuple[ArticleCard, ...]
    readable: tuple[ArticleCard, ...]
    most_mentioned: tuple[CountedEntity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HandPageView:
    """A page that the maintainers write by hand, in Markdown."""

    address: str
    title: Text
    markdown: str


def home_view(reader: Reader, site_name: str) -> HomeView:
    """The view of the home page."""
    linked, indexes = reader.linked, reader.indexes
    corpus = linked.corpus
    index = corpus.versions.get(("index", reader.lang), corpus.pages.get("index"))
    counts = Counter({entity: len(ids) for entity, ids in indexes.by_entity.items()})
    newest = tuple(reversed(indexes.articles))
    readable = tuple(filter(reader.readable, newest))
    return HomeView(
        address=urls.HOME,
        title=Text(index.title, index.lang) if index else Text(site_name, reader.lang),
        introduction=Text(index.markdown, index.lang) if index else None,
        articles=len(newest),
        texts=len(readable),
        entities=sum(linked.register.resolve(id) == id for id in linked.corpus.entities),
        mentions=sum(len(found) for found in indexes.mentions.values()),
        stances=sum(len(found) for found in indexes.stances.values()),
        languages=tuple(
            sorted(
                ((lang, len(ids)) for lang, ids in indexes.by_language.items()), key=lambda item: (-item[1], item[0])
            )
        ),
        outlets=tuple(
            (reader.outlet(id), len(ids))
            for id, ids in sorted(indexes.by_source.items(), key=lambda item: (-len(item[1]), item[0]))
        ),
        time=reader.covered_time(),
        newest=reader.in_order(newest[:NEWEST]),
        readable=reader.in_order(readable[:NEWEST]),
        most_mentioned=reader.counted(counts, MOST_ENTITIES),
    )


def hand_page_view(id: str, reader: Reader) -> HandPageView:
    """The view of one hand-written page: in the edition's language where there is a version in it."""
    corpus = reader.linked.corpus
    page = corpus.versions.get((id, reader.lang), corpus.pages[id])
    return HandPageView(address=urls.hand_page(id), title=Text(page.title, page.lang), markdown=page.markdown)
