"""The editions of a site: one corpus published in several languages, each below a folder of its own.

An address is the same in every edition, so that a link leads from any page to the same page in another language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe import urls
from recoupe.model import is_language
from recoupe.rendering import terms
from recoupe.views import Text

_FOLDER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*/")


class BadEditions(ValueError):
    """The editions of a site cannot be as they are given; says why, in a sentence for who gave them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The site in one language: `name` is what its readers call the language, `folder` where it lies (`en/`)."""

    lang: str
    folder: str

    @property
    def name(self) -> Text:
        """The language's name in itself, with a capital where its script has them."""
        name = terms.language(self.lang, self.lang)
        return Text(name[:1].upper() + name[1:], self.lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class Editions:
    """All editions, the first at the site's root, and `own`, the one that is being built."""

    all: tuple[Edition, ...]
    own: Edition

    @property
    def others(self) -> tuple[Edition, ...]:
        """Those that a reader may turn to."""
        return tuple(each for each in self.all if each != self.own)

    @property
    def corpus_lang(self) -> str:
        """The language of bare texts in the corpus: that of the first edition."""
        return self.all[0].lang

    def link(self, address: str, other: Edition) -> str:
        """The page at `address` in another edition, as a link on this edition's page at that address."""
        return urls.relative(other.folder + address, self.own.folder + address)

    def absolute(self, address: str, edition: Edition, site_url: str) -> str:
        """The whole address of an edition's page; `site_url` is this edition's own, and nothing is told without it."""
        root = site_url.removesuffix(self.own.folder)
        known = site_url.endswith("/" + self.own.folder) if self.own.folder else bool(site_url)
        return root + edition.folder + address if known else ""


def editions_of(folders: Mapping[str, str], lang: str) -> Editions:
    """The editions in `folders` (language: folder), as seen from the one in `lang`; without any, this one alone.

    Raises `BadEditions`.
    """
    if not folders:
        alone = Edition(lang=lang, folder="")
        return Editions(all=(alone,), own=alone)
    for code, folder in folders.items():
        if not is_language(code):
            raise BadEditions(f'"{code}" is not a language; fr, en, ar and fa are')
        if folder and (not _FOLDER.fullmatch(folder) or folder in urls.LISTS):
            raise BadEditions(f'"{folder}" cannot be the folder of an edition; "{code}/" can')
    if list(folders.values()).count("") != 1 or len(set(folders.values())) < len(folders):
        raise BadEditions('one edition has the folder "", the site\'s root, and each other one a folder of its own')
    if lang not in folders:
        raise BadEditions(f'theme.language is "{lang}", and no edition is in that language: {", ".join(folders)}')
    known = sorted(
        (Edition(lang=code, folder=folder) for code, folder in folders.items()), key=lambda each: each.folder != ""
    )
    return Editions(all=tuple(known), own=next(each for each in known if each.lang == lang))
