from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from recoupe.cli import main
from recoupe.editing import Refused
from recoupe.formatting import laid_out, said
from recoupe.loading import CorpusFile, Defaults, discover, load_record, read
from recoupe.loading.header import split_header
from recoupe.loading.record import HEADERS
from recoupe.schema import field_names
from tests.cases.test_rule_pages import Case, case_files
from tests.cases.test_rule_pages import write as write_case
from tests.corpora import corpus_file, page, write
from tests.golden.paths import ROOT
from tests.laws.strategies import KEYS, SCALARS, bodies, corpora, headers

FILE = CorpusFile("articles", "a", "articles/a.md")


def formatted(text: str, file: CorpusFile = FILE) -> str:
    return laid_out(file, text.encode(), Defaults()).decode()


def header(script: str) -> str:
    """The header that a header becomes; the required fields stand before it."""
    text = f"---\ntitle: t\nsource: s\ndate: 2021\nlang: fr\n{script}---\n"
    return formatted(text).removeprefix("---\ntitle: t\nsource: s\ndate: 2021\nlang: fr\n").removesuffix("---\n")


def test_fields_stand_in_the_order_of_the_record() -> None:
    assert formatted("---\nlang: fr\ndate: 2021\ntags: [b, a]\ntitle: t\nauthor: x\nsource: s\n---\nTexte.\n") == (
        "---\ntitle: t\nsource: s\ndate: 2021\nlang: fr\nauthor: x\ntags: [b, a]\n---\n\nTexte.\n"
    )


def test_each_value_stays_as_it_was_typed() -> None:
    url = "\"url\": 'https://a.org'\n"
    abstract = "abstract:   >-\n    Une   longue\n    phrase.   \n\n    # no comment\n"
    entities = "entities:\n  - {id: irak, role: about}\n  -   'daech'\n"
    annotations = 'annotations: [{quote: "a",\n  note: b}]\n'
    assert header(annotations + entities + abstract + url) == url + abstract + entities + annotations


def test_comments_move_with_the_field_below_them() -> None:
    assert header(
        dedent("""\
        tags: [a] # why
        # the agency's own
        #
        agency: AFP
        # url of the copy
        url: https://a.org
    """)
    ) == dedent("""\
        # url of the copy
        url: https://a.org
        # the agency's own
        #
        agency: AFP
        tags: [a] # why
    """)


def test_an_indented_comment_stays_with_the_field_above_it() -> None:
    assert header(
        dedent("""\
        tags:
          - a
          # - b
        entities:
          # none yet
          - irak
          # - daech

            # deep

        url: https://a.org
        # the end
    """)
    ) == dedent("""\

        url: https://a.org
        entities:
          # none yet
          - irak
          # - daech

            # deep
        tags:
          - a
          # - b
        # the end
    """)


def test_comments_above_an_empty_line_are_about_the_whole_header() -> None:
    text = "---\n\n# Whole header.\n\n# the date\ndate: 2021\n# yes\ntitle: t\nlang: fr\n\n\n\nsource: s\n\n---\n"
    assert formatted(text) == (
        "---\n# Whole header.\n\n# yes\ntitle: t\n\nsource: s\n# the date\ndate: 2021\nlang: fr\n---\n"
    )
    text = "---\n# yaml-language-server: $schema=x\n# the date\ndate: 2021\ntitle: t\nlang: fr\nsource: s\n---\n"
    assert formatted(text).startswith("---\n# yaml-language-server: $schema=x\ntitle: t\n")


def test_blanks_that_a_value_holds_are_kept() -> None:
    held = 'annotations:\n  - quote: |+\n      a  \n\n  \n    note: "b  \n      c"'
    assert header(f"state: draft\n{held}  \nurl: https://a.org\t \n") == f"url: https://a.org\n{held}\nstate: draft\n"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"\xef\xbb\xbf---\r\ntitle: t\r\n--- \r\n\r\n\r\nA\r\n", b"---\ntitle: t\n---\n\nA\n"),
        (b"\n \n---\ntitle: t  \n---\nA  \nB \n\n\n", b"---\ntitle: t\n---\n\nA  \nB\n"),
        (b"---\ntitle: t\n---", b"---\ntitle: t\n---\n"),
        (b"---\rtitle: t\r---\r    code  \r\r", b"---\ntitle: t\n---\n\n    code\n"),
        ("---\ntitle: e\u0301t\n---\ne\u0301".encode(), "---\ntitle: e\u0301t\n---\n\ne\u0301\n".encode()),
    ],
)
def test_lines_of_the_text_are_left_alone_but_for_their_ends(data: bytes, expected: bytes) -> None:
    file = CorpusFile("pages", "a", "a.md")
    assert laid_out(file, data, Defaults()) == expected
    assert laid_out(file, expected, Defaults()) == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Texte", "the file does not begin with a header"),
        ("---\ntitle: t\n", "the header that begins here is never closed"),
        ("---\ntitle: a: b\n---\n", "the header is not valid YAML"),
        ("---\ntitle: t\nsource: s\ndate: hier\nlang: fr\n---\n", '"hier" is not a date [malformed-date]'),
        ("---\ntitle: t\nsource: s\ndate: 2021\nlang: fr\ntagz: [a]\n---\n", 'no field is called "tagz" [unknown-key]'),
        ("---\n{title: t, source: s, date: 2021, lang: fr}\n---\n", "in braces"),
        ("---\n# x\n{\ntitle: t,\nsource: s,\ndate: 2021,\nlang: fr}\n---\n", "in braces"),
        ("---\n? title\n: t\nsource: s\ndate: 2021\nlang: fr\n---\n", "does not begin a line"),
    ],
)
def test_a_header_that_is_not_right_is_left_alone(text: str, told: str) -> None:
    with pytest.raises(Refused) as refused:
        formatted(text)
    assert told in str(refused.value)
    assert refused.value.span is not None


def test_an_error_in_the_text_is_no_reason() -> None:
    text = "---\nsource: s\ntitle: t\ndate: 2021\nlang: fr\n---\n[a](javascript:x)\n"
    assert formatted(text).startswith("---\ntitle: t\nsource: s\n")


def same(file: CorpusFile, data: bytes) -> bool:
    """Whether a file is laid out, once for all, with its record as it was and its fields in order."""
    try:
        once = laid_out(file, data, Defaults())
    except Refused:
        return False
    assert laid_out(file, once, Defaults()) == once
    text = once.decode()
    assert "\r" not in text
    assert text.startswith("---\n")
    assert text.endswith("\n")
    before = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    assert said(load_record(text, file, Defaults()).record) == said(load_record(before, file, Defaults()).record)
    keys = [str(key.value) for key, _ in split_header(text, file.path)[0].entries]
    assert keys == [key for key in field_names(HEADERS[file.kind]) if key in keys]
    return True


def test_every_file_of_the_corpus_can_be_laid_out() -> None:
    content = ROOT / "content"
    for file in discover(content)[0]:
        assert same(file, (content / file.path).read_bytes()), file.path


@given(corpora, st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_the_record_is_the_same_before_and_after(files: dict[str, str], line_end: str, mark: bool) -> None:
    for path, text in files.items():
        data = ("\ufeff" * mark + text.replace("\n", line_end)).encode()
        same(corpus_file(path), data)


_ROWS = st.lists(
    st.one_of(
        st.sampled_from(["", "# x", "  # y", "\t", "#", "- a", "  - b", "  fr: x", "    |", "...", "  ", "title: t", "source: s", "lang: fr"]),
        st.tuples(st.sampled_from(KEYS), st.sampled_from([*SCALARS, "|+", ">-", "  ", "[a,"])).map(": ".join),
        headers,
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(st.sampled_from(["articles/a.md", "entities/a.md", "a.md"]), _ROWS, bodies)
def test_no_header_is_changed_in_what_it_says(path: str, rows: str, body: str) -> None:
    same(corpus_file(path), page(path, rows, body).encode())


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["fmt", *arguments])


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with a file to lay out, one with an error, and two that are right."""
    needed = "title: Un titre\nsource: journal\ndate: 2021-10-19\nlang: fr\n---\n"
    files = {
        "articles/a.md": f"---\ntags: [a]\n{needed}",
        "articles/b.md": f"---\n{needed}".replace("2021-10-19", "hier"),
        "about.md": "---\ntitle: x\n---\n",
        "sources/journal.md": "---\nname: Journal\ntext_policy: full\n---\n",
    }
    write(tmp_path / "content", files)
    monkeypatch.chdir(tmp_path)
    return tmp_path


TOLD = 'content/articles/b.md:4:7: left alone: "hier" is not a date [malformed-date]\n'


def test_fmt_writes_what_it_can_and_names_what_it_leaves_alone(project: Path) -> None:
    done = run()
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"{TOLD}1 file changed, 1 left alone\n")
    text = (project / "content/articles/a.md").read_text(encoding="utf-8")
    assert text == "---\ntitle: Un titre\nsource: journal\ndate: 2021-10-19\nlang: fr\ntags: [a]\n---\n"
    again = run("content/articles/a.md")
    assert (again.exit_code, again.stderr) == (0, "0 files changed, 0 left alone\n")


def test_check_and_diff_write_nothing(project: Path) -> None:
    before = (project / "content/articles/a.md").read_bytes()
    assert run("--check", "content/articles/a.md").stdout == "content/articles/a.md\n"
    assert run("--check", "content/articles/a.md").exit_code == 1
    assert run("--check", "content/about.md").exit_code == 0
    shown = run("--diff", "content/articles")
    assert (shown.exit_code, shown.stderr) == (2, f"{TOLD}1 file would change, 1 left alone\n")
    assert "+++ b/content/articles/a.md\n" in shown.stdout
    assert "\n-tags: [a]\n" in shown.stdout
    assert (project / "content/articles/a.md").read_bytes() == before


def test_wrong_usage_is_not_a_traceback(project: Path) -> None:
    assert run("mkdocs.yml").exit_code == 2
    write(project / "content", {"articles/c.md": b"\xff", "articles/d.exe": b""})
    told = run("--check").stderr
    assert "content/articles/c.md:1:1: left alone: the file is not UTF-8 text" in told
    assert "content/articles/d.exe:1:1: left alone: a corpus has no such file" in told


@pytest.mark.parametrize("case", list(case_files()))
def test_every_case_is_laid_out_or_refused(case: Case, tmp_path: Path) -> None:
    """The files of the rules' examples, most of them wrong in some way."""
    for block in case.blocks:
        if block.form in ("md", "repeat", "bytes"):
            write_case(block, tmp_path)
    for file in discover(tmp_path)[0]:
        _, refused = read(tmp_path, file)
        if not refused:
            same(file, (tmp_path / file.path).read_bytes())
