"""Attacks by YAML: rows 7 to 12."""

from __future__ import annotations

from tests.corpora import page
from tests.hostile.attack import Attack, article

ANCHORS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{name}: &{name} {{<<: [{', '.join([f'*{before}'] * 9)}]}}\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
UNREADABLE = {
    "python": "title: !!python/object/apply:os.system [touch attacked]",
    "env": "title: !ENV [PATH]",
    "binary": "title: !!binary aGk=",
    "syntax": "title: [",
    "colon": "title: Irak : un convoi: attaqué",
    "tabs": "title: x\n\tsource: y",
    "list": "- a\n- b",
    "scalar": "un texte",
    "number": "42",
    "two": "title: x\n... \ntitle: y",
    "set": "? title\n? source",
    "complex": "? [a, b]\n: x",
    "directive": "%YAML 9.9",
    "at": "title: @x",
    "control": 'title: "\\x1b[31m"',
}

HEADERS = (
    Attack(
        row=7,
        name="in a number of ours and of the host's",
        files={
            **article("boost", "search: {boost: .nan}"),
            **{
                f"entities/number-{number}.md": page(
                    f"entities/number-{number}.md", f"coordinates: {{lat: {typed}, lon: 1, precision: exact}}"
                )
                for number, typed in enumerate(
                    (".nan", "nan", "inf", "-.inf", "1e999", "0x1f", "1_0", "91", "١", "1" * 5000)
                )
            },
            "sources/number.md": page("sources/number.md", "max_quote_chars: 1e9"),
        },
    ),
    Attack(row=8, name="anchors", files={"articles/anchors.md": f"---\n{ANCHORS}---\n"}),
    Attack(row=8, name="merges", files={"articles/merges.md": f"---\n{MERGES}---\n"}),
    Attack(row=8, name="on a page", files={"anchors-page.md": f"---\n{ANCHORS}---\n"}),
    Attack(row=9, name="100,000 brackets", files={"articles/brackets.md": f"---\ntags: {'[' * 100_000}\n---\n"}),
    Attack(row=9, name="60,000 brackets", files={"articles/brackets-2.md": f"---\ntags: {'[' * 60_000}\n---\n"}),
    Attack(row=9, name="15,000 braces", files={"articles/braces.md": f"---\ntags: {'{a: ' * 15_000}\n---\n"}),
    Attack(row=9, name="30,000 hyphens", files={"articles/hyphens.md": f"---\n{'- ' * 30_000}\n---\n"}),
    Attack(
        row=10,
        name="of every kind",
        files={
            f"articles/unread-{name}.md": f"---\n{header}\n---\n\nUn texte.\n" for name, header in UNREADABLE.items()
        },
    ),
    Attack(
        row=10,
        name="dates that are none",
        files={
            f"articles/date-{number}.md": page(f"articles/date-{number}.md", f"date: {typed}")
            for number, typed in enumerate(
                ("2021-13-45", "0000-00-00", "2021-02-30", "٢٠٢١-١٠-١٩", "2021-10-19T00:00:00Z", "99999", "-1")
            )
        },
    ),
    Attack(
        row=10,
        name="not closed, after a blank line, none at all",
        files={
            "articles/open.md": "---\ntitle: x\n\nUn texte.\n",
            "articles/blank.md": "\n\n" + page("articles/blank.md"),
            "articles/none.md": "Un texte.\n",
            "articles/empty.md": "",
            "open-page.md": "---\ntitle: x\n",
        },
    ),
    Attack(
        row=11,
        name="at the top and deep down",
        files={
            **article("twice", "title: a\ntitle: b"),
            **article("twice-deep", "entities: [{id: x, id: y}]"),
        },
    ),
    Attack(
        row=12,
        name="as titles",
        files={
            f"articles/typed-{number}.md": page(f"articles/typed-{number}.md", f"title: {typed}")
            for number, typed in enumerate(
                ("NO", "on", "0123", "1_000", "12:30:45", "1.10", "2021-10-19", "0x1F", "1e3", "~x", ".inf")
            )
        },
    ),
    Attack(row=12, name="as nothing", files=article("nothing", "title: ~")),
)
