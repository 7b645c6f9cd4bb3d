"""The smallest pieces of pages: there are more of them than of anything else, and macros take several times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache

from markupsafe import Markup

from recoupe import urls
from recoupe.model import PartialDate
from recoupe.rendering import terms
from recoupe.rendering.escaping import escaped, html
from recoupe.views.parts import ArticleCard, EntityLink, Note, Outlet, TagLink, Text

NOTHING = Markup("")


class Pieces:
    """Writes links and words on the page at the address `page`, for readers of one language."""

    def __init__(self, lang: str, _: Callable[[str], str]) -> None:
        """Take the language of the site's own words, and what gives these in it."""
        self.lang = lang
        self.page = ""
        self._readable = f' · <span class="has-text">{_("text to read here")}</span>'
        self._comma = _(", ")

        @cache
        def day(date: PartialDate) -> Markup:
            return html(f'<time datetime="{date}">{escaped(terms.day(date, lang))}</time>')

        self.day = day

    def url(self, address: str) -> str:
        """An address as a link."""
        return urls.relative(address, self.page)

    def language_of(self, text: Text | Note) -> Markup:
        """The attributes that an element with these words needs, unless they are in the reader's own language."""
        if text.lang == self.lang:
            return NOTHING
        return html(f' lang="{escaped(text.lang)}" dir="{text.dir}"' if text.lang else ' dir="auto"')

    def words(self, text: Text) -> Markup:
        """Words within a line; in another language than the reader's they say so."""
        words = escaped(text.text)
        return html(words if text.lang == self.lang else f"<bdi{self.language_of(text)}>{words}</bdi>")

    def entity(self, link: EntityLink) -> Markup:
        """The link to an entity, by its name."""
        name = link.name
        return html(f'<a href="{escaped(self.url(link.address))}"{self.language_of(name)}>{escaped(name.text)}</a>')

    def outlet(self, outlet: Outlet) -> Markup:
        """The link to an outlet, or its name where it has no page."""
        name = f"<bdi>{escaped(outlet.name)}</bdi>"
        return html(f'<a href="{escaped(self.url(outlet.address))}">{name}</a>' if outlet.address else name)

    def tag(self, link: TagLink) -> Markup:
        """The link to a tag."""
        return html(f'<a class="tag" href="{escaped(self.url(link.address))}"><bdi>{escaped(link.tag)}</bdi></a>')

    def card(self, card: ArticleCard) -> Markup:
        """What a list says of an article: where, when and in which language it appeared, and its title as a link."""
        title = card.title
        return html(
            f'<p class="card-line">{self.outlet(card.outlet)} · {escaped(terms.day(card.date, self.lang))} ·'
            f" {escaped(terms.language(card.lang, self.lang))}{self._readable if card.readable else ''}</p>\n"
            f'<p class="card-title"{self.language_of(title)}>'
            f'<a href="{escaped(self.url(card.address))}">{escaped(title.text)}</a></p>'
        )

    def names(self, links: Iterable[EntityLink]) -> dict[str, Markup]:
        """The names of entities as words within a line, by id."""
        return {link.id: self.words(link.name) for link in links}

    def listed(self, links: Iterable[EntityLink], names: Mapping[str, Markup]) -> Markup:
        """The names of some of them, with commas between."""
        return html(self._comma.join(names[link.id] for link in links))
