"""A corpus of any size, the same for the same numbers: articles in four languages that name entities of a register.

Words and entities are drawn as they are in real texts: a few very often, most of them rarely (Zipf). The words mean
nothing, but have the letters, lengths and endings of their languages, so that files compress as real ones do.

    python -m benchmarks.corpus 1000 /tmp/corpus
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

WORDS = 450
"""Words of a text."""

ENTITIES_OF_AN_ARTICLE = 15
LANGUAGES = {"fr": 0.4, "en": 0.3, "ar": 0.2, "fa": 0.1}
TYPES = ("Person", "Organization", "Place", "Facility", "Issue")
POSITIONS = ("favor", "against", "neutral", "mixed")

COMMON = {
    "fr": "de la le et les des en un du une que est dans qui par pour au sur a plus avec ont été",
    "en": "the of to and in a on for that with is was by as at from it an has were be have said",
    "ar": "في من على إلى أن التي عن مع الذي هذا هذه بعد كان قد ما لا بين خلال أو كما",
    "fa": "و در به از که این را با است برای آن یک شد تا بر کرد خود هم اما نیز می‌شود",
}
"""The words that a language has most often."""

SYLLABLES = {
    "fr": (
        "ba be bi bo ca cé co da dé di do fa fi ga gé la le li lo ma me mi mo na né no pa pe pi po ra ré ri "
        "ro sa se si so ta té ti to va vé vi tion ment eur aux ais ique"
    ),
    "en": (
        "ba be bi bo ca ce co da de di do fa fe fi ga ge ha he la le li lo ma me mi mo na ne no pa pe pi po "
        "ra re ri ro sa se si so ta te ti to wa we ing tion ed er ly ness"
    ),
    "ar": (
        "با بي بو تا تي جا جي حا حي خا دا دي را ري رو زا سا سي شا شي صا طا عا عي غا فا في قا قي كا كي لا لي "
        "ما مي مو نا ني ها وا وي يا ات ون ين ية"
    ),
    "fa": (
        "با بی بو پا پی تا تی چا جا خا دا دی را ری رو زا سا سی شا شی فا فی کا کی گا گی لا لی ما می مو نا نی "
        "ها وا وی یا ان ها ات گر"
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of a language, the most frequent first, with the running totals of their weights."""

    words: Sequence[str]
    weights: Sequence[float]


def corpus(articles: int, entities: int = 2_000, seed: int = 1) -> Iterator[tuple[str, str]]:
    """The files of a corpus: path and text. `articles` and `entities` are how many of each."""
    chance = random.Random(seed)
    lexicons = {lang: _lexicon(lang, chance) for lang in LANGUAGES}
    outlets = [f"outlet-{number}" for number in range(60)]
    for number, outlet in enumerate(outlets):
        policy = "none" if number % 5 == 4 else "full"
        yield f"sources/{outlet}.md", f"---\nname: Outlet {number}\ntext_policy: {policy}\n---\n"
    given: set[str] = set()
    names = [_names(number, lexicons, given, chance) for number in range(entities)]
    for number, each in enumerate(names):
        labels = "".join(f"  {lang}: {name}\n" for lang, name in each.items())
        other = _name(lexicons["en"], given, chance)
        kind = TYPES[number % len(TYPES)]
        yield (
            f"entities/{_entity(number)}.md",
            f"---\ntype: {kind}\npref_label:\n{labels}alt_label:\n  en: [{other}]\n---\n",
        )
    frequency = list(accumulate(1 / (rank + 1) for rank in range(entities)))
    for number in range(articles):
        path = f"articles/{2015 + number * 8 // articles}/article-{number:05d}.md"
        yield path, _article(number / articles, names, frequency, lexicons, chance)


def write(folder: Path, articles: int, entities: int = 2_000) -> Path:
    """Write a corpus below `folder`."""
    for path, text in corpus(articles, entities):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "index.md").write_text("---\ntitle: A generated corpus\n---\n", encoding="utf-8")
    return folder


def _entity(number: int) -> str:
    return f"entity-{number:04d}"


def _lexicon(lang: str, chance: random.Random, size: int = 30_000) -> Lexicon:
    syllables = SYLLABLES[lang].split()
    words = dict.fromkeys(COMMON[lang].split())
    while len(words) < size:
        word = "".join(chance.choices(syllables, k=chance.choice((1, 2, 2, 3, 3, 4))))
        words[f"ال{word}" if lang == "ar" and chance.random() < 0.3 else word] = None
    return Lexicon(words=list(words), weights=list(accumulate(1 / (rank + 2.7) for rank in range(size))))


def _draw(lexicon: Lexicon, count: int, chance: random.Random) -> list[str]:
    return chance.choices(lexicon.words, cum_weights=lexicon.weights, k=count)


def _name(lexicon: Lexicon, given: set[str], chance: random.Random) -> str:
    """A name that was not given before."""
    while True:
        words = chance.choices(lexicon.words[200:], k=chance.choice((1, 2, 2, 3)))
        if (name := " ".join(map(str.capitalize, words))).casefold() not in given:
            given.add(name.casefold())
            return name


def _names(number: int, lexicons: dict[str, Lexicon], given: set[str], chance: random.Random) -> dict[str, str]:
    # Not all entities have names in all languages.
    langs = [lang for lang in LANGUAGES if lang == "fr" or (number + len(lang)) % 3 or chance.random() < 0.5]
    return {lang: _name(lexicons[lang], given, chance) for lang in langs}


def _article(
    share: float,
    names: Sequence[dict[str, str]],
    frequency: Sequence[float],
    lexicons: dict[str, Lexicon],
    chance: random.Random,
) -> str:
    """An article; `share` is how far it stands in the corpus, from 0 to 1."""
    lang = chance.choices(list(LANGUAGES), weights=list(LANGUAGES.values()))[0]
    drawn = chance.choices(range(len(names)), cum_weights=frequency, k=ENTITIES_OF_AN_ARTICLE * 2)
    entities = list(dict.fromkeys(drawn))[:ENTITIES_OF_AN_ARTICLE]
    text = _draw(lexicons[lang], WORDS, chance)
    for entity in entities[::2]:
        text.insert(chance.randrange(len(text)), names[entity].get(lang, names[entity]["fr"]))
    paragraphs = [" ".join(text[start : start + 60]).capitalize() + "." for start in range(0, len(text), 60)]
    month = int(share * 96)
    rows = [
        f"title: {' '.join(_draw(lexicons[lang], 9, chance)).capitalize()}",
        f"source: outlet-{min(59, int(chance.expovariate(0.1)))}",
        f"date: {2015 + month // 12}-{month % 12 + 1:02d}-{chance.randint(1, 28):02d}",
        f"lang: {lang}",
        f"entities: [{', '.join(map(_entity, entities))}]",
        f"tags: [{', '.join(sorted({f'tag-{int(chance.expovariate(0.15))}' for _ in range(3)}))}]",
    ]
    if chance.random() < 0.5:
        rows.append(f"abstract: {' '.join(_draw(lexicons['fr'], 40, chance)).capitalize()}.")
    if chance.random() < 0.2:
        rows.append(f"stance: [{{target: {_entity(entities[0])}, position: {chance.choice(POSITIONS)}}}]")
    return "\n".join(["---", *rows, "---", "", "\n\n".join(paragraphs), ""])


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
