"""A site of one's own: the example corpus goes, and the settings and first pages are written."""

from recoupe.starting.config_file import NotEditable, Site, configured, edition_file
from recoupe.starting.emptying import empty, files_to_go, refuse_unless_committed
from recoupe.starting.hand_pages import hand_pages

__all__ = [
    "NotEditable",
    "Site",
    "configured",
    "edition_file",
    "empty",
    "files_to_go",
    "hand_pages",
    "refuse_unless_committed",
]
