"""The MkDocs plugin: hands the engine's pages to the host. The one module that imports MkDocs.

The host's own reading of the content folder is set aside: what lies there are data, and only the pages that the engine
makes of them, and the theme's own files, reach the site.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from fnmatch import fnmatchcase
from functools import partial
from html import escape
from pathlib import Path
from typing import Any, Literal, cast

import jinja2
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.templates import TemplateContext
from watchdog.events import FileModifiedEvent
from watchdog.observers.api import ObservedWatch

from recoupe import urls
from recoupe.auditing.markup import Unreadable
from recoupe.content_policy import COMPILES, content_policy
from recoupe.diagnostics import Diagnostic, as_text, news
from recoupe.following import write_search
from recoupe.keeping import hand_on
from recoupe.loading import Defaults, line_reader
from recoupe.model import MOTIVATIONS, POSITIONS, Vocabulary
from recoupe.pipeline import Site
from recoupe.processing import BadExecutor
from recoupe.progress import terminal
from recoupe.rendering import Page
from recoupe.rendering.chrome import furnish
from recoupe.rendering.cms import cms_files
from recoupe.rendering.compiled import Compiled
from recoupe.rendering.editions import BadEditions, editions_of
from recoupe.rendering.frames import Frame, Shape, frame, shapes, specimen
from recoupe.rendering.offline import WORKER, ending, keeping
from recoupe.repository import repository_of
from recoupe.schema.cms import cms_config
from recoupe.search import kept_search
from recoupe.serving import Made, Standing
from recoupe.settings import config_files
from recoupe.surroundings import Surroundings
from recoupe.watching import Bell, CannotWatch
from recoupe.workshop import Project, Workshop
from recoupe.writing import Shares, outputs, written

# Not the module's own logger: only what is logged below `mkdocs.plugins` makes `--strict` fail.
log = get_plugin_logger("recoupe")


PAUSE = 0.03
"""Seconds without an edit after which the site is brought up to date: an editor writes a file in less."""


ASSETS = (
    "assets/*.css",
    "assets/*.js",
    "assets/search/box.js",
    "assets/search/fold.js",
    "assets/stylesheets/main.*.css",
)
"""The styles and scripts that any page may ask for, ours and the theme's, without those of the search page."""


STYLES = "assets/edition.css"
"""The one style sheet that pages ask for, as a template below the theme's `custom_dir`."""

UNUSED = ("assets/javascripts/*", "assets/stylesheets/palette.*", "*.map")
"""What the theme has for its own documents, and ours do without."""


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

    cms = config_options.Optional(config_options.Type(str))
    """Where `sveltia-cms.js` of an installed npm package @sveltia/cms is, for a CMS at `admin/`. None is without it."""

    offline = config_options.Type(bool, default=False)
    """Whether browsers keep the pages that were read, for reading without a network."""

    cache = config_options.Type(str, default=".cache/recoupe")
    """The folder, beside mkdocs.yml, of what is kept between builds; empty where nothing is to be kept."""

    templates = config_options.Type(str, default="pages")
    """The folder of page templates, below the theme's `custom_dir`."""


class RecoupePlugin(BasePlugin[RecoupeConfig]):
    """Makes the site from the corpus in `docs_dir`."""

    serving = False
    project: Project
    site: Site
    shares: Shares

    def __init__(self) -> None:
        """Begin with nothing kept of earlier builds; `serve` makes many with one plugin."""
        super().__init__()
        self.progress = terminal(sys.stderr)
        self.workshop = Workshop(self.progress)
        self.standing = Standing()
        self.surroundings = Surroundings()
        self.told: tuple[Diagnostic, ...] | None = None
        self.bell: Bell | None = None
        self.ring: Callable[[], object] = lambda: None
        self.compiled = Compiled()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether an author is looking on."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Read which edition this is, and where its repository is."""
        self.surroundings.begin(_decides(config), Path(config.docs_dir))
        lang = str(config.theme["language"]) if "language" in config.theme else "en"
        try:
            self.editions = editions_of(self.config.editions, lang)
        except BadEditions as error:
            raise PluginError(f"mkdocs.yml, plugins, recoupe, editions: {error}") from None
        # It is written by the host as a page is: it holds all style sheets, which it names.
        config.theme.static_templates.add(STYLES)
        if self.config.cache:
            beside = Path(config.config_file_path or "mkdocs.yml").absolute().parent
            self.workshop.keep(beside / self.config.cache, lang, log.info)
        content = Path(config.docs_dir)
        settings = self.config
        self.project = Project(
            content=content,
            defaults=Defaults(
                lang=self.editions.corpus_lang,
                editions=settings.editions,
                stance_target=settings.default_stance_target,
                vocabulary=Vocabulary(positions=settings.positions, motivations=settings.motivations),
            ),
            templates=Path(config.theme.custom_dir or "") / settings.templates,
            lang=lang,
            site_name=config.site_name,
            site_url="" if self.serving else config.site_url or "",
            repository=repository_of(config.repo_url or "", config.edit_uri or "", content.name),
            own=_in_menu(config.nav),
            show_diagnostics=self.serving,
        )
        if not any(self.project.templates.glob("*.html")):
            raise PluginError(
                f"mkdocs.yml, plugins, recoupe, templates: there are no page templates in {self.project.templates}"
            )
        if self.config.cms and self.project.repository is None:
            raise PluginError("mkdocs.yml, plugins, recoupe, cms: it needs a repo_url on github.com")

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Save the pages that stand from the host, which is about to empty the folder."""
        # Records have no circles: to look for some among millions of them, again and again, takes longer than an edit.
        gc.disable()
        if self.serving:
            self.standing.set_aside(Path(config.site_dir))

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Replace what the host found in the content folder by the engine's pages."""
        try:
            checked = self.workshop.read(self.project)
        except BadExecutor as error:
            raise PluginError(str(error)) from None
        self._tell(checked.diagnostics, strict=config.strict)
        self.site = self.workshop.site(self.project, checked, self.standing.before())
        self.shares = Shares.of(self.site, self.project.own)
        page = partial(self.standing.page, site=self.site) if self.serving else self.site.whole
        ours = Files([_file(page(each), config) for each in self.shares.own])
        self.frames: dict[Shape, Frame] = {}
        for shape in shapes(each.address for each in self.shares.framed):
            ours.append(_file(specimen(shape), config, shape))
        if any(each.src_dir == config.docs_dir and not each.is_documentation_page() for each in files):
            # A file of the corpus must not take the place of a file of the theme, so the theme's are gathered afresh.
            ours.add_files_from_theme(config.theme.get_env(), config)
        else:
            for each in files:
                if each.src_dir in config.theme.dirs:
                    ours.append(each)
        for each in [file for file in ours if any(fnmatchcase(file.src_uri, pattern) for pattern in UNUSED)]:
            ours.remove(each)
        return ours

    def _tell(self, diagnostics: tuple[Diagnostic, ...], *, strict: bool) -> None:
        """Report what is wrong; under `serve` what is new, and how much else there is. `strict` needs all of it."""
        since = None if self.told is None or strict else news(self.told, diagnostics)
        content = self.project.content
        read_line = line_reader(content)
        for diagnostic in since.new if since else diagnostics:
            tell = log.error if diagnostic.severity == "error" else log.info
            tell(as_text(diagnostic, Path(content.name), read_line))
        if since and (diagnostics or since.gone):
            log.info(str(since))
        if self.serving:
            self.told = diagnostics

    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Give the templates around the pages our words and the other editions, which `serve` does not have."""
        furnish(env, self.editions, config.site_url or "", alone=self.serving, repository=self.project.repository)
        self.env = env
        if self.serving:
            env.bytecode_cache = self.compiled
        self.policies: dict[tuple[int, str], str] = {}

    def on_page_context(
        self, context: TemplateContext, /, *, page: HostPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the page its policy. Pages at one depth have one: the frame's scripts know where the site begins."""
        kind = page.finished.kind if isinstance(page, GeneratedPage) and page.finished.kind in COMPILES else ""
        place = page.url.count("/"), kind
        if place not in self.policies:
            empty = _file(Page(address=page.url, title="", lang="", kind="", html=""), config).page
            template = self.env.get_template("main.html")
            self.policies[place] = self._policy(template, {**context, "page": empty}, kind)
        return _with(context, policy=self.policies[place])

    @event_priority(-100)
    def on_post_page(self, output: str, /, *, page: HostPage, config: MkDocsConfig) -> str:
        """Take the frames from the specimens, after every other plugin has done with them what it does with a page."""
        if isinstance(page, GeneratedPage):
            if page.shape:
                self.frames[page.shape] = frame(output)
            elif self.serving:
                self.standing.host_wrote(page.finished, output)
        return output

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Give the page for wrong addresses its policy, and the sitemap its addresses."""
        if template_name == "sitemap.xml":
            addresses = [each.address for each in self.site.plan if each.lasting]
            return _with(context, addresses=[] if self.serving else addresses)  # nobody looks for an author's own site
        if template_name.endswith(".html"):
            return _with(context, policy=self._policy(self.env.get_template(template_name), dict(context)))
        return context

    def _policy(self, template: jinja2.Template, context: Mapping[str, Any], kind: str = "") -> str:
        """The policy for pages that are made with this template; none under `serve`, which adds a script of its own."""
        if self.serving:
            return ""
        try:
            return content_policy(template.render({**context, "policy": ""}), kind)
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
        """Write the many pages in their frames, the search, and the service worker."""
        root = Path(config.site_dir)
        for shape in self.frames:
            path = root / specimen(shape).address
            (path / "index.html").unlink(missing_ok=True)
            for folder in (path, *path.parents):
                if folder == root or any(folder.iterdir()):
                    break
                folder.rmdir()
        if self.serving:
            _tell_made(self.standing.finish(self.shares, self.frames, self.site, root, _tell_search))
        else:
            files = tuple(outputs(self.site, self.shares.framed))
            with written(files, self.frames, self.site, root, progress=self.progress) as traces:
                search = kept_search(self.site.search(), self.workshop.searches)
                if search.trouble:
                    _tell_search(search.trouble)
                write_search(search.files, root / urls.SEARCH)
            paths = [each.path for each in files] + [urls.file_of(each.address) for each in self.shares.own]
            hand_on(self.site, traces, paths)
        if self.config.cms and not self.serving and not self.editions.own.folder:
            self._write_cms(self.config.cms, config)
        assets = (path for pattern in ASSETS for path in root.glob(pattern))
        kept = {path.relative_to(root).as_posix(): path.read_bytes() for path in assets} if self.offline else None
        (root / WORKER).write_text(keeping(kept) if kept else ending(), encoding="utf-8", newline="")
        self.surroundings.end()
        if self.serving and not gc.get_freeze_count():
            gc.freeze()  # what stands now is not looked through while an edit's pages are made
        gc.enable()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the process as it was."""
        gc.enable()

    def _write_cms(self, program: str, config: MkDocsConfig) -> None:
        """Put the CMS beside the site. Nothing is downloaded: its program is the one that is installed."""
        assert self.project.repository is not None  # `on_config` has seen to it
        beside = Path(config.config_file_path).parent / program
        try:
            # An audit builds with a file of its own, elsewhere, from the folder of this one.
            data = (beside if beside.is_file() else Path(program)).read_bytes()
        except OSError as error:
            raise PluginError(f"mkdocs.yml, plugins, recoupe, cms: {program}: {error.strerror}") from None
        settings = cms_config(self.project.repository, self.project.defaults, self.config.editions)
        for address, content in cms_files(config.site_name, settings, data).items():
            path = Path(config.site_dir, address)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)

    def on_serve(self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Have edits noticed by the system, and the host called only where it is needed.

        It would look at every file, again and again. It is told of an edit as if it had seen one in mkdocs.yml, which
        it watches too.
        """
        if self.serving and not config.strict:
            server.builder = partial(self._rebuild, Path(config.site_dir), builder)
            server.build_delay = PAUSE
        settings = Path(config.config_file_path or "").absolute()
        edited = FileModifiedEvent(str(settings)), ObservedWatch(str(settings), recursive=True)
        try:
            if not settings.is_file():
                raise CannotWatch("there is no mkdocs.yml")
            self.ring = partial(server.observer.event_queue.put, edited)
            self.bell = Bell(Path(config.docs_dir), self.ring)
        except CannotWatch as reason:
            log.info("edits are noticed by looking at every file, which takes longer: %s", reason)
            return server
        server.unwatch(config.docs_dir)
        return server

    def _rebuild(self, root: Path, build: Callable[[], None]) -> None:
        """Bring the site up to date, by the host's own `build` where more than the corpus has changed."""
        try:
            renewed = self.surroundings.are_unchanged and self._renewed(root)
        except (OSError, jinja2.TemplateError) as error:
            log.info("all is made anew: %s", error)
            renewed = False
        if not renewed:
            self.surroundings.called()
            build()

    def _renewed(self, root: Path) -> bool:
        """Bring the site up to date after an edit of the corpus, if that can be done without the host."""
        started = time.monotonic()
        gc.disable()
        try:
            checked = self.workshop.read(self.project)
            site = self.workshop.site(self.project, checked, self.standing.before())
            shares = self.shares if site.plan is self.site.plan else Shares.of(site, self.project.own)
            made = self.standing.renew(shares, site, root, _tell_search, self.ring)
        finally:
            gc.enable()
        if made is None:
            return False
        self.site, self.shares = site, shares
        self._tell(checked.diagnostics, strict=False)
        _tell_made(made)
        log.info("Site renewed in %.2f seconds", time.monotonic() - started)
        return True

    def on_shutdown(self) -> None:
        """Leave nothing behind."""
        self.standing.end()
        if self.bell:
            self.bell.stop()
        self.workshop.close()


def _with(context: TemplateContext, **ours: object) -> TemplateContext:
    """What the host's templates are given, and what only ours ask for."""
    return cast("TemplateContext", {**context, **ours})


def _decides(config: MkDocsConfig) -> Iterator[Path]:
    """Everything on which it depends what the host makes of a page: it watches some of that, too."""
    if config.config_file_path:
        yield from config_files(Path(config.config_file_path))
    yield from map(Path, (*config.theme.dirs, *config.watch))


def _tell_made(made: Made) -> None:
    log.info("%d of %d pages and files made", made.made, made.all)


def _tell_search(trouble: str) -> None:
    log.warning("the texts of this site cannot be searched, only its names and lists: %s", trouble)


def _in_menu(entries: object) -> frozenset[str]:
    """The addresses of the pages that the menu names."""
    if isinstance(entries, str):
        return frozenset({entries.removesuffix("index.md")})
    parts = entries.values() if isinstance(entries, dict) else entries if isinstance(entries, list) else ()
    return frozenset().union(*(_in_menu(part) for part in parts))


def _file(page: Page, config: MkDocsConfig, shape: Shape | None = None) -> File:
    # Without a menu of its own a site has one of all pages; specimens, and what only stands for a record, are none.
    hidden = shape is not None or bool(page.redirect) or page.kind == "withdrawn"
    inclusion = InclusionLevel.NOT_IN_NAV if hidden else InclusionLevel.UNDEFINED
    file = File.generated(config, f"{page.address}index.md", content="", inclusion=inclusion)
    if page.source and config.repo_url:
        file.edit_uri = page.source
    GeneratedPage(page, file, config, shape)
    return file


class GeneratedPage(HostPage):
    """A page whose body is finished: the host neither reads nor converts anything."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, shape: Shape | None = None) -> None:
        """Attach the engine's page to the host's file; the host's templates do not escape titles: it is done here.

        `shape` is that of a specimen.
        """
        super().__init__(escape(page.title), file, config)
        self.finished = page
        self.shape = shape
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
