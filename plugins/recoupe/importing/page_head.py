"""What a page says of the article that it holds: in its head, in linked data, in its headings and times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from recoupe.importing.encoding import printable

_MOST_JSON = 200_000
_LONGEST = 2_000
_SPACES = re.compile(r"[ \t\n\r\f\v]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadEntry:
    """One thing that a page says of itself: `of` is title, published, modified, author, lang, site, address, day."""

    of: str
    value: str
    where: str


_META = {
    "article:published_time": "published", "og:published_time": "published", "datepublished": "published",
    "date": "published", "pubdate": "published", "publishdate": "published", "publish-date": "published",
    "dc.date": "published", "dc.date.issued": "published", "dcterms.created": "published", "sailthru.date": "published",
    "parsely-pub-date": "published", "article:modified_time": "modified", "og:updated_time": "modified",
    "datemodified": "modified", "dcterms.modified": "modified", "lastmod": "modified",
    "og:title": "title", "twitter:title": "title", "dc.title": "title", "headline": "title",
    "og:site_name": "site", "application-name": "site", "og:url": "address",
    "author": "author", "article:author": "author", "dc.creator": "author", "byl": "author", "parsely-author": "author",
    "og:locale": "lang", "content-language": "lang", "dc.language": "lang",
}  # fmt: skip
_JSON_KEYS = {"datePublished": "published", "dateModified": "modified", "headline": "title", "inLanguage": "lang"}
_ARTICLES = re.compile(r"(?:News|Reportage|Opinion|Analysis|Background|Blog|Social|Live)?(?:News)?(?:Article|Posting)$")


def head_entries(tree: Any) -> tuple[HeadEntry, ...]:
    """What the page says of itself: in <meta>, JSON-LD, <html lang>, <link rel=canonical>, <title>, <h1>, <time>."""
    entries = (replace(each, value=printable(each.value).strip()) for each in _entries(tree))
    return tuple(each for each in entries if each.value and len(each.value) <= _LONGEST)


def _entries(tree: Any) -> Iterator[HeadEntry]:
    if lang := tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield HeadEntry(of="lang", value=lang.strip(), where="<html lang>")
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        of = _META.get(name.strip().lower())
        if of:
            value = _SPACES.sub(" ", meta.get("content", "")[: _LONGEST + 1]).strip()
            if of != "author" or not value.startswith("http"):
                yield HeadEntry(of=of, value=value, where=f"<meta {name.strip()[:40]}>")
    for link in tree.iter("link"):
        if "canonical" in link.get("rel", "").split():
            yield HeadEntry(of="address", value=link.get("href", "").strip(), where="<link rel=canonical>")
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() == "application/ld+json":
            yield from _linked_data(script.text or "")
    for title in tree.iter("title"):
        yield HeadEntry(of="page-title", value=_words(title), where="<title>")
        break
    for heading in tree.iter("h1"):
        yield HeadEntry(of="title", value=_words(heading), where="<h1>")
    for time in tree.iter("time"):
        yield HeadEntry(of="day", value=time.get("datetime", "").strip() or _words(time), where="<time>")


def _words(element: Any) -> str:
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def _linked_data(text: str) -> Iterator[HeadEntry]:
    """The articles in a block of JSON-LD; a block that is none says nothing."""
    if len(text) > _MOST_JSON:
        return
    try:
        stack: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    seen = 0
    while stack and seen < 2_000:
        seen += 1
        node = stack.pop()
        if isinstance(node, list):
            stack.extend(node)
        elif isinstance(node, dict):
            kinds = node.get("@type")
            if any(isinstance(kind, str) and _ARTICLES.fullmatch(kind) for kind in _as_list(kinds)):
                yield from _article(node)
            if isinstance(graph := node.get("@graph") or node.get("mainEntity"), list | dict):
                stack.append(graph)


def _article(node: dict[str, Any]) -> Iterator[HeadEntry]:
    for key, of in _JSON_KEYS.items():
        if isinstance(value := node.get(key), str):
            yield HeadEntry(of=of, value=_SPACES.sub(" ", value).strip(), where=f"JSON-LD {key}")
    for key, of in (("author", "author"), ("publisher", "site")):
        for each in _as_list(node.get(key)):
            name = each.get("name") if isinstance(each, dict) else each
            if isinstance(name, str):
                yield HeadEntry(of=of, value=name.strip(), where=f"JSON-LD {key}")


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
