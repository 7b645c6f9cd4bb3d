"""What a finished page may hold, whatever contributors typed: which elements and attributes, which ids, which links.

The lists are by kind of page, and tight: a new element of a template is added here on purpose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from tests.html import Element, Reading, read


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT = "a b bdi blockquote br cite code dd del div dl dt em h1 h2 h3 h4 hr ins li mark ol p pre q section span strong time ul"
_TABLE = "caption table tbody td tfoot th thead tr"
_PARTS = (
    "article aside button details dialog fieldset figcaption figure footer header label legend nav summary template"
)
_DRAWN = "circle defs g line path pattern polygon polyline rect svg text title tspan use"

EVERYWHERE = frozenset(f"{_TEXT} {_TABLE} {_PARTS} {_DRAWN} input select option output progress".split())
"""Elements of our own templates that may stand on any page."""

ONLY_ON: Mapping[str, frozenset[str]] = {
    "search": frozenset({"form", "select", "option", "noscript", "progress", "output"}),
    "part": frozenset({"meta"}),
    "new_article": frozenset(
        {"form", "select", "option", "optgroup", "textarea", "datalist", "noscript", "output", "template", "script"}
    ),
}
"""And those of one kind of page."""

_GLOBAL = _words(
    "class dir hidden id lang popover role tabindex title translate "
    "aria-atomic aria-autocomplete aria-busy aria-controls aria-current aria-describedby aria-expanded aria-haspopup aria-hidden "
    "aria-keyshortcuts aria-label aria-labelledby aria-live aria-pressed aria-selected aria-sort"
)
_GEOMETRY = _words(
    "cx cy d direction dx dy fill fill-rule font-size height href points preserveaspectratio patterntransform "
    "patternunits r rx ry stroke-dasharray stroke-width text-anchor transform viewbox width x x1 x2 y y1 y2"
)
ATTRIBUTES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "rel", "hreflang", "download", "type"}),
    "button": frozenset({"type", "popovertarget", "popovertargetaction", "disabled", "value", "name"}),
    "details": frozenset({"open", "name"}),
    "fieldset": frozenset({"disabled"}),
    "form": frozenset({"action", "method", "novalidate", "autocomplete"}),
    "input": _words(
        "autocapitalize autocomplete checked disabled enterkeyhint inputmode list max maxlength min minlength name "
        "pattern placeholder readonly required size spellcheck step type value"
    ),
    "label": frozenset({"for"}),
    "ol": frozenset({"start", "reversed"}),
    "meta": _words("charset content http-equiv name"),
    "option": frozenset({"value", "selected", "disabled", "label"}),
    "optgroup": frozenset({"label"}),
    "output": frozenset({"for", "name"}),
    "script": frozenset({"type"}),
    "select": frozenset({"autocomplete", "name", "multiple", "required", "disabled", "size"}),
    "table": frozenset(),
    "td": frozenset({"align", "colspan", "rowspan", "headers"}),
    "textarea": _words(
        "autocomplete cols dirname disabled maxlength minlength name placeholder readonly required rows spellcheck wrap"
    ),
    "th": frozenset({"align", "colspan", "rowspan", "scope", "abbr"}),
    "time": frozenset({"datetime"}),
    **dict.fromkeys(_DRAWN.split(), _GEOMETRY),
}
"""What an element may have besides `_GLOBAL` and data-attributes. Never a style, a handler or an address that loads."""

IDS = re.compile(
    r"(?:a|c|cite|f|fields|h(?=-)|k|m|mark|n|network|new|p|part|q|results|s|search|share|spot|timeline|type|w|x)(?:-.*)?",
    re.DOTALL,
)
"""Ids of ours begin so; Material's own are `__…`, `__search`, and words of its features."""

_BIBLIOGRAPHIC = frozenset({"external", "tool"})
"""Links to where an article was published or kept, and to outlets; those of citations say `dir`. These may be http."""

_RELATIVE = re.compile(r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s\\<>\"]*")


def broken_laws(html: str, kind: str) -> Iterator[str]:
    """What is wrong with the body of a page, in words; nothing where all is well."""
    page = read(html)
    yield from page.wrong
    allowed = EVERYWHERE | ONLY_ON.get(kind, frozenset())
    for each in page.elements:
        if each.tag not in allowed:
            yield f"<{each.tag}> on a page of kind {kind}"
        may_have = _GLOBAL | ATTRIBUTES.get(each.tag, frozenset())
        for name in each.attributes:
            if name not in may_have and not re.fullmatch(r"data-[a-z-]+", name):
                yield f"{name} on <{each.tag}>"
        if each.tag == "script" and each.attributes.get("type") != "application/json":
            yield "a script that runs"
        yield from _address_laws(each)
    yield from _id_laws(page)


def _address_laws(each: Element) -> Iterator[str]:
    for name in ("href", "action"):
        if (address := each.attributes.get(name)) is None:
            continue
        if each.tag != "a" and not address.startswith(("#", "./", "../")):
            yield f"{name}={address!r} on <{each.tag}>"
        if _RELATIVE.fullmatch(address):
            continue
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https", "mailto"):
            yield f"{name}={address!r} is neither relative nor of the web"
        if parts.scheme == "http" and not (_BIBLIOGRAPHIC & each.classes or each.attributes.get("dir") == "ltr"):
            yield f"{name}={address!r} is typed in a text, and is not https"
        if not {"nofollow", "noopener"} <= set(each.attributes.get("rel", "").split()):
            yield f"no rel on the link to {address!r}"


def _id_laws(page: Reading) -> Iterator[str]:
    for id in page.ids:
        if not IDS.fullmatch(id):
            yield f"the id {id!r} is none of ours"
    for id, times in Counter(page.ids).items():
        if times > 1:
            yield f"the id {id!r} stands {times} times"
