from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from recoupe.checks.stances import (
    duplicate_codings,
    needless_adjudications,
    self_adjudications,
    unknown_annotators,
)
from recoupe.diagnostics import Diagnostic
from recoupe.linking import LinkedCorpus
from tests.corpora import corpus, linked

Check = Callable[[LinkedCorpus], Iterable[Diagnostic]]
CHECKS = (duplicate_codings, unknown_annotators, self_adjudications, needless_adjudications)


def told(check: Check, *records: str, **entities: str) -> list[str]:
    """What a check says of an article with these records on `irak`, each written as the inside of a YAML mapping."""
    lines = ["articles/a.md", "    stance:"]
    lines += [f"        - {{{record if 'target' in record else 'target: irak, ' + record}}}" for record in records]
    for id, header in {"irak": "type: Place", **entities}.items():
        lines += [f"entities/{id}.md", f"    {header}"]
    return [each.message for each in check(linked(corpus("\n".join(lines))))]


ANNA = "position: favor, annotator: anna"
OMAR = "position: against, annotator: omar"
LISE = "position: mixed, annotator: lise, adjudicates: [anna, omar]"
UNIT = '"irak" (holder: "article")'


@pytest.mark.parametrize("check", CHECKS)
def test_two_coders_and_a_third_who_decides_are_as_it_should_be(check: Check) -> None:
    assert told(check, ANNA, OMAR, LISE) == []


@pytest.mark.parametrize("check", CHECKS)
def test_records_that_count_no_more_are_left_alone(check: Check) -> None:
    gone = ", status: superseded"
    assert told(check, ANNA + gone, ANNA, OMAR, LISE.replace("lise", "omar") + gone, LISE) == []


def test_each_further_record_of_an_annotator_is_told_of() -> None:
    assert told(duplicate_codings, ANNA, OMAR, ANNA, ANNA) == [f'"anna" has coded {UNIT} before, on line 3'] * 2


def test_unsigned_records_are_nobodys_duplicates() -> None:
    assert told(duplicate_codings, "position: favor", "position: against") == []


def test_other_holders_and_targets_are_other_units() -> None:
    other = ANNA + ", holder: sadr"
    third = ANNA + ", target: sadr"
    assert told(duplicate_codings, ANNA, other, third, sadr="type: Person") == []
    assert told(unknown_annotators, ANNA, OMAR + ", holder: sadr", LISE, sadr="type: Person") == [
        f'"omar" has not coded {UNIT} in this article'
    ]


def test_a_merged_entity_is_the_one_that_it_was_merged_into() -> None:
    former = "target: mesopotamie, " + ANNA
    assert told(duplicate_codings, ANNA, former, mesopotamie="replaced_by: irak") == [
        '"anna" has coded "mesopotamie" (holder: "article") before, on line 3'
    ]
    assert told(unknown_annotators, former, OMAR, LISE, mesopotamie="replaced_by: irak") == []


def test_an_adjudication_is_no_coding_to_decide_on() -> None:
    assert told(unknown_annotators, ANNA, OMAR, LISE, LISE.replace("lise", "nour").replace("omar", "lise")) == [
        f'"lise" has not coded {UNIT} in this article'
    ]


def test_one_mistake_is_told_once() -> None:
    """A judge who names herself without having coded breaks one rule, and so does a name that nobody bears."""
    herself = LISE.replace("omar", "lise")
    assert [said for check in CHECKS for said in told(check, ANNA, OMAR, herself)] == [
        f'"lise" is both coder and judge of {UNIT}'
    ]
    misspelt = LISE.replace("omar", "omarr")
    assert [said for check in CHECKS for said in told(check, ANNA, OMAR, misspelt)] == [
        f'"omarr" has not coded {UNIT} in this article'
    ]


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    files = corpus(
        """
        articles/a.md
            stance:
                - {target: irak, position: favor, annotator: gh:annabelle}
                - {target: irak, position: mixed, annotator: lise, adjudicates: gh:anabelle}
        entities/irak.md
        """
    )
    (said,) = unknown_annotators(linked(files))
    assert (said.nearest, said.help) == ("gh:annabelle", 'did you mean "gh:annabelle"?')
    assert said.span.line == 4


def test_own_terms_that_differ_are_something_to_decide() -> None:
    praise = "position: praise, annotator: omar"
    assert told(needless_adjudications, ANNA, praise, LISE) == []
    assert told(needless_adjudications, ANNA, ANNA.replace("anna", "omar"), LISE) == [
        f'there is nothing to decide on {UNIT}: they agree on "favor"'
    ]
    assert told(needless_adjudications, ANNA, OMAR, LISE.replace("anna, omar", "anna, anna")) == [
        f"there is nothing to decide on {UNIT}: only one annotator is named"
    ]
