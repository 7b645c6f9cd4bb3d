"""One small record for each article: what a search result shows of it, and the text that excerpts are cut from."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from recoupe.linking import LinkedArticle
from recoupe.search.packing import as_json, squeeze
from recoupe.search.wording import Wording
from recoupe.views import Reader, Text


def card_file(id: str, reader: Reader, wording: Wording) -> bytes:
    """The record of an article as a file."""
    return squeeze(as_json(card(id, reader, wording)))


def card_print(id: str, reader: Reader, wording: Wording) -> bytes:
    """What goes into a card beside the article itself: how the site calls its outlet, its language and its day."""
    header = reader.linked.articles[id].article.header
    outlet = reader.outlet(header.source)
    told = (
        outlet.id,
        outlet.name,
        outlet.address,
        wording.language(header.lang),
        wording.day(header.date),
        reader.lang,
    )
    return "\n".join(told).encode()


def card(id: str, reader: Reader, wording: Wording) -> dict[str, Any]:
    """The record of an article, as `assets/search/cards.js` reads it.

    `blocks` are the text's blocks, each with its offset in the one text (code points), and `mentions` the places of
    the entities named there ([start, end, start, end, ...] by id). Both are left out where the text is not on the
    site; `withheld` says whether that is because it may not be.
    """
    each = reader.linked.articles[id]
    header = each.article.header
    shown = reader.card(id)
    record: dict[str, Any] = {
        "id": id,
        "address": shown.address,
        "title": header.title,
        "lang": header.lang,
        "dir": shown.title.dir,
        "language": wording.language(header.lang),
        "outlet": {"id": shown.outlet.id, "name": shown.outlet.name, "address": shown.outlet.address},
        "date": str(header.date),
        "day": wording.day(header.date),
        "readable": each.readable,
        "withheld": bool(each.article.document.text) and not each.readable,
        "abstracts": [
            {"text": abstract.text, "lang": abstract.lang, "dir": abstract.dir} for abstract in _abstracts(each, reader)
        ],
    }
    if each.readable:
        document = each.article.document
        record["blocks"] = [[leaf.start, document.text[leaf.start : leaf.end]] for leaf in document.leaves()]
        record["mentions"] = _mentions(each)
    return record


def _abstracts(each: LinkedArticle, reader: Reader) -> list[Text]:
    """The abstracts, that of the readers' language first."""
    texts = [Text(text, lang) for lang, text in sorted(each.article.header.abstract.items())]
    first = reader.pick(each.article.header.abstract)
    return sorted(texts, key=lambda text: text != first)


def _mentions(each: LinkedArticle) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for mention in each.mentions:
        found[mention.entity] += (mention.start, mention.end)
    return dict(sorted(found.items()))
