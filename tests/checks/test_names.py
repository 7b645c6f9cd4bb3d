from __future__ import annotations

import pytest

from tests.corpora import checked, page

OTHER = "entities/b.md"


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("pref_label: Hachd", "pref_label: HACHD", '2:13: error[shared-label]: "HACHD" is also a label of "a"'),
        ("pref_label: Hachd", "alt_label: [x, hachd]", '2:16: error[shared-label]: "hachd" is also a label of "a"'),
        ("pref_label: {ar: الحشد}", "hidden_label: الحَشْد", '2:15: error[shared-label]: "الحَشْد" is also a label of "a"'),
        ("alt_label: [Hachd, Hachd al-Chaabi]", "alt_label: [Hachd al Chaabi, Hachd]", '2:30: error[shared-label]: "Hachd" is also a label of "a"'),
        ("pref_label: Hachd", "ambiguous_label: Hachd", '2:18: error[shared-label]: "Hachd" is also a label of "a"'),
        ("ambiguous_label: Hachd", "ambiguous_label: Hachd", ""),
        ("pref_label: Hachd\nnot_same_as: [b]", "pref_label: Hachd", '2:13: error[shared-label]: "Hachd" is also a label of "a"'),
        ("pref_label: Hachd", "pref_label: Hachd\nnot_same_as: [a]", '2:13: error[shared-label]: "Hachd" is also a label of "a"'),
        ("pref_label: Hachd\nnot_same_as: [b]", "pref_label: Hachd\nnot_same_as: [a]", ""),
        ("pref_label: Hachd\nreplaced_by: b", "pref_label: Hachd", ""),
        ("pref_label: {fr: Hachd, en: Hachd}", "pref_label: Daech", ""),
        ("pref_label: Samarra", "pref_label: Samawa", ""),
    ],
)  # fmt: skip
def test_two_entities_do_not_share_a_label_in_silence(one: str, other: str, told: str) -> None:
    """Two entities with labels of one folded form both call it ambiguous, or both say `not_same_as` the other."""
    found = checked({"entities/a.md": page("entities/a.md", one), OTHER: page(OTHER, other)})
    assert found == ([f"{OTHER}:{told}"] if told else [])


@pytest.mark.parametrize("key", ["pref_label", "alt_label", "hidden_label", "ambiguous_label"])
@pytest.mark.parametrize("label", ["—", "«»", "\u0640", "'’"])
def test_a_label_holds_letters_or_digits(key: str, label: str) -> None:
    (told,) = checked({OTHER: page(OTHER, f'{key}: ["{label}"]' if key != "pref_label" else f'{key}: "{label}"')})
    assert told.endswith(f': warning[unusable-label]: nothing can be found by the label "{label}"')


def test_an_article_declares_one_bearer_of_an_ambiguous_name(checked: list[str]) -> None:
    """
    articles/a.md
        entities: [moqtada, ville]
        ---
        Moqtada Sadr a parlé.
        Puis *Sadr* est sorti, et Sadr est rentré.
    articles/b.md
        entities: [ville]
        ---
        Sadr.
    entities/moqtada.md
        pref_label: {fr: Moqtada Sadr}
        ambiguous_label: [Sadr]
    entities/ville.md
        ambiguous_label: [Sadr]
    """
    assert checked == [
        'articles/a.md:10:7: error[ambiguous-name]: "Sadr" may be "moqtada" or "ville": the header declares both'
    ]
