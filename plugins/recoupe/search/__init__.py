"""The data of the search page, and the text index: small files that any static server can give."""

from recoupe.search.build import SearchData, SearchFiles, kept_search, make_search, search_data
from recoupe.search.kept import Kept
from recoupe.search.wording import Wording

__all__ = ["Kept", "SearchData", "SearchFiles", "Wording", "kept_search", "make_search", "search_data"]
