from __future__ import annotations

import os
from pathlib import Path

import pytest

from recoupe.loading import CorpusFile, discover, line_reader, read
from recoupe.loading.files import MAX_BYTES
from tests.corpora import at_most, said, write

FILE = CorpusFile("articles", "a", "articles/a.md")


def told(content: Path) -> list[str]:
    files, strays = discover(content)
    assert not files
    return said(strays)


def test_files_are_found_in_order_of_path(tmp_path: Path) -> None:
    paths = ["about.md", "articles/2021/b.md", "articles/a.md", "entities/a.md", "sources/x-1.md"]
    files, strays = discover(write(tmp_path, dict.fromkeys(reversed(paths), "")))
    assert strays == ()
    assert [file.path for file in files] == paths
    assert [(file.kind, file.id) for file in files] == [
        ("pages", "about"),
        ("articles", "b"),
        ("articles", "a"),
        ("entities", "a"),
        ("sources", "x-1"),
    ]


def test_a_page_may_be_for_the_edition_in_a_language(tmp_path: Path) -> None:
    paths = ["about.en.md", "about.md", "about.pt-BR.md"]
    files, strays = discover(write(tmp_path, dict.fromkeys(paths, "")))
    assert strays == ()
    assert [(file.kind, file.id, file.lang) for file in files] == [
        ("pages", "about", "en"),
        ("pages", "about", ""),
        ("pages", "about", "pt-BR"),
    ]


@pytest.mark.parametrize(
    "name", ["about.EN.md", "about..md", "about.en.ar.md", "About.en.md", "about.e.md", "about.en-.md"]
)
def test_the_language_of_a_page_is_a_language_tag(tmp_path: Path, name: str) -> None:
    files, (stray,) = discover(write(tmp_path, {name: "x"}))
    assert not files
    assert said((stray,)) == [f'{name}:1:1: error[malformed-file-name]: "{name}" cannot be the name of a file here']
    assert stray.expected.endswith("then .md, or a language and .md, such as .en.md")


@pytest.mark.parametrize("path", [".git/config", ".DS_Store", "articles/.a.md.swp", "articles/.obsidian/a.md"])
def test_hidden_files_are_left_alone(tmp_path: Path, path: str) -> None:
    assert discover(write(tmp_path, {path: "x"})) == ((), ())


@pytest.mark.parametrize(
    "path",
    [
        "articles/a.markdown",
        "articles/a.html",
        "articles/md",
        "articles/a.md~",
        "articles/a.MD",
        "assets/javascripts/bundle.js",
        "assets/a.md",
        "CNAME",
        "articles/a.svg",
        "a.php",
        "people/a.md",
    ],
)
def test_a_corpus_has_no_other_files(tmp_path: Path, path: str) -> None:
    assert told(write(tmp_path, {path: "x"})) == [f"{path}:1:1: error[stray-file]: a corpus has no such file"]


@pytest.mark.parametrize(
    "name",
    [
        "A.md",
        "é.md",
        "e\u0301.md",
        "a b.md",
        "a_b.md",
        "a--b.md",
        "a#b.md",
        "a%2e.md",
        "a?.md",
        "<a>.md",
        "a.b.md",
        "..md",
        "-a.md",
        "مقال.md",
        f"{'a' * 101}.md",
    ],
)
def test_a_name_must_be_plain(tmp_path: Path, name: str) -> None:
    assert told(write(tmp_path, {f"articles/{name}": "x"})) == (
        [f'articles/{name}:1:1: error[malformed-file-name]: "{name}" cannot be the name of a file here']
        if not name.startswith(".")
        else []
    )


def test_a_folder_s_name_must_be_plain_too(tmp_path: Path) -> None:
    (one,) = told(write(tmp_path, {"articles/Année 2021/a.md": "x"}))
    assert one.startswith("articles/Année 2021/a.md:1:1: error[malformed-file-name]: ")


def test_names_that_are_not_text_or_steer_a_terminal(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path / "articles")
    os.mkdir(folder)  # noqa: PTH102 - the names are bytes
    for name in (b"caf\xe9.md", b"a\nb.md", b"a\x1b[31m.md"):
        with open(os.path.join(folder, name), "wb"):  # noqa: PTH118, PTH123
            pass
    assert told(tmp_path) == [
        'articles/a<U+000A>b.md:1:1: error[malformed-file-name]: "a<U+000A>b.md" cannot be the name of a file here',
        'articles/a<U+001B>[31m.md:1:1: error[malformed-file-name]: "a<U+001B>[31m.md" cannot be the name of a file here',
        'articles/caf\\xe9.md:1:1: error[malformed-file-name]: "caf\\xe9.md" cannot be the name of a file here',
    ]


def test_links_pipes_and_sockets_are_not_read(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"articles/ok.md": "x"})
    outside = write(tmp_path / "outside", {"secret.md": "secret", "more/b.md": "secret"})
    (content / "articles/a.md").symlink_to(outside / "secret.md")
    (content / "articles/broken.md").symlink_to(outside / "none.md")
    (content / "articles/folder").symlink_to(outside, target_is_directory=True)
    (content / "articles/loop").symlink_to(content, target_is_directory=True)
    (content / "entities").symlink_to(outside / "more", target_is_directory=True)
    os.mkfifo(content / "articles/pipe.md")
    with at_most(2):
        files, strays = discover(content)
    assert [file.path for file in files] == ["articles/ok.md"]
    assert said(strays) == [
        f"{path}:1:1: error[stray-file]: this is not a regular file"
        for path in (
            "articles/a.md",
            "articles/broken.md",
            "articles/folder",
            "articles/loop",
            "articles/pipe.md",
            "entities",
        )
    ]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"un\r\ndeux\rtrois\n", "un\ndeux\ntrois\n"),
        (b"\xef\xbb\xbfun", "un"),
        ("é 😀 الحشد\t\u200c".encode(), "é 😀 الحشد\t\u200c"),
        (b"", ""),
        (b"a" * MAX_BYTES, "a" * MAX_BYTES),
    ],
)
def test_a_text_is_read_as_utf_8_with_plain_line_ends(tmp_path: Path, data: bytes, text: str) -> None:
    assert read(write(tmp_path, {FILE.path: data}), FILE) == (text, ())


@pytest.mark.parametrize(
    ("data", "expected", "seen"),
    [
        (b"a" * (MAX_BYTES + 1), "1:1: error[file-too-large]: the file is larger than 1 MiB", ""),
        (b"\xe9t\xe9", "1:1: error[not-utf8]: the file is not UTF-8 text", "bytes E9 74 E9"),
        ("é\n😀 ".encode() + b"\xff", "2:3: error[not-utf8]: the file is not UTF-8 text", "bytes FF"),
        ("été".encode("utf-16"), "1:1: error[not-utf8]: the file is not UTF-8 text", "bytes FF FE E9 00"),
        (b"\xef\xbb\xbfa\xff", "1:2: error[not-utf8]: the file is not UTF-8 text", "bytes FF"),
        (b"\xed\xa0\x80", "1:1: error[not-utf8]: the file is not UTF-8 text", "bytes ED A0 80"),
        (b"a\nb\x00", "2:2: error[forbidden-character]: the file holds a control character", "U+0000"),
        (b"\x1b[31m", "1:1: error[forbidden-character]: the file holds a control character", "U+001B"),
        ("é\u202ea".encode(), "1:2: error[forbidden-character]: the file holds a control character", "U+202E"),
        ("a\u2066".encode(), "1:2: error[forbidden-character]: the file holds a control character", "U+2066"),
        ("a\x85b".encode(), "1:2: error[forbidden-character]: the file holds a control character", "U+0085"),
    ],
    ids=lambda value: repr(value[:12]),
)
def test_a_file_that_cannot_be_read(tmp_path: Path, data: bytes, expected: str, seen: str) -> None:
    text, told = read(write(tmp_path, {FILE.path: data}), FILE)
    assert text == ""
    assert said(told) == [f"articles/a.md:{expected}"]
    assert told[0].seen == seen


def test_a_file_that_vanished(tmp_path: Path) -> None:
    assert said(read(tmp_path, FILE)[1]) == [
        "articles/a.md:1:1: error[unreadable-file]: the file cannot be read: No such file or directory"
    ]


def test_a_report_shows_the_line_that_was_read(tmp_path: Path) -> None:
    content = write(tmp_path, {"a.md": "\ufeffun\r\ndeux\u2028x\rtrois"})
    line = line_reader(content)
    assert [line("a.md", number) for number in range(5)] == [None, "un", "deux\u2028x", "trois", None]


def test_a_report_shows_nothing_of_what_is_no_file_of_the_corpus(tmp_path: Path) -> None:
    content = write(tmp_path / "content", {"big.md": b"a" * (MAX_BYTES + 1), "latin.md": b"caf\xe9"})
    write(tmp_path, {"secret.md": "secret"})
    (content / "link.md").symlink_to(tmp_path / "secret.md")
    os.mkfifo(content / "pipe.md")
    (content / "folder.md").mkdir()
    line = line_reader(content)
    with at_most(2):
        assert [line(name, 1) for name in ("link.md", "pipe.md", "folder.md", "none.md", "big.md", "")] == [None] * 6
    assert line("latin.md", 1) == "caf\ufffd"
