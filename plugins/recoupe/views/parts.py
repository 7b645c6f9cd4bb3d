"""The pieces that pages are put together from, and the look-ups that make them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, Generic, TypeVar, cast

from recoupe import urls
from recoupe.indexes import Indexes, Occurrence
from recoupe.linking import LinkedCorpus, context
from recoupe.model import Document, PartialDate
from recoupe.views.ledger import KEPT, PLAN, LookUps, Noted, NotedRecord, looked_up, noted_corpus, noted_indexes
from recoupe.views.listing import Node, PartPage, by_date, with_own_page

T = TypeVar("T")

MOST_MONTHS = 48
"""Months that are counted one by one; of a longer time, the years are."""

CONTEXT_WIDTH = 64
"""Characters of context on each side of a concordance row: about a third more than a wide window shows."""

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
    """A tag and its page."""

    tag: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTag(TagLink):
    """A tag, and how many of some articles have it."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodLink:
    """A day, month or year, and its page (empty when there is none)."""

    period: PartialDate
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodCount(PeriodLink):
    """A period, and how many articles of a list fall in it."""

    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A month or a year of the time that the corpus covers: how many of a list's articles appeared in it.

    `all` is how many of the corpus did, so that a gap of the corpus is not taken for silence; `months` is how many of
    its months lie in that time, and `covered` are those (1 to 12) in which articles of the corpus appeared.
    """

    period: PartialDate
    count: int
    all: int
    months: int
    covered: tuple[int, ...]


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


V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class PlannedFile(Generic[V]):
    """A file that is going to lie beside the pages: its address below the site's root, and what makes its view."""

    address: str
    view: Callable[[Reader], V]


@dataclass(frozen=True, slots=True)
class Plan:
    """The pages of parts of long lists, by their addresses, as far as they are planned."""

    parts: dict[str, PartPage[Any]] = field(default_factory=dict)


class Reader(LookUps):
    """Looks up what pages show, for readers of one language. Every method is a pure function of the corpus."""

    def __init__(self, linked: LinkedCorpus, indexes: Indexes, lang: str) -> None:
        """Take the corpus, its indexes, and the language of the site's own words."""
        super().__init__()
        self.records |= {
            "linked": linked,
            "corpus": linked.corpus,
            "register": linked.register,
            "indexes": indexes,
            "calendar": indexes.calendar,
        }
        self.plan = self.records[PLAN] = Plan()
        self.planned_parts: Mapping[str, PartPage[Any]] = Noted(f"{PLAN}.parts", self.plan.parts, self.ledger)
        self.linked = noted_corpus(linked, self.ledger)
        self.indexes = noted_indexes(indexes, self.ledger)
        self.lang = lang

    def noted(self, name: str, record: T) -> T:
        """A record of mappings, of which it is noted from now on what is read."""
        self.records[name] = record
        return cast(T, NotedRecord(name, record, self.ledger))

    def pick(self, texts: Mapping[str, str]) -> Text | None:
        """The text in the reader's language, or else in English, French, or whatever there is."""
        for lang in (self.lang, "en", "fr", *sorted(texts)):
            if lang in texts:
                return Text(texts[lang], lang)
        return None

    @looked_up
    def entity(self, id: str) -> EntityLink:
        """The link to an entity."""
        header = self.linked.corpus.entities[id].header
        name = self.pick(header.pref_label) or Text(id, "")
        return EntityLink(id=id, name=name, type=header.type, address=urls.entity(id))

    @looked_up
    def outlet(self, id: str) -> Outlet:
        """The link to a source; one without a file is named by its id and has no page."""
        source = self.linked.corpus.sources.get(id)
        label = source.header.label if source else None
        return Outlet(
            id=id,
            name=source.header.name if source else id,
            address=urls.source(id) if source else "",
            label=self.pick(label.text) if label else None,
            label_source=label.source if label else "",
        )

    @looked_up
    def card(self, id: str) -> ArticleCard:
        """An article for a list."""
        each = self.linked.articles[id]
        header = each.article.header
        return ArticleCard(
            id=id,
            address=urls.article(id),
            title=Text(header.title, header.lang),
            outlet=self.outlet(header.source),
            date=header.date,
            lang=header.lang,
            readable=each.readable,
        )

    def cards(self, ids: Iterable[str]) -> tuple[ArticleCard, ...]:
        """Articles for a list, newest first, whatever order the ids come in."""
        return tuple(sorted((self.card(id) for id in ids), key=lambda card: (card.date, card.id), reverse=True))

    def in_order(self, ids: Sequence[str]) -> tuple[ArticleCard, ...]:
        """Articles for a list, in the order in which the ids come."""
        return tuple(self.card(id) for id in ids)

    def newest_first(self, ids: Callable[[], Sequence[str]], page: str, own: str) -> Node[str]:
        """The articles of the page `page`, newest first; where they are many, on `own`. `ids` has the oldest first."""
        return self.keep(
            ("newest first", page), lambda: with_own_page(tuple(reversed(ids())), page, own, by_date(self.date))
        )

    @looked_up
    def tag(self, tag: str) -> CountedTag:
        """The link to a tag, which so many articles of the corpus have."""
        return CountedTag(tag=tag, address=urls.tag(tag), count=len(self.indexes.by_tag[tag]))

    @looked_up
    def beside_in_outlet(self, id: str) -> tuple[str | None, str | None]:
        """The articles that its outlet published before and after this one."""
        articles = self.indexes.by_source[self.published_by(id)]
        place = articles.index(id)
        earlier, later = articles[place - 1 : place], articles[place + 1 : place + 2]
        return earlier[0] if earlier else None, later[0] if later else None

    def counted(self, counts: Counter[str], most: int | None = None) -> tuple[CountedEntity, ...]:
        """Entities by how often they occur, the most frequent first."""
        ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]
        return tuple(CountedEntity(link=self.entity(id), count=count) for id, count in ordered)

    @looked_up
    def covered_time(self) -> tuple[Stretch, ...]:
        """The months from the first in which an article appeared to the last, or their years where months are too many.

        Every article that is known to the month is counted; gaps are zeros.
        """
        found = {month: len(self.indexes.by_period[month]) for month in self.indexes.calendar.months}
        stretches = {month: [month] for month in _span(found)}
        if len(stretches) > MOST_MONTHS:
            stretches = {year: list(months) for year, months in groupby(stretches, key=lambda month: month.year_only)}
        counts = {period: sum(found.get(month, 0) for month in months) for period, months in stretches.items()}
        return tuple(
            Stretch(
                period=period,
                count=counts[period],
                all=counts[period],
                months=len(months),
                covered=tuple(month.month for month in months if month in found),
            )
            for period, months in stretches.items()
        )

    @looked_up
    def period_address(self, period: PartialDate) -> str:
        """The page of a period in which an article appeared, or an empty text."""
        return urls.period(period) if period in self.indexes.by_period else ""

    def entities(self, ids: Iterable[str]) -> tuple[EntityLink, ...]:
        """The links to some entities."""
        return tuple(map(self.entity, ids))

    def keep(self, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """What is made once, when it is first asked for."""
        return self.look_up((KEPT, key), make)

    @looked_up
    def date(self, article: str) -> PartialDate:
        """When an article appeared."""
        return self.linked.articles[article].article.header.date

    @looked_up
    def published_by(self, article: str) -> str:
        """The outlet that published an article, by its id."""
        return self.linked.articles[article].article.header.source

    @looked_up
    def tags_of(self, article: str) -> frozenset[str]:
        """The tags that an article has."""
        return frozenset(self.linked.articles[article].article.header.tags)

    @looked_up
    def named_in(self, article: str) -> tuple[str, ...]:
        """The entities that an article declares or names."""
        return self.linked.articles[article].entities

    @looked_up
    def contexts(self, article: str) -> Mapping[tuple[str, int], tuple[str, str]]:
        """What stands before and after each mention in an article's text, by the entity and the mention's number."""
        each = self.linked.articles[article]
        document = each.article.document
        return {
            (mention.entity, mention.number): context(document, mention.start, mention.end, CONTEXT_WIDTH)
            for mention in each.mentions
        }

    @looked_up
    def readable(self, article: str) -> bool:
        """Whether the site shows its text."""
        return self.linked.articles[article].readable

    @looked_up
    def ids(self) -> tuple[str, ...]:
        """All articles, by id."""
        return tuple(self.linked.corpus.articles)

    @looked_up
    def annotated(self) -> tuple[str, ...]:
        """Those that have annotations."""
        return tuple(id for id, each in self.linked.articles.items() if each.article.header.annotations)

    def concordance(self, entity: str) -> Node[Occurrence]:
        """The mentions of an entity in texts that the site shows, cut into pages where they are many."""

        def found() -> Node[Occurrence]:
            mentions = self.indexes.mentions.get(entity, ())
            shown = tuple(each for each in mentions if self.readable(each.article))
            page = urls.entity(entity)

            def date(each: Occurrence) -> PartialDate:
                return self.date(each.article)

            return with_own_page(shown, page, urls.parts(page, "mentions"), by_date(date))

        return self.keep(("concordance", entity), found)

    @looked_up
    def concordance_row(self, entity: str, article: str, number: int) -> str:
        """The address of the row of a mention in a text that the site shows."""

        def homes() -> Mapping[tuple[str, int], str]:
            node = self.concordance(entity)
            if not node.children:
                return {}
            return {(each.article, each.mention.number): leaf.address for leaf in node.leaves() for each in leaf.items}

        found = self.keep(("homes", entity), homes)
        return urls.concordance_row(found.get((article, number), urls.entity(entity)), article, number)

    def row(self, entity: str, occurrence: Occurrence) -> ConcordanceRow:
        """The concordance row of a mention in a text that the site shows."""
        mention = occurrence.mention
        left, right = self.contexts(occurrence.article)[entity, mention.number]
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


def as_they_are(reader: Reader, rows: Sequence[T]) -> tuple[T, ...]:
    """The rows of a list whose items are what is shown."""
    return tuple(rows)


def _span(months: Iterable[PartialDate]) -> Iterator[PartialDate]:
    """The months from the first to the last of some."""
    found = sorted(months)
    if found:
        month, last = found[0], found[-1]
        while month <= last:
            yield month
            month = PartialDate(month.year + month.month // 12, month.month % 12 + 1)
