"""From files on disk to typed records and diagnostics."""

from recoupe.loading.corpus import LoadedCorpus, gather, load_corpus, missing
from recoupe.loading.files import CorpusFile, discover, line_reader, read
from recoupe.loading.record import Loaded, load_record
from recoupe.loading.short_forms import Defaults

__all__ = [
    "CorpusFile",
    "Defaults",
    "Loaded",
    "LoadedCorpus",
    "discover",
    "gather",
    "line_reader",
    "load_corpus",
    "load_record",
    "missing",
    "read",
]
