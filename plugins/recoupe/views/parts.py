"""The pieces that pages are put together from, and the look-ups that make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe import urls
from recoupe.indexes import Indexes, Occurrence
from recoupe.linking import LinkedCorpus, context
from recoupe.model import Document, PartialDate

CONTEXT_WIDTH = 90
"""Characters of context on each side of a concordance row."""

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ckb", "ps", "sd", "ug", "yi"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words in a language. `lang` may be empty when it is not known."""

    text: str
    lang: str

    @property
    def dir(self) -> str:
        """`rtl` or `ltr`, by the language; `auto` when it is not known."""
        if not self.lang:
            return "auto"
        return "rtl" if self.lang.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


@dataclass(frozen=True, slots=True)
class Note:
    """What the corpus says of a record, in the body of its file, and the language that it is written in."""

    document: Document
    lang: str

    @property
    def dir(self) -> str:
        """`rtl` or `ltr`, by the language."""
        return Text("", self.lang).dir


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityLink:
    """An entity as a link: its name in the reader's language where there is one."""

    id: str
    name: Text
    type: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedEntity:
    """An entity and how often it occurs there; `address` in `link` may be beaten by `first`, its first mention."""

    link: EntityLink
    count: int
    first: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A source as a link, with the sentence that describes it and who states that."""

    id: str
    name: str
    address: str
    label: Text | None
    label_source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCard:
    """An article in a list. `readable` says whether its text is on the site."""

    id: str
    address: str
    title: Text
    outlet: Outlet
    date: PartialDate
    lang: str
    readable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TagLink:
    """A tag, its page, and how many articles have it."""

    tag: str
    address: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCount:
    """A day, month or year, its page (empty when there is none), and how many articles of the list fall in it.

    `all` is how many of the corpus do, so that a gap of the corpus is not taken for silence.
    """

    period: PartialDate
    address: str
    count: int
    all: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcordanceRow:
    """One mention in its context: `left`, `match` and `right` are slices of the article's one text.

    `id` is the row's own id on the page; `address` leads to the exact spot in the article.
    """

    id: str
    article: str
    address: str
    left: str
    match: str
    right: str
    lang: str
    dir: str
    title: Text
    outlet: Outlet
    date: PartialDate


class Reader:
    """Looks up what pages show, for readers of one language. Every method is a pure function of the corpus."""

    def __init__(self, linked: LinkedCorpus, indexes: Indexes, lang: str) -> None:
        """Take the corpus, its indexes, and the language of the site's own words."""
        self.linked = linked
        self.indexes = indexes
        self.lang = lang
        self._cards: dict[str, ArticleCard] = {}
        self._outlets: dict[str, Outlet] = {}
        self._links: dict[str, EntityLink] = {}
        self._months: dict[tuple[PartialDate, int], PeriodCount] = {}
        self.all_months = tuple(_span(indexes.calendar.months))

    def pick(self, texts: Mapping[str, str]) -> Text | None:
        """The text in the reader's language, or else in English, French, or whatever there is."""
        for lang in (self.lang, "en", "fr", *sorted(texts)):
            if lang in texts:
                return Text(texts[lang], lang)
        return None

    def entity(self, id: str) -> EntityLink:
        """The link to an entity."""
        if (link := self._links.get(id)) is None:
            header = self.linked.corpus.entities[id].header
            name = self.pick(header.pref_label) or Text(id, "")
            link = self._links[id] = EntityLink(id=id, name=name, type=header.type, address=urls.entity(id))
        return link

    def outlet(self, id: str) -> Outlet:
        """The link to a source; one without a file is named by its id and has no page."""
        if (outlet := self._outlets.get(id)) is None:
            source = self.linked.corpus.sources.get(id)
            label = source.header.label if source else None
            outlet = self._outlets[id] = Outlet(
                id=id,
                name=source.header.name if source else id,
                address=urls.source(id) if source else "",
                label=self.pick(label.text) if label else None,
                label_source=label.source if label else "",
            )
        return outlet

    def card(self, id: str) -> ArticleCard:
        """An article for a list."""
        if (card := self._cards.get(id)) is None:
            each = self.linked.articles[id]
            header = each.article.header
            card = self._cards[id] = ArticleCard(
                id=id,
                address=urls.article(id),
                title=Text(header.title, header.lang),
                outlet=self.outlet(header.source),
                date=header.date,
                lang=header.lang,
                readable=each.readable,
            )
        return card

    def cards(self, ids: Iterable[str]) -> tuple[ArticleCard, ...]:
        """Articles for a list, newest first, whatever order the ids come in."""
        return tuple(sorted((self.card(id) for id in ids), key=lambda card: (card.date, card.id), reverse=True))

    def tag(self, tag: str) -> TagLink:
        """The link to a tag."""
        return TagLink(tag=tag, address=urls.tag(tag), count=len(self.indexes.by_tag[tag]))

    def counted(self, counts: Counter[str], most: int | None = None) -> tuple[CountedEntity, ...]:
        """Entities by how often they occur, the most frequent first."""
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
        return tuple(CountedEntity(link=self.entity(id), count=count) for id, count in ordered)

    def months(self, ids: Iterable[str]) -> tuple[PeriodCount, ...]:
        """How many of the articles fall in each month, from the first to the last; gaps are zeros.

        An article dated to a year only counts in no month.
        """
        counts = Counter(date.month_only for id in ids if (date := self.linked.articles[id].article.header.date).month)
        return tuple(self.month(month, counts[month]) for month in _span(counts))

    def month(self, month: PartialDate, count: int) -> PeriodCount:
        """A month in which `count` articles of a list appeared."""
        if (found := self._months.get((month, count))) is None:
            found = self._months[month, count] = PeriodCount(
                period=month,
                address=self.period_address(month),
                count=count,
                all=len(self.indexes.by_period.get(month, ())),
            )
        return found

    def period_address(self, period: PartialDate) -> str:
        """The page of a period in which an article appeared, or an empty text."""
        return urls.period(period) if period in self.indexes.by_period else ""

    def row(self, entity: str, occurrence: Occurrence) -> ConcordanceRow:
        """The concordance row of a mention in a text that the site shows."""
        each = self.linked.articles[occurrence.article]
        mention = occurrence.mention
        left, right = context(each.article.document, mention.start, mention.end, CONTEXT_WIDTH)
        card = self.card(occurrence.article)
        return ConcordanceRow(
            id=urls.concordance_id(occurrence.article, mention.number),
            article=occurrence.article,
            address=urls.mention(occurrence.article, entity, mention.number),
            left=left,
            match=mention.surface,
            right=right,
            lang=card.lang,
            dir=card.title.dir,
            title=card.title,
            outlet=card.outlet,
            date=card.date,
        )


def _span(months: Iterable[PartialDate]) -> Iterable[PartialDate]:
    found = sorted(months)
    if found:
        month, last = found[0], found[-1]
        while month <= last:
            yield month
            month = PartialDate(month.year + month.month // 12, month.month % 12 + 1)
