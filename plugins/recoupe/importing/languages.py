"""Which language a text is in, by its script and its function words. Where they do not tell, nobody guesses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from recoupe.linking import fold, fold_name

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(fold_name(word) for word in words.split())
    for language, words in {
        "fr": (
            "le la les des du de un une et est dans que qui pour par sur avec au aux ce cette ont été sont pas "
            "plus se ne il elle ils nous leur leurs mais ou où après selon"
        ),
        "en": (
            "the of and to in is that for with was on by from has have were this which not are be it as at an he "
            "she they their after but who will had been would said"
        ),
        "es": (
            "el los las de del y en que un una por para con se su sus es lo al como más fue son pero este esta ha "
            "han según entre"
        ),
        "it": (
            "il lo gli le di del della dei delle e in che un una per con non si è sono come più da nel alla anche "
            "ha hanno dal"
        ),
        "pt": "o os as de do da dos das e em que um uma por para com não se é são como mais foi no na ao pelo pela",
        "de": (
            "der die das und in den von zu mit ist des dem auf für nicht ein eine als auch es sich bei nach wurde "
            "im aus sie war"
        ),
        "nl": "de het een en van in is dat op te zijn met voor niet aan die er om ook als bij naar uit werd door",
        "tr": "ve bir bu da de için ile olarak olan gibi daha çok ne ama kadar sonra göre olduğunu",
        "ar": (
            "في من على إلى أن عن هذا هذه التي الذي كان كانت بعد قبل ما لا مع بين حيث وقد قد إن أو كما خلال وفي "
            "ومن وأن بأن عند أي لم لن"
        ),
        "fa": (
            "و در به از که را با این آن است برای بود شد شده می های خود تا یا نیز کرد کرده بر هم اما دو پس ما شود وی"
        ),
        "ur": "کے کی میں ہے اور سے کا کو نے پر ہیں یہ کہ اس تھا گیا بھی جو ان کر",
        "ckb": "لە بە کە و بۆ ئەو ئەم لەگەڵ دەکات هەر نێو سەر پێش دوای",
    }.items()
}
"""Frequent words of languages, folded. The first four languages and Arabic and Persian are those of most corpora; the
others are there so that a text in them is not taken for one of these."""

_WORD = re.compile(r"[^\W\d_]+")
_MOST = 100_000
"""Characters, at most, that are looked at: no text changes its language after that."""

_ENOUGH = 4
"""Function words, at least, that tell a language."""

_LEAD = 1.5
"""How many times as many of them as of the next language's there must be."""

_LETTERS: tuple[tuple[re.Pattern[str], Mapping[str, int]], ...] = (
    # Typed letters, before any fold: the Persian kaf and ye are other characters than the Arabic ones.
    (re.compile("[پچژگکی]"), {"fa": 1, "ur": 1, "ckb": 1}),
    (re.compile("[ةكيى]"), {"ar": 1}),
    (re.compile("[ٹڈڑںھہے]"), {"ur": 3}),
    (re.compile("[ۆێەڵڕ]"), {"ckb": 3}),
)
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "Arabic": ("ar", "fa", "ur", "ckb"),
    "Latin": ("fr", "en", "es", "it", "pt", "de", "nl", "tr"),
}
_ARABIC = re.compile("[\u0620-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageGuess:
    """The language that a text seems to be in (`None` where two are near each other or nothing tells), and why.

    `excluded` are the languages that it cannot be in, for they are written in another script.
    """

    lang: str | None
    why: str
    rivals: tuple[str, ...] = ()
    excluded: frozenset[str] = frozenset()


def language_of(text: str) -> LanguageGuess:
    """Judge a text by its letters and its commonest words."""
    text = text[:_MOST]
    letters = {"Arabic": len(_ARABIC.findall(text)), "Latin": len(_LATIN.findall(text))}
    script = max(letters, key=lambda name: (letters[name], name))
    words = Counter(_WORD.findall(fold(text).text))
    if not letters[script] or letters[script] * 2 < sum(len(word) * count for word, count in words.items()):
        return LanguageGuess(lang=None, why="it is in a script that is not told apart here")
    excluded = frozenset(lang for name, langs in _SCRIPTS.items() if name != script for lang in langs)
    hits = {lang: sum(words[word] for word in sorted(FUNCTION_WORDS[lang] & words.keys())) for lang in _SCRIPTS[script]}
    scores = dict(hits)
    if script == "Arabic":
        for pattern, weights in _LETTERS:
            found = len(pattern.findall(text))
            for lang, weight in weights.items():
                scores[lang] += weight * found // 4
    first, second = sorted(scores, key=lambda lang: (-scores[lang], lang))[:2]
    if hits[first] < _ENOUGH:
        rivals = (first,) if scores[first] > scores[second] else ()
        why = f"too few of its {words.total()} words tell"
        return LanguageGuess(lang=None, why=why, rivals=rivals, excluded=excluded)
    if scores[first] < _LEAD * scores[second]:
        why = f"{hits[first]} words are common in {first}, and {hits[second]} in {second}"
        return LanguageGuess(lang=None, why=why, rivals=(first, second), excluded=excluded)
    common = [word for word, _ in words.most_common() if word in FUNCTION_WORDS[first]][:4]
    return LanguageGuess(
        lang=first,
        why=f"{hits[first]} of {words.total()} words are common in {first} ({', '.join(common)}, …),"
        f" {hits[second]} in {second}",
    )
