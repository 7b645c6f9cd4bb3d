"""The addresses of the site: the one place that knows where a page is.

An address is relative to the site's root and ends with a slash (`articles/x/`); the root itself is the empty text.
Pages link to each other by relative addresses, so that the site works at any path of any host.
"""

from __future__ import annotations

from recoupe.model import PartialDate, Path

HOME = ""
ARTICLES = "articles/"
ENTITIES = "entities/"
SOURCES = "sources/"
TAGS = "tags/"
DATES = "dates/"
STANCES = "stances/"
EVENTS = "events/"
CLAIMS = "claims/"
RULES = "rules/"
FIELDS = "fields/"
NEW_ARTICLE = "contribute/new/"
PLACES = "places/"
SEARCH = "search/"
ADMIN = "admin/"

LISTS = frozenset(
    {ARTICLES, ENTITIES, SOURCES, TAGS, DATES, STANCES, EVENTS, CLAIMS, RULES, FIELDS, NEW_ARTICLE, PLACES, SEARCH}
    | {ADMIN, "data/", "assets/", "404/", "sitemap/"}
)
"""The addresses that no hand-written page can have: the site's own lists, and what the host keeps beside them."""


def file_of(address: str) -> str:
    """The file of a page, by its path below the site's root."""
    return f"{address}index.html"


def article(id: str) -> str:
    """The page of an article."""
    return f"{ARTICLES}{id}/"


def entity(id: str) -> str:
    """The page of an entity."""
    return f"{ENTITIES}{id}/"


def preview(id: str) -> str:
    """What a mention shows of its entity before its link is followed: a file beside the entity's page."""
    return f"{entity(id)}preview.html"


def source(id: str) -> str:
    """The page of an outlet."""
    return f"{SOURCES}{id}/"


def tag(tag: str) -> str:
    """The page of a tag."""
    return f"{TAGS}{tag}/"


def period(date: PartialDate) -> str:
    """The page of a day, a month or a year."""
    return f"{DATES}{date}/"


def stance_target(entity: str) -> str:
    """The page of all stances towards an entity."""
    return f"{STANCES}{entity}/"


def claim(id: str) -> str:
    """The page of a claim."""
    return f"{CLAIMS}{id}/"


def rule(name: str) -> str:
    """The page of a rule that files of the corpus must keep."""
    return f"{RULES}{name}/"


def hand_page(id: str) -> str:
    """A page that the maintainers write by hand; `index` is the home page."""
    return HOME if id == "index" else f"{id}/"


def of_file(path: str) -> str:
    """The page that is made of a file of the corpus, by its path below the corpus."""
    folder, _, rest = path.partition("/")
    stem = path.rpartition("/")[2].removesuffix(".md")
    pages = {"articles": article, "entities": entity, "sources": source}
    # A page's version for another edition, `about.en.md`, has the page's own address.
    return pages.get(folder, hand_page)(stem) if rest else hand_page(stem.partition(".")[0])


def paragraph_id(number: int) -> str:
    """The id of the `number`th block that holds text, from 1."""
    return f"p-{number}"


def mention_id(entity: str, number: int) -> str:
    """The id of the `number`th mention of an entity in an article's text, prefixed so as never to meet the theme's."""
    return f"m-{entity}-{number}"


def mention(article_id: str, entity: str, number: int) -> str:
    """The exact spot of a mention."""
    return f"{article(article_id)}#{mention_id(entity, number)}"


def concordance_id(article_id: str, number: int) -> str:
    """The id of a mention's row in the concordance of its entity."""
    return f"c-{article_id}-{number}"


def concordance_row(page: str, article_id: str, number: int) -> str:
    """A mention's row in a concordance: on the entity's page, or the page of a part of it."""
    return f"{page}#{concordance_id(article_id, number)}"


def parts(page: str, list: str) -> str:
    """What the pages of the parts of a page's list have in common: the beginning of their addresses."""
    return f"{page}{list}/"


_QUOTES = {"stance": "q", "claims": "k", "coverage": "w"}


def quote_id(path: Path) -> str:
    """The id of the words that a record of an article's header rests on; `path` is the quote's there.

    `q-1-2` is the second quote of the first stance, `k-1-1` the first of the first claim, `w-1` who did it.
    """
    numbers = [str(step + 1) for step in path if isinstance(step, int)]
    return "-".join((_QUOTES[str(path[0])], *(numbers or ["1"])))


def quote(article_id: str, path: Path) -> str:
    """The exact spot of a quote."""
    return f"{article(article_id)}#{quote_id(path)}"


def annotation_id(key: str) -> str:
    """The id of the words that an annotation is about; `key` tells annotations of one article apart."""
    return f"a-{key}"


def annotation_note_id(key: str) -> str:
    """The id of an annotation's note, beside the text."""
    return f"n-{key}"


def annotation(article_id: str, key: str) -> str:
    """The exact spot of an annotation's words."""
    return f"{article(article_id)}#{annotation_id(key)}"


def annotation_note(article_id: str, key: str) -> str:
    """The note of an annotation."""
    return f"{article(article_id)}#{annotation_note_id(key)}"


def asset(name: str) -> str:
    """A file of the theme."""
    return f"assets/{name}"


def citations(article_id: str) -> str:
    """The notes of an article to cite, each by itself: a file beside the article's page."""
    return f"{article(article_id)}citations.html"


def annotation_citation(article_id: str, key: str) -> str:
    """An annotation to cite."""
    return f"{citations(article_id)}#{annotation_note_id(key)}"


def cell_id(source: str) -> str:
    """The id of one outlet's stances on the page of a target."""
    return f"s-{source}"


def cell(page: str, source: str) -> str:
    """One outlet's stances towards a target: on the target's page, or the page of a part of it."""
    return f"{page}#{cell_id(source)}"


def relative(address: str, base: str) -> str:
    """`address` as a link on the page at `base`."""
    folder, below, _ = base.partition("/")
    if below and not address.startswith(f"{folder}/"):
        return "../" * base.count("/") + address
    path, mark, fragment = address.partition("#")
    if path == base:
        return f"{mark}{fragment}" or "./"
    there, here = path.split("/"), base.split("/")
    common = 0
    while common < min(len(there), len(here)) - 1 and there[common] == here[common]:
        common += 1
    steps = "../" * (len(here) - 1 - common) + "/".join(there[common:])
    return f"{steps or './'}{mark}{fragment}"
