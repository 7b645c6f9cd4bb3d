"""Attacks by size: rows 24 to 27.

Each repeats what some site generator took minutes for. `RECOUPE_HOSTILE=1` makes each file as large as a file may be.
"""

from __future__ import annotations

import os
from pathlib import Path

from tests.corpora import page
from tests.hostile.attack import Attack, article

FULL = os.environ.get("RECOUPE_HOSTILE") == "1"
SIZE = 900_000 if FULL else 20_000
"""Bytes of a text: just not refused for its size, or enough to tell what grows faster than its input."""
SIZES = {} if FULL else {"open links": 120_000, "divisions": 250_000, "items": 24_000}
"""Where as many were seen to cost minutes elsewhere."""

PATTERNS = {
    "brackets": "[",
    "open links": "[a](b ",
    "pictures": "![",
    "divisions": "<div>",
    "emphasis": "*a **b ",
    "quotations": "> ",
    "paragraphs": "a\n\n",
    "items": "- a\n",
    "addresses": "<https://a.org/> ",
    "signs": "&amp;",
    "spelled out": "&#x202e;",
    "names": "Acteur Premier Acteur ",
    "one word": "x",
    "one letter": "é ",
    "accents": "\u0301",
    "bad links": "[a](javascript:b) ",
    "footnotes": "[^1]\n",
    "fences": "```\n",
}
TICKS = "".join("`" * length + " " for length in range(1, 1_300 if FULL else 500))
ABBREVIATIONS = "*[a]: " + "b" * 20_000 + "\n\n" + "a " * 60_000
REGISTER = {
    f"entities/{id}.md": page(f"entities/{id}.md", f"pref_label: {{fr: {name}}}")
    for id, name in (("first", "Acteur Premier"), ("second", "Acteur"), ("third", "Premier Acteur"), ("letter", "é"))
}
STANCE = "stance:\n" + "  - {target: first, position: favor, evidence: [é]}\n" * (499 if FULL else 60)


def _slug(name: str) -> str:
    return name.replace(" ", "-")


def _repeated(name: str) -> str:
    return PATTERNS[name] * (SIZES.get(name, SIZE) // len(PATTERNS[name].encode()))


def _huge(content: Path) -> None:
    (content / "articles").mkdir(exist_ok=True)
    with (content / "articles" / "huge.md").open("wb") as file:
        file.truncate(50 * 1024 * 1024)


COSTS = (
    Attack(row=24, name="of 50 MB", make=_huge, large=True),
    Attack(row=24, name="of a byte too many", files={"articles/large.md": b"a" * (1024 * 1024 + 1)}, large=True),
    *(
        Attack(
            row=25,
            name=name,
            files={**REGISTER, **article(f"cost-{_slug(name)}", "", _repeated(name))},
            large=True,
        )
        for name in PATTERNS
    ),
    *(
        Attack(
            row=25,
            name=f"{name}, on a page",
            files={f"cost-{name}.md": page(f"cost-{name}.md", "", _repeated(name))},
            large=True,
        )
        for name in ("brackets", "pictures", "divisions", "quotations", "emphasis")
    ),
    Attack(row=25, name="runs of ticks", files=article("ticks", "", TICKS), large=True),
    Attack(
        row=25,
        name="quotes that stand everywhere",
        files={**REGISTER, **article("quotes-everywhere", STANCE, "é " * (SIZE // 3))},
        large=True,
    ),
    Attack(
        row=25,
        name="quotes that stand nowhere",
        files={
            **REGISTER,
            **article(
                "quotes-nowhere",
                STANCE.replace("[é]", "[le convoi attaqué hier]"),
                "le convoi parti hier " * (SIZE // 22),
            ),
        },
        large=True,
    ),
    Attack(
        row=25,
        name="tags",
        files=article("tags-cost", f"tags: [{', '.join(f't{n}' for n in range(8_000))}]"),
        large=True,
    ),
    Attack(row=26, name="300 deep", files=article("deep", "", "".join("  " * depth + "- a\n" for depth in range(300)))),
    Attack(
        row=26,
        name="300 deep, on a page",
        files={"deep-page.md": page("deep-page.md", "", "".join("  " * depth + "- a\n" for depth in range(300)))},
    ),
    Attack(row=27, name="in an article", files=article("abbreviations", "", ABBREVIATIONS), large=True),
    Attack(
        row=27,
        name="on a page",
        files={"abbreviations-page.md": page("abbreviations-page.md", "", ABBREVIATIONS)},
        large=True,
    ),
)
