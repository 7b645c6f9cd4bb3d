"""Names found in texts, quotes placed in them, and the one fold that decides which spellings are the same."""

from recoupe.linking.article import LinkedArticle, link_article, text_policy
from recoupe.linking.context import context
from recoupe.linking.corpus import LinkedCorpus, link_corpus
from recoupe.linking.fold import Folded, fold, fold_name, is_word
from recoupe.linking.mentions import Ambiguity, Found, Mention, find_mentions
from recoupe.linking.names import Hit, Name, NameIndex, NameKind
from recoupe.linking.quotes import Anchor, Unplaced, place_quote
from recoupe.linking.register import Register, build_register

__all__ = [
    "Ambiguity",
    "Anchor",
    "Folded",
    "Found",
    "Hit",
    "LinkedArticle",
    "LinkedCorpus",
    "Mention",
    "Name",
    "NameIndex",
    "NameKind",
    "Register",
    "Unplaced",
    "build_register",
    "context",
    "find_mentions",
    "fold",
    "fold_name",
    "is_word",
    "link_article",
    "link_corpus",
    "place_quote",
    "text_policy",
]
