"""What may be a name in Arabic script, which has no capitals: after a title, in quotation marks, or repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recoupe.importing.calendars import MONTHS, PERSIAN_MONTHS, WEEKDAYS
from recoupe.importing.languages import FUNCTION_WORDS
from recoupe.linking import fold_name
from recoupe.model import Leaf
from recoupe.suggesting.words import WORD, Seen, Stretch, is_free

_ARABIC = re.compile("[\u0620-\u06ff]")
_TITLES = frozenset(
    fold_name(word)
    for words in (
        "رئيس الرئيس وزير الوزير قائد القائد اللواء العميد الشيخ السيد آية الملك الأمير النائب السفير الجنرال الدكتور",
        "حزب حركة كتائب لواء جبهة تحالف ائتلاف كتلة تيار فصيل محافظة مدينة قضاء ناحية قاعدة سفارة مطار معسكر منظمة",
        "شركة قناة وكالة صحيفة عملية سرايا عصائب",
        "رئیس وزیر فرمانده سردار سرلشکر سرتیپ آیت‌الله حجت‌الاسلام شهید آقای خانم دکتر استان شهر شهرستان پایگاه",
        "فرودگاه سفارت جنبش گردان‌های سازمان شبکه خبرگزاری روزنامه عملیات",
    )
    for word in words.split()
)
"""Words of Arabic and Persian that names of people, groups and places follow, folded."""

_OF_OFFICE = frozenset(
    fold_name(word)
    for words in (
        "الوزراء الجمهورية البرلمان الحكومة النواب الدفاع الخارجية الداخلية",
        "جمهوری مجلس دولت خارجه دفاع کشور",
    )
    for word in words.split()
)
"""What a title may be of, before the name comes: رئيس الوزراء مصطفى."""

_COMMON = FUNCTION_WORDS["ar"] | FUNCTION_WORDS["fa"] | MONTHS.keys() | PERSIAN_MONTHS.keys() | WEEKDAYS.keys()
_QUOTED = re.compile('[«“"]([^«»“”"\n]{2,60})[»”"]')
_MOST_QUOTED = 4
_ARTICLE = "ال"


def in_arabic_script(text: str, leaves: Sequence[Leaf], taken: Sequence[Stretch]) -> Iterator[Seen]:
    """What follows a title, what is quoted in few words, and pairs of words with articles that come again."""
    pairs: dict[str, list[Seen]] = {}
    for leaf in leaves:
        titled: list[Stretch] = []
        words = list(WORD.finditer(text, leaf.start, min(leaf.end, len(text))))
        for number, match in enumerate(words):
            if not _ARABIC.match(match[0]):
                continue
            following = _following(text, words, number)
            if _is_title(match[0]):
                named = [each for each in following if fold_name(each[0]) not in _OF_OFFICE]
                if named and is_free(start := named[0].start(), end := named[-1].end(), taken):
                    titled.append((start, end))
                    yield Seen(start=start, words=text[start:end], why=f"after “{match[0]}”")
            elif following and match[0].startswith(_ARTICLE) and following[0][0].startswith(_ARTICLE):
                start, end = match.start(), following[0].end()
                if is_free(start, end, taken) and is_free(start, end, titled):
                    seen = Seen(start=start, words=text[start:end], why="two words with articles, and again")
                    pairs.setdefault(fold_name(seen.words), []).append(seen)
        for quoted in _QUOTED.finditer(text, leaf.start, min(leaf.end, len(text))):
            start, end = quoted.span(1)
            short = len(quoted[1].split()) <= _MOST_QUOTED
            free = is_free(start, end, taken) and is_free(start, end, titled)
            if short and free and _ARABIC.search(quoted[1]):
                yield Seen(start=start, words=quoted[1], why="in quotation marks")
    for found in pairs.values():
        if len(found) > 1:
            yield from found


def _is_title(word: str) -> bool:
    """Whether names follow a word; "and" is written together with it."""
    folded = fold_name(word)
    return folded in _TITLES or folded.removeprefix("و") in _TITLES


def _following(text: str, words: Sequence[re.Match[str]], number: int) -> list[re.Match[str]]:
    """The two words after one, while only spaces stand between, and none of them is a common word or a title."""
    found: list[re.Match[str]] = []
    end = words[number].end()
    for match in words[number + 1 : number + 3]:
        if text[end : match.start()].strip(" \u200c\u00a0") or fold_name(match[0]) in _COMMON or _is_title(match[0]):
            break
        found.append(match)
        end = match.end()
    return found
