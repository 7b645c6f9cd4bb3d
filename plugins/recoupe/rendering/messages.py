"""The site's own words in the reader's language: gettext catalogues, read as they are edited (`.po`)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

SOURCE_LANGUAGE = "en"
"""The language that templates are written in; it needs no catalogue."""


@cache
def translations(lang: str) -> NullTranslations:
    """The catalogue of a language; English words where there is none."""
    path = files("recoupe") / "locale" / lang.replace("-", "_") / "LC_MESSAGES" / "recoupe.po"
    if not path.is_file():
        return NullTranslations()
    with path.open("rb") as stream:
        catalogue = read_po(stream, locale=lang.replace("-", "_"), domain="recoupe")
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled, domain="recoupe")
