from __future__ import annotations

import pytest

from recoupe.loading import Defaults
from recoupe.model import Path, Record
from tests.corpora import page, record

DEFAULTS = Defaults(lang="fr", stance_target="us")
ARTICLE, ENTITY, SOURCE = "articles/a.md", "entities/a.md", "sources/a.md"


@pytest.mark.parametrize(
    ("path", "short", "long"),
    [
        (ARTICLE, "entities: sadr", "entities: [{id: sadr}]"),
        (ARTICLE, "entities: [sadr, {id: us, role: about}]", "entities: [{id: sadr}, {id: us, role: about}]"),
        (ARTICLE, "tags: convois", "tags: [convois]"),
        (ARTICLE, "abstract: Un résumé.", "abstract: {fr: Un résumé.}"),
        (ARTICLE, "note: Une note.", "note: {fr: Une note.}"),
        (ARTICLE, "stance: against", "stance: [{target: us, position: against}]"),
        (ARTICLE, "stance: {us: against}", "stance: [{target: us, position: against}]"),
        (
            ARTICLE,
            "stance: {us: against, sadr: favor}",
            "stance: [{target: us, position: against}, {target: sadr, position: favor}]",
        ),
        (ARTICLE, "stance: {target: us, position: mixed}", "stance: [{target: us, position: mixed}]"),
        (
            ARTICLE,
            "stance: [{target: us, position: mixed, rationale: Parce que, evidence: des mots}]",
            "stance: [{target: us, position: mixed, rationale: {fr: Parce que}, evidence: [{exact: des mots}]}]",
        ),
        (
            ARTICLE,
            "stance: {target: us, position: mixed, evidence: {exact: des mots, prefix: ici}}",
            "stance: [{target: us, position: mixed, evidence: [{exact: des mots, prefix: ici}]}]",
        ),
        (
            ARTICLE,
            "stance: {target: us, position: mixed, evidence: [un, {exact: deux}]}",
            "stance: [{target: us, position: mixed, evidence: [{exact: un}, {exact: deux}]}]",
        ),
        (ENTITY, "pref_label: Sadr", "pref_label: {fr: Sadr}"),
        (ENTITY, "alt_label: al-Sadr", "alt_label: {fr: [al-Sadr]}"),
        (ENTITY, "alt_label: [al-Sadr, Moqtada]", "alt_label: {fr: [al-Sadr, Moqtada]}"),
        (ENTITY, "alt_label: {ar: الصدر, fr: [Sadr]}", "alt_label: {ar: [الصدر], fr: [Sadr]}"),
        (ENTITY, "hidden_label: Sader", "hidden_label: [Sader]"),
        (ENTITY, "ambiguous_label: Sadr", "ambiguous_label: [Sadr]"),
        (ENTITY, "participants: us", "participants: [us]"),
        (ENTITY, "not_same_as: us", "not_same_as: [us]"),
        (SOURCE, "domains: a.org", "domains: [a.org]"),
        (SOURCE, "languages: fr", "languages: [fr]"),
        (SOURCE, "label: {text: Un journal, source: X}", "label: {text: {fr: Un journal}, source: X}"),
        (SOURCE, "designations: [{text: Gel, source: X}]", "designations: [{text: {fr: Gel}, source: X}]"),
    ],
)
def test_a_short_form_says_what_the_long_form_says(path: str, short: str, long: str) -> None:
    found, expected = (record(page(path, header), path, DEFAULTS) for header in (short, long))
    assert found.diagnostics == expected.diagnostics == ()
    assert isinstance(found.record, Record)
    assert isinstance(expected.record, Record)
    assert found.record.header == expected.record.header


@pytest.mark.parametrize("key", ["entities", "tags", "stance", "abstract", "note"])
def test_a_short_form_may_be_left_empty(key: str) -> None:
    assert record(page(ARTICLE, f"{key}:")).diagnostics == ()


def test_bare_texts_are_in_the_language_of_the_corpus() -> None:
    found = record(page(ARTICLE, "abstract: A summary."), defaults=Defaults(lang="en")).record
    assert isinstance(found, Record)
    assert found.header.abstract == {"en": "A summary."}


def test_a_bare_stance_needs_a_target() -> None:
    (said,) = record(page(ARTICLE, "stance: against")).diagnostics
    assert (said.rule, said.seen) == ("wrong-type", "against")


@pytest.mark.parametrize(
    ("short", "path", "place"),
    [
        ("entities: [sadr, us]", ("entities", 1, "id"), "us"),
        ("stance: {us: against}", ("stance", 0, "target"), "us"),
        ("stance: {us: against}", ("stance", 0, "position"), "against"),
        ("stance: {target: us, position: mixed, evidence: mots}", ("stance", 0, "evidence", 0, "exact"), "mots"),
        ("abstract: Un résumé.", ("abstract", "fr"), "Un résumé."),
    ],
)
def test_a_value_written_out_keeps_its_place(short: str, path: Path, place: str) -> None:
    found = record(page(ARTICLE, short)).record
    assert isinstance(found, Record)
    span = found.span(*path)
    assert short[span.column - 1 : span.end_column - 1] == place
