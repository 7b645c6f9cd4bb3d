"""The site's own words in the reader's language: gettext catalogues, read as they are edited (`.po`)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from markupsafe import Markup

from recoupe.rendering.escaping import escaped, html

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


def words(catalogue: NullTranslations) -> dict[str, Callable[..., Markup]]:
    """`_` and `ngettext` for templates that escape: a message is HTML, and what is put into it is escaped.

    As Jinja's own in its new style, but for the page's context, which they do not need: that is most of their cost.
    """

    @cache
    def plain(message: str) -> Markup:
        return html(catalogue.gettext(message) % {})

    def one(message: str, /, **values: object) -> Markup:
        return _filled(catalogue.gettext(message), values) if values else plain(message)

    def many(singular: str, plural: str, number: int, /, **values: object) -> Markup:
        return _filled(catalogue.ngettext(singular, plural, number), {"num": number, **values})

    return {"_": one, "ngettext": many}


def _filled(message: str, values: Mapping[str, object]) -> Markup:
    return html(message % {name: escaped(value) for name, value in values.items()})
