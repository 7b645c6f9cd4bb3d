"""A contribution for those who decide on it: what it changes, and how the changed pages look."""

from recoupe.reviewing.changes import PageChanges, QuoteChange, RecordChange, Review, StanceChange
from recoupe.reviewing.comparison import compare, read_both
from recoupe.reviewing.preview import Preview, make_preview
from recoupe.reviewing.summary import as_markdown

__all__ = [
    "PageChanges",
    "Preview",
    "QuoteChange",
    "RecordChange",
    "Review",
    "StanceChange",
    "as_markdown",
    "compare",
    "make_preview",
    "read_both",
]
