"""A build begins where the last one has ended, in whatever process that was.

The articles' store has what the corpus then was, the pages' store what was made of it and what each page has read. So
the site of then is planned once more and compared with that of now, as `serve` compares two states of one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from recoupe.pipeline import Before, CheckedCorpus, Site
from recoupe.processing import Store
from recoupe.rendering.finished import Colophon, Finished, last_colophon, readings_in


def resumed(store: Store, checked: CheckedCorpus, make: Callable[[CheckedCorpus, Before | None], Site]) -> Site:
    """Have a site made that finds in the store what need not be made again. `make` is given what is before it."""
    last = last_colophon(store)
    site = _after(last, store, checked, make) if last else None
    if site is None:
        site = make(checked, None)
        now = _colophon(site, checked)
        if now == last:
            site.changed = set()
            site.finished = Finished(store, now, lambda path: True, partial(readings_in, store))
        else:
            site.finished = Finished(store, now)
    return site


def _after(
    last: Colophon, store: Store, checked: CheckedCorpus, make: Callable[[CheckedCorpus, Before | None], Site]
) -> Site | None:
    """The site after a change of the corpus alone; `None` if it is another one."""
    former = checked.former
    if former is None or former.fingerprint != last.corpus:
        return None
    before = make(CheckedCorpus(former.linked, last.shown), None)
    found = readings_in(store)
    if found is None or before.writer.settings.fingerprint != last.settings:
        return None
    files, things = found
    site = make(checked, Before(before, things))
    if site.changed is None:
        return None
    stale = files.of(site.changed)
    site.finished = Finished(
        store, _colophon(site, checked), lambda path: path in files and path not in stale, lambda: found
    )
    return site


def _colophon(site: Site, checked: CheckedCorpus) -> Colophon:
    return Colophon(site.writer.settings.fingerprint, checked.fingerprint, site.shown)
