from __future__ import annotations

import pytest

from recoupe.editing import Refused, rename
from recoupe.loading import Defaults
from tests.corpora import page
from tests.editing.edits import after, folder


def refusal(files: dict[str, str], old: str = "old", new: str = "new") -> str:
    with pytest.raises(Refused) as caught:
        rename(folder(files), old, new)
    span = caught.value.span
    return (f"{span.file}:{span.line}:{span.column}: " if span else "") + str(caught.value)


def test_the_record_moves_and_a_tombstone_stays(files: dict[str, str]) -> None:
    """
    articles/a.md
        entities: [old, older]
        stance: {old: against}
    entities/groups/old.md
        # a comment
        alt_label: {fr: Autre}
        pref_label:
          fr: 'L’ancien'   # as in Press TV
          ar: "القديم"
        type: Organization
        not_same_as: [older, old]
        ---
        Une note sur old.
    entities/older.md
        not_same_as: [old]
    entities/oldest.md
        replaced_by: old
    """
    edit = rename(folder(files), "old", "new")
    old = files["entities/groups/old.md"]
    assert (edit.references, edit.doubles, edit.notes) == (5, 0, ())
    assert after(edit) == {
        "articles/a.md": files["articles/a.md"].replace("[old,", "[new,").replace("{old:", "{new:"),
        "entities/groups/new.md": old.replace(", old]", ", new]"),
        "entities/groups/old.md": "---\npref_label:\n  fr: 'L’ancien'   # as in Press TV\n  ar: \"القديم\"\n"
        "type: Organization\nreplaced_by: new\n---\n",
        "entities/older.md": files["entities/older.md"].replace("old]", "new]"),
        "entities/oldest.md": files["entities/oldest.md"].replace("replaced_by: old", "replaced_by: new"),
    }
    assert [change.path for change in edit.changes if change.before is None] == ["entities/groups/new.md"]


def test_bytes_move_as_they_are() -> None:
    old = "\ufeff---\r\ntype: Person\r\npref_label: E\u0301mile\r\n---\r\n\r\nE\u0301mile"
    changed = after(rename(folder({"entities/old.md": old}), "old", "new"))
    assert changed["entities/new.md"] == old
    tombstone = "---\r\ntype: Person\r\npref_label: E\u0301mile\r\nreplaced_by: new\r\n---\r\n"
    assert changed["entities/old.md"] == tombstone


PLAINER = (
    'articles/b.md:1:1: this header would not say the same of "target" as of "old": write it in a plainer form first'
)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("othher", "new", 'no entity is called "othher"; did you mean "other"?'),
        ("old", "old", '"old" is called that already'),
        (
            "old",
            "New!",
            '"New!" cannot be an id: lower-case letters a to z, digits, and single hyphens between them,'
            " at most 100 characters",
        ),
        (
            "old",
            "other",
            'the id "other" is taken by entities/other.md'
            " (to make one record of the two: recoupe entity merge old other)",
        ),
        ("old", "was", 'the id "was" is taken by entities/was.md'),
        ("was", "new", 'entities/was.md:2:14: "was" was merged into "other" already: write "other"'),
        (
            "old",
            "unknown",
            'articles/a.md:2:12: "unknown" is named here, and no entity is called so: correct that first',
        ),
        ("old", "article", '"article" cannot be referred to: in a header it stands for the outlet\'s own voice'),
        ("old", "null", '"null" cannot be referred to: in a header it stands for no value'),
        ("old", "target", PLAINER),
    ],
)
def test_an_id_is_free_and_well_formed(old: str, new: str, message: str) -> None:
    files = {path: page(path) for path in ("entities/old.md", "entities/other.md")}
    files["entities/was.md"] = page("entities/was.md", "replaced_by: other")
    files["articles/a.md"] = page("articles/a.md", "entities: [unknown]")
    files["articles/b.md"] = page("articles/b.md", "stance: {old: against}")
    assert refusal(files, old, new) == message


def test_a_file_that_cannot_be_read_may_name_anything() -> None:
    message = "articles/a.md cannot be read, and may hold references (recoupe check tells why)"
    assert refusal({"entities/old.md": page("entities/old.md"), "articles/a.md": "---"}) == message


def test_errors_that_were_there_keep_nobody_from_renaming() -> None:
    """The shared label is told at the later of two ids, which is another then."""
    files = {id: page(f"entities/{id}.md", "pref_label: Nom\ntype: Person") for id in ("a", "b")}
    edit = rename(folder({f"entities/{id}.md": text for id, text in files.items()}), "a", "c")
    assert [change.path for change in edit.changes] == ["entities/a.md", "entities/c.md"]


def test_what_people_have_to_do_is_said() -> None:
    files = {"entities/old.md": page("entities/old.md"), "articles/a.md": page("articles/a.md", "stance: against")}
    edit = rename(folder(files, Defaults(stance_target="old")), "old", "new")
    assert (edit.references, edit.notes) == (
        0,
        ('mkdocs.yml names "old" as its default_stance_target: write "new" there',),
    )
