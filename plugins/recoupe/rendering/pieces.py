"""The smallest pieces of pages: there are more of them than of anything else, and macros take several times as long."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup, escape

from recoupe import urls
from recoupe.model import PartialDate
from recoupe.rendering import terms
from recoupe.views.parts import EntityLink, Note, Outlet, TagLink, Text

NOTHING = Markup("")


class Pieces:
    """Writes links and words on the page at the address `page`, for readers of one language."""

    def __init__(self, lang: str) -> None:
        """Take the language of the site's own words."""
        self.lang = lang
        self.page = ""

        @cache
        def day(date: PartialDate) -> Markup:
            return Markup(f'<time datetime="{date}">{escape(terms.day(date, lang))}</time>')

        self.day = day

    def url(self, address: str) -> str:
        """An address as a link."""
        return urls.relative(address, self.page)

    def language_of(self, text: Text | Note) -> Markup:
        """The attributes that an element with these words needs, unless they are in the reader's own language."""
        if text.lang == self.lang:
            return NOTHING
        return Markup(f' lang="{escape(text.lang)}" dir="{text.dir}"' if text.lang else ' dir="auto"')

    def words(self, text: Text) -> Markup:
        """Words within a line; in another language than the reader's they say so."""
        words = escape(text.text)
        return words if text.lang == self.lang else Markup(f"<bdi{self.language_of(text)}>{words}</bdi>")

    def entity(self, link: EntityLink) -> Markup:
        """The link to an entity, by its name."""
        name = link.name
        return Markup(f'<a href="{escape(self.url(link.address))}"{self.language_of(name)}>{escape(name.text)}</a>')

    def outlet(self, outlet: Outlet) -> Markup:
        """The link to an outlet, or its name where it has no page."""
        name = f"<bdi>{escape(outlet.name)}</bdi>"
        return Markup(f'<a href="{escape(self.url(outlet.address))}">{name}</a>' if outlet.address else name)

    def tag(self, link: TagLink) -> Markup:
        """The link to a tag."""
        return Markup(f'<a class="tag" href="{escape(self.url(link.address))}"><bdi>{escape(link.tag)}</bdi></a>')
