"""A marked stretch follows the text's own changes, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.linking.carry import carry

CLAIM = "Le porte-parole a déclaré que le convoi avait été frappé à l’est de la ville."
RIVAL = "Le gouverneur a déclaré que le convoi avait été frappé à l’est de la ville."
OTHER = "Aucun groupe n’a revendiqué la responsabilité."


def carried(marked: str, before: str, after: str) -> tuple[str, str]:
    start = before.index(marked)
    found = carry(start, start + len(marked), before, after)
    return found.fate, after[found.start : found.end]


@pytest.mark.parametrize(
    ("marked", "before", "after", "expected"),
    [
        # text before, after and around it changes: it moves along
        (CLAIM, CLAIM, f"{OTHER}\n\n{CLAIM}", ("kept", CLAIM)),
        (CLAIM, f"{OTHER}\n\n{CLAIM}", CLAIM, ("kept", CLAIM)),
        # another spelling of the same words
        ("avait été frappé", CLAIM, CLAIM.replace("été", "e\u0301te\u0301"), ("kept", "avait e\u0301te\u0301 frappé")),
        # one small word of many
        (CLAIM, CLAIM, CLAIM.replace("à l’est", "dans l’est"), ("kept", CLAIM.replace("à l’est", "dans l’est"))),
        # a number, a name or a negation is never small
        ("au total 162 attaques", "On compte au total 162 attaques.", "On compte au total 21 attaques.", "changed"),
        (CLAIM, CLAIM, CLAIM.replace("avait", "n’avait pas"), "changed"),
        (CLAIM, CLAIM, CLAIM.replace("la ville", "Samarra"), "changed"),
        # what is deleted is lost, whatever else the text says
        (CLAIM, f"{CLAIM}\n\n{OTHER}", OTHER, ("lost", "")),
        (CLAIM, f"{CLAIM}\n\n{OTHER}\n\n{RIVAL}", f"{OTHER}\n\n{RIVAL}", ("lost", "")),
        (RIVAL, f"{CLAIM}\n\n{OTHER}\n\n{RIVAL}", f"{CLAIM}\n\n{OTHER}", ("lost", "")),
        # in Arabic too
        ("قصف الرتل", "أعلن المتحدث قصف الرتل.", "بيان. أعلن المتحدث قَصفَ الرتل.", ("kept", "قَصفَ الرتل")),
        ("لم يقصف الرتل", "قال إنه لم يقصف الرتل", "قال إنه يقصف الرتل", "changed"),
    ],
)
def test_fates(marked: str, before: str, after: str, expected: tuple[str, str] | str) -> None:
    found = carried(marked, before, after)
    assert (found if isinstance(expected, tuple) else found[0]) == expected


def test_a_claim_that_another_speaker_takes_over_asks() -> None:
    """The sentence stays, long as it is, but its speaker changes."""
    tail = " dans la nuit de lundi à mardi, sans que personne ne soit blessé et sans que le trafic ne soit coupé"
    before, after = CLAIM[:-1] + tail, RIVAL[:-1] + tail
    assert carried(before, before, after)[0] == "changed"


def test_a_corrected_misprint_is_small() -> None:
    """attaqué becomes attaquées: one word of eleven, spelled otherwise."""
    before = "les forces déployées dans différentes bases militaires en Irak ont été attaqué"
    after = before.replace("attaqué", "attaquées")
    assert carried(before, before, after) == ("kept", after)


@given(st.text(), st.text(), st.data())
def test_it_always_ends_inside_the_new_text(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    found = carry(start, end, before, after)
    assert 0 <= found.start <= found.end <= len(after)


@given(st.text(), st.data())
def test_an_unchanged_text_keeps_every_stretch(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = carry(start, end, text, text)
    assert (found.fate, found.start, found.end) == ("kept", start, end)
