"""What the templates around our pages may use: the header, the menu, the footer, and the page for a wrong address.

They are written by the host, in an environment of its own, which does not escape and knows none of our words.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from recoupe import urls
from recoupe.rendering.editions import Edition, Editions
from recoupe.rendering.messages import translations
from recoupe.repository import Repository
from recoupe.views import Text


class Chrome:
    """The editions, as templates ask for them. An address is that of the page around which they stand."""

    def __init__(
        self,
        editions: Editions,
        site_url: str,
        *,
        alone: bool,
        repository: Repository | None,
        theme_styles: Sequence[str] = (),
    ) -> None:
        """Take the editions, the address of this one, whether the others cannot be reached now, and the repository.

        `theme_styles` are the host's theme's own style sheets, by their addresses.
        """
        self.lang = editions.own.lang
        self.dir = editions.own.name.dir
        self.theme_styles = list(theme_styles)
        self.others = () if alone else editions.others
        self._editions = editions
        self._site_url = site_url
        # Readers say there what is wrong with a page, whose own address is put behind: `page` is the id of the field in
        # .github/ISSUE_TEMPLATE/error.yml that is filled in.
        self.report = repository.new_issue("error.yml", page=site_url or "/") if repository else ""

    def link(self, address: str, other: Edition) -> str:
        """The same page in another edition, as a link on this one."""
        return self._editions.link(address, other)

    def alternates(self, address: str) -> tuple[tuple[Edition, str], ...]:
        """Every edition of a page with its whole address; none where the site does not know its own."""
        if not self.others:
            return ()
        found = ((each, self._editions.absolute(address, each, self._site_url)) for each in self._editions.all)
        return tuple((each, whole) for each, whole in found if whole)

    def other(self, lang: str) -> str:
        """The attributes of an element whose words are in `lang`, if that is not the edition's own language."""
        return "" if lang == self.lang else f' lang="{escape(lang)}" dir="{Text("", lang).dir}"'

    def said_in(self, lang: str, message: str) -> str:
        """One of the site's own sentences in another language than the edition's."""
        return translations(lang).gettext(message)


def furnish(
    environment: Environment, editions: Editions, site_url: str, *, alone: bool, repository: Repository | None = None
) -> None:
    """Give the host's environment our words (`_`, `ngettext`), our addresses (`urls`) and the editions (`chrome`)."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_translations(translations(editions.own.lang), newstyle=True)  # type: ignore[attr-defined]
    chrome = Chrome(editions, site_url, alone=alone, repository=repository, theme_styles=_theme_styles(environment))
    environment.globals |= {"urls": urls, "chrome": chrome}


def _theme_styles(environment: Environment) -> list[str]:
    """Material's style sheet, whose name differs from version to version, in the theme's folders."""
    folders = environment.loader.searchpath if isinstance(environment.loader, FileSystemLoader) else ()
    for folder in folders:
        if found := sorted(Path(folder).glob("assets/stylesheets/main.*.min.css")):
            return [path.relative_to(folder).as_posix() for path in found]
    return []
