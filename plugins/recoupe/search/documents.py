"""What the text engine reads of an article: keys of words, never the text itself.

The keys stand in the text's order, one for one word, so that a phrase is found; of a text that may not be published
only the set of its keys is given, in their own order, so that nothing tells how they stood.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from recoupe.linking import LinkedArticle, LinkedCorpus, fold_text
from recoupe.linking.register import names_of
from recoupe.search.words import keys, split, stems

GAP = " ¶ "
"""Parts what must not be read as a phrase: it is no word, but has a place among the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedDocument:
    """An article as it is indexed. Each field is keys parted by spaces, blocks by `GAP`.

    `title` and `abstract` are in order; `body` is the text's blocks in order or, where the text may not be published,
    its sorted set of keys with a `GAP` between any two; `stems` are what Arabic words may be without their first
    letters; `names` are all names of the article's entities, in the order of their ids.
    """

    id: str
    title: str
    abstract: str
    body: str
    stems: str
    names: str

    def keys(self) -> tuple[set[str], set[str]]:
        """All keys under which the article is found, apart: words, and stems that are no word of it."""
        words = {*self.title.split(), *self.abstract.split(), *self.body.split(), *self.names.split()}
        words.discard("¶")
        return words, set(self.stems.split()) - words


def indexed_documents(linked: LinkedCorpus, ids: Iterable[str]) -> tuple[IndexedDocument, ...]:
    """The documents of the articles, in the order of `ids`."""
    names = entity_names(linked)
    return tuple(indexed(linked.articles[id], names) for id in ids)


def entity_names(linked: LinkedCorpus) -> dict[str, str]:
    """The keys of all names of each entity that stands for itself today, merged records' names with it."""
    found: dict[str, set[str]] = {}
    for id, entity in linked.corpus.entities.items():
        if (bearer := linked.register.resolve(id)) is not None:
            found.setdefault(bearer, set()).update(keys_of(name.form) for name in names_of(entity, bearer))
    return {id: GAP.join(sorted(found[id] - {""})) for id in sorted(found)}


def keys_of(text: str) -> str:
    """The keys of a text's words, in their order."""
    return " ".join(keys(split(fold_text(text))))


def names_in(each: LinkedArticle, names: Mapping[str, str]) -> str:
    """The keys of all names of an article's entities."""
    return GAP.join(names[entity] for entity in sorted(each.entities) if entity in names)


def indexed(each: LinkedArticle, names: Mapping[str, str]) -> IndexedDocument:
    """The document of an article; `names` are the keys of each entity's names."""
    article = each.article
    header, text = article.header, article.document.text
    blocks = [split(fold_text(text[leaf.start : leaf.end])) for leaf in article.document.leaves()]
    abstracts = {lang: split(fold_text(abstract)) for lang, abstract in sorted(header.abstract.items())}
    title = split(fold_text(header.title))
    by_language = [(header.lang, [title, *blocks]), *((lang, [words]) for lang, words in abstracts.items())]
    found: set[str] = set()
    for lang, parts in by_language:
        if lang.split("-")[0] == "ar":
            found.update(*map(stems, set(chain.from_iterable(parts))))
    body = [keys(block) for block in blocks]
    return IndexedDocument(
        id=article.id,
        title=" ".join(keys(title)),
        abstract=GAP.join(" ".join(keys(words)) for words in abstracts.values()),
        body=GAP.join(map(" ".join, body) if each.policy == "full" else sorted(set(chain.from_iterable(body)))),
        stems=" ".join(sorted(found)),
        names=names_in(each, names),
    )
