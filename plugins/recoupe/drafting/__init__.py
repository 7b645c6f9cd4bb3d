"""New files of the corpus, before they are written: their text, their ids, and what the checks say of them."""

from recoupe.drafting.body import BlockKind, markdown, one_text
from recoupe.drafting.draft import Draft, draft, judged, problem, write_draft
from recoupe.drafting.identifiers import free_id, id_from, latin_words
from recoupe.drafting.matches import LIKELY, Match, entity_matches, source_matches

__all__ = [
    "LIKELY",
    "BlockKind",
    "Draft",
    "Match",
    "draft",
    "entity_matches",
    "free_id",
    "id_from",
    "judged",
    "latin_words",
    "markdown",
    "one_text",
    "problem",
    "source_matches",
    "write_draft",
]
