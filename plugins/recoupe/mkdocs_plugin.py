"""The MkDocs plugin: hands the engine's pages to the host. The one module that imports MkDocs.

The host's own reading of the content folder is set aside: what lies there are data, and only the pages that the engine
makes of them, and the theme's own files, reach the site.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any, Literal

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext

from recoupe import urls
from recoupe.auditing.markup import Unreadable
from recoupe.content_policy import content_policy
from recoupe.diagnostics import as_text
from recoupe.history import History
from recoupe.loading import Defaults, line_reader
from recoupe.model import MOTIVATIONS, POSITIONS, Vocabulary
from recoupe.pipeline import make_site, read_corpus
from recoupe.rendering import Page
from recoupe.rendering.chrome import furnish
from recoupe.rendering.editions import BadEditions, editions_of
from recoupe.rendering.offline import WORKER, ending, keeping
from recoupe.search import SearchData, SearchFiles, make_search

# Not the module's own logger: only what is logged below `mkdocs.plugins` makes `--strict` fail.
log = get_plugin_logger("recoupe")


ASSETS = (
    "assets/*.css",
    "assets/*.js",
    "assets/search/box.js",
    "assets/search/fold.js",
    "assets/stylesheets/*.css",
    "assets/javascripts/bundle.*.js",
)
"""The styles and scripts that any page may ask for, ours and the theme's, without those of the search page."""


class RecoupeConfig(Config):
    """The plugin's settings in mkdocs.yml."""

    default_stance_target = config_options.Optional(config_options.Type(str))
    """The entity that a stance of one bare word is about."""

    positions = config_options.DictOfItems(config_options.Choice(POSITIONS), default={})
    """The project's own positions, each with the broader one that it falls under."""

    motivations = config_options.DictOfItems(config_options.Choice(MOTIVATIONS), default={})
    """The project's own motivations of annotations, likewise."""

    editions = config_options.DictOfItems(config_options.Type(str), default={})
    """The languages in which the site is published, each with its folder: `{fr: "", en: en/}`. The one with the empty
    folder is at the site's root, and in the corpus's own language. `theme.language` says which one is being built."""

    offline = config_options.Type(bool, default=False)
    """Whether browsers keep the pages that were read, for reading without a network."""

    templates = config_options.Type(str, default="pages")
    """The folder of page templates, below the theme's `custom_dir`."""


class RecoupePlugin(BasePlugin[RecoupeConfig]):
    """Makes the site from the corpus in `docs_dir`."""

    serving = False
    search: SearchData
    searchable: tuple[str, SearchFiles] | None = None
    """The fingerprint of the data that were searchable after the last build, and the files that were made of them."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is looking on."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read which edition this is."""
        lang = str(config.theme["language"]) if "language" in config.theme else "en"
        try:
            self.editions = editions_of(self.config.editions, lang)
        except BadEditions as error:
            raise PluginError(f"mkdocs.yml, plugins, recoupe, editions: {error}") from None

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Replace what the host found in the content folder by the engine's pages."""
        content = Path(config.docs_dir)
        lang = self.editions.own.lang
        settings = self.config
        vocabulary = Vocabulary(positions=settings.positions, motivations=settings.motivations)
        defaults = Defaults(
            lang=self.editions.corpus_lang,
            editions=settings.editions,
            stance_target=settings.default_stance_target,
            vocabulary=vocabulary,
        )
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
            site_url="" if self.serving else config.site_url or "",
            show_diagnostics=self.serving,
        )
        self.search = site.search
        ours = Files([_file(page, config) for page in site.pages])
        for address, content_of_file in site.files.items():
            ours.append(File.generated(config, address, content=content_of_file))
        # A file of the corpus must not take the place of a file of the theme, so the theme's are gathered afresh.
        ours.add_files_from_theme(config.theme.get_env(), config)
        return ours

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Give the templates around the pages our words and the other editions, which `serve` does not have."""
        furnish(env, self.editions, config.site_url or "", alone=self.serving)
        self.env = env
        self.policies: dict[int, str] = {}

    def on_page_context(
        self, context: TemplateContext, /, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page its policy. Pages at one depth have one: the frame's scripts know where the site begins."""
        depth = page.url.count("/")
        if depth not in self.policies:
            empty = _file(Page(address=page.url, title="", lang="", kind="", html=""), config).page
            self.policies[depth] = self._policy(self.env.get_template("main.html"), {**context, "page": empty})
        context["policy"] = self.policies[depth]  # type: ignore[typeddict-unknown-key]
        return context

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for wrong addresses its policy."""
        if template_name.endswith(".html"):
            policy = self._policy(self.env.get_template(template_name), dict(context))
            context["policy"] = policy  # type: ignore[typeddict-unknown-key]
        return context

    def _policy(self, template: jinja2.Template, context: Mapping[str, Any]) -> str:
        """The policy for pages that are made with this template; none under `serve`, which adds a script of its own."""
        if self.serving:
            return ""
        try:
            return content_policy(template.render({**context, "policy": ""}))
        except Unreadable as unreadable:
            log.warning(
                "pages have no Content-Security-Policy: the frame in %s cannot be read: %s", template.name, unreadable
            )
            return ""

    @property
    def offline(self) -> bool:
        """Whether pages are to be kept: not those of an author, who wants to see every change."""
        return self.config.offline and not self.serving

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is made of the finished site: the search and the service worker."""
        self._write_search(config)
        root = Path(config.site_dir)
        assets = (path for pattern in ASSETS for path in root.glob(pattern))
        kept = {path.relative_to(root).as_posix(): path.read_bytes() for path in assets} if self.offline else None
        (root / WORKER).write_text(keeping(kept) if kept else ending(), encoding="utf-8", newline="")

    def _write_search(self, config: MkDocsConfig) -> None:
        """Write the files of the search. Under `serve` they are made anew only when what is searched has changed."""
        fingerprint = self.search.fingerprint
        if self.searchable is None or self.searchable[0] != fingerprint:
            self.searchable = fingerprint, make_search(self.search)
            if trouble := self.searchable[1].trouble:
                log.warning("the texts of this site cannot be searched, only its names and lists: %s", trouble)
        folder = Path(config.site_dir, urls.SEARCH)
        for name, content in self.searchable[1].files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)


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
        if page.redirect or page.kind == "withdrawn":
            # The address that it leads to is the canonical one; without its own, the sitemap leaves the page out.
            self.canonical_url = self.abs_url = None

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing of a contributor's header reaches the theme."""
        self.markdown = ""
        redirect = self.finished.redirect
        self.meta: dict[str, Any] = {
            "title": self.title,
            "description": escape(self.finished.description),
            "kind": self.finished.kind,
            "hide": ["navigation", "toc"],
            "redirect": urls.relative(redirect, self.finished.address) if redirect else "",
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Hand over the finished body."""
        self.content = self.finished.html
        self.toc = TableOfContents([])
        self.present_anchor_ids = set()
