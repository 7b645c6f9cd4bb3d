"""The MkDocs plugin: hands the engine's pages to the host. The one module that imports MkDocs.

The host's own reading of the content folder is set aside: what lies there are data, and only the pages that the engine
makes of them, and the theme's own files, reach the site.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents

from recoupe import urls
from recoupe.diagnostics import as_text
from recoupe.history import History
from recoupe.loading import Defaults, line_reader
from recoupe.model import MOTIVATIONS, POSITIONS, Vocabulary
from recoupe.pipeline import make_site, read_corpus
from recoupe.rendering import Page

# Not the module's own logger: only what is logged below `mkdocs.plugins` makes `--strict` fail.
log = get_plugin_logger("recoupe")


class RecoupeConfig(Config):
    """The plugin's settings in mkdocs.yml."""

    default_stance_target = config_options.Optional(config_options.Type(str))
    """The entity that a stance of one bare word is about."""

    positions = config_options.DictOfItems(config_options.Choice(POSITIONS), default={})
    """The project's own positions, each with the broader one that it falls under."""

    motivations = config_options.DictOfItems(config_options.Choice(MOTIVATIONS), default={})
    """The project's own motivations of annotations, likewise."""

    templates = config_options.Type(str, default="pages")
    """The folder of page templates, below the theme's `custom_dir`."""


class RecoupePlugin(BasePlugin[RecoupeConfig]):
    """Makes the site from the corpus in `docs_dir`."""

    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is looking on."""
        self.serving = command == "serve"

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Replace what the host found in the content folder by the engine's pages."""
        content = Path(config.docs_dir)
        lang = str(config.theme["language"]) if "language" in config.theme else "en"
        settings = self.config
        vocabulary = Vocabulary(positions=settings.positions, motivations=settings.motivations)
        defaults = Defaults(lang=lang, stance_target=settings.default_stance_target, vocabulary=vocabulary)
        history = History(content)
        checked = read_corpus(content, defaults, history, history_is_cut=history.is_cut)
        read_line = line_reader(content)
        shown = Path(content.name)
        for diagnostic in checked.diagnostics:
            tell = log.error if diagnostic.severity == "error" else log.info
            tell(as_text(diagnostic, shown, read_line))
        site = make_site(
            checked,
            Path(config.theme.custom_dir or "") / settings.templates,
            lang=lang,
            site_name=config.site_name,
            show_diagnostics=self.serving,
        )
        ours = Files([_file(page, config) for page in site.pages])
        # A file of the corpus must not take the place of a file of the theme, so the theme's are gathered afresh.
        ours.add_files_from_theme(config.theme.get_env(), config)
        return ours


def _file(page: Page, config: MkDocsConfig) -> File:
    file = File.generated(config, f"{page.address}index.md", content="")
    if page.source:
        file.edit_uri = page.source
    GeneratedPage(page, file, config)
    return file


class GeneratedPage(HostPage):
    """A page whose body is finished: the host neither reads nor converts anything."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig) -> None:
        """Attach the engine's page to the host's file; the host's templates do not escape titles: it is done here."""
        super().__init__(escape(page.title), file, config)
        self.finished = page
        if page.redirect:
            # The address that it leads to is the canonical one; without its own, the sitemap leaves the page out.
            self.canonical_url = self.abs_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing of a contributor's header reaches the theme."""
        self.markdown = ""
        redirect = self.finished.redirect
        self.meta: dict[str, Any] = {
            "title": self.title,
            "kind": self.finished.kind,
            "hide": ["navigation", "toc"],
            "tags": list(self.finished.tags),
            "redirect": urls.relative(redirect, self.finished.address) if redirect else "",
            # An article says at length what lists name in a word: it comes before them.
            "search": {"exclude": not self.finished.searched, "boost": 2 if self.finished.kind == "article" else 1},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished body."""
        self.content = self.finished.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
