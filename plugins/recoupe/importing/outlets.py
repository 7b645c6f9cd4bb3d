"""Which outlet of the register an address or a line of a page names. A near name is only ever suggested."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from babel import Locale
from rapidfuzz import fuzz, process

from recoupe.linking import fold_name
from recoupe.model import Source

_ENOUGH = 60
_WORD = re.compile(r"\w+")


def at_address(address: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The outlets whose domains the address lies in: more than one where language editions share a host."""
    try:
        host = (urlsplit(address).hostname or "").lower().removeprefix("www.")
    except ValueError:
        return ()
    found: dict[str, int] = {}
    for id, source in sources.items():
        for domain in source.header.domains:
            domain = domain.lower().removeprefix("www.")
            if host and (host == domain or host.endswith(f".{domain}")):
                found[id] = max(found.get(id, 0), len(domain))
    longest = max(found.values(), default=0)
    return tuple(sorted(id for id, length in found.items() if length == longest))


def named(text: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The outlets with exactly this name, whatever the order of its words and whether it says its language.

    "FRENCH PRESS TV" is "Press TV (français)"; a line that says no language names every edition of that name.
    """
    wanted, lang = _parts(text)
    found = []
    for id, source in sources.items():
        words, own = _parts(source.header.name)
        own = own or next(iter(source.header.languages), "")
        if wanted and wanted == words and (not lang or lang == own):
            found.append(id)
    return tuple(sorted(found))


def names(sources: Mapping[str, Source]) -> frozenset[str]:
    """Folded lines that say nothing but an outlet's name."""
    found: set[str] = set()
    for source in sources.values():
        words, _ = _parts(source.header.name)
        found |= {fold_name(source.header.name), *(fold_name(domain) for domain in source.header.domains)}
        found.add(" ".join(word for word in _WORD.findall(fold_name(source.header.name)) if word in words))
    return frozenset(found - {""})


def nearest(text: str, sources: Mapping[str, Source], limit: int = 3) -> tuple[str, ...]:
    """The outlets whose id or name looks most like `text`, the nearest first: to be offered, never to be used."""
    forms = {
        (id, number): fold_name(form)
        for id, source in sorted(sources.items())
        for number, form in enumerate((id, source.header.name, *source.header.domains))
    }
    best = process.extract(fold_name(text), forms, scorer=fuzz.WRatio, score_cutoff=_ENOUGH, limit=3 * limit)
    return tuple(dict.fromkeys(key[0] for _, _, key in best))[:limit]


def _parts(name: str) -> tuple[frozenset[str], str]:
    """The words of a name, and the language that it says, if it says one."""
    languages = _language_names()
    words = _WORD.findall(fold_name(name))
    said = {languages[word] for word in words if word in languages}
    kept = frozenset(word for word in words if word not in languages)
    return kept, said.pop() if len(said) == 1 else ""


@cache
def _language_names() -> Mapping[str, str]:
    """Folded names of languages, in several of them, with their codes."""
    codes = ("fr", "en", "ar", "fa", "es", "de", "it", "pt", "tr", "ru", "he", "ku", "ur")
    found = {}
    for display in ("en", "fr", "ar", "fa"):
        for code in codes:
            if (name := Locale(display).languages.get(code)) is not None:
                found[fold_name(name)] = code
    found.update({fold_name(str(Locale(code).get_display_name(code))): code for code in ("fr", "en", "ar", "fa")})
    return found
