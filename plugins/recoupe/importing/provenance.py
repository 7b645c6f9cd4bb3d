"""Where a page is from: its address, its outlet, its language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from recoupe.importing import outlets
from recoupe.importing.finding import Candidate, Finding
from recoupe.importing.languages import language_of
from recoupe.importing.page_head import HeadEntry
from recoupe.importing.passages import Dropped, Passage
from recoupe.model import BadValue, Source
from recoupe.model.values import address as web_address


def address_of(candidates: Iterable[str]) -> str:
    """The first that is a web address; empty where none is."""
    for candidate in candidates:
        try:
            if candidate:
                return web_address(candidate)
        except BadValue:
            continue
    return ""


def source_of(
    sources: Mapping[str, Source], address: str, head: Sequence[HeadEntry], dropped: Iterable[Dropped], lang: str
) -> Finding:
    """The outlet whose domain the address lies in, or else whose exact name the page gives."""
    here = outlets.at_address(address, sources)
    clues = [Candidate(value=id, why=f"the address: {address[:80]}") for id in here]
    said = [(entry.value, f"{entry.where} {entry.value!r}") for entry in head if entry.of == "site"]
    for each in dropped:
        if each.rule in ("source-line", "outlet-name"):
            text = each.passage.text.replace("：", ":").rpartition(":")[2].strip()
            said.append((text, f"line {each.passage.line}: “{each.passage.text[:60]}”"))
    if not clues:
        clues = [Candidate(value=id, why=why) for text, why in said for id in outlets.named(text, sources)]
    ids = list(dict.fromkeys(each.value for each in clues))
    if len(ids) > 1:
        ids = [id for id in ids if lang.partition("-")[0] in sources[id].header.languages] or ids
    if len(ids) == 1:
        return Finding(value=ids[0], why=tuple(each.why for each in clues if each.value == ids[0]))
    if ids:
        return Finding(why=("more than one outlet may be meant",), rivals=tuple(clues[:6]))
    near = [
        Candidate(value=id, why=f"its name is near {why}")
        for text, why in said
        for id in outlets.nearest(text, sources)
    ]
    unknown = "no outlet of the register has this address" if address else "nothing says which outlet this is"
    return Finding(why=(unknown,), rivals=tuple({each.value: each for each in near}.values())[:6])


def language_in(head: Sequence[HeadEntry], body: Sequence[Passage], title: str) -> Finding:
    """The language that the words of the text are in, unless the page says another."""
    guess = language_of("\n".join([title, *(each.text for each in body)]))
    said = [
        Candidate(value=value, why=f'{entry.where} "{entry.value[:20]}"')
        for entry in head
        if entry.of == "lang" and (value := entry.value.replace("_", "-").partition("-")[0].lower()).isascii()
        if 2 <= len(value) <= 3 and value.isalpha()
    ]
    others = [each for each in said if each.value != guess.lang]
    if guess.lang is not None and not others:
        return Finding(value=guess.lang, why=(guess.why, *(each.why for each in said[:2])))
    if guess.lang is not None:
        own = Candidate(value=guess.lang, why=guess.why)
        return Finding(why=("the words and the page say different languages",), rivals=(own, *others[:3]))
    tags = list(dict.fromkeys(each.value for each in said))
    if len(tags) == 1 and tags[0] not in guess.excluded and (not guess.rivals or tags[0] in guess.rivals):
        return Finding(value=tags[0], why=(said[0].why,))
    rivals = dict.fromkeys(guess.rivals, guess.why) | {each.value: each.why for each in said}
    return Finding(why=(guess.why,), rivals=tuple(Candidate(value=value, why=why) for value, why in rivals.items()))
