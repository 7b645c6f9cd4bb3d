"""Which passages are the article: the headline, the body, and what is left out of it, each with its reason.

Nothing is lost in silence. A passage that a rule knows is dropped and told; one that may be furniture, where a rule
is not sure, is kept and told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from recoupe.importing.captions import against, is_caption
from recoupe.importing.furniture import Verdict, byline, is_read_also, verdict
from recoupe.importing.languages import language_of
from recoupe.importing.passages import Doubt, Dropped, Passage
from recoupe.linking import fold_name

LONG = 140
"""Characters from which on a passage is a paragraph of an article, and no headline, caption or line of the page."""

LONGEST_HEADLINE = 300

_PROSE = 60
_ENDS = re.compile(r"[.!?…؟。][\s\"»”’)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """What became of each passage. `headlines` are the passages that may be the headline: one, where it is clear."""

    headlines: tuple[Passage, ...]
    body: tuple[Passage, ...]
    dropped: tuple[Dropped, ...]
    doubts: tuple[Doubt, ...]
    author: str = ""
    address: str = ""


def sift(
    passages: Sequence[Passage], *, title: str = "", outlets: Collection[str] = (), lang: str | None = None
) -> Sifted:
    """Sort the passages of a text.

    `title` is the headline if it is known already; `outlets` are folded names that stand for an outlet when nothing
    else is in a line; `lang` is the article's language if it is known.
    """
    return _Sieve(passages, title, frozenset(outlets), lang).run()


class _Sieve:
    """One text on its way to an article."""

    def __init__(self, passages: Sequence[Passage], title: str, outlets: frozenset[str], lang: str | None) -> None:
        self.passages = passages
        self.title = fold_name(title)
        self.outlets = outlets
        self.verdicts = [self._verdict(each.text) for each in passages]
        self.dropped: dict[int, Dropped] = {}
        self.doubts: dict[int, Doubt] = {}
        self.lang = lang or language_of("\n".join(each.text for each in passages if len(each.text) >= LONG)).lang

    def run(self) -> Sifted:
        self._drop_related()
        headline = self._headlines()
        first, last = self._edges(headline[-1] if headline else -1)
        authors: list[str] = []
        for number, passage in enumerate(self.passages):
            if number in self.dropped or number in headline:
                continue
            edge = not first <= number <= last
            found = self.verdicts[number]
            if found is not None and (edge or found.where == "anywhere"):
                self._drop(number, found.rule, found.why)
            elif edge and (name := byline(passage.text)):
                authors.append(name)
                self._drop(number, "byline", "it names the author, who goes into the header")
            elif edge and self.title and fold_name(passage.text) == self.title:
                self._drop(number, "repeated-headline", "the headline once more")
            elif found is not None:
                self._doubt(number, found.rule, f"{found.why}, or so it looks; it stands inside the text")
            elif is_read_also(passage.text):
                self._doubt(number, "read-also-link", "a link to another article, which stands in the text")
            elif edge and len(passage.text) < _PROSE and not _ENDS.search(passage.text):
                self._doubt(number, "short-line", "a short line beside the text: subtitle, caption, or furniture?")
        self._captions(headline)
        clear = headline if len(headline) == 1 else []
        body = [each for number, each in enumerate(self.passages) if number not in self.dropped and number not in clear]
        address = next((each.passage.text.strip() for each in self.dropped.values() if each.rule == "address-line"), "")
        return Sifted(
            headlines=tuple(self.passages[number] for number in headline),
            body=tuple(body),
            dropped=tuple(self.dropped[number] for number in sorted(self.dropped)),
            doubts=tuple(self.doubts[number] for number in sorted(self.doubts)),
            author=authors[0] if len(authors) == 1 else "",
            address=address,
        )

    def _verdict(self, text: str) -> Verdict | None:
        if self.outlets and len(text) < LONG and fold_name(text) in self.outlets:
            return Verdict(rule="outlet-name", where="edges", why="only the outlet's name")
        return verdict(text)

    def _drop(self, number: int, rule: str, why: str) -> None:
        self.dropped[number] = Dropped(passage=self.passages[number], rule=rule, why=why)

    def _doubt(self, number: int, rule: str, why: str) -> None:
        self.doubts[number] = Doubt(passage=self.passages[number], rule=rule, why=why)

    def _drop_related(self) -> None:
        """A heading such as "Related articles" with nothing but headlines below it, to the end."""
        start = len(self.passages)
        while start > 0 and self._is_headline_like(start - 1):
            start -= 1
        for number in range(max(start, 1), len(self.passages)):
            found = self.verdicts[number]
            if found is not None and found.rule == "related-articles":
                for each in range(number, len(self.passages)):
                    known = self.verdicts[each]
                    rule, why = (known.rule, known.why) if known else ("related-articles", "below that heading")
                    self._drop(each, rule, why)
                return

    def _is_headline_like(self, number: int) -> bool:
        text = self.passages[number].text
        return self.verdicts[number] is not None or (len(text) < 2 * LONG and not _ENDS.search(text))

    def _headlines(self) -> list[int]:
        """Where the headline is, or the two places where it may be, or none."""
        if self.title:
            same = (n for n, each in enumerate(self.passages) if fold_name(each.text) == self.title)
            return [found] if (found := next(same, None)) is not None else []
        first = self._next_line(0)
        if first is None or not self._may_be_headline(first):
            return []
        second = self._next_line(first + 1)
        if len(self.passages[first].text.split()) <= 2 and second is not None and self._may_be_headline(second):
            return [first, second]
        return [first]

    def _next_line(self, start: int) -> int | None:
        for number in range(start, len(self.passages)):
            if number not in self.dropped and self.verdicts[number] is None and not byline(self.passages[number].text):
                return number
        return None

    def _may_be_headline(self, number: int) -> bool:
        text = self.passages[number].text
        sentence = len(text.split()) >= 12 and text.rstrip().endswith((".", "۔"))
        return len(text) <= LONGEST_HEADLINE and not sentence and not is_caption(text)

    def _edges(self, headline: int) -> tuple[int, int]:
        """The first and the last passage that certainly belong to the body."""
        numbers = [n for n in range(len(self.passages)) if n not in self.dropped and self.verdicts[n] is None]
        texts = {number: self.passages[number].text for number in numbers}
        long = [n for n in numbers if n > headline and len(texts[n]) >= LONG and not is_caption(texts[n])]
        prose = [n for n in numbers if n > headline and (len(texts[n]) >= _PROSE or _ENDS.search(texts[n]))]
        first = long[0] if long else prose[0] if prose else len(self.passages)
        return first, prose[-1] if prose else -1

    def _captions(self, headline: Sequence[int]) -> None:
        kept = [n for n in range(len(self.passages)) if n not in self.dropped]
        captions = [n for n in kept if n not in headline and is_caption(self.passages[n].text)][:20]
        for number in captions:
            others = [self.passages[n].text for n in kept if n != number and n not in captions]
            reasons = against(self.passages[number].text, others, self.lang)
            if len(reasons) >= 2:
                self._drop(number, "caption-of-another-picture", "; ".join(reasons))
            else:
                why = "; ".join(("it reads like a picture's caption", *reasons))
                self._doubt(number, "caption", why)
