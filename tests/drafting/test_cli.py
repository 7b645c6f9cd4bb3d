"""`recoupe new`, as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from tests.corpora import corpus, write

SCRIPT = """
    sources/gazette-fr.md
        name: La Gazette
        languages: [fr]
        text_policy: none
    entities/bagdad.md
        type: Place
        pref_label: {fr: Bagdad, ar: بغداد}
    entities/crue.md
        type: Event
        pref_label: {fr: Crue de 2021}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content", corpus(SCRIPT))
    return tmp_path


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.cli.desk.can_ask", lambda no_input: not no_input)


def run(*arguments: str, answers: tuple[str, ...] = ()) -> Result:
    result = CliRunner().invoke(main, ["new", *arguments], input="\n".join(answers) + "\n" if answers else None)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def passes_the_check() -> bool:
    check = CliRunner().invoke(main, ["check"])
    return (check.exit_code, check.stderr) == (0, "0 errors, 0 warnings\n")


@pytest.mark.usefixtures("project")
def test_all_answers_can_be_options() -> None:
    result = run(
        "article", "--title", "Irak : la crue", "--source", "gazette-fr", "--date", "2021-10-19", "--lang", "fr",
        "--url", "https://gazette.example/123456", "--author", "Jeanne Martin", "--entity", "بغداد", "--event", "crue",
        "--tag", "crues", "--tag", "eau",
    )  # fmt: skip
    assert (result.exit_code, result.stdout) == (0, "written: content/articles/2021/gazette-fr-123456.md\n")
    assert Path("content/articles/2021/gazette-fr-123456.md").read_text(encoding="utf-8") == (
        '---\ntitle: "Irak : la crue"\nsource: gazette-fr\ndate: 2021-10-19\nlang: fr\n'
        "url: https://gazette.example/123456\nauthor: Jeanne Martin\nentities: [bagdad]\nevent: crue\n"
        "tags: [crues, eau]\nrights:\n  text: none\n---\n"
    )
    assert passes_the_check()


@pytest.mark.usefixtures("project", "asking")
def test_what_is_missing_is_asked_for_and_wrong_answers_again() -> None:
    result = run(
        "article",
        answers=(
            "", "La crue", "gazet", "1", "19/10/2021", "2021-10-19", "", "pas une adresse", "", "",
            "Bagad", "1", "", "bagdad", "", "Deux mots", "crue", "", "",
        ),
    )  # fmt: skip
    told = result.stderr
    assert 'no outlet is called "gazet"; near it are:\n      1  gazette-fr  (' in told
    assert '"19/10/2021" is not a date; expected: year-month-day' in told
    assert '"pas une adresse" is not a web address' in told
    assert 'no entity is called "Bagad"; near it are:\n      1  bagdad  (' in told
    assert '"Deux mots" cannot be an id' in told
    # An event that is none is told by the checks, and nothing is written.
    assert (result.exit_code, "error[not-an-event]" in told) == (1, True), told
    assert not Path("content/articles").exists()


@pytest.mark.usefixtures("project", "asking")
def test_an_entity_from_answers() -> None:
    result = run("entity", answers=("Pla", "Basra", "ar=البصرة", "", "fr=Bassora", "", "", "Un port du sud.", "basra"))
    assert result.exit_code == 0, result.stderr
    assert Path("content/entities/basra.md").read_text(encoding="utf-8") == (
        "---\ntype: Place\npref_label:\n  fr: Basra\n  ar: البصرة\nalt_label:\n  fr: [Bassora]\n---\n\nUn port du sud.\n"
    )
    assert passes_the_check()


@pytest.mark.usefixtures("project")
def test_what_the_register_has_is_told_and_an_error_is_not_written() -> None:
    result = run("entity", "--type", "Place", "--label", "fr=Bagdad", "--id", "bagdad-ville")
    assert result.exit_code == 1
    assert "note: the register has it: bagdad (Bagdad)" in result.stderr
    assert "error[shared-label]" in result.stderr
    assert "content/entities/bagdad-ville.md is not written: it would have 1 error" in result.stderr
    assert not Path("content/entities/bagdad-ville.md").exists()


@pytest.mark.usefixtures("project")
def test_an_event_and_its_identifiers() -> None:
    result = run(
        "entity", "--type", "Event", "--label", "fr=Orage", "--date", "2021-10", "--place", "Bagdad",
        "--same-as", "wikidata=Q1", "--ambiguous", "Tempête", "--stdout",
    )  # fmt: skip
    assert result.stdout == (
        "---\ntype: Event\npref_label:\n  fr: Orage\nambiguous_label: [Tempête]\nsame_as:\n  wikidata: Q1\n"
        "date: 2021-10\nplace: bagdad\n---\n"
    )


@pytest.mark.usefixtures("project")
def test_an_outlet_from_options() -> None:
    result = run(
        "source", "--name", "Le Monde (français)", "--text-policy", "none", "--language", "fr",
        "--domain", "https://www.lemonde.fr/une", "--country", "fr", "--ownership", "private",
    )  # fmt: skip
    assert result.stdout == "written: content/sources/lemonde-fr.md\n"
    assert Path("content/sources/lemonde-fr.md").read_text(encoding="utf-8") == (
        "---\nname: Le Monde (français)\ntext_policy: none\ndomains: [lemonde.fr]\nownership: private\ncountry: FR\n"
        "languages: [fr]\n---\n"
    )
    assert passes_the_check()


@pytest.mark.usefixtures("project", "asking")
def test_an_outlet_from_answers() -> None:
    answers = ("Rudaw", "oui", "exc", "pas un hôte", "rudaw.net", "", "en", "", "", "", "Irak", "IQ", "", "")
    result = run("source", answers=answers)
    assert result.exit_code == 0, result.stderr
    assert '"oui" is none of them: none, excerpt, full' in result.stderr
    assert '"pas un hôte" is no host name' in result.stderr
    assert '"Irak" is no country code' in result.stderr
    text = Path("content/sources/rudaw-en.md").read_text(encoding="utf-8")
    assert "text_policy: excerpt\ndomains: [rudaw.net]\n" in text


@pytest.mark.parametrize(
    ("arguments", "messages"),
    [
        (("article", "--no-input"), ("--title  ", "--source  ", "--date  ", "--lang  ")),
        (("entity", "--no-input"), ("--type  one of Person", "--label fr=NAME  ")),
        (("source", "--no-input"), ("--name  ", "--text-policy  one of none, excerpt, full")),
        (("source", "--name", "نشرة", "--text-policy", "none"), ("--id  none can be made from its name",)),
        (("article", "--source", "gazet"), ('no outlet is called "gazet"; near it are', "gazette-fr")),
        (("entity", "--type", "Persn"), ('"Persn" is not a value of "type"',)),
        (("entity", "--type", "Place", "--label", "zzzz=X"), ("zzzz",)),
        (("entity", "--type", "Place", "--label", "fr="), ("empty",)),
        (("entity", "--type", "Place", "--label", "fr=X", "--same-as", "Q1"), ('"Q1" is no identifier',)),
        (("entity", "--type", "Place", "--label", "fr=X", "--id", "bagdad"), ('"bagdad" is there already',)),
    ],
)
def test_what_cannot_be_is_told(project: Path, arguments: tuple[str, ...], messages: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert all(message in result.stderr for message in messages), result.stderr
    assert sorted(path.name for path in (project / "content/entities").iterdir()) == ["bagdad.md", "crue.md"]


@pytest.mark.usefixtures("project")
def test_a_dry_run_writes_nothing() -> None:
    result = run("entity", "--type", "Place", "--label", "fr=Basra", "--dry-run")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "would write content/entities/basra.md" in result.stderr
    assert not Path("content/entities/basra.md").exists()
