from __future__ import annotations

from inspect import cleandoc

import pytest

from recoupe.editing import Refused, merge
from recoupe.loading import Defaults
from tests.corpora import page
from tests.editing.edits import after, folder

ENTITIES = {f"entities/{id}.md": page(f"entities/{id}.md") for id in ("gone", "kept", "third")}
SOURCE = {"sources/journal.md": page("sources/journal.md")}


def merged(files: dict[str, str], defaults: Defaults | None = None) -> dict[str, str]:
    return after(merge(folder(ENTITIES | SOURCE | files, defaults), "gone", "kept"))


def article(header: str) -> str:
    """An article's header after the merge, without the required fields."""
    text = merged({"articles/a.md": page("articles/a.md", header, "gone")})["articles/a.md"]
    start, end = page("articles/a.md", "MARK", "gone").split("MARK\n")
    assert text.startswith(start)
    assert text.endswith(end)
    return text.removeprefix(start).removesuffix(end).rstrip("\n")


def refusal(files: dict[str, str], gone: str = "gone", kept: str = "kept") -> str:
    with pytest.raises(Refused) as caught:
        merge(folder(ENTITIES | SOURCE | files), gone, kept)
    span = caught.value.span
    return (f"{span.file}:{span.line}:{span.column}: " if span else "") + str(caught.value)


def test_every_reference_is_rewritten(files: dict[str, str]) -> None:
    """
    articles/a.md
        entities: [ {id: "gone-two"} , {role: about, id: gone} ]   # gone
        event: gone
        stance:
          - {target: third, holder: gone, position: against, rationale: gone}
          - target: "gone"
            position: against
        annotations:
          - quote: gone
            note: gone
            entities: gone
        claims: [{id: gone, text: gone, claimant: gone}]
        tags: [gone]
        ---
        gone
    articles/b.md
        stance: {gone: against}
    articles/gone.md
    entities/gone.md
        type: Event
    entities/gone-two.md
    entities/kept.md
        type: Event
    entities/old.md
        replaced_by: gone
    entities/third.md
        relations: [{type: part_of, target: gone, source: gone}]
        place: gone
        participants: gone
        not_same_as:
        - gone
    """
    edit = merge(folder(files), "gone", "kept")
    assert (edit.references, edit.doubles, edit.notes) == (12, 0, ())
    changed = after(edit)
    assert list(changed) == [
        "articles/a.md",
        "articles/b.md",
        *(f"entities/{id}.md" for id in ("gone", "old", "third")),
    ]
    assert changed["articles/a.md"].partition("title:")[0] == (
        cleandoc("""
        ---
        entities: [ {id: "gone-two"} , {role: about, id: kept} ]   # gone
        event: kept
        stance:
          - {target: third, holder: kept, position: against, rationale: gone}
          - target: "kept"
            position: against
        annotations:
          - quote: gone
            note: gone
            entities: kept
        claims: [{id: gone, text: gone, claimant: kept}]
        tags: [gone]
        """)
        + "\n"
    )
    assert "stance: {kept: against}" in changed["articles/b.md"]
    assert changed["entities/old.md"] == files["entities/old.md"].replace("replaced_by: gone", "replaced_by: kept")
    assert changed["entities/third.md"] == files["entities/third.md"].replace("target: gone", "target: kept").replace(
        "place: gone", "place: kept"
    ).replace("participants: gone", "participants: kept").replace("- gone", "- kept")


def test_the_record_given_up_gets_one_line() -> None:
    assert merged({})["entities/gone.md"] == ENTITIES["entities/gone.md"].replace(
        "\n---\n", "\nreplaced_by: kept\n---\n"
    )


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("---\ntype: Person\npref_label: G\n---\n", "replaced_by: kept\n"),
        ("\ufeff\r\n---  \r\n  type: Person\r\n  pref_label: G\r\n  # end\r\n---\r\n", "  replaced_by: kept\r\n"),
        ("---\rtype: Person\rpref_label: |+\r  G\r\r---\re\u0301 kept", "replaced_by: kept\r"),
        ("---\ntype: Person\nreplaced_by: # of none\npref_label: G\n---\n", " kept"),
        ("---\ntype: Person\nreplaced_by:\npref_label: G\n---\n", " kept"),
    ],
)
def test_the_line_is_written_as_the_file_is(typed: str, line: str) -> None:
    found = merged({"entities/gone.md": typed})["entities/gone.md"]
    assert found.count(line) == 1
    assert found.replace(line, "") == typed
    assert f"replaced_by:{line}" in found or found[found.index(line) :].removeprefix(line).startswith("---")


def test_a_list_names_an_entity_once() -> None:
    assert article("entities: [gone, third, kept]") == "entities: [kept, third]"
    assert article("entities:\n  - kept  # first\n  - gone  # second") == "entities:\n  - kept  # first\n  # second"
    assert article("entities: [gone, kept, gone]") == "entities: [kept]"
    assert article("annotations: [{quote: gone, note: n, entities: [kept, gone]}]").endswith("entities: [kept]}]")
    third = page("entities/third.md", "participants:\n- gone\n- kept\nnot_same_as: [kept, gone]")
    assert merged({"entities/third.md": third})["entities/third.md"].startswith(
        "---\nparticipants:\n- kept\nnot_same_as: [kept]\n"
    )


def test_what_named_an_entity_twice_before_does_so_still() -> None:
    assert article("entities: [kept, kept, gone]\nevent: third") == "entities: [kept, kept]\nevent: third"


def test_being_about_an_entity_says_more_than_naming_it() -> None:
    assert article("entities: [kept, {id: gone, role: about}, third]") == "entities: [{id: kept, role: about}, third]"
    assert article("entities: [{id: kept, role: about}, gone]") == "entities: [{id: kept, role: about}]"
    assert article("entities: [{id: kept, role: mentions}, gone]") == "entities: [{id: kept, role: mentions}]"


def test_one_position_in_short_is_said_once() -> None:
    assert article("stance: {gone: against, kept: against}") == "stance: {kept: against}"
    assert article("stance:\n  kept: against\n  third: favor\n  gone: against # so\n") == (
        "stance:\n  kept: against\n  third: favor\n  # so"
    )


def test_two_positions_in_short_are_not_merged() -> None:
    text = page("articles/a.md", "stance: {kept: against, gone: favor}")
    assert refusal({"articles/a.md": text}) == (
        'articles/a.md:2:25: the short stance would say both "against" and "favor" of "kept":'
        " write the two as full records first"
    )


def test_full_records_stay_unless_they_are_the_same_in_every_word() -> None:
    same = "stance:\n  - target: gone\n    position: against\n  - position: against\n    target: kept"
    assert article(same) == "stance:\n  - target: kept\n    position: against"
    differ = "stance: [{target: gone, position: against}, {target: kept, position: against, annotator: x}]"
    assert article(differ) == differ.replace("gone", "kept")
    third = "relations: [{type: part_of, target: gone, source: s}, {type: part_of, target: kept, source: t}]"
    text = merged({"entities/third.md": page("entities/third.md", third)})["entities/third.md"]
    assert third.replace("gone", "kept") in text


def test_a_comment_is_never_lost() -> None:
    text = page("articles/a.md", "stance:\n- {target: gone, position: p}\n- target: kept # why\n  position: p")
    assert refusal({"articles/a.md": text}) == (
        "articles/a.md:4:3: this would say the same twice, and cannot be taken out without a comment in it:"
        " take it out by hand first"
    )


@pytest.mark.parametrize(
    "tie", ["relations: [{type: part_of, target: X}]", "not_same_as: X", "place: X", "participants: [third, X]"]
)
def test_records_that_name_each_other_are_not_merged(tie: str) -> None:
    why = "here, and would then name itself: take that out first, if the two are one"
    for one, other in [("gone", "kept"), ("kept", "gone")]:
        text = page(f"entities/{one}.md", tie.replace("X", other))
        column = tie.index("X") + 1
        assert refusal({f"entities/{one}.md": text}) == f'entities/{one}.md:2:{column}: "{one}" names "{other}" {why}'


@pytest.mark.parametrize(
    ("gone", "kept", "message"),
    [
        ("gone", "gone", '"gone" cannot be merged into itself'),
        ("gonne", "kept", 'no entity is called "gonne"; did you mean "gone"?'),
        ("gone", "Kept!", 'no entity is called "Kept!"'),
        ("gone", "entirely-other", 'no entity is called "entirely-other"'),
        ("gone", "was", 'entities/was.md:2:14: "was" was merged into "is" already: write "third"'),
        ("is", "gone", 'entities/is.md:2:14: "is" was merged into "third" already: write "third"'),
        ("gone", "article", '"article" cannot be referred to: in a header it stands for the outlet\'s own voice'),
    ],
)
def test_ids_are_those_of_records_that_stand(gone: str, kept: str, message: str) -> None:
    was = {"was": "is", "is": "third"}
    files = {f"entities/{id}.md": page(f"entities/{id}.md", f"replaced_by: {to}") for id, to in was.items()}
    files["entities/article.md"] = page("entities/article.md")
    assert refusal(files, gone, kept) == message


def test_a_file_that_cannot_be_read_may_name_anything() -> None:
    known = "cannot be read"
    tail = ", and may hold references (recoupe check tells why)"
    assert refusal({"articles/a.md": "gone"}) == f"articles/a.md {known}{tail}"
    two = {
        "articles/2020/a.md": page("articles/2020/a.md"),
        "articles/2021/a.md": page("articles/2021/a.md"),
        "b.md": "",
    }
    assert refusal(two) == f"articles/2021/a.md {known} nor 1 other file{tail}"


def test_what_a_mistake_hides_from_the_record_is_rewritten_too() -> None:
    header = (
        "entities: [{id: gone, rolle: about}]\nstance: [{target: gone, position: [x]}, {target: kept, position: p}]"
    )
    assert article(header) == header.replace("gone", "kept")


def test_an_edit_makes_no_error() -> None:
    files = {
        "entities/gone.md": page("entities/gone.md", "type: Event"),
        "articles/a.md": page("articles/a.md", "event: gone"),
    }
    assert refusal(files) == (
        'this would make an error: articles/a.md:2:8: error[not-an-event]: "kept" is not an event but of type Person'
    )
    # One that was there before does not matter.
    files["articles/a.md"] = page("articles/a.md", "entities: [gone]\nevent: third\nsource: none")
    assert "entities: [kept]" in merged(files)["articles/a.md"]


def test_what_cannot_be_edited_is_refused() -> None:
    message = 'articles/a.md:2:8: "gone" is written in a way that cannot be edited: write it plainly first'
    assert refusal({"articles/a.md": page("articles/a.md", 'event: "\\x67one"')}) == message
    assert article("event: >-\n  gone") == "event: >-\n  kept"
    message = 'no line can be added to this header: write it as lines of the form "key: value"'
    assert (
        refusal({"entities/gone.md": "---\n{type: Person, pref_label: G}\n---\n"}) == f"entities/gone.md:1:1: {message}"
    )
    message = 'this header would not say the same of "target" as of "gone": write it in a plainer form first'
    files = {
        "entities/target.md": page("entities/target.md"),
        "articles/a.md": page("articles/a.md", "stance: {gone: p}"),
    }
    assert refusal(files, "gone", "target") == f"articles/a.md:1:1: {message}"


def test_what_people_have_to_do_is_said() -> None:
    files = {
        "entities/gone.md": page("entities/gone.md", "same_as: {wikidata: Q1}\nrelations: []", "Une note."),
        "articles/a.md": page("articles/a.md", "stance: against"),
    }
    edit = merge(folder(ENTITIES | SOURCE | files, Defaults(stance_target="gone")), "gone", "kept")
    assert edit.references == 0
    assert edit.notes == (
        'entities/gone.md still holds `same_as`, a note: what of it is to be shown belongs in the file of "kept"',
        'mkdocs.yml names "gone" as its default_stance_target: write "kept" there',
    )


def test_the_outlet_s_own_voice_is_no_entity() -> None:
    files = {
        "entities/article.md": page("entities/article.md"),
        "articles/a.md": page(
            "articles/a.md", "entities: [article]\nstance: [{target: third, holder: article, position: p}]"
        ),
    }
    text = after(merge(folder(ENTITIES | SOURCE | files), "article", "kept"))["articles/a.md"]
    assert "entities: [kept]\nstance: [{target: third, holder: article, position: p}]" in text
