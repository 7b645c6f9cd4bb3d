"""Attacks by size: rows 24 to 27. Each file is as large as a file may be, or larger."""

from __future__ import annotations

from pathlib import Path

from tests.corpora import page
from tests.hostile.attack import Attack, article

SIZE = 900_000
"""Bytes of a text that is just not refused for its size."""

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
    "one letter": "x",
    "accents": "\u0301",
    "bad links": "[a](javascript:b) ",
    "footnotes": "[^1]\n",
    "fences": "```\n",
}
TICKS = "".join("`" * length + " " for length in range(1, 1_300))
ABBREVIATIONS = "*[a]: " + "b" * 20_000 + "\n\n" + "a " * 60_000
REGISTER = {
    f"entities/{id}.md": page(f"entities/{id}.md", f"pref_label: {{fr: {name}}}")
    for id, name in (("first", "Acteur Premier"), ("second", "Acteur"), ("third", "Premier Acteur"), ("letter", "a"))
}
STANCE = "stance:\n" + "  - {target: first, position: favor, evidence: [a]}\n" * 499


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
            files={**REGISTER, **article("cost", "", pattern * (SIZE // len(pattern.encode())))},
            large=True,
        )
        for name, pattern in PATTERNS.items()
    ),
    *(
        Attack(
            row=25,
            name=f"{name}, on a page",
            files={"cost-page.md": page("cost-page.md", "", PATTERNS[name] * (SIZE // len(PATTERNS[name])))},
            large=True,
        )
        for name in ("brackets", "pictures", "divisions", "quotations", "emphasis")
    ),
    Attack(row=25, name="runs of ticks", files=article("ticks", "", TICKS), large=True),
    Attack(
        row=25,
        name="quotes that stand everywhere",
        files={**REGISTER, **article("quotes", STANCE, "a " * (SIZE // 2))},
        large=True,
    ),
    Attack(
        row=25,
        name="quotes that stand nowhere",
        files={
            **REGISTER,
            **article("quotes", STANCE.replace("[a]", "[le convoi attaqué hier]"), "le convoi parti hier " * 40_000),
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
