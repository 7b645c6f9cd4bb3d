"""Finding the register's names in a text: every place where one stands as words of its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ahocorasick_rs import AhoCorasick, MatchKind

from recoupe.linking.fold import fold, fold_name, is_word
from recoupe.model.keeping import kept_in_rows

NameKind: TypeAlias = Literal["pref", "alt", "hidden", "ambiguous"]

_ACRONYM = 4
"""Letters, at most, of a form in capitals that must be found in capitals."""

_CLITIC_LETTERS = 3
"""Letters, at least, of a form that may follow a clitic: with fewer, too many words would end like it."""

_ARTICLE = "ال"
_PROCLITICS = frozenset(
    conjunction + preposition + article
    for conjunction in ("", "و", "ف")
    for preposition, article in (
        ("", ""), ("ب", ""), ("ل", ""), ("ك", ""),
        ("", _ARTICLE), ("ب", _ARTICLE), ("ل", "ل"), ("ك", _ARTICLE),
    )
) - {""}  # fmt: skip
"""What Arabic writes together with the next word: and, then, in, for, like, the. For + the, ل + ال, is لل."""

_LONGEST_PROCLITIC = max(map(len, _PROCLITICS))
_ARABIC_LETTER = re.compile("[\u0620-\u06d3]")  # the folded text has no presentation forms
_SPACES = re.compile("  +")
_SURROGATE = re.compile("[\ud800-\udfff]")


@kept_in_rows
@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One spelling of one entity, as the register gives it."""

    form: str
    entity: str
    kind: NameKind
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A place where names were found: `text[start:end] == surface`, in code points from 0, the end exclusive.

    `names` are all names that are spelled so, of one entity or several, in a fixed order. `clitic` is what
    Arabic writes before the name in the same word (folded letters; `start` lies after it), else empty.
    """

    start: int
    end: int
    surface: str
    names: tuple[Name, ...]
    clitic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """The names that share one folded form.

    `contracted` are those that have it after their article, to be found where ل has swallowed the article's
    alef: للحشد is for الحشد, and حشد is what the two have in common.
    """

    text: str
    names: tuple[Name, ...]
    contracted: tuple[Name, ...]
    takes_clitics: bool
    in_capitals: bool
    """Whether some of the names are acronyms, so that the case of what was found matters."""

    def after(self, clitic: str) -> tuple[Name, ...]:
        """The names that may stand after this clitic."""
        # After the article a first lam is not written three times: اللجنة gives للجنة.
        swallowing = "ل" if self.text.startswith("ل") else "لل"
        if self.contracted and clitic in {swallowing, "و" + swallowing, "ف" + swallowing}:
            return tuple(sorted({*self.names, *self.contracted}, key=_order))
        return self.names


class NameIndex:
    """Finds names in texts, in one pass over each text however many names there are.

    Names are compared by `fold`. An acronym in capitals, of four letters at most (PMF, UMP, EI, US), is found
    in capitals only: folded, it would be found in ordinary words. A name that should be found in any case is
    listed in mixed case too (C-Ram beside C-RAM).

    Clitics are looked for in Arabic script only and before forms of at least three letters.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        unusable: list[Name] = []
        plain: dict[str, list[Name]] = {}
        contracted: dict[str, list[Name]] = {}
        for name in sorted(set(names), key=_order):
            text = fold_name(name.form)
            if not text or _SURROGATE.search(text):
                unusable.append(name)
                continue
            plain.setdefault(text, []).append(name)
            bare = text.removeprefix(_ARTICLE)
            if bare != text and _takes_clitics(bare):
                contracted.setdefault(bare, []).append(name)
        self._unusable = tuple(unusable)
        self._forms = tuple(
            _Form(
                text=text,
                names=tuple(plain.get(text, ())),
                contracted=tuple(contracted.get(text, ())),
                takes_clitics=_takes_clitics(text),
                in_capitals=any(_is_acronym(name.form) for name in plain.get(text, ())),
            )
            for text in sorted(plain.keys() | contracted.keys())
        )
        # Only the standard match kind reports overlapping matches: leftmost-longest loses the name that is
        # left when the longest fails on its boundary.
        self._automaton = AhoCorasick([form.text for form in self._forms], matchkind=MatchKind.Standard)

    @property
    def unusable(self) -> tuple[Name, ...]:
        """The names that can never be found, because nothing is left of them when they are folded."""
        return self._unusable

    def find(self, text: str) -> tuple[Hit, ...]:
        """All hits that stand on word boundaries, nested or overlapping too, by start, longest first."""
        haystack = _Haystack(text)
        folded = haystack.text
        hits = []
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            if is_word(folded[end]):
                continue
            form = self._forms[index]
            names, clitic = form.names, ""
            if start and is_word(folded[start - 1]):
                if not form.takes_clitics or not (clitic := _proclitic(folded, start)):
                    continue
                names = form.after(clitic)
            if not names or (place := haystack.original(start, end)) is None:
                continue
            surface = text[place[0] : place[1]]
            if form.in_capitals and not surface.isupper():
                names = tuple(name for name in names if not _is_acronym(name.form))
                if not names:
                    continue
            hits.append(Hit(start=place[0], end=place[1], surface=surface, names=names, clitic=clitic))
        return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))


class _Haystack:
    """A text as the automaton reads it: folded, single-spaced as names are, then a space; no surrogates.

    Spaces are left double where a paragraph ends (two newlines), so that no name reaches over it.
    """

    def __init__(self, text: str) -> None:
        self._folded = fold(text)
        self._cuts: list[int] = []  # places in `self.text` before which spaces were left out
        self._gone: list[int] = [0]  # how many, up to each of them
        pieces = []
        done = 0
        for spaces in _SPACES.finditer(self._folded.text):
            first, last = self._folded.original(*spaces.span())
            if text.count("\n", first, last) < 2:
                pieces.append(self._folded.text[done : spaces.start() + 1])
                done = spaces.end()
                self._cuts.append(spaces.start() + 1 - self._gone[-1])
                self._gone.append(self._gone[-1] + len(spaces[0]) - 1)
        pieces.append(self._folded.text[done:] + " ")
        self.text = _SURROGATE.sub("\n", "".join(pieces))  # a newline is in no folded name

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The offsets of a match in the article's own text, or None if they would cut a character in two."""
        start += self._gone[bisect_left(self._cuts, start + 1)]
        end += self._gone[bisect_left(self._cuts, end)]
        if self._folded.divides(start) or self._folded.divides(end):
            return None
        return self._folded.original(start, end)


def _order(name: Name) -> tuple[str, str, str, str]:
    return name.entity, name.kind, name.lang, name.form


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))


def _takes_clitics(text: str) -> bool:
    return _ARABIC_LETTER.match(text) is not None and _letters(text) >= _CLITIC_LETTERS


def _is_acronym(form: str) -> bool:
    return form.isupper() and _letters(form) <= _ACRONYM


def _proclitic(text: str, start: int) -> str:
    """The proclitics that fill the word before `start`, or an empty string when something else does."""
    begin = start
    while begin and is_word(text[begin - 1]):
        begin -= 1
        if start - begin > _LONGEST_PROCLITIC:
            return ""
    clitic = text[begin:start]
    return clitic if clitic in _PROCLITICS else ""
