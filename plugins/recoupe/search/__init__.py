"""The data of the search page, and the text index: small files that any static server can give."""

from recoupe.search.build import SearchData, SearchFiles, make_search, search_data
from recoupe.search.wording import Wording

__all__ = ["SearchData", "SearchFiles", "Wording", "make_search", "search_data"]
