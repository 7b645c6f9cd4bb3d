"""The records of the corpus: what a header may hold, what a file is, what its text is."""

from recoupe.model.annotation import Annotation
from recoupe.model.article import (
    POLICIES,
    Archive,
    ArticleHeader,
    Coverage,
    EntityRef,
    Rights,
    TextPolicy,
    Withdrawal,
)
from recoupe.model.claim import Claim, ClaimRelation
from recoupe.model.document import BLOCK_BREAK, EMPTY, Block, Document, Group, Leaf, Rule, Style
from recoupe.model.entity import ENTITY_TYPES, Coordinates, EntityHeader, EntityType, Relation
from recoupe.model.places import Places
from recoupe.model.record import Article, Corpus, Entity, HandPage, Path, Record, Source, Span
from recoupe.model.source import SourceHeader, Statement
from recoupe.model.stance import ARTICLE_VOICE, Quote, Stance
from recoupe.model.values import BadValue, LangText, PartialDate, is_language, is_slug
from recoupe.model.vocabulary import MOTIVATIONS, POSITIONS, Vocabulary

__all__ = [
    "ARTICLE_VOICE",
    "BLOCK_BREAK",
    "EMPTY",
    "ENTITY_TYPES",
    "MOTIVATIONS",
    "POLICIES",
    "POSITIONS",
    "Annotation",
    "Archive",
    "Article",
    "ArticleHeader",
    "BadValue",
    "Block",
    "Claim",
    "ClaimRelation",
    "Coordinates",
    "Corpus",
    "Coverage",
    "Document",
    "Entity",
    "EntityHeader",
    "EntityRef",
    "EntityType",
    "Group",
    "HandPage",
    "LangText",
    "Leaf",
    "PartialDate",
    "Path",
    "Places",
    "Quote",
    "Record",
    "Relation",
    "Rights",
    "Rule",
    "Source",
    "SourceHeader",
    "Span",
    "Stance",
    "Statement",
    "Style",
    "TextPolicy",
    "Vocabulary",
    "Withdrawal",
    "is_language",
    "is_slug",
]
