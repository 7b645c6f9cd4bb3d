"""The rules that hold between files: each a pure function from the linked corpus to diagnostics."""

from collections.abc import Callable, Iterable

from recoupe.checks.claims import claims
from recoupe.checks.names import ambiguous_names, shared_labels, too_many_mentions, unusable_labels, unused_forms
from recoupe.checks.pages import broken_links
from recoupe.checks.quotes import bare_stances, misplaced_quotes, outdated_quotes
from recoupe.checks.references import circular_merges, events, merged_references, unknown_references
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

CHECKS: tuple[Callable[[LinkedCorpus], Iterable[Diagnostic]], ...] = (
    unknown_references,
    merged_references,
    circular_merges,
    events,
    unknown_terms,
    shared_labels,
    unusable_labels,
    ambiguous_names,
    too_many_mentions,
    unused_forms,
    misplaced_quotes,
    outdated_quotes,
    bare_stances,
    duplicate_codings,
    unknown_annotators,
    self_adjudications,
    needless_adjudications,
    unpublished_texts,
    withdrawn_articles,
    broken_links,
    claims,
)


def check(linked: LinkedCorpus) -> tuple[Diagnostic, ...]:
    """Everything that is wrong between the files of a corpus, by place."""
    return tuple(sorted(diagnostic for rule in CHECKS for diagnostic in rule(linked)))


__all__ = ["CHECKS", "check"]
