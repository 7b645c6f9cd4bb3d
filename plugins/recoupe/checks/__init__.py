"""The rules that hold between files: each a pure function from the linked corpus to diagnostics."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from recoupe.checks.claims import claims
from recoupe.checks.names import ambiguous_names, shared_labels, too_many_mentions, unusable_labels, unused_forms
from recoupe.checks.pages import broken_links
from recoupe.checks.quotes import bare_stances, misplaced_quotes, outdated_quotes
from recoupe.checks.references import circular_merges, events, merged_references, unknown_articles, unknown_references
from recoupe.checks.stances import (
    duplicate_codings,
    needless_adjudications,
    self_adjudications,
    unknown_annotators,
)
from recoupe.checks.texts import unpublished_texts, withdrawn_articles
from recoupe.checks.vocabulary import unknown_terms
from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedCorpus

Rule = Callable[[LinkedCorpus], Iterable[Diagnostic]]

OF_ONE: tuple[Rule, ...] = (
    unknown_references,
    merged_references,
    events,
    unknown_terms,
    too_many_mentions,
    ambiguous_names,
    unused_forms,
    misplaced_quotes,
    outdated_quotes,
    bare_stances,
    duplicate_codings,
    unknown_annotators,
    self_adjudications,
    needless_adjudications,
    unpublished_texts,
)
"""What these say of an article, and where, is the same whatever other articles there are."""

OF_REGISTER: tuple[Rule, ...] = (circular_merges, shared_labels, unusable_labels)
"""These read nothing but the records of entities."""

OF_ALL: tuple[Rule, ...] = (unknown_articles, withdrawn_articles, broken_links, claims)

CHECKS = (*OF_ONE, *OF_REGISTER, *OF_ALL)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a corpus by the rules `OF_ONE`, by those `OF_REGISTER`, and by all rules."""

    linked: LinkedCorpus
    of_one: tuple[Diagnostic, ...]
    of_register: tuple[Diagnostic, ...]
    all: tuple[Diagnostic, ...]


def check(linked: LinkedCorpus) -> tuple[Diagnostic, ...]:
    """Everything that is wrong between the files of a corpus, by place."""
    return findings(linked).all


def findings(linked: LinkedCorpus, before: Findings | None = None) -> Findings:
    """What `check` gives, for the next time.

    `before` is what was found in an earlier state of it: what was said of articles that are the same is not looked for
    again, where everything around them is the same.
    """
    if before and _around(linked) == _around(before.linked):
        known = before.linked.articles
        new = {id: each for id, each in linked.articles.items() if known.get(id) is not each}
        same = {each.article.path for id, each in linked.articles.items() if id not in new}
        corpus = replace(linked.corpus, articles={id: each.article for id, each in new.items()})
        kept = [each for each in before.of_one if each.span.file in same]
        of_one = [*kept, *_found(OF_ONE, replace(linked, corpus=corpus, articles=new))]
    else:
        of_one = _found(OF_ONE, linked)
    same_register = before and linked.corpus.entities == before.linked.corpus.entities
    of_register = before.of_register if before and same_register else _found(OF_REGISTER, linked)
    found = (*of_one, *of_register, *_found(OF_ALL, linked))
    return Findings(linked, tuple(of_one), tuple(of_register), tuple(sorted(found)))


def _found(rules: Iterable[Rule], linked: LinkedCorpus) -> list[Diagnostic]:
    return [diagnostic for rule in rules for diagnostic in rule(linked)]


def _around(linked: LinkedCorpus) -> tuple[object, ...]:
    """All that those rules read beside the articles."""
    corpus = linked.corpus
    return corpus.vocabulary, corpus.unread, corpus.sources, corpus.entities, linked.register.current


__all__ = ["CHECKS", "Findings", "check", "findings"]
