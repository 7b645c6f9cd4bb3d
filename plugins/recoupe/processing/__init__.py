"""The articles' own stage: read, checked, projected and linked, each by itself, in any process and only when needed."""

from recoupe.processing.article import Packed, Processed, Surroundings, pack, process_articles
from recoupe.processing.corpus import Executors, ProcessedCorpus, process_corpus, right_here
from recoupe.processing.executors import BadExecutor, executor
from recoupe.processing.listing import Former
from recoupe.processing.memory import Memory
from recoupe.processing.store import Store

__all__ = [
    "BadExecutor",
    "Executors",
    "Former",
    "Memory",
    "Packed",
    "Processed",
    "ProcessedCorpus",
    "Store",
    "Surroundings",
    "executor",
    "pack",
    "process_articles",
    "process_corpus",
    "right_here",
]
