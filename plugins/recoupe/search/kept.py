"""The files of the search of the last build: Pagefind need not read every text again when none has changed."""

from __future__ import annotations

from recoupe.processing import Store
from recoupe.search.build import SearchData, SearchFiles, make_search


def kept_search(data: SearchData, store: Store | None) -> SearchFiles:
    """The files of the search: those in the store where they are of the same data, or else new ones."""
    if store is None:
        return make_search(data)
    key = data.fingerprint.encode()
    known = store.get([key]).get(key)
    if isinstance(known, SearchFiles):
        return known
    made = make_search(data)
    if not made.trouble:
        store.put({key: made}, ())
    return made
