"""One page of a built site: what it holds, what it refers to, what is wrong with it by itself."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from recoupe.auditing.finding import Finding
from recoupe.auditing.markup import Tag, Unreadable, Words, tokens
from recoupe.auditing.model import Model, is_script, policy_of, script_hash


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FORBIDDEN = frozenset(
    {"applet", "base", "embed", "frame", "frameset", "iframe", "marquee", "math", "object", "portal", "style"}
)
_LOADS = {
    "audio": ("src",),
    "feimage": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
_LOADING_RELATIONS = _words(
    "stylesheet preload prefetch modulepreload preconnect dns-prefetch prerender icon manifest apple-touch-icon"
)
_INLINE = _words(
    "a abbr b bdi bdo cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr"
)
"""Elements that part no words."""
_SCHEME = re.compile(r"[\x00-\x20]*([A-Za-z][A-Za-z0-9+.\-\t\r\n]*):")
_LONG = 20
"""Characters of an attribute's value from which on it may hold somebody's text."""


@dataclass(slots=True)
class Page:
    """What a page says. `links` and `loads` are (line, address) as they are written; `ids` are its spots."""

    findings: list[Finding] = field(default_factory=list)
    links: list[tuple[int, str]] = field(default_factory=list)
    loads: list[tuple[int, str]] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)


class _Reading:
    def __init__(self, file: str, html: str, model: Model) -> None:
        self.file = file
        self.html = html
        self.model = model
        self.page = Page()
        self.policies: list[str] = []
        self.script: Tag | None = None

    def told(self, place: int, check: str, message: str) -> None:
        line = self.html.count("\n", 0, place) + 1
        self.page.findings.append(Finding(self.file, line, check, message))

    def line(self, place: int) -> int:
        return self.html.count("\n", 0, place) + 1

    def read(self) -> Page:
        try:
            for each in tokens(self.html):
                if isinstance(each, Words):
                    self.words(each)
                elif not each.ends:
                    self.tag(each)
                elif each.name not in _INLINE:
                    self.page.text.append(" ")
        except Unreadable as unreadable:
            seen = self.html[unreadable.place : unreadable.place + 60]
            self.told(unreadable.place, "markup", f"browsers may read this in different ways: {seen!r}")
        if not self.policies and "" not in self.model.policies:
            self.told(0, "policy", "the page has no Content-Security-Policy")
        return self.page

    def words(self, words: Words) -> None:
        if words.inside != "script":
            self.page.text.append(words.text)
            return
        assert self.script is not None
        kind = self.script.attributes.get("type", "")
        if not is_script(kind):
            self.page.text.append(f" {words.text} ")
            if kind.strip().lower() in ("application/json", "application/ld+json"):
                try:
                    json.loads(words.text, parse_constant=_no_constant)
                except ValueError as error:
                    self.told(words.place, "json", f"this is no JSON: {error}")
        elif "src" in self.script.attributes:
            if words.raw.strip():
                self.told(words.place, "script", "a script has both an address and a text")
        elif script_hash(words.raw) not in self.model.scripts:
            self.told(words.place, "script", f"this script is none of the theme's: {words.raw[:60]!r}")
        elif not self.policies and "" not in self.model.policies:
            self.told(words.place, "policy", "a script stands above the page's Content-Security-Policy")
        elif not all(f"'{script_hash(words.raw)}'" in policy for policy in self.policies):
            self.told(words.place, "policy", f"the page's policy does not know this script: {words.raw[:60]!r}")

    def tag(self, tag: Tag) -> None:
        name, attributes = tag.name, tag.attributes
        if name not in _INLINE:
            self.page.text.append(" ")
        if name == "script":
            self.script = tag
        elif name in _FORBIDDEN:
            self.told(tag.place, "element", f"<{name}> has no place on a page")
        elif name == "meta":
            self.meta(tag)
        if tag.twice:
            self.told(tag.place, "markup", f'<{name}> has "{tag.twice}" twice')
        for key, value in attributes.items():
            if key == "id":
                self.page.ids.add(sys.intern(value))
            elif key.startswith("on"):
                self.told(tag.place, "handler", f"<{name}> has a handler: {key}")
            elif key in ("style", "srcdoc", "ping", "nonce"):
                self.told(tag.place, "element", f"<{name}> has an attribute that has no place on a page: {key}")
            elif len(value) > _LONG and key not in ("d", "points", "content", "href"):
                self.page.text.append(f" {value} ")
        self.addresses(tag)

    def meta(self, tag: Tag) -> None:
        if (policy := policy_of(tag)) is not None:
            self.policies.append(policy)
            if policy not in self.model.policies:
                self.told(tag.place, "policy", "the page's Content-Security-Policy is not the theme's")
        elif tag.attributes.get("http-equiv", "").lower() == "refresh":
            target = tag.attributes.get("content", "").partition("url=")[2]
            if not target or _SCHEME.match(target) or target.startswith("//"):
                self.told(tag.place, "address", f"the page leads on to another host: {target[:80]!r}")
            else:
                self.page.links.append((self.line(tag.place), target))
        else:
            self.page.text.append(f" {tag.attributes.get('content', '')} ")

    def addresses(self, tag: Tag) -> None:
        name, attributes = tag.name, tag.attributes
        relations = set(attributes.get("rel", "").lower().split()) if name == "link" else set()
        for key in _LOADS.get(name, ()):
            if key in attributes:
                for address in attributes[key].split(",") if key == "srcset" else (attributes[key],):
                    self.loaded(tag, address.strip().split(" ")[0])
        if "href" in attributes and name not in _LOADS:
            if relations & _LOADING_RELATIONS:
                self.loaded(tag, attributes["href"])
            elif not relations & {"canonical", "alternate", "license", "author", "search", "next", "prev"}:
                self.linked(tag, attributes["href"])
        for key in ("action", "formaction"):
            if key in attributes:
                self.linked(tag, attributes[key])

    def loaded(self, tag: Tag, address: str) -> None:
        scheme = _scheme(address)
        if address.startswith("#"):
            self.page.links.append((self.line(tag.place), address))
        elif scheme or address.startswith(("//", "\\")):
            if not address.startswith("data:image/"):
                self.told(tag.place, "foreign", f"<{tag.name}> loads from elsewhere: {address[:80]!r}")
        else:
            self.page.loads.append((self.line(tag.place), address))

    def linked(self, tag: Tag, address: str) -> None:
        scheme = _scheme(address)
        if scheme in ("http", "https"):
            host = urlsplit(address).hostname
            if not host:
                self.told(tag.place, "address", f"an address without a host: {address[:80]!r}")
        elif scheme and scheme != "mailto":
            self.told(tag.place, "address", f"<{tag.name}> has an address that is none of the web: {address[:80]!r}")
        elif address.startswith(("//", "\\", "/\\")):
            self.told(tag.place, "address", f"<{tag.name}> has an address that is not complete: {address[:80]!r}")
        elif not scheme:
            self.page.links.append((self.line(tag.place), address))


def _scheme(address: str) -> str:
    """The scheme of an address as a browser reads it, or an empty text where it has none."""
    found = _SCHEME.match(address)
    return re.sub(r"[\t\r\n]", "", found[1]).lower() if found else ""


def _no_constant(word: str) -> None:
    raise ValueError(f"{word} is no number")


def read_page(file: str, html: str, model: Model) -> Page:
    """Read a page of a site. It is told of everything that is wrong with it by itself."""
    return _Reading(file, html, model).read()
