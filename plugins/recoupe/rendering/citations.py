"""What each page gives to cite: the article where it was published, the page itself, single notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import attrgetter

from markupsafe import Markup

from recoupe import urls
from recoupe.citing import NOBODY, STYLES, Citable, Piece, Run, Style, bibtex, citation, csl_json, ris
from recoupe.model import PartialDate
from recoupe.rendering import terms
from recoupe.views import ArticleView, ClaimView, EntityView, SourceView, StanceTargetView, Text, View
from recoupe.views.annotations import AnnotationView, NotesView

_HERE = "\ue000"
"""Stands for a name while the sentence around it is translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """One thing to cite, in every format, as HTML: `texts` by style, and the files.

    `original` says that it is the article where it was published, and not a page of this site. `name` is the name of
    its files without their ending; `note` is the annotation that is cited, or `None`.
    """

    name: str
    original: bool
    note: AnnotationView | None
    texts: Mapping[Style, Markup]
    bibtex: Markup
    ris: Markup
    csl_json: Markup


class Citations:
    """Writes the citations of one site in one language."""

    def __init__(self, lang: str, gettext: Callable[[str], str], *, site_name: str, site_url: str) -> None:
        """Take the language of the readers, their words, and what the site is called and where it is (if known)."""
        self.lang = lang
        self.gettext = gettext
        self.site_name = site_name
        self.site_url = site_url.rstrip("/") + "/" if site_url else ""

    def of(self, view: View) -> tuple[Cited, ...]:
        """What the page of `view` gives to cite; nothing where it is a list."""
        title = self._title(view)
        if not title:
            return ()
        page = self._cited(self._part(view.address, title))
        if isinstance(view, ArticleView):
            return self._cited(published(view), original=True), page
        return (page,)

    def of_notes(self, view: NotesView) -> tuple[Cited, ...]:
        """The notes of an article, each by itself."""
        found = []
        for note in view.annotations:
            number = terms.number(note.number, lang=self.lang)
            title = self._around(self.gettext("Note %(number)s on ‘%(title)s’"), _run(view.title), number=number)
            address = f"{urls.article(view.id)}#{note.note_id}"
            part = self._part(address, title, author=Run(note.annotator), issued=note.date)
            found.append(self._cited(part, note=note))
        return tuple(found)

    def _title(self, view: View) -> tuple[Run, ...]:
        match view:
            case ArticleView(title=title) | EntityView(name=title):
                return (_run(title),)
            case SourceView(name=name):
                return (Run(name),)
            case ClaimView(text=text, id=id):
                return (_run(text) if text else Run(id),)
            case StanceTargetView(target=target):
                return self._around(self.gettext("Stances towards %(name)s"), _run(target.name))
            case _:
                return ()

    def _around(self, sentence: str, inner: Run, **values: object) -> tuple[Run, ...]:
        """A title of the site's own words around one that may be in another language."""
        before, _, after = (sentence % {"name": _HERE, "title": _HERE, **values}).partition(_HERE)
        return tuple(run for run in (Run(before, self.lang), inner, Run(after, self.lang)) if run.text)

    def _part(
        self, address: str, title: tuple[Run, ...], *, author: Run = NOBODY, issued: PartialDate | None = None
    ) -> Citable:
        """A page of this site or a part of one."""
        return Citable(
            key=address.replace("/#", "-").strip("/").replace("/", "-"),
            type="webpage",
            title=title,
            container=Run(self.site_name, self.lang),
            lang=self.lang,
            author=author,
            issued=issued,
            url=self.site_url + address if self.site_url else "",
        )

    def _cited(self, citable: Citable, *, original: bool = False, note: AnnotationView | None = None) -> Cited:
        return Cited(
            name=citable.key,
            original=original,
            note=note,
            texts={style: citation_html(citation(citable, style, self.lang), self.lang) for style in STYLES},
            bibtex=_file(bibtex(citable)),
            ris=_file(ris(citable)),
            csl_json=_file(csl_json(citable)),
        )


def published(view: ArticleView) -> Citable:
    """The article where it was published.

    A dispatch without a byline is its agency's, as all three styles have it. Where the article has no address, or has
    lost it, its kept copy is the one to give.
    """
    archive = view.archive
    kept = archive.url if archive else ""
    return Citable(
        key=view.id,
        type="article-newspaper",
        title=(_run(view.title),),
        author=Run(view.author or view.agency),
        container=Run(view.outlet.name),
        issued=view.date,
        url=view.url or kept,
        accessed=view.accessed,
        archive=Run((archive.service or "") if archive else ""),
        archive_location=kept if view.url else "",
        lang=view.title.lang,
    )


def _run(text: Text) -> Run:
    return Run(text.text, text.lang)


def citation_html(pieces: Iterable[Piece], lang: str) -> Markup:
    """The HTML of a citation for readers of `lang`: text, emphasis, links, the language of what is not in theirs."""
    html = []
    for em, alike in groupby(pieces, key=attrgetter("em")):
        inner = "".join(_piece(piece, lang) for piece in alike)
        html.append(f"<em>{inner}</em>" if em else inner)
    return Markup("".join(html))


def _piece(piece: Piece, lang: str) -> str:
    text = escape(piece.text, quote=False)
    if piece.lang is None or piece.lang == lang:
        return text
    if piece.href.startswith(("https://", "http://")):
        return f'<a href="{escape(piece.href)}" rel="nofollow noopener" dir="ltr">{text}</a>'
    if not piece.lang:
        return f"<bdi>{text}</bdi>"
    return f'<bdi lang="{escape(piece.lang)}" dir="{Text("", piece.lang).dir}">{text}</bdi>'


def _file(text: str) -> Markup:
    """A file's text as HTML. Between tags a quotation mark can stay as it is, which spares a third of JSON's bytes."""
    return Markup(escape(text, quote=False))
