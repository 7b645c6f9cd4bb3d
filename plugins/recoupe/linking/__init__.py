"""Names found in texts, quotes placed in them, and the one fold that decides which spellings are the same."""

from recoupe.linking.article import LinkedArticle, link_article, placed, text_policy
from recoupe.linking.context import context
from recoupe.linking.corpus import Earlier, LinkedCorpus, link_corpus
from recoupe.linking.fold import Folded, fold, fold_name, fold_text, is_word
from recoupe.linking.mentions import Ambiguity, Found, Mention, find_mentions
from recoupe.linking.names import Hit, Name, NameIndex, NameKind
from recoupe.linking.quotes import MOST_PLACES, Anchor, Place, Unplaced, place_quote, quotes
from recoupe.linking.references import Reference, entity_references
from recoupe.linking.register import Register, build_register, register_of

__all__ = [
    "MOST_PLACES",
    "Ambiguity",
    "Anchor",
    "Earlier",
    "Folded",
    "Found",
    "Hit",
    "LinkedArticle",
    "LinkedCorpus",
    "Mention",
    "Name",
    "NameIndex",
    "NameKind",
    "Place",
    "Reference",
    "Register",
    "Unplaced",
    "build_register",
    "context",
    "entity_references",
    "find_mentions",
    "fold",
    "fold_name",
    "fold_text",
    "is_word",
    "link_article",
    "link_corpus",
    "place_quote",
    "placed",
    "quotes",
    "register_of",
    "text_policy",
]
