"""Which blocks of a page are the article: trafilatura says so, and what it leaves out is told.

trafilatura finds the article in a page, but rewrites its text a little (spaces, repeated paragraphs). So it only
chooses: the words are taken from the page itself, block by block, and each block that is not taken has its reason.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from recoupe.importing.page import PageBlock, blocks, parse
from recoupe.importing.page_head import HeadEntry, head_entries
from recoupe.importing.passages import Doubt, Dropped, Passage
from recoupe.importing.refusal import NotImported
from recoupe.loading.files import MAX_BYTES

SETTINGS: Mapping[str, Any] = {
    "output_format": "txt",
    "include_comments": False,  # readers' comments are not the article
    "include_tables": True,
    "include_links": False,
    "include_images": False,
    "include_formatting": False,
    "deduplicate": False,  # a sentence that stands twice was published twice
    "favor_precision": False,
    "favor_recall": False,
    "with_metadata": False,  # read from the page's head, with its evidence
    "target_language": None,
}
"""How trafilatura is asked: its balanced extraction, and nothing that changes the words."""

_NEVER = frozenset({"nav", "menu", "button", "dialog"})
"""Parts of a page that hold no article, whatever the extraction says."""

_AS_TEXT = "copy the article's text out of the page, and import that"
_MOST_LINKED = 0.5
_SHORTEST_PART = 20
_NOTHING = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Extracted:
    """A page sorted: what may be the article, what is not, what is in doubt, and what its head says."""

    passages: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]
    doubts: tuple[Doubt, ...]
    head: tuple[HeadEntry, ...]
    told: tuple[str, ...]


def extract(html: str) -> Extracted:
    """Find the article of a page. Raises `NotImported` where it holds none. May be slow: `apart.extract` bounds it."""
    tree = parse(html)
    found, unprintable = blocks(tree)
    if not found:
        raise NotImported("there is no text in this page", "is it made by scripts only? save it from a browser")
    if sum(len(each.text) for each in found) > MAX_BYTES:
        raise NotImported("the page's text has more than 1 MiB: this is no article", _AS_TEXT)
    head = head_entries(tree)
    chosen = _chosen(html, found)
    told: tuple[str, ...] = (f"{unprintable} invisible characters were taken out",) if unprintable else ()
    if not any(chosen):
        chosen = [not each.landmark and not each.hidden and each.linked < _MOST_LINKED for each in found]
        told += ("no article could be told from its page: everything but menus is kept, so look at each line",)
        if not any(chosen):
            raise NotImported("there is no article in this page", _AS_TEXT)
    first = chosen.index(True)
    last = len(chosen) - 1 - chosen[::-1].index(True)
    passages: list[Passage] = []
    dropped: list[Dropped] = []
    doubts: list[Doubt] = []
    for number, each in enumerate(found):
        passage = Passage(text=each.text, line=each.line, kind=each.kind)
        if chosen[number] and not each.hidden:
            passages.append(passage)
            continue
        why = _why_not(each)
        if each.is_title and not each.hidden:
            passages.append(passage)  # the headline is looked for among the passages
        elif why is None and first < number < last:
            passages.append(passage)
            doubts.append(
                Doubt(passage=passage, rule="inside-article", why="left out by the extraction, but inside the article")
            )
        else:
            rule, reason = why or ("outside-article", "beside the article, as the extraction sees it")
            dropped.append(Dropped(passage=passage, rule=rule, why=reason))
    return Extracted(passages=tuple(passages), dropped=tuple(dropped), doubts=tuple(doubts), head=head, told=told)


def _chosen(html: str, found: Sequence[PageBlock]) -> list[bool]:
    """For each block whether trafilatura takes its text for the article's."""
    import trafilatura  # a quarter of a second: only when a page is read

    text = trafilatura.extract(html, **SETTINGS) or ""
    lines = {_key(line.lstrip("-# ")) for line in text.split("\n")} - {""}
    whole = _key(text)
    return [
        each.landmark not in _NEVER
        and ((key := _key(each.text)) in lines or (len(key) >= _SHORTEST_PART and key in whole))
        for each in found
    ]


def _key(text: str) -> str:
    return _NOTHING.sub("", unicodedata.normalize("NFC", text))


_LANDMARK_NAMES = {
    "nav": "the site's menu",
    "aside": "a column beside the text",
    "footer": "the foot of the page",
    "header": "the head of the page",
    "form": "a form",
    "button": "a button",
    "menu": "a menu",
    "dialog": "a window over the page",
}


def _why_not(block: PageBlock) -> tuple[str, str] | None:
    """Why a block that was not chosen is certainly none of the article's."""
    if block.hidden:
        return "hidden", "readers of the page do not see it"
    if block.landmark:
        return f"page-{block.landmark}", _LANDMARK_NAMES[block.landmark]
    if block.linked >= _MOST_LINKED:
        return "links", "it is mostly links"
    return None


def as_json(extracted: Extracted) -> str:
    """For another process."""
    return json.dumps(asdict(extracted))


def from_json(text: str) -> Extracted:
    """What `as_json` wrote."""
    data = json.loads(text)
    return Extracted(
        passages=tuple(Passage(**each) for each in data["passages"]),
        dropped=tuple(Dropped(**{**each, "passage": Passage(**each["passage"])}) for each in data["dropped"]),
        doubts=tuple(Doubt(**{**each, "passage": Passage(**each["passage"])}) for each in data["doubts"]),
        head=tuple(HeadEntry(**each) for each in data["head"]),
        told=tuple(data["told"]),
    )


def answer() -> None:
    """Read a page from the input, write what was found to the output."""
    html = sys.stdin.buffer.read().decode("utf-8", "replace")
    try:
        found = as_json(extract(html))
    except NotImported as refusal:
        found = json.dumps({"refused": str(refusal), "help": refusal.help})
    sys.stdout.buffer.write(found.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    answer()
