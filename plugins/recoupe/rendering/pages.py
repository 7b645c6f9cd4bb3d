"""From a view to a page: which template, which title, which address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from recoupe import urls
from recoupe.diagnostics import Diagnostic
from recoupe.model import PartialDate
from recoupe.rendering import terms
from recoupe.rendering.body import NotesHtml, body_html, document_html, no_notes
from recoupe.rendering.citations import Citations
from recoupe.rendering.compiling import PageEnvironment
from recoupe.rendering.descriptions import description
from recoupe.rendering.figures import LOCATOR, MAP, draw_map, draw_network, draw_timeline
from recoupe.rendering.manual import manual_html
from recoupe.rendering.messages import translations, words
from recoupe.rendering.pieces import Pieces
from recoupe.rendering.prose import prose_html
from recoupe.rendering.templates import Flat, Worded, by_type
from recoupe.views import (
    ArticlesView,
    ArticleView,
    BrokenView,
    ClaimsView,
    ClaimView,
    DatesView,
    EntityView,
    EventsView,
    FieldsView,
    HandPageView,
    HomeView,
    MovedView,
    NewArticleView,
    PartView,
    PeriodView,
    PlacesView,
    PreviewView,
    RegisterView,
    RulesView,
    RuleView,
    SearchView,
    SourcesView,
    SourceView,
    StancesView,
    StanceTargetView,
    TagsView,
    TagView,
    Text,
    View,
    WithdrawnView,
)
from recoupe.views.annotations import AnnotationView, NotesView
from recoupe.views.article import Body, MentionMark
from recoupe.views.listing import WHOLE, PartLink

TEMPLATES: Mapping[type, str] = {
    HomeView: "home",
    HandPageView: "hand_page",
    ArticlesView: "articles",
    ArticleView: "article",
    RegisterView: "entities",
    EntityView: "entity",
    MovedView: "moved",
    NewArticleView: "new_article",
    PartView: "part",
    SourcesView: "sources",
    SourceView: "source",
    TagsView: "tags",
    TagView: "tag",
    DatesView: "dates",
    PeriodView: "period",
    PlacesView: "places",
    StancesView: "stances",
    StanceTargetView: "stance_target",
    EventsView: "events",
    ClaimsView: "claims",
    ClaimView: "claim",
    FieldsView: "fields",
    RulesView: "rules",
    RuleView: "rule",
    SearchView: "search",
    BrokenView: "broken",
    WithdrawnView: "withdrawn",
}
"""The template of each kind of view; its name is also the page's `kind`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A finished page: its address, its plain-text title and that title's language, its kind, the HTML of its body.

    `source` is the path of the file below the corpus that it was made from, or an empty text; `redirect` is the address
    that the page only leads to, or an empty text; `description` says in plain text what the page holds, where more can
    be said of it than of the site.
    """

    address: str
    title: str
    lang: str
    kind: str
    html: str
    source: str = ""
    description: str = ""
    redirect: str = ""


@pass_context
def _prose(context: Context, text: str) -> Markup:
    """The HTML of hand-written Markdown on the page that is being written."""
    return prose_html(text, context["url"])


class Renderer:
    """Writes pages in one language from the templates of one folder."""

    def __init__(
        self, templates: Path, lang: str, *, corpus_lang: str = "", site_name: str = "", site_url: str = ""
    ) -> None:
        """Take the folder of the page templates, the language of the site's own words, and what citations say of it.

        `corpus_lang` is the language of what the records leave without one; it is the site's where none is given.
        """
        self.lang = lang
        self.catalogue = translations(lang)
        self.citations = Citations(lang, self.catalogue.gettext, site_name=site_name, site_url=site_url)
        environment = PageEnvironment(
            loader=FileSystemLoader(templates),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # with other templates there is another renderer
            extensions=[Flat, Worded],
        )
        territory = partial(terms.territory, lang=lang)
        environment.filters |= {
            "day": partial(terms.day, lang=lang),
            "weekday": partial(terms.weekday, lang=lang),
            "month": partial(terms.month, lang=lang),
            "number": partial(terms.number, lang=lang),
            "language": partial(terms.language, lang=lang),
            "term": self.term,
            "part": self.part,
            "by_type": by_type,
            "document": document_html,
            "manual": manual_html,
            "territory": territory,
            "prose": _prose,
            "drawn_network": draw_network,
            "drawn_timeline": draw_timeline,
            "drawn_map": partial(draw_map, kind=MAP, territory=territory, lang=lang),
            "drawn_locator": partial(draw_map, kind=LOCATOR, territory=territory, lang=lang),
        }
        # What does not differ from page to page is given to the environment: so a template of macros is read once, and
        # not for every page that imports it. Only the pieces know which page is being written.
        said = words(self.catalogue)
        self.pieces = Pieces(lang, said["_"])
        environment.globals |= {
            **said,
            "url": self.pieces.url,
            "urls": urls,
            "body": self.body,
            "pieces": self.pieces,
            "ui_lang": lang,
            "ui_dir": Text("", lang).dir,
            "of_corpus": Text("", corpus_lang or lang),
        }
        self.environment = environment

    def term(self, code: str) -> str:
        """The word for a code of the records, in the site's language; a term of the project's own stands for itself."""
        return self.catalogue.gettext(terms.TERMS[code]) if code in terms.TERMS else code

    def page(self, view: View, *, source: str = "", diagnostics: Iterable[Diagnostic] = ()) -> Page:
        """Write the page of a view, made from the file `source`; `diagnostics` are shown to the author who mends it."""
        kind = TEMPLATES[type(view)]
        self.pieces.page = view.address
        html = self.environment.get_template(f"{kind}.html").render(
            view=view, citations=partial(self.citations.of, view), diagnostics=tuple(diagnostics)
        )
        return Page(
            address=view.address,
            title=self.title(view),
            lang=self.title_lang(view),
            kind=kind,
            html=html,
            source=source,
            description=description(view, self.lang),
            redirect=view.to if isinstance(view, MovedView) else "",
        )

    def preview(self, view: PreviewView) -> str:
        """Write the file that a mention shows of its entity."""
        self.pieces.page = urls.entity(view.link.id)
        return self.environment.get_template("_preview.html").render(view=view)

    def note_citations(self, view: NotesView) -> str:
        """Write the file that gives an article's notes to cite, each by itself."""
        self.pieces.page = view.address
        template = self.environment.get_template("citations.html")
        return template.render(view=view, citations=self.citations.of_notes(view))

    def body(self, body: Body, notes: NotesHtml = no_notes) -> Markup:
        """The HTML of an article's text; `notes` is the macro that writes notes."""
        _ = self.catalogue.gettext

        def label(mark: MentionMark | AnnotationView) -> str:
            if isinstance(mark, AnnotationView):
                return _("Note %(number)s") % {"number": mark.number}
            return _("%(name)s, named inside the link before") % {"name": mark.entity.name.text}

        def numbered(number: int) -> str:
            return _("Paragraph %(number)s") % {"number": terms.number(number, lang=self.lang)}

        return body_html(body, self.pieces.url, label, notes, numbered=numbered)

    def part(self, part: PartLink | str) -> str:
        """What the rows of a part of a list, or of the key of one, have in common, in words."""
        name, key = ("", part) if isinstance(part, str) else (part.name, part.key)
        return name or terms.part(key, self.lang, self.catalogue.gettext)

    def part_title(self, view: PartView) -> str:
        """The title of a part of a list: the page whose list it is, the list, the part."""
        # A month says its year already; a page says nothing of what it is a page of.
        named = [each for each in view.within if view.part.key.startswith(f"{each.key}/")]
        named += [view.part] if view.part.key != WHOLE else []
        words = self.catalogue.gettext(", ").join([self.term(f"list:{view.lister}"), *map(self.part, named)])
        page = view.title
        match view.lister:
            case "period":
                page = terms.day(PartialDate.parse(view.title), self.lang)
            case "register":
                page = self.term(view.title)
        return f"{page} – {words}" if page else words

    def title_lang(self, view: View) -> str:
        """The language of the page's title: the site's own, unless it is somebody else's words."""
        match view:
            case ArticleView(title=words) | HandPageView(title=words) | WithdrawnView(title=words):
                return words.lang or self.lang
            case EntityView(name=words) | MovedView(name=words):
                return words.lang or self.lang
            case _:
                return self.lang

    def title(self, view: View) -> str:
        """The page's title, as plain text."""
        _ = self.catalogue.gettext
        match view:
            case HomeView():
                return _("Home")
            case ArticleView(title=title) | HandPageView(title=title) | WithdrawnView(title=title):
                return title.text
            case EntityView(name=name) | MovedView(name=name):
                return name.text
            case SourceView():
                return view.name
            case TagView():
                return _("Tag: %(tag)s") % {"tag": view.tag}
            case PeriodView(period=PartialDate() as period):
                return terms.day(period, self.lang)
            case StanceTargetView():
                return _("Stances towards %(name)s") % {"name": view.target.name.text}
            case BrokenView():
                return view.id
            case ArticlesView():
                return _("Articles")
            case RegisterView():
                return _("Entities")
            case SourcesView():
                return _("Sources")
            case TagsView():
                return _("Tags")
            case DatesView():
                return _("Dates")
            case ClaimView():
                return view.text.text if view.text else view.id
            case PlacesView():
                return _("Places")
            case EventsView():
                return _("Events")
            case RuleView():
                return view.name
            case RulesView():
                return _("Rules")
            case FieldsView():
                return _("Fields")
            case PartView():
                return self.part_title(view)
            case NewArticleView():
                return _("Propose an article")
            case SearchView():
                return _("Search")
            case ClaimsView():
                return _("Claims")
            case StancesView():
                return _("Stances")
