"""Each fix on what people type: before, after, and what is left alone."""

from __future__ import annotations

import pytest

from recoupe.fixing import FIXES, Given, mend
from recoupe.loading import CorpusFile, Defaults
from tests.corpora import corpus, corpus_file, page, said

BASE = {
    "sources/journal.md": page("sources/journal.md"),
    "entities/irak.md": page("entities/irak.md"),
    "entities/dhi-qar.md": page("entities/dhi-qar.md"),
    "entities/vieil-irak.md": page("entities/vieil-irak.md", "replaced_by: irak"),
    "articles/b.md": page("articles/b.md", "tags: [elections-2021]"),
}


def given(files: dict[str, str | bytes]) -> Given:
    data = {corpus_file(path): text if isinstance(text, bytes) else text.encode() for path, text in files.items()}
    return Given(files=data, refused={}, strays=(), defaults=Defaults())


def article(header: str, body: str = "") -> str:
    """The header of an article after mending; what it lacks stands before it."""
    lead = "---\ntitle: t\nsource: journal\ndate: 2021-10-19\nlang: fr\n"
    rest = f"---\n\n{body}"
    done = mend(given({**BASE, "articles/a.md": f"{lead}{header}\n{rest}"}))
    (after,) = (change.after.decode() for change in done.changes) if done.changes else (f"{lead}{header}\n{rest}",)
    assert after.startswith(lead)
    return after.removeprefix(lead).removesuffix(f"\n{rest}")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # unknown-key
        ("entites: [irak]", "entities: [irak]"),
        ("Tags: [a]", "tags: [a]"),
        ("translation-of: b", "translation_of: b"),
        ("autor: x", "author: x"),
        ("tgas: [a]", "tags: [a]"),
        ("stance: [{target: irak, postion: against, evidence: [t]}]", "stance: [{target: irak, position: against, evidence: [t]}]"),
        # unknown-value
        ("state: Draft", "state: draft"),
        ('state: "DRAFT"', "state: draft"),
        ("stance: [{target: irak, position: Against, evidence: [t]}]", "stance: [{target: irak, position: against, evidence: [t]}]"),
        ("annotations: [{quote: t, note: x, motivation: loaded_language}]", "annotations: [{quote: t, note: x, motivation: loaded-language}]"),
        # malformed-id
        ("entities: [Irak, Dhi_Qar]", "entities: [irak, dhi-qar]"),
        ("entities: [irak.md, entities/dhi-qar.md, 'Dhi Qar']", "entities: [irak, dhi-qar, dhi-qar]"),
        ("tags: [Elections 2021]", "tags: [elections-2021]"),
        ("reprint_of: articles/2021/b.md", "reprint_of: b"),
        ("stance: {Irak: against}", "stance: {irak: against}"),
        # malformed-date
        ("accessed: 2021/10/19", "accessed: 2021-10-19"),
        ("accessed: 2021.1.9", "accessed: 2021-01-09"),
        ("accessed: 2021-1", "accessed: 2021-01"),
        ('accessed: "20/10/2021"', "accessed: 2021-10-20"),
        ("accessed: 10.20.2021", "accessed: 2021-10-20"),
        ("accessed: 10/10/2021", "accessed: 2021-10-10"),
        ("accessed: ٢٠٢١-١٠-١٩", "accessed: 2021-10-19"),
        # malformed-language
        ("abstract: {FR: x, en_GB: y}", "abstract: {fr: x, en-GB: y}"),
        # merged-entity
        ("entities: [vieil-irak]", "entities: [irak]"),
        ("entities: [irak, vieil-irak, dhi-qar]", "entities: [irak, dhi-qar]"),
        ("entities:\n  - irak\n  - vieil-irak # ancien\n  - dhi-qar", "entities:\n  - irak\n  # ancien\n  - dhi-qar"),
        ("entities:\n  - vieil-irak\n  - irak", "entities:\n  - irak"),
        ("annotations: [{quote: t, note: x, entities: [irak, vieil-irak]}]", "annotations: [{quote: t, note: x, entities: [irak]}]"),
        ("event: vieil-irak", "event: irak"),  # no event before and after
        # duplicate-key
        ("tags: [a]\nurl: https://a.org\ntags: [a]  ", "tags: [a]\nurl: https://a.org"),
        # yaml-syntax, yaml-feature
        ("author: Anna : reporter", 'author: "Anna : reporter"'),
        ("author: @anna", 'author: "@anna"'),
        ("author: *Anna*", 'author: "*Anna*"'),
        ("author: &Anna", 'author: "&Anna"'),
        ("author: !Anna", 'author: "!Anna"'),
        ("author: 100 % Anna: elle", 'author: "100 % Anna: elle"'),
        ("abstract:\n  fr: Un : deux", 'abstract:\n  fr: "Un : deux"'),
        ("archive:\n\turl: https://a.org\n\tdate: 2021", "archive:\n  url: https://a.org\n  date: 2021"),
        # several at once
        ("Entites: [Irak]\nacessed: 2021/10/19\nauthor: a: b", 'entities: [irak]\naccessed: 2021-10-19\nauthor: "a: b"'),
    ],
)  # fmt: skip
def test_what_is_clear_is_mended(before: str, after: str) -> None:
    assert article(before) == after


@pytest.mark.parametrize(
    "header",
    [
        "note: x\nnotes: y",  # it would stand there twice
        "xyz: 1", "ta: [a]", "ntoeb: x",
        "state: drat", "stance: [{target: irak, position: agains, evidence: [t]}]", "rights: {text: ful}",
        "entities: [iraq]", "entities: [Iraq]", "tags: [Marchés]", "tags: [Nouveau]", "event: elections-2021",
        "accessed: 03/04/2021", "accessed: 1400/07/27", "accessed: 19 octobre 2021", "accessed: 2021-02-30", "accessed: 2021-10-19T10:00", "accessed: 21/10/19", "accessed: 30/02/2021",
        "abstract: {French: x}", "abstract: {FR: x, fr: y}",
        "tags: [a]\ntags: [b]", "tags:\n  - a\ntags:\n  - b",
        "entities: [irak, {id: vieil-irak, role: about}]",
        "author: a: b # c", 'author: "a" b', "author: a: b\n  c", "abstract: fr: x", "rights: text: none", "archive: url: https://a.org",
        "archive:\n  url: https://a.org\n\tdate: 2021",
        "url: www.a.org", "title2: #3",
    ],
)  # fmt: skip
def test_what_takes_judgement_is_left(header: str) -> None:
    assert article(header) == header


@pytest.mark.parametrize(
    ("exact", "body", "after"),
    [
        ("\"l'Irak d'hier\"", "Voici l’Irak d’hier.", '"l’Irak d’hier"'),
        ("un « mot » juste", "Voici un «\u00a0mot\u00a0» juste.", '"un «\\u00a0mot\\u00a0» juste"'),
        ("un «mot» juste", "Voici un « mot » juste.", None),  # fewer signs
        ("un convoi - frappé", "Voici un convoi – frappé.", '"un convoi – frappé"'),
        ("« mot »", "Voici «\u00a0mot\u00a0».", '"«\\u00a0mot\\u00a0»"'),
        ("l'Irak", "L’Irak, l’Irak : deux fois l’Irak.", None),
        ("L'irak", "L’Irak.", None),  # another word
        ("l'iraq", "Voici l’Irak.", None),
    ],
)
def test_a_quote_gets_the_signs_of_its_article(exact: str, body: str, after: str | None) -> None:
    header = "stance: [{{target: irak, position: against, evidence: [{{exact: {}}}]}}]"
    if after is None:
        assert article(header.format(exact), body) == header.format(exact)
    else:
        assert (
            article(header.format(exact), body).encode() == header.format(after).replace("\\u00a0", "\u00a0").encode()
        )


def test_marks_that_turn_a_line_are_taken_out_of_the_whole_file() -> None:
    text = page("articles/a.md", 'title: "\u202bالعراق\u202c"', "نص \u2067آخر\u2069.\n")
    done = mend(given({**BASE, "articles/a.md": text}))
    assert [change.after.decode() for change in done.changes] == [
        text.translate(dict.fromkeys(map(ord, "\u202b\u202c\u2067\u2069")))
    ]
    assert [each.rule for each in done.mended] == ["forbidden-character"]
    nul = page("articles/a.md", "", "a\x00b\x0cc")
    assert mend(given({**BASE, "articles/a.md": nul})).changes == ()
    assert mend(given({**BASE, "articles/a.md": b"\xff\xfe"})).changes == ()


def test_a_file_keeps_its_line_ends_and_its_mark() -> None:
    text = page("articles/a.md", "entites: [Irak] # e\u0301").replace("\n", "\r\n")
    (change,) = mend(given({**BASE, "articles/a.md": b"\xef\xbb\xbf" + text.encode()})).changes
    expected = text.replace("entites: [Irak]", "entities: [irak]")
    assert change.after == b"\xef\xbb\xbf" + expected.encode()


def test_what_a_fix_would_uncover_is_no_reason_to_make_more_errors() -> None:
    """The title hides two names that nobody knows: the file has one error now, and would have two."""
    text = page("articles/a.md", "title: a: b\nentities: [x, y]")
    done = mend(given({**BASE, "articles/a.md": text}))
    assert done.changes == ()
    assert len(done.left) == 1


def test_every_fix_says_what_it_does() -> None:
    done = mend(given({**BASE, "articles/a.md": page("articles/a.md", "entites: [Irak]\nurl: x")}))
    assert [each.fix.does for each in done.mended if each.fix] == ['write "entities" for "entites"', 'write "irak"']  # fmt: skip
    assert said(done.left) == ['articles/a.md:3:6: error[malformed-url]: "x" is not a web address']


def test_all_rules_with_fixes_are_tried_here() -> None:
    rules = {
        "forbidden-character", "yaml-syntax", "yaml-feature", "duplicate-key", "unknown-key", "unknown-value",
        "malformed-id", "malformed-date", "malformed-language", "merged-entity", "quote-not-found",
    }  # fmt: skip
    assert rules == FIXES.keys()
    assert corpus_file("articles/a.md") == CorpusFile("articles", "a", "articles/a.md")
    assert corpus("") == {"sources/journal.md": page("sources/journal.md")}
