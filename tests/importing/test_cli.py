"""`recoupe import`, as people run it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from recoupe.cli import main
from recoupe.importing import Downloaded
from tests.corpora import corpus, write
from tests.importing import pages
from tests.importing.pasted import ALL, pasted

OUTLETS = """
    sources/gazette-fr.md
        name: La Gazette
        languages: [fr]
        domains: [gazette.example]
        text_policy: full
    sources/herald-en.md
        name: The Lake Herald
        languages: [en]
        text_policy: none
    sources/brief-fr.md
        name: En bref
        languages: [fr]
        text_policy: excerpt
"""
FRENCH = pasted(ALL["fr"])[0]
ENGLISH = pasted(ALL["en"])[0]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "content", corpus(OUTLETS))
    return write(tmp_path, {"fr.txt": FRENCH, "en.txt": ENGLISH, "fr.html": pages.FRENCH})


def run(*arguments: str, input: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(main, ["import", *arguments], input=input)
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


@pytest.fixture
def asking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.cli.importing.can_ask", lambda no_input: not no_input)


@pytest.mark.usefixtures("project")
def test_a_saved_page_becomes_a_file_that_passes_the_check() -> None:
    result = run("fr.html")
    assert (result.exit_code, result.stdout) == (0, "written: content/articles/2021/gazette-fr-123456.md\n")
    text = Path("content/articles/2021/gazette-fr-123456.md").read_text(encoding="utf-8")
    assert text.startswith(
        "---\ntitle: Le lac déborde après l’orage\nsource: gazette-fr\ndate: 2021-10-19\nlang: fr\n"
        "url: https://www.gazette.example/2021/10/19/le-lac-deborde-123456\nauthor: Jeanne Martin\n---\n\n"
        "Le lac vu du village, mardi. (Photo AFP)\n\nLe lac a débordé"
    )
    assert "\n\n- Trois routes coupées\n- Vingt maisons touchées\n\n" in text
    check = CliRunner().invoke(main, ["check"])
    assert (check.exit_code, check.stderr) == (0, "0 errors, 0 warnings\n")


@pytest.mark.usefixtures("project")
def test_everything_is_told_on_the_error_stream() -> None:
    told = run("fr.txt", "--source", "gazette-fr", "--dry-run").stderr
    assert "title: Le lac déborde après l’orage\n  because: line 3, the first that is no furniture\n" in told
    assert 'date: 2021-10-19\n  because: line 7: "19 octobre 2021"\n' in told
    assert "  line 1 [navigation-word] a word of the site's menu: Accueil > Monde > Irak\n" in told
    assert "[share-button] a button for sharing the page: Partager sur Facebook\n" in told
    line = FRENCH.split("\n").index("Le marché du dimanche change de place") + 1
    assert f"  line {line} [related-articles] below that heading: Le marché du dimanche change de place\n" in told
    assert "kept, but look at them:\n" in told
    assert "[read-also-link] a link to another article, which stands in the text: Lire aussi : La digue" in told
    assert told.endswith("would write content/articles/2021/gazette-fr-20211019-lac-deborde-orage.md\n")
    assert not Path("content/articles").exists()


@pytest.mark.usefixtures("project")
def test_the_file_alone_goes_to_the_output() -> None:
    result = run("fr.txt", "--source", "gazette-fr", "--stdout")
    assert result.exit_code == 0
    assert result.stdout.startswith("---\ntitle: Le lac déborde après l’orage\n")
    assert result.stdout.endswith("a annoncé la préfecture.\n")
    assert not Path("content/articles").exists()


@pytest.mark.usefixtures("project")
def test_the_input_can_be_read() -> None:
    result = run("-", "--source", "gazette-fr", "--stdout", input=FRENCH)
    assert (result.exit_code, result.stdout) == (0, run("fr.txt", "--source", "gazette-fr", "--stdout").stdout)


@pytest.mark.usefixtures("project")
def test_what_is_missing_is_an_error_that_names_the_options() -> None:
    Path("bare.txt").write_text("Bagdad sous la pluie\n\nDeux mots.\n\nPublié le 03/04/2021", encoding="utf-8")
    result = run("bare.txt", "--no-input")
    assert (result.exit_code, result.stdout) == (2, "")
    error = result.stderr.partition("Error: ")[2]
    assert error.startswith("this has to be said:\n")
    assert "  --source ID  nothing says which outlet this is\n" in error
    assert (
        '  --date 2021-10-19  line 5: "03/04/2021" may be 2021-04-03 or 2021-03-04:'
        ' --date "2021-04-03" or --date "2021-03-04"\n' in error
    )
    assert "  --lang fr  " in error
    assert "--title" not in error
    given = run("bare.txt", "--no-input", "--source", "gazette-fr", "--date", "2021-04-03", "--lang", "fr", "--stdout")
    assert (given.exit_code, given.stdout.count("date: 2021-04-03")) == (0, 1)


@pytest.mark.usefixtures("project", "asking")
def test_questions_are_asked_until_an_answer_can_be_taken() -> None:
    Path("bare.txt").write_text("Bagdad\n\nDeux mots.\n\nPublié le 03/04/2021", encoding="utf-8")
    answers = ["1", "gazete", "zzz", "1", "2021-13-45", "1", "français", "fr"]
    result = run("bare.txt", input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.stderr
    assert 'no outlet is called "gazete"; near it are:\n      1  ' in result.stderr
    assert '"2021-13-45" has no such month; expected: a month from 01 to 12' in result.stderr
    assert '"français" is not a language tag' in result.stderr
    text = Path("content/articles/2021/gazette-fr-20210403-bagdad.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Bagdad\nsource: gazette-fr\ndate: 2021-04-03\nlang: fr\n---\n\nDeux mots.\n"


@pytest.mark.usefixtures("project")
def test_without_the_right_to_show_it_only_the_record_is_written() -> None:
    result = run("en.txt", "--source", "herald-en", "--stdout")
    assert result.stdout.endswith("rights:\n  text: none\n---\n") or result.stdout.endswith(
        "rights: {text: none}\n---\n"
    )
    assert 'the text_policy of "herald-en" is none, so that only the record is written' in result.stderr
    excerpt = run("fr.txt", "--source", "brief-fr", "--stdout")
    assert "Le lac a débordé" not in excerpt.stdout
    full = run("fr.txt", "--source", "gazette-fr", "--record-only", "--stdout")
    assert ("rights" in full.stdout, full.stdout.endswith("---\n")) == (False, True)


@pytest.mark.usefixtures("project")
def test_the_text_can_be_written_all_the_same_and_is_told_of() -> None:
    result = run("en.txt", "--source", "herald-en", "--with-text")
    assert result.exit_code == 0
    assert "the site will not show this text, but everybody can read it in the folder" in result.stderr
    assert "warning[text-not-published]" in result.stderr
    assert "The lake flooded its banks" in Path("content", "articles", "2021").glob("*.md").__next__().read_text(
        "utf-8"
    )


@pytest.mark.usefixtures("project")
def test_no_file_is_written_over() -> None:
    assert run("fr.html").exit_code == 0
    before = Path("content/articles/2021/gazette-fr-123456.md").read_bytes()
    again = run("fr.html", "--title", "Un autre titre", "--id", "gazette-fr-123456")
    assert (again.exit_code, again.stdout) == (2, "")
    assert '"gazette-fr-123456" is there already: articles/2021/gazette-fr-123456.md' in again.stderr
    assert Path("content/articles/2021/gazette-fr-123456.md").read_bytes() == before
    other = run("fr.html", "--dry-run")
    assert 'note: "gazette-fr-123456" has the same address: is it the same article?' in other.stderr
    assert "would write content/articles/2021/gazette-fr-123456-2.md" in other.stderr


@pytest.mark.usefixtures("project")
def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    Path("content/articles").mkdir()
    Path("content/articles/2021").symlink_to(tmp_path / "outside")
    result = run("fr.html")
    assert result.exit_code == 2
    assert "articles/2021 is a link: the corpus has folders only" in result.stderr
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("none.txt",), 1, '"none.txt" is no file'),
        (("content",), 1, '"content" is a folder'),
        (("fr.txt", "--source", "gazete"), 2, 'no outlet is called "gazete"; near it: gazette-fr'),
        (("fr.txt", "--date", "hier"), 2, '"hier" is not a date'),
        (("fr.txt", "--lang", "français"), 2, "is not a language tag"),
        (("fr.txt", "--url", "javascript:x"), 2, "is not a web address"),
        (("fr.txt", "--title", "a\x07b"), 2, "U+0007"),
        (("fr.txt", "--source", "gazette-fr", "--id", "../x"), 2, '"../x" cannot be an id'),
        (("http://127.0.0.1:1/",), 1, '"127.0.0.1" is not a public host'),
        (("fr.txt", "--encoding", "klingon", "--no-input"), 2, "no such encoding is known"),
        (("empty.txt",), 1, "there is no text in it"),
        (("picture.txt",), 1, "this is a picture"),
        (("nul.txt",), 1, "full of control characters"),
        (("latin.txt",), 1, "the encoding is not UTF-8, and cannot be told"),
        (("long.txt",), 1, "more than 1 MiB"),
        (("deep.html",), 1, "nested more than 200 deep"),
        (("fr.txt", "--as", "html", "--source", "gazette-fr", "--stdout", "--no-input"), 2, "--title"),
    ],
)
def test_what_cannot_be_done_is_told_in_words(
    project: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    write(
        project,
        {
            "empty.txt": "\n \n",
            "picture.txt": b"\x89PNG\r\n\x1a\n",
            "nul.txt": b"\x00\x01" * 1000,
            "latin.txt": "L’été à Bagdad".encode("cp1252"),
            "long.txt": "mot " * 400_000,
            "deep.html": "<html><body>" + "<div>" * 100_000 + "texte",
        },
    )
    result = run(*arguments)
    assert (result.exit_code, message in result.stderr) == (code, True), result.stderr
    assert "Traceback" not in result.output
    assert not (project / "content/articles").exists()


@pytest.mark.usefixtures("project")
def test_a_text_cannot_steer_the_terminal() -> None:
    hostile = FRENCH.replace("Accueil >", "\x1b[31mAccueil > \u202e").encode()
    result = run("-", "--source", "gazette-fr", "--stdout", input=hostile)
    assert result.exit_code == 0
    assert not {"\x1b", "\u202e"} & set(result.output)
    assert "invisible characters were taken out: U+001B (1 times), U+202E (1 times)" in result.stderr


@pytest.mark.usefixtures("project")
def test_a_page_from_the_web_notes_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    page = Downloaded(data=pages.FRENCH.encode(), address="https://gazette.example/x", charset="", is_html=True)
    monkeypatch.setattr("recoupe.cli.importing.download", lambda address, allow_local: page)
    result = run("https://gazette.example/x", "--stdout")
    assert result.exit_code == 0, result.stderr
    assert "\nurl: https://gazette.example/x\n" in result.stdout
    assert "\naccessed: 20" in result.stdout


@pytest.mark.usefixtures("project")
def test_an_address_that_is_not_the_outlet_s_is_told() -> None:
    told = 'note: the address is in none of the domains of "gazette-fr"'
    given = ("fr.txt", "--source", "gazette-fr", "--dry-run", "--url")
    assert told in run(*given, "https://a.example/x").stderr
    assert told not in run(*given, "https://www.gazette.example/x").stderr


@pytest.mark.usefixtures("project")
def test_a_file_that_would_be_too_large_is_not_written() -> None:
    text = "Un titre\n\n" + "Une phrase de plus et la suite. " * 40_000
    Path("big.txt").write_text(text[: 1024 * 1024 - 20], encoding="utf-8")
    result = run("big.txt", "--source", "gazette-fr", "--date", "2021-10-19", "--lang", "fr")
    assert (result.exit_code, "the file would be larger than 1 MiB" in result.stderr) == (2, True)
    assert not Path("content/articles").exists()
