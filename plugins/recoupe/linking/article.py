"""One article with its names found and its quotes placed: a pure function of the article and the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recoupe.linking.follow import follow_quote
from recoupe.linking.mentions import Ambiguity, Mention, find_mentions
from recoupe.linking.names import Name, NameIndex
from recoupe.linking.quotes import Place, quotes
from recoupe.linking.register import Register
from recoupe.linking.wording import shingles, vocabulary, words
from recoupe.model import POLICIES, Article, ArticleHeader, Path, Source, TextPolicy
from recoupe.model.keeping import kept_in_rows


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedArticle:
    """An article and everything that was found in it.

    `declared` are the entities of its header in their order and `event` the one that it covers, as they are called
    today (an unknown id is called nothing); `places` says where each quote of the header stands, by its path there;
    `policy` is what may be published of its text;
    `left_out` is how many mentions of the text are not kept because there are too many. `entities` are all that the
    article has to do with: declared, named in the text, or named in the title. `vocabulary` are
    the words of title and text, `shingles` the runs of a few in the text, as `recoupe.linking.wording` has them.
    """

    article: Article
    policy: TextPolicy
    declared: tuple[str, ...]
    event: str | None
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    ambiguities: tuple[Ambiguity, ...]
    left_out: int
    places: Mapping[Path, Place]
    entities: tuple[str, ...]
    vocabulary: bytes
    shingles: bytes

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The entities that the text names, in the order of their first mention."""
        return tuple(dict.fromkeys(mention.entity for mention in self.mentions))

    @property
    def readable(self) -> bool:
        """Whether the site shows the text."""
        return self.policy == "full" and bool(self.article.document.text)


def link_article(
    article: Article, source: Source | None, register: Register, earlier: Sequence[Article] = ()
) -> LinkedArticle:
    """Find the register's names in an article and the places of its quotes.

    `earlier` are its committed versions, the newest first; they matter where a quoted text has changed.
    """
    header = article.header
    ids = [reference.id for reference in header.entities] + ([header.event] if header.event else [])
    declared = tuple(dict.fromkeys(final for id in ids if (final := register.resolve(id)) is not None))
    event = register.resolve(header.event) if header.event else None
    text = article.document.text
    own = _own_names(header, register)
    found = find_mentions(text, register, declared, own)
    in_title = find_mentions(header.title, register, declared, own)
    of_text = words(text)
    named = (mention.entity for mention in (*found.mentions, *in_title.mentions))
    return LinkedArticle(
        article=article,
        policy=text_policy(article, source),
        declared=declared,
        event=event,
        mentions=found.mentions,
        title_mentions=in_title.mentions,
        ambiguities=found.ambiguities,
        left_out=found.left_out,
        places=placed(article, earlier),
        entities=tuple(dict.fromkeys((*declared, *named))),
        vocabulary=vocabulary(words(header.title), of_text),
        shingles=shingles(of_text),
    )


def placed(article: Article, earlier: Sequence[Article]) -> dict[Path, Place]:
    """Where each quote of the header stands, by its path there; `earlier` as for `link_article`."""
    return {path: follow_quote(quote, article, earlier) for path, quote in quotes(article)}


def _own_names(header: ArticleHeader, register: Register) -> NameIndex | None:
    """What the article alone calls the entities that it declares."""
    names = [
        Name(form=form, entity=current, kind="alt", lang=header.lang)
        for reference in header.entities
        for form in reference.forms
        if (current := register.resolve(reference.id)) is not None
    ]
    return NameIndex(names) if names else None


def text_policy(article: Article, source: Source | None) -> TextPolicy:
    """What may be published: the stricter of the article's and its source's policy; nothing of an unknown source."""
    of_source: TextPolicy = source.header.text_policy if source else "none"
    of_article: TextPolicy = article.header.rights.text if article.header.rights else "full"
    return min(of_source, of_article, key=POLICIES.index)
