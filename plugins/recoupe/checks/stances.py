"""A coder codes a unit once; whoever decides between coders is somebody else, and has something to decide."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from recoupe.diagnostics import Diagnostic, nearest
from recoupe.linking import LinkedArticle, LinkedCorpus
from recoupe.model import Stance

Records: TypeAlias = Mapping[int, Stance]
"""Stances by their position in the header."""


def duplicate_codings(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """An annotator has one valid record on each target and holder of an article; an unsigned record is nobody's."""
    for each, records in _units(linked):
        first: dict[str, int] = {}
        for number, stance in records.items():
            annotator = stance.annotator
            if annotator is None or stance.adjudicates or stance.status == "superseded":
                continue
            if (earlier := first.setdefault(annotator, number)) != number:
                yield Diagnostic(
                    span=each.article.span("stance", number, "annotator"),
                    rule="duplicate-coding",
                    message=f'"{annotator}" has coded {_unit(stance)} before, on line'
                    f" {each.article.span('stance', earlier).line}",
                    seen=annotator,
                    expected="one record of an annotator on a target and holder",
                    help="put the evidence of both into one; where the later replaces the earlier, give the earlier"
                    " `status: superseded`",
                )


def unknown_annotators(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """An adjudication names annotators who have a record on the same target and holder of the same article."""
    for each, records in _units(linked):
        known = _coders(records)
        for number, stance in records.items():
            for position, annotator in enumerate(stance.adjudicates):
                if annotator in known or annotator == stance.annotator:  # its own name breaks another rule
                    continue
                guess = nearest(annotator, known)
                yield Diagnostic(
                    span=each.article.span("stance", number, "adjudicates", position),
                    rule="unknown-annotator",
                    message=f'"{annotator}" has not coded {_unit(stance)} in this article',
                    seen=annotator,
                    expected=f"one of {', '.join(known)}" if known else "annotators who have",
                    nearest=guess,
                    help=f'did you mean "{guess}"?' if guess else "",
                )


def self_adjudications(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """Whoever decides between coders is none of them. It is told once for each adjudication."""
    for each, records in _units(linked):
        valid = _coders({number: stance for number, stance in records.items() if stance.status != "superseded"})
        for number, stance in records.items():
            if not stance.adjudicates or stance.annotator is None or stance.status == "superseded":
                continue
            if stance.annotator in (*stance.adjudicates, *valid):
                yield Diagnostic(
                    span=each.article.span("stance", number, "annotator"),
                    rule="self-adjudication",
                    message=f'"{stance.annotator}" is both coder and judge of {_unit(stance)}',
                    seen=stance.annotator,
                    expected="somebody who has not coded this target and holder here",
                    help="let somebody else decide; a disagreement may also stand",
                )


def needless_adjudications(linked: LinkedCorpus) -> Iterator[Diagnostic]:
    """The records that an adjudication decides between differ. Names that break another rule are not judged here."""
    for each, records in _units(linked):
        valid = {number: stance for number, stance in records.items() if stance.status != "superseded"}
        known = _coders(valid)
        for number, stance in valid.items():
            if not stance.adjudicates or stance.annotator in (*stance.adjudicates, *known):
                continue
            positions = [known[annotator] for annotator in dict.fromkeys(stance.adjudicates) if annotator in known]
            if len(positions) == len(set(stance.adjudicates)) and len(set().union(*positions)) == 1:
                why = f'they agree on "{min(positions[0])}"' if len(positions) > 1 else "only one annotator is named"
                yield Diagnostic(
                    span=each.article.span("stance", number, "adjudicates"),
                    rule="needless-adjudication",
                    message=f"there is nothing to decide on {_unit(stance)}: {why}",
                    seen=", ".join(stance.adjudicates),
                    expected="two annotators or more whose positions differ",
                    help="take the adjudication out, or name those who differ",
                )


def _units(linked: LinkedCorpus) -> Iterator[tuple[LinkedArticle, Records]]:
    """The records of each article on each target and holder, by the ids that these have today."""
    current = linked.register.current
    coded = [each for each in linked.articles.values() if each.article.header.stance]
    for each in coded:
        found: dict[tuple[str, str], dict[int, Stance]] = defaultdict(dict)
        for number, stance in enumerate(each.article.header.stance):
            target, holder = (current.get(id, id) for id in (stance.target, stance.holder))
            found[target, holder][number] = stance
        for records in found.values():
            yield each, records


def _unit(stance: Stance) -> str:
    return f'"{stance.target}" (holder: "{stance.holder}")'


def _coders(records: Records) -> dict[str, set[str]]:
    """The annotators of records that are no adjudications, and the positions of each."""
    coders: dict[str, set[str]] = defaultdict(set)
    for stance in records.values():
        if stance.annotator is not None and not stance.adjudicates:
            coders[stance.annotator].add(stance.position)
    return dict(coders)
